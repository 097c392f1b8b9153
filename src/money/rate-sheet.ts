import type { CalendarDate } from "../calendar/time.js";
import type { CurrencyCode } from "./currencies.js";
import type { DecimalInput } from "../exact/index.js";

/**
 * A quote: one unit of the base currency buys `rate` units of `currency`, from `date` until the next quote. Without a
 * date the rate is constant.
 *
 * @category Money
 */
export interface RateQuote {
  readonly currency: CurrencyCode;
  readonly date?: CalendarDate | null | undefined;
  readonly rate: DecimalInput;
}

/**
 * Quotes of currencies in one base currency, as central banks publish them.
 *
 * @category Money
 */
export interface RateSheet {
  readonly base: CurrencyCode;
  readonly quotes: readonly RateQuote[];
}

/**
 * A rate sheet in canonical form: plain JSON, checked, in order of currency and date.
 *
 * @category Money
 */
export type RatesDefinition = {
  readonly base: CurrencyCode;
  readonly quotes: readonly {
    readonly currency: CurrencyCode;
    readonly date: CalendarDate | null;
    readonly rate: string;
  }[];
};

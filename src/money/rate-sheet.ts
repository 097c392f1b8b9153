import { checkDate } from "../calendar/arguments.js";
import type { CalendarDate } from "../calendar/time.js";
import { having, invalidArgument, listIn, knownOptionsIn } from "../errors.js";
import { canonicalDecimal, compareDecimals, type DecimalInput, isDecimal } from "../exact/index.js";
import { checkCurrencyCode, type CurrencyCode } from "./currencies.js";

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
  /**
   * What becomes of an amount without a rate. `"refused"`, the default: the question throws `missing-rate`. `"reported"`:
   * the row is left out, and `explain` counts it under `excluded`.
   */
  readonly missing?: MissingRate | undefined;
}

/**
 * What becomes of an amount without a rate: the question is refused, or the row is left out and reported.
 *
 * @category Money
 */
export type MissingRate = "refused" | "reported";

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
  /** Absent if a missing rate is refused. */
  readonly missing?: "reported";
};

export type Quote = RatesDefinition["quotes"][number];

export function checkedRates(sheet: RateSheet): RatesDefinition {
  const { base, quotes, missing = "refused" } = knownOptionsIn("rates", sheet, ["base", "quotes", "missing"]);
  checkCurrencyCode("rates", base);
  if (missing !== "refused" && missing !== "reported")
    throw invalidArgument("rates", '"refused" or "reported" for missing', missing);
  const checked = listIn("rates", "a list of quotes", quotes)
    .map((quote) => checkedQuote(quote, base))
    .sort(byCurrencyAndDate);
  for (const [place, quote] of checked.entries()) checkPair(checked[place - 1], quote);
  return { base, quotes: checked, ...(missing === "reported" && { missing }) };
}

function checkedQuote(quote: RateQuote, base: CurrencyCode): Quote {
  const { currency, date = null, rate } = having("rates", "a quote { currency, rate }", quote);
  checkCurrencyCode("rates", currency);
  if (currency === base) throw invalidArgument("rates", "quotes of other currencies than the base", currency);
  if (date !== null) checkDate("rates", date);
  if (!isDecimal(rate) || compareDecimals(rate, 0) <= 0) {
    throw invalidArgument("rates", `a rate of ${currency} above 0`, rate);
  }
  return { currency, date, rate: canonicalDecimal(rate) };
}

/** Constant rates come first, so that `checkPair` sees one beside any other quote of its currency. */
function byCurrencyAndDate(one: Quote, other: Quote): number {
  const [left, right] = [`${one.currency}${one.date ?? ""}`, `${other.currency}${other.date ?? ""}`];
  return left < right ? -1 : left > right ? 1 : 0;
}

function checkPair(earlier: Quote | undefined, later: Quote): void {
  if (earlier?.currency !== later.currency) return;
  if (earlier.date === later.date) {
    const when = later.date ?? "no date";
    throw invalidArgument("rates", "one quote of a currency and date", `${later.currency}, ${when}`);
  }
  if (earlier.date === null) {
    throw invalidArgument("rates", "either dated rates or one constant rate of a currency", later.currency);
  }
}

import { invalidArgument, SalesmetricsError, shown } from "../errors.js";
import type { CalendarDate } from "../calendar/time.js";
import { isCalendarDate } from "../calendar/dates.js";
import { type CurrencyCode, isCurrency } from "./currencies.js";
import { fraction, multiplyFractions } from "../exact/index.js";
import { amountText, fromFraction, type Money } from "./money.js";
import type { Rates } from "./rates.js";

/**
 * The rates of a conversion, and the day whose rates count. Constant rates need no date.
 *
 * @category Money
 */
export interface ConversionOptions {
  readonly rates: Rates;
  readonly date?: CalendarDate | null | undefined;
}

/**
 * An amount in another currency: times the quote of the target, over the quote of the source.
 *
 * *Details*. The product is exact; a quotient that does not end has 40 significant digits. Nothing is rounded to
 * the currency: `roundMoney` when the computation is over. Without a rate on or before the date this throws
 * `missing-rate`. An amount in the target currency comes back unchanged.
 *
 * *Gotchas*. To convert a sum, add within each currency first and convert the sums.
 *
 * @example
 * ```ts
 * import { convertMoney, money, rates } from "salesmetrics";
 *
 * const sheet = rates({ base: "EUR", quotes: [{ currency: "USD", rate: "1.25" }] });
 * convertMoney(money("10", "USD"), "EUR", { rates: sheet }); // => { amount: 8, currency: "EUR" }
 * ```
 *
 * @see {@link rates}
 * @category Money
 */
export function convertMoney(
  amount: Money,
  target: CurrencyCode,
  { rates, date = null }: ConversionOptions,
): Money {
  const text = amountText("convertMoney", amount);
  if (!isCurrency(target)) {
    throw new SalesmetricsError(
      "unknown-currency",
      `convertMoney: expected an ISO 4217 code, got ${shown(target)}`,
    );
  }
  if (date !== null && !isCalendarDate(date)) {
    throw invalidArgument("convertMoney", 'a date such as "2025-03-31"', date);
  }
  const factor = rates.factor(rates.key(amount.currency, target, date));
  return fromFraction(multiplyFractions(fraction(text), factor), target);
}

import type { CalendarDate } from "../calendar/time.js";
import { checkDate } from "../calendar/arguments.js";
import { having, knownOptionsIn } from "../errors.js";
import { checkCurrencyCode, type CurrencyCode } from "./currencies.js";
import { fraction, multiplyFractions } from "../exact/index.js";
import { amountText, fromFraction, type Money } from "./money.js";
import type { Rates } from "./rates.js";

/**
 * The rates of a conversion, and the day whose rates apply. Constant rates need no date.
 *
 * @category Money
 */
export interface ConversionOptions {
  readonly rates: Rates;
  readonly date?: CalendarDate | null | undefined;
}

/**
 * An amount in another currency: `amount × quote of the target ÷ quote of the source`.
 *
 * *Details*. The product is exact; a quotient that does not end has 40 significant digits. The result is not rounded to
 * the minor unit: use `roundMoney` at the end of the computation. Without a rate on or before the date this throws
 * `missing-rate`. An amount in the target currency comes back unchanged.
 *
 * *Gotchas*. To convert a sum, add the amounts of each currency first, then convert each sum.
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
export function convertMoney(amount: Money, target: CurrencyCode, options: ConversionOptions): Money {
  const { rates, date = null } = knownOptionsIn("convertMoney", options, ["rates", "date"]);
  having("convertMoney", "rates: what rates() returns", rates, "quoteKey");
  const text = amountText("convertMoney", amount);
  checkCurrencyCode("convertMoney", target);
  if (date !== null) checkDate("convertMoney", date);
  const factor = rates.factor(rates.key(amount.currency, target, date));
  return fromFraction(multiplyFractions(fraction(text), factor), target);
}

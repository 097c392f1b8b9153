import { invalidArgument } from "../errors.js";
import { type CurrencyCode, currencyExponent } from "./currencies.js";
import { exact, exactText, unitsAt } from "../exact/index.js";
import { amountText, fromText, type Money } from "./money.js";

/**
 * The number of minor units in an amount: cents for USD.
 *
 * *Details*. An amount with a fraction of a minor unit throws `invalid-argument`: use `roundMoney` first.
 *
 * @example
 * ```ts
 * import { money, toMinorUnits } from "salesmetrics";
 *
 * toMinorUnits(money("78.43", "USD")); // => 7843n
 * toMinorUnits(money("1500", "JPY")); // => 1500n
 * ```
 *
 * @category Money
 */
export function toMinorUnits(amount: Money): bigint {
  return wholeMinorUnits("toMinorUnits", amount);
}

/**
 * The amount of a number of minor units, the form that payment systems use: 1234 cents are 12.34 USD.
 *
 * *Details*. A number must be a safe integer, else `invalid-argument`; an unknown code throws `unknown-currency`.
 *
 * @example
 * ```ts
 * import { fromMinorUnits } from "salesmetrics";
 *
 * fromMinorUnits(7843, "USD"); // => { amount: 78.43, currency: "USD" }
 * fromMinorUnits(1500n, "KWD"); // => { amount: 1.5, currency: "KWD" }
 * ```
 *
 * @category Money
 */
export function fromMinorUnits(units: bigint | number, currency: CurrencyCode): Money {
  if (typeof units !== "bigint" && !Number.isSafeInteger(units)) {
    throw invalidArgument("fromMinorUnits", "a bigint or a safe integer", units);
  }
  return fromText(exactText({ units: BigInt(units), scale: currencyExponent(currency) }), currency);
}

/** `toMinorUnits` for another function, which its errors name. */
export function wholeMinorUnits(functionName: string, amount: Money): bigint {
  const text = amountText(functionName, amount);
  const places = currencyExponent(amount.currency);
  const decimal = exact(text);
  if (decimal.scale <= places) return unitsAt(decimal, places);
  throw invalidArgument(functionName, `whole minor units of ${amount.currency} (roundMoney first)`, text);
}

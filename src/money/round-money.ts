import { currencyExponent } from "./currencies.js";
import { roundDecimal, type RoundingMode } from "../exact/index.js";
import { amountText, fromText, type Money } from "./money.js";

/**
 * An amount rounded to the minor unit of its currency: cents for USD, whole yen for JPY, fils for KWD.
 *
 * *When to use*. Once, at the end. Twelve months of 100 / 12, each rounded, make 99.96; rounded after the sum, 100.
 *
 * *Details*. The default mode, `"half-even"`, has no bias over many amounts. The exact decimal is rounded, so 1.005 is a
 * tie.
 *
 * @example
 * ```ts
 * import { money, roundMoney } from "salesmetrics";
 *
 * roundMoney(money("1.005", "USD")); // => { amount: 1, currency: "USD" }
 * roundMoney(money("1.005", "USD"), "half-up"); // => { amount: 1.01, currency: "USD" }
 * roundMoney(money("99.5", "JPY")); // => { amount: 100, currency: "JPY" }
 * ```
 *
 * @see {@link allocate}, which splits an amount into rounded parts that add up to it
 * @category Money
 */
export function roundMoney(amount: Money, mode: RoundingMode = "half-even"): Money {
  const text = amountText("roundMoney", amount);
  return fromText(roundDecimal(text, currencyExponent(amount.currency), mode), amount.currency);
}

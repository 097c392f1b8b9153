import { SalesmetricsError } from "../errors.js";
import type { Decimal } from "./decimal.js";
import {
  addDecimals,
  compareDecimals,
  type DecimalInput,
  multiplyDecimals,
  subtractDecimals,
} from "../exact/index.js";
import { amountText, decimalText, fromText, type Money } from "./money.js";

/**
 * The exact sum of two amounts in one currency.
 *
 * *Details*. Exact to the last digit. Two currencies throw `mixed-currencies`: use `convertMoney` first.
 *
 * @example
 * ```ts
 * import { addMoney, money } from "salesmetrics";
 *
 * addMoney(money("0.10", "USD"), money("0.20", "USD")); // => { amount: 0.3, currency: "USD" }
 * ```
 *
 * @category Money
 */
export function addMoney(augend: Money, addend: Money): Money {
  const [left, right] = amountTexts("addMoney", augend, addend);
  return fromText(addDecimals(left, right), augend.currency);
}

/**
 * The exact difference of two amounts in one currency, which may be negative.
 *
 * *Details*. As {@link addMoney}.
 *
 * @example
 * ```ts
 * import { money, subtractMoney } from "salesmetrics";
 *
 * subtractMoney(money("1", "USD"), money("0.90", "USD")); // => { amount: 0.1, currency: "USD" }
 * ```
 *
 * @category Money
 */
export function subtractMoney(minuend: Money, subtrahend: Money): Money {
  const [left, right] = amountTexts("subtractMoney", minuend, subtrahend);
  return fromText(subtractDecimals(left, right), minuend.currency);
}

/**
 * An amount times a number, exactly.
 *
 * *Details*. Nothing is rounded, so the product may have more digits than the minor unit: use `roundMoney` at the end
 * of the computation. Anything but a finite decimal factor throws `invalid-argument`.
 *
 * *Gotchas*. A factor computed in floating point brings its error with it: `0.1 + 0.2` is `0.30000000000000004`.
 *
 * @example
 * ```ts
 * import { money, multiplyMoney } from "salesmetrics";
 *
 * multiplyMoney(money("302.00", "USD"), "0.2"); // => { amount: 60.4, currency: "USD" }
 * ```
 *
 * @category Money
 */
export function multiplyMoney(multiplicand: Money, factor: DecimalInput | Decimal): Money {
  const product = multiplyDecimals(
    amountText("multiplyMoney", multiplicand),
    decimalText("multiplyMoney", factor),
  );
  return fromText(product, multiplicand.currency);
}

/**
 * -1, 0 or 1: the left of two amounts in one currency is less than, equal to, or greater than the right. A comparator
 * for sorting.
 *
 * *Details*. Two currencies throw `mixed-currencies`.
 *
 * @example
 * ```ts
 * import { compareMoney, money } from "salesmetrics";
 *
 * compareMoney(money("1.50", "USD"), money(1.5, "USD")); // => 0
 * ```
 *
 * @category Money
 */
export function compareMoney(left: Money, right: Money): -1 | 0 | 1 {
  return compareDecimals(...amountTexts("compareMoney", left, right));
}

/** The amounts as canonical texts. Throws `mixed-currencies` for two currencies. */
function amountTexts(functionName: string, left: Money, right: Money): [string, string] {
  const texts: [string, string] = [amountText(functionName, left), amountText(functionName, right)];
  if (left.currency === right.currency) return texts;
  throw new SalesmetricsError(
    "mixed-currencies",
    `${functionName}: expected one currency (convert one amount first), got ${left.currency} and ${right.currency}`,
  );
}

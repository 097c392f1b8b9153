import { addMoney } from "../money/money-arithmetic.js";
import type { Quantity } from "../expressions/arithmetic.js";
import { mixedCurrencies } from "./mixed-currencies.js";

/** One quantity less another of its kind. */
export function subtractQuantities(from: Quantity, less: Quantity): Quantity {
  if (typeof from === "number" && typeof less === "number") return from - less;
  if (typeof from === "object" && typeof less === "object" && from.currency === less.currency) {
    return { amount: from.amount.minus(less.amount), currency: from.currency };
  }
  throw mixedCurrencies(from, less);
}

/** Two quantities of a kind together. */
export function addQuantities(augend: Quantity, addend: Quantity): Quantity {
  if (typeof augend === "number" && typeof addend === "number") return augend + addend;
  if (typeof augend === "object" && typeof addend === "object") return addMoney(augend, addend);
  throw mixedCurrencies(augend, addend);
}

/** A quantity with its sign changed. */
export function negated(quantity: Quantity): Quantity {
  if (typeof quantity === "number") return -quantity;
  return { amount: quantity.amount.negated(), currency: quantity.currency };
}

/** A quantity times one whole number over another. */
export function scaled(quantity: Quantity, times: number, over: number): Quantity {
  if (typeof quantity === "number") return (quantity * times) / over;
  return { amount: quantity.amount.times(times).div(over), currency: quantity.currency };
}

/** Whether a quantity is above zero: `1`, `0` or `-1`. */
export function signOf(quantity: Quantity): number {
  return Math.sign(typeof quantity === "number" ? quantity : quantity.amount.comparedTo(0));
}

/** One quantity over another of its kind. */
export function shareOf(part: Quantity, whole: Quantity): number {
  if (typeof part === "number" && typeof whole === "number") return part / whole;
  if (typeof part === "object" && typeof whole === "object" && part.currency === whole.currency) {
    return part.amount.div(whole.amount).toNumber();
  }
  throw mixedCurrencies(part, whole);
}

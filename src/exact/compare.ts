import type { DecimalInput } from "./decimal-text.js";
import { addExact, exact, negateExact } from "./exact-decimal.js";
import { shortTextNumber } from "./short-text.js";

/**
 * Which of two decimals is greater: -1 when the left is less, 0 when they are equal, 1 when the left is greater.
 * `"1.50"` equals `1.5`.
 */
export function compareDecimals(left: DecimalInput, right: DecimalInput): -1 | 0 | 1 {
  const first = typeof left === "number" ? left : shortTextNumber(left);
  const second = typeof right === "number" ? right : shortTextNumber(right);
  // Printing keeps the order of doubles, and short texts correspond to doubles one to one.
  if (Number.isFinite(first) && Number.isFinite(second)) return first < second ? -1 : first > second ? 1 : 0;
  const { units } = addExact(exact(left), negateExact(exact(right)));
  return units < 0n ? -1 : units > 0n ? 1 : 0;
}

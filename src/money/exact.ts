// Exact decimals as plain text and BigInt, without decimal.js: what the core computes with.
export { addDecimals, multipleBelow, multiplyDecimals, subtractDecimals } from "./exact/arithmetic.js";
export { compareDecimals } from "./exact/compare.js";
export { canonicalDecimal, type DecimalInput, isDecimal } from "./exact/decimal-text.js";
export { exact, exactText } from "./exact/exact-decimal.js";
export {
  addTo,
  emptySum,
  type ExactSum,
  mergeSums,
  scaleSum,
  subtractFrom,
  sumText,
} from "./exact/exact-sum.js";
export { divideToNumber } from "./exact/quotient.js";
export { shortTextNumber } from "./exact/short-text.js";
export { roundDecimal, type RoundingMode } from "./exact/round-decimal.js";

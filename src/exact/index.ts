// Exact decimals as plain text and BigInt, without decimal.js: what the core computes with.
export { addDecimals, multipleBelow, multiplyDecimals, subtractDecimals } from "./arithmetic.js";
export { compareDecimals } from "./compare.js";
export { canonicalDecimal, type DecimalInput, isDecimal } from "./decimal-text.js";
export { exact, exactText } from "./exact-decimal.js";
export { addTo, emptySum, type ExactSum, mergeSums, scaleSum, subtractFrom, sumText } from "./exact-sum.js";
export { divideToNumber } from "./quotient.js";
export { shortTextNumber } from "./short-text.js";
export { roundDecimal, type RoundingMode } from "./round-decimal.js";

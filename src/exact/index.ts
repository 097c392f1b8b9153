// Exact decimals and fractions as plain text and BigInt, without decimal.js: what the core computes with.
export { canonicalDecimal, type DecimalInput, isDecimal, shortTextNumber } from "./decimal-text.js";
export { divideToNumber, numberOf } from "./divide-to-number.js";
export {
  addDecimals,
  addExact,
  compareDecimals,
  type Exact,
  exact,
  exactText,
  multipleBelow,
  multiplyDecimals,
  negateExact,
  subtractDecimals,
  unitsAt,
} from "./exact-decimal.js";
export { addTo, emptySum, type ExactSum, mergeSums, scaleSum, subtractFrom, sumText } from "./exact-sum.js";
export {
  addFractions,
  compareFractions,
  divideFractions,
  type Fraction,
  fraction,
  multiplyFractions,
  oneFraction,
  roundedTogether,
  subtractFractions,
  withUnits,
  zeroFraction,
} from "./fraction.js";
export { fifteenDigits, finestScale, powersOfTen } from "./powers-of-ten.js";
export { roundDecimal, type RoundingMode } from "./round-decimal.js";
export { countUpTo, firstWhere } from "./search.js";

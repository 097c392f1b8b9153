import type { Arena } from "./arena.js";
import {
  addDecimals,
  canonicalDecimal,
  type DecimalInput,
  multipleBelow,
  fifteenDigits,
  finestScale,
  multiplyDecimals,
  powersOfTen,
  subtractDecimals,
} from "../exact/index.js";
import { Decimals, plainResult } from "./decimals.js";
import type { Issues } from "./problems.js";

/** Combines the decimals of two batches exactly. The result of a row with an issue can be anything. */
export type DecimalOperation = (left: Decimals, right: Decimals, size: number, issues: Issues) => Decimals;

/** `left + sign * right`. */
export function additions(sign: 1 | -1, arena: Arena): DecimalOperation {
  const operate = exactly(sign === 1 ? addDecimals : subtractDecimals, arena);
  return (left, right, size, issues) => {
    const [first, second] = [left.scaled(), right.scaled()];
    const scale = Math.max(first.scale, second.scale);
    const firstFactor = powersOfTen[scale - first.scale]!;
    const secondFactor = sign * powersOfTen[scale - second.scale]!;
    return operate(left, right, size, issues, scale, (units) => {
      for (let row = 0; row < size; row++)
        units[row] = first.units[row]! * firstFactor + second.units[row]! * secondFactor;
    });
  };
}

/** `left * right`. */
export function multiplications(arena: Arena): DecimalOperation {
  const operate = exactly(multiplyDecimals, arena);
  return (left, right, size, issues) => {
    const [first, second] = [left.scaled(), right.scaled()];
    return operate(left, right, size, issues, first.scale + second.scale, (units) => {
      for (let row = 0; row < size; row++) units[row] = first.units[row]! * second.units[row]!;
    });
  };
}

/** `floor(value / step) * step`, for a step above 0. */
export function multiplesBelow(
  step: DecimalInput,
  arena: Arena,
): (values: Decimals, size: number, issues: Issues) => Decimals {
  const operate = exactly((value) => multipleBelow(value, step), arena);
  const digits = canonicalDecimal(step).split(".")[1]?.length ?? 0;
  return (values, size, issues) => {
    const { units: given, scale: own } = values.scaled();
    const scale = Math.max(own, digits);
    const factor = powersOfTen[scale - own] ?? Number.NaN;
    const width = Math.round(Number(step) * (powersOfTen[scale] ?? Number.NaN));
    return operate(values, values, size, issues, scale, (units) => {
      for (let row = 0; row < size; row++) units[row] = multipleOf(given[row]! * factor, width);
    });
  };
}

/** `floor(whole / width) * width`; NaN if a number is too large for an exact result. */
function multipleOf(whole: number, width: number): number {
  if (!(Math.abs(whole) <= Number.MAX_SAFE_INTEGER && width < fifteenDigits)) return Number.NaN;
  const rest = whole % width;
  return whole - (rest < 0 ? rest + width : rest);
}

/** Computes results of at most 15 digits as scaled numbers (`fill`), longer ones with `operate`. */
function exactly(operate: (left: DecimalInput, right: DecimalInput) => string, arena: Arena) {
  const units = arena.float64();
  const result = new Decimals();
  return (
    left: Decimals,
    right: Decimals,
    size: number,
    issues: Issues,
    scale: number,
    fill: (units: Float64Array) => void,
  ): Decimals => {
    if (scale <= finestScale) fill(units);
    else units.fill(Number.NaN, 0, size);
    let exceptions: Map<number, DecimalInput> | null = null;
    for (let row = 0; row < size; row++) {
      const unit = units[row]!;
      if (unit < fifteenDigits && unit > -fifteenDigits) continue;
      const hasIssue = issues !== null && issues[row] !== 0;
      units[row] = hasIssue ? 0 : Number.NaN;
      if (hasIssue) continue;
      exceptions ??= new Map();
      exceptions.set(row, plainResult(operate(left.at(row), right.at(row))));
    }
    return result.takeScaled({ units, scale: Math.min(scale, finestScale) }, size, exceptions);
  };
}

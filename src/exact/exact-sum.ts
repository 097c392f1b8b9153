import { type DecimalInput, shortNumber } from "./decimal-text.js";
import {
  addExact,
  type Exact,
  exact,
  exactText,
  fromCanonical,
  multiplyDecimals,
  negateExact,
} from "./exact-decimal.js";
import { fifteenDigits, finestScale, powersOfTen } from "./powers-of-ten.js";

/**
 * An exact running sum, `units × 10^-scale + carry`, as plain JSON.
 *
 * `units` is a safe integer, for ordinary numbers. `carry` is an exact decimal, nearly always `"0"`. It takes the
 * numbers that overflow `units` or have too many digits for it, so that one such number among a million slows only
 * itself.
 */
export interface ExactSum {
  scale: number;
  units: number;
  carry: string;
}

/** The sum of no numbers, 0. */
export function emptySum(): ExactSum {
  return { scale: 0, units: 0, carry: "0" };
}

/** Adds a decimal to the sum, which it mutates. */
export function addTo(sum: ExactSum, value: DecimalInput): void {
  step(sum, value, 1);
}

/** Subtracts a decimal from the sum, which it mutates: undoes `addTo`. */
export function subtractFrom(sum: ExactSum, value: DecimalInput): void {
  step(sum, value, -1);
}

/** The sum of two sums, as a new one. */
export function mergeSums(left: ExactSum, right: ExactSum): ExactSum {
  const merged = { ...left };
  const other = { ...right };
  refine(merged, other.scale);
  refine(other, merged.scale);
  addUnits(merged, other.units);
  if (other.carry !== "0") carry(merged, fromCanonical(other.carry));
  return merged;
}

/** The sum times an exact decimal, as a new one. */
export function scaleSum(sum: ExactSum, factor: string): ExactSum {
  const scaled = emptySum();
  addTo(scaled, multiplyDecimals(sumText(sum), factor));
  return scaled;
}

/** The exact sum, as canonical text. */
export function sumText(sum: ExactSum): string {
  const value = sum.units / (powersOfTen[sum.scale] ?? Number.NaN);
  // A double of at most 15 digits prints as its decimal, but with an exponent below a millionth.
  const isPrinted = Math.abs(sum.units) < fifteenDigits && (Math.abs(value) >= 1e-6 || value === 0);
  if (sum.carry === "0" && isPrinted) return String(value);
  return exactText(addExact(unitsOf(sum), fromCanonical(sum.carry)));
}

/** If `units / power` equals the number and has at most 15 digits, the number prints as that decimal. */
function step(sum: ExactSum, value: DecimalInput, sign: 1 | -1): void {
  const amount = shortNumber(value);
  const power = powersOfTen[sum.scale] ?? Number.NaN;
  const units = Math.round(amount * power);
  const total = sum.units + sign * units;
  if (units / power === amount && Math.abs(units) < fifteenDigits && Number.isSafeInteger(total)) {
    sum.units = total;
  } else {
    stepSlowly(sum, value, sign);
  }
}

function stepSlowly(sum: ExactSum, value: DecimalInput, sign: 1 | -1): void {
  const part = sign > 0 ? exact(value) : negateExact(exact(value));
  const { units, scale } = part;
  if (scale <= finestScale) refine(sum, scale);
  const aligned = Number(units) * (powersOfTen[sum.scale - scale] ?? Number.NaN);
  if (Number.isSafeInteger(aligned)) addUnits(sum, aligned);
  else carry(sum, part);
}

/** If the true sum of two integers is unsafe, the rounded one is too: one check of the result is enough. */
function addUnits(sum: ExactSum, units: number): void {
  if (!Number.isSafeInteger(sum.units + units)) spill(sum);
  sum.units += units;
}

function refine(sum: ExactSum, scale: number): void {
  const factor = powersOfTen[scale - sum.scale];
  if (factor === undefined) return;
  if (!Number.isSafeInteger(sum.units * factor)) spill(sum);
  sum.units *= factor;
  sum.scale = scale;
}

function spill(sum: ExactSum): void {
  carry(sum, unitsOf(sum));
  sum.units = 0;
}

function carry(sum: ExactSum, part: Exact): void {
  sum.carry = exactText(addExact(fromCanonical(sum.carry), part));
}

function unitsOf(sum: ExactSum): Exact {
  return { units: BigInt(sum.units), scale: sum.scale };
}

import { multiplyDecimals } from "./arithmetic.js";
import type { DecimalInput } from "./decimal-text.js";
import { addExact, type Exact, exact, exactText, fromCanonical, negateExact } from "./exact-decimal.js";
import { shortTextNumber } from "./short-text.js";

/**
 * An exact running sum, `units × 10^-scale + carry`, as plain JSON.
 *
 * `units` is a safe integer that takes the ordinary numbers; `carry` is an exact decimal, `"0"` nearly always,
 * that takes what overflows `units` or has more digits than it can hold, so that one odd number among a million
 * slows only itself.
 */
export interface ExactSum {
  scale: number;
  units: number;
  carry: string;
}

/** Numbers with more digits after the point go to `carry`: at a finer scale, ordinary amounts would overflow. */
const FINEST_SCALE = 8;
const POWERS_OF_TEN = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8];

/** Decimals of at most 15 significant digits and doubles correspond one to one. */
const FIFTEEN_DIGITS = 1e15;

/** A sum of nothing, 0. */
export function emptySum(): ExactSum {
  return { scale: 0, units: 0, carry: "0" };
}

/** Adds a decimal to the sum, which it mutates. */
export function addTo(sum: ExactSum, value: DecimalInput): void {
  step(sum, value, 1);
}

/** Takes a decimal from the sum, which it mutates: undoes `addTo`. */
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
  const value = sum.units / (POWERS_OF_TEN[sum.scale] ?? Number.NaN);
  // A number of so many digits prints as that decimal; one below a millionth with an exponent.
  const isPrinted = Math.abs(sum.units) < FIFTEEN_DIGITS && (Math.abs(value) >= 1e-6 || value === 0);
  if (sum.carry === "0" && isPrinted) return String(value);
  return exactText(addExact(unitsOf(sum), fromCanonical(sum.carry)));
}

/** When `units / power` is the very number, and has at most 15 digits, then the number prints as that decimal. */
function step(sum: ExactSum, value: DecimalInput, sign: 1 | -1): void {
  const amount = typeof value === "number" ? value : shortTextNumber(value);
  const power = POWERS_OF_TEN[sum.scale] ?? Number.NaN;
  const units = Math.round(amount * power);
  const total = sum.units + sign * units;
  if (
    units / power === amount &&
    Math.abs(units) < FIFTEEN_DIGITS &&
    Math.abs(total) <= Number.MAX_SAFE_INTEGER
  ) {
    sum.units = total;
  } else {
    stepSlowly(sum, value, sign);
  }
}

function stepSlowly(sum: ExactSum, value: DecimalInput, sign: 1 | -1): void {
  const part = sign > 0 ? exact(value) : negateExact(exact(value));
  const { units, scale } = part;
  if (scale <= FINEST_SCALE) refine(sum, scale);
  const aligned = Number(units) * (POWERS_OF_TEN[sum.scale - scale] ?? Number.NaN);
  if (Number.isSafeInteger(aligned)) addUnits(sum, aligned);
  else carry(sum, part);
}

/** Integers whose true result is unsafe have an unsafe rounded result too, so that one check after the fact suffices. */
function addUnits(sum: ExactSum, units: number): void {
  if (!Number.isSafeInteger(sum.units + units)) spill(sum);
  sum.units += units;
}

function refine(sum: ExactSum, scale: number): void {
  const factor = POWERS_OF_TEN[scale - sum.scale];
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

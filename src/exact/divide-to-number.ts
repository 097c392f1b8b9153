import { invalidArgument, isSalesmetricsError } from "../errors.js";
import { type DecimalInput, shortNumber } from "./decimal-text.js";
import { atOneScale, exact } from "./exact-decimal.js";

/** The exponent of the smallest double above zero, `2^-1074`. */
const smallestExponent = -1074;
const significantBits = 53;

/**
 * The double nearest to the exact quotient of two decimals of any length, rounded once, ties to even.
 *
 * *Details*. A quotient closer to zero than any double is 0, never -0. A zero denominator, and a quotient
 * beyond the greatest double, throw `invalid-argument`.
 */
export function divideToNumber(numerator: DecimalInput, denominator: DecimalInput): number {
  const [above, below] = [shortNumber(numerator), shortNumber(denominator)];
  if (Number.isSafeInteger(above) && Number.isSafeInteger(below) && below !== 0) return above / below + 0;
  const [dividend, divisor] = atOneScale(exact(numerator), exact(denominator));
  if (divisor === 0n) throw invalidArgument("divideToNumber", "a denominator other than zero", denominator);
  const quotient = nearest(dividend, divisor);
  if (!Number.isFinite(quotient))
    throw invalidArgument("divideToNumber", "a quotient within ±1.8e308", numerator);
  return quotient;
}

/** The double nearest to a fraction; `null` beyond the greatest one. */
export function numberOf({
  numerator,
  denominator,
}: Readonly<Record<"numerator" | "denominator", DecimalInput>>) {
  try {
    return divideToNumber(numerator, denominator);
  } catch (error) {
    if (isSalesmetricsError(error)) return null;
    throw error;
  }
}

function nearest(dividend: bigint, divisor: bigint): number {
  if (isSafe(dividend) && isSafe(divisor)) return Number(dividend) / Number(divisor) + 0;
  const magnitude = nearestPositive(absolute(dividend), absolute(divisor));
  return dividend < 0n === divisor < 0n ? magnitude : 0 - magnitude;
}

/** Scales by a power of two so that the quotient has 53 bits (fewer below the normal doubles), and rounds there. */
function nearestPositive(dividend: bigint, divisor: bigint): number {
  const estimate = bitLength(dividend) - bitLength(divisor) - significantBits;
  const exponent = Math.max(estimate, smallestExponent);
  const significand = dividedByPower(dividend, divisor, exponent);
  if (significand <= 2n ** 53n) return Number(significand) * 2 ** exponent;
  return Number(dividedByPower(dividend, divisor, exponent + 1)) * 2 ** (exponent + 1);
}

/** `dividend / (divisor × 2^exponent)`, rounded half to even. */
function dividedByPower(dividend: bigint, divisor: bigint, exponent: number): bigint {
  const above = exponent < 0 ? dividend << BigInt(-exponent) : dividend;
  const below = exponent > 0 ? divisor << BigInt(exponent) : divisor;
  const floor = above / below;
  const doubledRest = 2n * (above % below);
  return doubledRest > below || (doubledRest === below && floor % 2n === 1n) ? floor + 1n : floor;
}

function bitLength(positive: bigint): number {
  const hexadecimal = positive.toString(16);
  return 4 * hexadecimal.length - (Math.clz32(Number.parseInt(hexadecimal.charAt(0), 16)) - 28);
}

function isSafe(value: bigint): boolean {
  return Number.isSafeInteger(Number(value));
}

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}

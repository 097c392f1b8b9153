import {
  addDecimals,
  atOneScale,
  compareDecimals,
  exact,
  multiplyDecimals,
  subtractDecimals,
} from "./exact-decimal.js";

/**
 * An exact fraction: a decimal over a decimal above zero, both as canonical text. Plain JSON.
 *
 * @category Money
 */
export interface Fraction {
  readonly numerator: string;
  readonly denominator: string;
}

export const zeroFraction: Fraction = { numerator: "0", denominator: "1" };
export const oneFraction: Fraction = { numerator: "1", denominator: "1" };

/** The fraction of canonical texts, which are not checked. */
export function fraction(numerator: string, denominator = "1"): Fraction {
  return { numerator, denominator };
}

export function addFractions(left: Fraction, right: Fraction): Fraction {
  const [above, below, denominator] = overOneDenominator(left, right);
  return { numerator: addDecimals(above, below), denominator };
}

export function subtractFractions(left: Fraction, right: Fraction): Fraction {
  const [above, below, denominator] = overOneDenominator(left, right);
  return { numerator: subtractDecimals(above, below), denominator };
}

export function multiplyFractions(left: Fraction, right: Fraction): Fraction {
  return {
    numerator: product(left.numerator, right.numerator),
    denominator: product(left.denominator, right.denominator),
  };
}

/** `left / right`, for a right other than zero. */
export function divideFractions(left: Fraction, { numerator, denominator }: Fraction): Fraction {
  return numerator.startsWith("-")
    ? multiplyFractions(left, { numerator: product("-1", denominator), denominator: numerator.slice(1) })
    : multiplyFractions(left, { numerator: denominator, denominator: numerator });
}

/** -1, 0 or 1, as {@link compareDecimals}. */
export function compareFractions(left: Fraction, right: Fraction): -1 | 0 | 1 {
  const [first, second] = overOneDenominator(left, right);
  return compareDecimals(first, second);
}

/** The numerators of two fractions over one denominator, and that denominator. */
function overOneDenominator(
  left: Fraction,
  right: Fraction,
): readonly [left: string, right: string, denominator: string] {
  if (left.denominator === right.denominator) return [left.numerator, right.numerator, left.denominator];
  return [
    product(left.numerator, right.denominator),
    product(right.numerator, left.denominator),
    product(left.denominator, right.denominator),
  ];
}

/** Most factors are 1, which costs no arithmetic. */
function product(left: string, right: string): string {
  return left === "1" ? right : right === "1" ? left : multiplyDecimals(left, right);
}

/**
 * Rounds fractions to integers of `10^-scale` that add up to the rounded sum of the fractions: the largest remainder
 * method.
 */
export function roundedTogether(fractions: readonly Fraction[], scale: number): readonly bigint[] {
  const parts = fractions.map(({ numerator, denominator }) => {
    const [above, below] = atOneScale(exact(numerator), exact(denominator));
    const dividend = above * 10n ** BigInt(scale);
    const rest = ((dividend % below) + below) % below;
    return { floor: (dividend - rest) / below, rest, below };
  });
  let [above, below] = [0n, 1n];
  for (const part of parts) [above, below] = [above * part.below + part.rest * below, below * part.below];
  return withUnits(parts, (2n * above + below) / (2n * below));
}

/** A number rounded down, and the part of a unit that it lost: `rest / below`. */
interface RoundedDown {
  readonly floor: bigint;
  readonly rest: bigint;
  readonly below: bigint;
}

/** Adds a number of units, one each, to the numbers with the largest remainders; ties go to the earlier number. */
export function withUnits(parts: readonly RoundedDown[], units: bigint): bigint[] {
  const largestFirst = [...parts.keys()].sort((one, other) => {
    const [left, right] = [parts[one]!, parts[other]!];
    const difference = left.rest * right.below - right.rest * left.below;
    return difference > 0n ? -1 : difference < 0n ? 1 : 0;
  });
  const rounded = parts.map(({ floor }) => floor);
  for (const place of largestFirst.slice(0, Number(units))) rounded[place]! += 1n;
  return rounded;
}

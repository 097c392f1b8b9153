import { type DecimalInput, exact } from "./index.js";

/** An exact fraction; what is below is positive. */
export interface Fraction {
  readonly above: bigint;
  readonly below: bigint;
}

export const zero: Fraction = { above: 0n, below: 1n };

/** The fraction that a decimal is. */
export function fractionOf(value: DecimalInput): Fraction {
  const { units, scale } = exact(value);
  return { above: units, below: 10n ** BigInt(scale) };
}

export function plus(...terms: readonly Fraction[]): Fraction {
  return terms.reduce(
    (sum, { above, below }) => ({ above: sum.above * below + above * sum.below, below: sum.below * below }),
    zero,
  );
}

export function minus(left: Fraction, right: Fraction): Fraction {
  return plus(left, { above: -right.above, below: right.below });
}

export function times(left: Fraction, right: Fraction): Fraction {
  return { above: left.above * right.above, below: left.below * right.below };
}

/** One over another that is not zero. */
export function over(left: Fraction, right: Fraction): Fraction {
  const sign = right.above < 0n ? -1n : 1n;
  return { above: sign * left.above * right.below, below: sign * left.below * right.above };
}

/** The mean of two. */
export function midway(left: Fraction, right: Fraction): Fraction {
  return times(plus(left, right), { above: 1n, below: 2n });
}

export function isZero({ above }: Fraction): boolean {
  return above === 0n;
}

export function isEqual(left: Fraction, right: Fraction): boolean {
  return left.above * right.below === right.above * left.below;
}

/**
 * Fractions as whole numbers of `10^-scale` that add up to their sum as such a number: each is rounded down, and what
 * is left goes to the largest remainders.
 */
export function roundedTogether(fractions: readonly Fraction[], scale: number): readonly bigint[] {
  const power = 10n ** BigInt(scale);
  const floors = fractions.map(({ above, below }) => floorOf(above * power, below));
  const sum = plus(...fractions);
  const left =
    floorOf(2n * sum.above * power + sum.below, 2n * sum.below) - floors.reduce((a, b) => a + b, 0n);
  const rest = fractions.map((fraction, place) => minus(fraction, { above: floors[place]!, below: power }));
  const byRest = [...fractions.keys()].sort((one, other) => {
    const { above } = minus(rest[other]!, rest[one]!);
    return above < 0n ? -1 : above > 0n ? 1 : 0;
  });
  for (const place of byRest.slice(0, Number(left))) floors[place]! += 1n;
  return floors;
}

function floorOf(above: bigint, below: bigint): bigint {
  const quotient = above / below;
  return above % below < 0n ? quotient - 1n : quotient;
}

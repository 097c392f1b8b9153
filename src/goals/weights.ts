import { exact, type Fraction, fraction, multiplyFractions, unitsAt } from "../exact/index.js";

/** The sums of the first weights, as whole numbers of one size. */
export function runningTotals(weights: readonly Fraction[]): (count: number) => bigint {
  const parts = weights.map(({ numerator, denominator }) => {
    const [above, below] = [exact(numerator), exact(denominator)];
    const scale = Math.max(above.scale, below.scale);
    return { above: unitsAt(above, scale), below: unitsAt(below, scale) };
  });
  let size = 1n;
  for (const { below } of parts) size = (size / greatestDivisor(size, below)) * below;
  const totals = [0n];
  for (const [place, { above, below }] of parts.entries())
    totals.push(totals[place]! + above * (size / below));
  return (count) => totals[count]!;
}

/** Euclid's greatest common divisor. */
function greatestDivisor(first: bigint, second: bigint): bigint {
  return second === 0n ? first : greatestDivisor(second, first % second);
}

/** `amount ÷ days`: the weight of each of these days. */
export function perDay(amount: Fraction, days: number): Fraction {
  return multiplyFractions(amount, fraction("1", String(days)));
}

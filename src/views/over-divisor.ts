import { type Exact, exactText } from "../exact/index.js";

/** Decimals over one divisor, which no decimal can be divided by exactly: `["500"]` over 3 is 166.666…. */
export interface OverDivisor {
  readonly amounts: readonly string[];
  readonly divisor: number;
}

/**
 * Amounts over a divisor, in lowest terms: a decimal is divided by 2 and by 5 exactly, so the divisor keeps neither.
 * Equal values have equal terms.
 */
export function overDivisor(amounts: readonly Exact[], divisor: bigint): OverDivisor {
  if (divisor === 1n) return { amounts: amounts.map(exactText), divisor: 1 };
  let [below, tenths, factor] = [divisor, 0, 1n];
  for (const [prime, times] of [
    [2n, 5n],
    [5n, 2n],
  ] as const)
    for (; below % prime === 0n; below /= prime) [tenths, factor] = [tenths + 1, factor * times];
  const common = amounts.reduce((divided, { units }) => greatestCommon(divided, units), below);
  return {
    amounts: amounts.map(({ units, scale }) =>
      exactText({ units: (units * factor) / common, scale: scale + tenths }),
    ),
    divisor: Number(below / common),
  };
}

/** The least number that all of some numbers divide. */
export function leastCommonMultiple(numbers: Iterable<number>): bigint {
  let [least, known] = [1n, 1];
  for (const number of numbers) {
    // Most are the one before.
    if (number === known) continue;
    least = (least / greatestCommon(least, BigInt(number))) * BigInt(number);
    known = number;
  }
  return least;
}

function greatestCommon(left: bigint, right: bigint): bigint {
  let [first, second] = [left, right < 0n ? -right : right];
  while (second !== 0n) [first, second] = [second, first % second];
  return first;
}

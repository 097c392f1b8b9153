import { type Interval, wilsonInterval } from "./interval.js";
import type { Outcome } from "./outcome.js";

/**
 * The 95 % interval of one proportion less another, of different rows; `null` if they are not counts of a whole.
 * Newcombe (1998), "Interval estimation for the difference between independent proportions", method 10.
 */
export function independentInterval(from: Outcome<unknown>, less: Outcome<unknown>): Interval | null {
  return squareAndAdd(from, less, 0);
}

/**
 * The 95 % interval of one proportion less another, of the same rows, of which `both` count in each; `null` if they are
 * not counts of one whole. Newcombe (1998), "Improved confidence intervals for the difference between binomial proportions
 * based on paired data", method 10.
 */
export function pairedInterval(
  from: Outcome<unknown>,
  less: Outcome<unknown>,
  both: number,
): Interval | null {
  if (from.denominator !== less.denominator) return null;
  const [first, second, n] = [from.numerator, less.numerator, from.denominator] as number[];
  const neither = n! - first! - second! + both;
  if (neither < 0) return null;
  const agreement = both * neither - (first! - both) * (second! - both);
  const corrected = agreement > 0 ? Math.max(agreement - n! / 2, 0) : agreement;
  const spread = Math.sqrt(first! * (n! - first!) * second! * (n! - second!));
  return squareAndAdd(from, less, spread === 0 ? 0 : corrected / spread);
}

/** Adds the squares of what two Wilson intervals reach beyond their proportions, which have a correlation. */
function squareAndAdd(from: Outcome<unknown>, less: Outcome<unknown>, correlation: number): Interval | null {
  const first = wilsonInterval(from.numerator, from.denominator);
  const second = wilsonInterval(less.numerator, less.denominator);
  if (first === null || second === null) return null;
  const [p, q] = [from, less].map(({ numerator, denominator }) => Number(numerator) / Number(denominator));
  const reach = (above: number, below: number): number =>
    Math.sqrt(above ** 2 - 2 * correlation * above * below + below ** 2);
  const difference = p! - q!;
  return {
    low: Math.max(-1, difference - reach(p! - first.low, second.high - q!)),
    high: Math.min(1, difference + reach(q! - second.low, first.high - p!)),
  };
}

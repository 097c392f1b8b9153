/**
 * Bounds between which a value lies with a confidence of 95 %.
 *
 * @category Engine
 */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The 97.5 % quantile of the standard normal distribution. */
export const z = 1.959963984540054;

/**
 * The 95 % score interval of a proportion (Wilson, 1927), or `null` when the parts are not counts of a whole.
 */
export function wilsonInterval(successes: unknown, trials: unknown): Interval | null {
  if (typeof successes !== "number" || typeof trials !== "number") return null;
  const isProportion =
    Number.isInteger(successes) && Number.isInteger(trials) && trials > 0 && successes >= 0;
  if (!isProportion || successes > trials) return null;
  const center = successes + (z * z) / 2;
  const spread = z * Math.sqrt((successes * (trials - successes)) / trials + (z * z) / 4);
  const size = trials + z * z;
  return {
    low: successes === 0 ? 0 : (center - spread) / size,
    high: successes === trials ? 1 : (center + spread) / size,
  };
}

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

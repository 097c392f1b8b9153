import { invalidArgument, knownOptionsIn } from "../../errors.js";
import { baselineOf, type BaselineOptions } from "./baseline.js";
import {
  type Chart,
  chartOf,
  type ChartPoint,
  insufficientHistory,
  seriesIn,
  type SeriesPoint,
} from "./series.js";

/**
 * The options of a CUSUM chart.
 *
 * @category Alerts
 */
export interface CusumOptions extends BaselineOptions {
  /** The part of each distance that is not counted, in standard deviations; 0.5, half the shift to be seen, without it. */
  readonly slack?: number | undefined;
  /** The sum that is unusual, in standard deviations; 5 without it. */
  readonly decision?: number | undefined;
}

/**
 * A CUSUM chart, with both of its sums at each point.
 *
 * @category Alerts
 */
export interface CusumChart extends Chart {
  readonly points: readonly CusumPoint[];
}

/**
 * A point of a CUSUM chart. Its `statistic` is the larger sum, below 0 if that is the lower one.
 *
 * @category Alerts
 */
export interface CusumPoint extends ChartPoint {
  /** The sum of distances above the center, in the unit of the values. */
  readonly high: number;
  /** The sum of distances below it. */
  readonly low: number;
}

/**
 * The chart of cumulative sums, with slack: high = max(0, high before + value − center − slack × sigma), low likewise
 * downwards; a sum above decision × sigma is unusual.
 *
 * *When to use*. For a shift of known size that lasts: it sees one of `2 × slack` standard deviations soonest.
 *
 * *Details*. `lower` and `upper` are the limits of the sums, not of the values. The sums go on after a signal: it lasts
 * until they are back.
 *
 * @example
 * ```ts
 * import { cusumChart } from "salesmetrics/alerts";
 *
 * const days = [30, 31, 29, 32, 32, 33, 32].map((value) => ({ value }));
 * const { points } = cusumChart(days, { center: 30, sigma: 1 });
 *
 * points.map(({ high }) => high); // => [0, 0.5, 0, 1.5, 3, 5.5, 7]
 * points.map(({ signals }) => signals); // => [[], [], [], [], [], ["above"], ["above"]]
 * ```
 *
 * @see Page (1954), Continuous inspection schemes
 * @category Alerts
 */
export function cusumChart(series: readonly SeriesPoint[], options: CusumOptions = {}): CusumChart {
  const {
    slack = 0.5,
    decision = 5,
    ...limits
  } = knownOptionsIn("cusumChart", options, ["center", "sigma", "baseline", "slack", "decision"]);
  if (!(Number.isFinite(slack) && slack >= 0)) throw invalidArgument("cusumChart", "a slack from 0", slack);
  if (!(Number.isFinite(decision) && decision > 0))
    throw invalidArgument("cusumChart", "a decision above 0", decision);
  const baseline = baselineOf("cusumChart", seriesIn("cusumChart", series), limits);
  if (baseline === null) return { ...insufficientHistory, points: [] };
  const { center, sigma } = baseline;
  const upper = decision * sigma;
  const points: CusumPoint[] = [];
  let [high, low] = [0, 0];
  for (const [place, { value }] of series.entries()) {
    high = Math.max(0, high + value - center - slack * sigma);
    low = Math.max(0, low + center - value - slack * sigma);
    const signals = [...(high > upper ? ["above"] : []), ...(low > upper ? ["below"] : [])];
    const statistic = high >= low ? high : -low;
    points.push({ place, value, statistic, center, lower: -upper, upper, signals, high, low });
  }
  return { ...chartOf(points), points };
}

import { invalidArgument, knownOptionsIn } from "../../errors.js";
import { baselineOf, type BaselineOptions } from "./baseline.js";
import {
  type Chart,
  chartOf,
  type ChartPoint,
  crossed,
  insufficientHistory,
  seriesIn,
  type SeriesPoint,
} from "./series.js";

/**
 * The options of an EWMA chart.
 *
 * @category Alerts
 */
export interface EwmaOptions extends BaselineOptions {
  /** The weight λ of the newest value, above 0 and up to 1; 0.2 without it. */
  readonly weight?: number | undefined;
  /** The distance of the limits from the center in standard deviations of the average; 3 without it. */
  readonly width?: number | undefined;
}

/**
 * The chart of the exponentially weighted moving average: average = λ × value + (1 − λ) × average before, which begins at the
 * center; limits = center ± width × sigma × √(λ ÷ (2 − λ)).
 *
 * *When to use*. For small shifts that last, which a chart of single values sees late.
 *
 * *Details*. The limits are those of a chart that has run for long. Without `center` and `sigma` they come from the
 * baseline, as in `individualsChart`.
 *
 * @example
 * ```ts
 * import { ewmaChart } from "salesmetrics/alerts";
 *
 * const rates = [0.5, 0.52, 0.48, 0.43, 0.42, 0.41].map((value) => ({ value }));
 * const { points } = ewmaChart(rates, { center: 0.5, sigma: 0.03, weight: 0.5 });
 *
 * points.map(({ signals }) => signals); // => [[], [], [], [], ["below"], ["below"]]
 * ```
 *
 * @see Roberts (1959), Control chart tests based on geometric moving averages
 * @category Alerts
 */
export function ewmaChart(series: readonly SeriesPoint[], options: EwmaOptions = {}): Chart {
  const {
    weight = 0.2,
    width = 3,
    ...limits
  } = knownOptionsIn("ewmaChart", options, ["center", "sigma", "baseline", "weight", "width"]);
  if (!(typeof weight === "number" && weight > 0 && weight <= 1))
    throw invalidArgument("ewmaChart", "a weight above 0 and up to 1", weight);
  if (!(Number.isFinite(width) && width > 0)) throw invalidArgument("ewmaChart", "a width above 0", width);
  const baseline = baselineOf("ewmaChart", seriesIn("ewmaChart", series), limits);
  if (baseline === null) return insufficientHistory;
  const { center, sigma } = baseline;
  const reach = width * sigma * Math.sqrt(weight / (2 - weight));
  const [lower, upper] = [center - reach, center + reach];
  const points: ChartPoint[] = [];
  let average = center;
  for (const [place, { value }] of series.entries()) {
    average += weight * (value - average);
    const signals = crossed(average, lower, upper);
    points.push({ place, value, statistic: average, center, lower, upper, signals });
  }
  return chartOf(points);
}

import { cusumChart, type CusumOptions } from "./cusum-chart.js";
import { ewmaChart, type EwmaOptions } from "./ewma-chart.js";
import { individualsChart, type IndividualsOptions } from "./individuals-chart.js";
import { pChart, type RateOptions, uChart } from "./rate-charts.js";
import { seasonalChart, type SeasonalOptions } from "./seasonal-chart.js";
import { insufficientHistory, type Chart, type SeriesPoint } from "./series.js";

/**
 * A detector of a rule: the name of a chart, and its options. Without a `baseline` and a `center`, the baseline of a row is all
 * rows before it, at least `history` of them; 8 without it.
 *
 * @category Alerts
 */
export type Detector =
  | ({ readonly by: "seasonal" } & SeasonalOptions)
  | ({ readonly by: "individuals"; readonly history?: number | undefined } & IndividualsOptions)
  | ({ readonly by: "ewma"; readonly history?: number | undefined } & EwmaOptions)
  | ({ readonly by: "cusum"; readonly history?: number | undefined } & CusumOptions)
  | ({ readonly by: "p" | "u"; readonly history?: number | undefined } & RateOptions);

const charts = {
  individuals: individualsChart,
  ewma: ewmaChart,
  cusum: cusumChart,
  p: pChart,
  u: uChart,
} as const;

const defaultHistory = 8;

/** The chart that a detector makes of a series, to judge its last point. */
export function chartBy(detector: Detector, series: readonly SeriesPoint[]): Chart {
  if (detector.by === "seasonal") {
    const { by: _, ...options } = detector;
    return seasonalChart(series, options);
  }
  const { by, history = defaultHistory, ...options } = detector;
  const draw: (series: readonly SeriesPoint[], options: object) => Chart = charts[by];
  const isGiven =
    options.center !== undefined &&
    (by === "p" || by === "u" || ("sigma" in options && options.sigma !== undefined));
  if (isGiven || options.baseline !== undefined) return draw(series, options);
  const baseline = series.length - 1;
  return baseline < history ? insufficientHistory : draw(series, { ...options, baseline });
}

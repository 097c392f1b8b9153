import { invalidArgument, knownOptionsIn, refusal, shown } from "../../errors.js";
import { type Chart, chartOf, crossed, insufficientHistory, seriesIn, type SeriesPoint } from "./series.js";

/**
 * The options of charts of rates.
 *
 * @category Alerts
 */
export interface RateOptions {
  /** The rate to keep to; that of the baseline without it. */
  readonly center?: number | undefined;
  /** How many values from the beginning make the baseline; all without it. */
  readonly baseline?: number | undefined;
  /** The distance of the limits in standard deviations; 3 without it. */
  readonly width?: number | undefined;
}

/**
 * The p-chart of a series of proportions: center p = Σ successes ÷ Σ n, limits = p ± 3 × √(p × (1 − p) ÷ n), with the n of
 * each point.
 *
 * *When to use*. For win rates and conversion rates, of many deals in one month and few in another: few have wide limits.
 *
 * *Details*. Each point needs its `n`; the limits stay within 0 and 1.
 *
 * @example
 * ```ts
 * import { pChart } from "salesmetrics/alerts";
 *
 * const winRates = [
 *   { value: 0.3, n: 100 },
 *   { value: 0.28, n: 100 },
 *   { value: 0.1, n: 10 }, // one of ten may be chance
 *   { value: 0.1, n: 100 },
 * ];
 * const { points } = pChart(winRates, { center: 0.3 });
 *
 * points.map(({ signals }) => signals); // => [[], [], [], ["below"]]
 * ```
 *
 * @see NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.3.2
 * @category Alerts
 */
export function pChart(series: readonly SeriesPoint[], options: RateOptions = {}): Chart {
  return rateChart("pChart", series, options, 1, (center, n) => (center * (1 - center)) / n);
}

/**
 * The u-chart of a series of counts per unit: center u = Σ counts ÷ Σ n, limits = u ± 3 × √(u ÷ n), with the n of each point.
 *
 * *When to use*. For tickets per customer or calls per rep, where one unit may have several.
 *
 * *Details*. `n` is the number of units. With one unit a point it is the c-chart of counts. The lower limit stays above 0.
 *
 * @example
 * ```ts
 * import { uChart } from "salesmetrics/alerts";
 *
 * const ticketsPerCustomer = [2, 2.2, 1.9, 3.5].map((value) => ({ value, n: 20 }));
 * const { points } = uChart(ticketsPerCustomer, { center: 2 });
 *
 * points.map(({ signals }) => signals); // => [[], [], [], ["above"]]
 * ```
 *
 * @see NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.3.1
 * @category Alerts
 */
export function uChart(series: readonly SeriesPoint[], options: RateOptions = {}): Chart {
  return rateChart("uChart", series, options, Infinity, (center, n) => center / n);
}

function rateChart(
  caller: string,
  series: readonly SeriesPoint[],
  options: RateOptions,
  greatest: number,
  varianceOf: (center: number, n: number) => number,
): Chart {
  const { width = 3, ...others } = knownOptionsIn(caller, options, ["center", "baseline", "width"]);
  if (!(Number.isFinite(width) && width > 0)) throw invalidArgument(caller, "a width above 0", width);
  const center = centerOf(caller, seriesIn(caller, series), others, greatest);
  if (center === null) return insufficientHistory;
  return chartOf(
    series.map(({ value, n }, place) => {
      const reach = width * Math.sqrt(varianceOf(center, sizeIn(caller, n, place)));
      const [lower, upper] = [Math.max(0, center - reach), Math.min(greatest, center + reach)];
      return { place, value, statistic: value, center, lower, upper, signals: crossed(value, lower, upper) };
    }),
  );
}

/** The rate of the baseline, weighted by n; `null` if there are fewer values than it needs. */
function centerOf(
  caller: string,
  series: readonly SeriesPoint[],
  { center, baseline = series.length }: RateOptions,
  greatest: number,
): number | null {
  if (center !== undefined) {
    if (Number.isFinite(center) && center >= 0 && center <= greatest) return center;
    throw invalidArgument(caller, `a center from 0${greatest === 1 ? " to 1" : ""}`, center);
  }
  if (!Number.isInteger(baseline))
    throw invalidArgument(caller, "a whole number of values as baseline", baseline);
  if (baseline < 1 || series.length < baseline) return null;
  let [counted, size] = [0, 0];
  for (const [place, { value, n }] of series.slice(0, baseline).entries()) {
    const of = sizeIn(caller, n, place);
    if (!(value >= 0 && value <= greatest)) throw refusal(caller, "rates", `${value} at point ${place}`);
    [counted, size] = [counted + value * of, size + of];
  }
  return counted / size;
}

function sizeIn(caller: string, n: unknown, place: number): number {
  if (typeof n === "number" && Number.isFinite(n) && n > 0) return n;
  throw refusal(caller, "an n above 0 in each point", `${shown(n)} at point ${place}`);
}

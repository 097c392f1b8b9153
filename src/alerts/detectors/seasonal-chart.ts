import { dayOf, isCalendarDate, weekdayOf } from "../../calendar/dates.js";
import { invalidArgument, knownOptionsIn, oneNamed, refusal, shown } from "../../errors.js";
import { meanOf } from "./baseline.js";
import { type Chart, chartOf, type ChartPoint, crossed, seriesIn, type SeriesPoint } from "./series.js";

/**
 * The options of a seasonal chart.
 *
 * @category Alerts
 */
export interface SeasonalOptions {
  /** What is alike: the same weekday, the same month of other years, or all that came before. `"weekday"` without it. */
  readonly season?: "weekday" | "month" | "none" | undefined;
  /** The distance of the limits in robust standard deviations; 3.5 without it. */
  readonly distance?: number | undefined;
  /** The fewest like values before a point that can be judged; 4 without it. */
  readonly history?: number | undefined;
}

/**
 * The seasonal chart of a series: limits = median ± distance × 1.4826 × MAD of the earlier values of the like weekday or
 * month, where MAD is the median distance from the median.
 *
 * *When to use*. For days and months that differ by the season: Sundays are compared with Sundays.
 *
 * *Details*. Each point is judged by those before it, never by itself. One outlier in the history moves neither median
 * much. If more than half of the history is one value, its mean distance × 1.2533 takes the place of the MAD. Points
 * with too little history are left out of the chart; with none left it is `insufficient`.
 *
 * @example
 * ```ts
 * import { seasonalChart } from "salesmetrics/alerts";
 *
 * const mondays = ["2025-03-03", "2025-03-10", "2025-03-17", "2025-03-24", "2025-03-31"] as const;
 * const leads = [40, 44, 41, 43, 12].map((value, place) => ({ value, start: mondays[place]! }));
 *
 * seasonalChart(leads).points.map(({ center, signals }) => [center, signals]); // => [[42, ["below"]]]
 * ```
 *
 * @see Iglewicz and Hoaglin (1993), How to detect and handle outliers
 * @category Alerts
 */
export function seasonalChart(series: readonly SeriesPoint[], options: SeasonalOptions = {}): Chart {
  const {
    season = "weekday",
    distance = 3.5,
    history = 4,
  } = knownOptionsIn("seasonalChart", options, ["season", "distance", "history"]);
  oneNamed("seasonalChart", season, ["weekday", "month", "none"]);
  if (!(Number.isFinite(distance) && distance > 0))
    throw invalidArgument("seasonalChart", "a distance above 0", distance);
  if (!(Number.isInteger(history) && history >= 2))
    throw invalidArgument("seasonalChart", "a history of at least 2 values", history);
  const past = new Map<number, number[]>();
  const points: ChartPoint[] = [];
  for (const [place, point] of seriesIn("seasonalChart", series).entries()) {
    const { value } = point;
    const phase = phaseOf(point, season);
    const like = past.get(phase) ?? [];
    if (like.length >= history) {
      const center = medianOf(like);
      const reach = distance * spreadOf(like, center);
      const [lower, upper] = [center - reach, center + reach];
      const signals = crossed(value, lower, upper);
      points.push({ place, value, statistic: value, center, lower, upper, signals });
    }
    past.set(phase, [...like, value]);
  }
  return chartOf(points);
}

/** The place of a period in its season. */
function phaseOf({ start }: SeriesPoint, season: "weekday" | "month" | "none"): number {
  if (season === "none") return 0;
  if (!isCalendarDate(start)) throw refusal("seasonalChart", "the start of each point", shown(start));
  return season === "weekday" ? weekdayOf(dayOf(start)) : Number(start.slice(5, 7));
}

/** The standard deviation of a normal distribution with this median distance, or this mean distance, from the median. */
function spreadOf(values: readonly number[], center: number): number {
  const distances = values.map((value) => Math.abs(value - center));
  const median = medianOf(distances);
  return median === 0 ? 1.2533 * meanOf(distances) : 1.4826 * median;
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

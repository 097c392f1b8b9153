import { knownOptionsIn, listIn, oneNamed } from "../../errors.js";
import { baselineOf, type BaselineOptions } from "./baseline.js";
import { nelsonAt, type NelsonRule, nelsonRules } from "./nelson.js";
import { type Chart, chartOf, insufficientHistory, seriesIn, type SeriesPoint } from "./series.js";

/**
 * The options of an individuals chart.
 *
 * @category Alerts
 */
export interface IndividualsOptions extends BaselineOptions {
  /** The rules of Nelson to ask, 1 to 8; `[1]` without it. */
  readonly rules?: readonly NelsonRule[] | undefined;
}

/**
 * The individuals chart (XmR) of a series: limits = mean ± 3 × mean difference of neighbours ÷ 1.128.
 *
 * *When to use*. To tell a signal from noise in one value a period, such as bookings of a week, without a threshold.
 *
 * *Details*. Rules of Nelson: 1, a value beyond the limits; 2, nine in a row on one side of the mean; 3, six in a row that
 * rise or fall; 4, fourteen that alternate; 5, two of three beyond two standard deviations on one side; 6, four of five
 * beyond one; 7, fifteen in a row within one; 8, eight in a row beyond one on either side. Fewer than two values are
 * `insufficient`.
 *
 * *Gotchas*. Each further rule makes more false alarms: of normal values, rule 1 alone makes one in 370.
 *
 * @example
 * ```ts
 * import { individualsChart } from "salesmetrics/alerts";
 *
 * const bookings = [52, 48, 51, 49, 50, 52, 48, 71].map((value) => ({ value }));
 * const { points } = individualsChart(bookings, { baseline: 7 });
 *
 * points.map(({ signals }) => signals); // => [[], [], [], [], [], [], [], ["nelson 1"]]
 * ```
 *
 * @see Nelson (1984), The Shewhart control chart: tests for special causes
 * @category Alerts
 */
export function individualsChart(series: readonly SeriesPoint[], options: IndividualsOptions = {}): Chart {
  const { rules = [1], ...limits } = knownOptionsIn("individualsChart", options, [
    "center",
    "sigma",
    "baseline",
    "rules",
  ]);
  const asked = listIn("individualsChart", "a list of rules", rules).map((rule) => nelsonRuleIn(rule));
  const baseline = baselineOf("individualsChart", seriesIn("individualsChart", series), limits);
  if (baseline === null) return insufficientHistory;
  const { center, sigma } = baseline;
  // Without any spread every other value lies infinitely far away, and the mean itself nowhere.
  const distances = series.map(({ value }) => (value === center ? 0 : (value - center) / sigma));
  const [lower, upper] = [center - 3 * sigma, center + 3 * sigma];
  return chartOf(
    series.map(({ value }, place) => {
      const signals = nelsonAt(distances, place, asked).map((rule) => `nelson ${rule}`);
      return { place, value, statistic: value, center, lower, upper, signals };
    }),
  );
}

function nelsonRuleIn(rule: unknown): NelsonRule {
  const names = nelsonRules.map(String);
  return Number(
    oneNamed("individualsChart", typeof rule === "number" ? String(rule) : rule, names),
  ) as NelsonRule;
}

import type { Unit } from "../calendar/time.js";
import { having, invalidArgument } from "../errors.js";
import type { MetricUnit } from "../formulas/metric.js";
import type { GoalReason } from "../goals/goal-progress.js";
import type { AggregateName, EntityName, MetricId } from "./names.js";
import type { Role, SetTexts } from "./role-sets.js";
import type { AggregateText, MetricText } from "./text.js";

/**
 * Whether a total is the sum of its rows: over groups and periods, over groups alone, or over neither.
 *
 * @category Texts
 */
export type AdditivityWord = "additive" | "semiAdditive" | "notAdditive";

/**
 * What a value is of.
 *
 * - `flow`: of what happened in a period
 * - `stock`: of what there is at one moment
 * - `mixed`: of both, as deals won per rep at the end
 *
 * @category Texts
 */
export type Timing = "flow" | "stock" | "mixed";

/**
 * What a change means.
 *
 * - `better`, `worse`: by the direction of the metric
 * - `same`: nothing changed, or the target range is met before and after
 * - `neutral`: the metric has no direction
 * - `unknown`: a value is missing
 *
 * @category Texts
 */
export type ChangeMeaning = "better" | "worse" | "same" | "neutral" | "unknown";

/** The forms of a phrase by the number in it: `{ one: "{n} point", other: "{n} points" }`. */
export type PluralForms = Partial<Readonly<Record<Intl.LDMLPluralRule, string>>> & {
  readonly other: string;
};

/** How periods read, with places for their parts. */
export interface PeriodPatterns {
  /** The four quarters. */
  readonly quarters: readonly [string, string, string, string];
  /** `"{quarter} {year}"` */
  readonly quarter: string;
  /** `"Week {week}, {year}"` */
  readonly week: string;
  /** `"FY{year}"` */
  readonly fiscalYear: string;
  /** `"{quarter} FY{year}"` */
  readonly fiscalQuarter: string;
}

/**
 * The words of figures, with places for texts: `"{metric} by {dimension}"`.
 *
 * @category Texts
 */
export interface FigureWords {
  readonly kinds: Readonly<Record<FigureKind, string>>;
  readonly by: string;
  readonly versus: string;
  readonly yearBefore: string;
  readonly target: string;
  readonly expected: string;
  /** Where a goal will end if it goes on so. */
  readonly landing: string;
  /** `"on plan: {low} to {high}"` */
  readonly tolerance: string;
  readonly center: string;
  readonly lower: string;
  readonly upper: string;
  readonly others: string;
  readonly notKnown: string;
  readonly groups: string;
  readonly values: string;
  readonly age: string;
  readonly cohort: string;
  readonly share: string;
  readonly difference: string;
  readonly ofStepBefore: string;
  readonly interval: string;
  readonly range: string;
  readonly partial: string;
  readonly unripe: string;
  readonly unusual: string;
  /** What is plotted in place of the values: a moving average, a cumulative sum. */
  readonly average: string;
  readonly sum: string;
  /** `"value: {value}"` */
  readonly value: string;
  readonly noLimits: string;
  readonly fromTo: string;
  readonly only: string;
  readonly highest: string;
  readonly lowest: string;
  readonly notOver: string;
  readonly notRipe: string;
  readonly missing: string;
  readonly unusualOnes: string;
  readonly notShown: string;
  readonly currencies: string;
  readonly nothing: string;
  /** What stands between the items of a list: `", "`. */
  readonly comma: string;
}

/**
 * Why a point of a control chart is unusual, as charts of `"salesmetrics/alerts"` say it.
 *
 * @category Texts
 */
export type Signal = "above" | "below" | `nelson ${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8}`;

/**
 * The words of dashboards, with places for texts.
 *
 * @category Texts
 */
export interface DashboardWords {
  /** What opens the table of a figure. */
  readonly table: string;
  /** `"{change}, {meaning} (before: {before})"` */
  readonly change: string;
  /** `"Target: {target} ({status})"` */
  readonly goal: string;
  /** How a goal stands. */
  readonly statuses: Readonly<Record<"met" | "missed" | "ahead" | "on" | "behind" | "unknown", string>>;
  /** `"Number of rows: {n}"` */
  readonly rows: string;
  readonly metric: string;
  readonly value: string;
  readonly more: string;
  readonly noAlerts: string;
  /** What stands in the place of a tile that could not be made. */
  readonly failed: string;
}

/**
 * The words of live dashboards: their controls, and how a value came about; with places for texts.
 *
 * @category Texts
 */
export interface LiveWords {
  /** What the controls are for. */
  readonly controls: string;
  readonly language: string;
  readonly period: string;
  readonly allTime: string;
  readonly comparison: string;
  readonly noComparison: string;
  readonly asOf: string;
  /** All values of a dimension. */
  readonly all: string;
  /** What a button of a value does: `"{value}, explain"`. */
  readonly explain: string;
  readonly close: string;
  readonly definition: string;
  readonly formula: string;
  readonly numerator: string;
  readonly denominator: string;
  /** How many rows a value rests on. */
  readonly n: string;
  readonly ended: string;
  readonly open: string;
  readonly certainty: string;
  /** `"at least {value}"` */
  readonly atLeast: string;
  readonly leftOut: string;
  readonly unknownGroup: string;
  /** `"{rows}: {n} ({why})"` */
  readonly exclusion: string;
  /** Why rows were left out: `"{field} is missing"`. */
  readonly problems: Readonly<Record<"missing" | "invalid" | "unknownWord" | "afterAsOf", string>>;
  readonly rowsBehind: string;
  /** `"Shown: {shown} of {n}"` */
  readonly shownRows: string;
  /** What changed: `"Updated: {labels}."` */
  readonly updated: string;
  /** `"Not up to date: {error}"` */
  readonly failed: string;
}

/**
 * The kinds of figures.
 *
 * @category Texts
 */
export type FigureKind =
  | "trend"
  | "sparkline"
  | "bars"
  | "leaderboard"
  | "scatter"
  | "distribution"
  | "waterfall"
  | "funnel"
  | "cohorts"
  | "survival"
  | "bullet"
  | "control";

/**
 * The words of one language: the texts of all metrics, and what else stands beside a number.
 *
 * @category Texts
 */
export interface Language {
  /** Its code in BCP 47: `"en"`. */
  readonly code: string;
  /** The direction in which it is written. */
  readonly direction: "ltr" | "rtl";
  readonly metrics: Readonly<Record<MetricId, MetricText>>;
  readonly aggregates: Readonly<Record<AggregateName, AggregateText>>;
  readonly units: Readonly<Record<MetricUnit, string>>;
  readonly directions: Readonly<Record<"up" | "down" | "range" | "none", string>>;
  readonly additivity: Readonly<Record<AdditivityWord, string>>;
  readonly timings: Readonly<Record<Timing, string>>;
  /** Why a value is missing, or a figure of a goal. */
  readonly reasons: Readonly<Record<GoalReason, string>>;
  readonly signals: Readonly<Record<Signal, string>>;
  readonly grains: Readonly<Record<Unit, string>>;
  readonly entities: Readonly<Record<EntityName, string>>;
  readonly meanings: Readonly<Record<ChangeMeaning, string>>;
  readonly roles: Readonly<Record<Role, string>>;
  /** Why a metric is in the set of a role. */
  readonly sets: SetTexts;
  /** A number of percentage points. */
  readonly points: PluralForms;
  readonly periods: PeriodPatterns;
  readonly figures: FigureWords;
  readonly dashboard: DashboardWords;
  readonly live: LiveWords;
}

const parts = [
  ...(["metrics", "reasons", "signals", "points", "periods", "sets", "figures", "dashboard"] as const),
];

/** The language; throws for what is none. */
export function languageIn(caller: string, language: Language): Language {
  const expected = 'a language, such as en of "salesmetrics/describe/en"';
  for (const part of parts) {
    having(caller, expected, language, part);
    if (typeof language[part] !== "object" || language[part] === null)
      throw invalidArgument(caller, `${expected}, with ${part}`, language[part]);
  }
  return language;
}

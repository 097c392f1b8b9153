import type { Interval } from "../aggregates/interval.js";
import { fromFixed, kaplanMeier, type LifetimeStep } from "../aggregates/kaplan-meier.js";
import type { Outcome } from "../aggregates/outcome.js";
import {
  type Estimate,
  logLogInterval,
  medianOf,
  restrictedMeanOf,
  shareAt,
  varianceOf,
} from "../aggregates/survival-estimates.js";
import { having, invalidArgument, optionsIn } from "../errors.js";
import { millisecondsPer } from "../expressions/duration.js";
import { expressionIn, type Json } from "../expressions/expression.js";
import type { Lifetime, LifetimeUnit } from "../expressions/lifetime.js";
import type { Direction, Metric, MetricUnit } from "../formulas/metric.js";
import { composed } from "./composed-formula.js";
import { measured, type MeasureOptions } from "./aggregate-metric.js";
import { unnamed } from "./metric.js";

/**
 * Which lifetimes count, and what places them in time: their start, unless `at` says otherwise.
 *
 * @category Metrics
 */
export interface SurvivalOptions<Data> extends MeasureOptions<Data> {
  /** Which way is better; `none` by default. */
  readonly direction?: Direction;
}

/**
 * The median of how long something lasts, open items included (Kaplan-Meier): the age by which half have ended.
 *
 * *When to use*. Beside, or instead of, the mean and the median of ended items: those leave out open items, and so
 * understate.
 *
 * *Details*. The time axis is the start, unless `at` is another: `by`, `every` and `during` compare items that started
 * together. It needs `asOf`. If exactly half are left between two ages, it is their middle, as in R. `explain` has the
 * numbers of `ended` and `open` items and a 95 % interval on the log-log scale, or only its lower bound, `atLeast`, if too
 * few have ended. Over nothing it is `empty`; if more than half are left at the last age seen, `immature`.
 *
 * *Gotchas*. Medians are not merged, their lifetimes are: a total is the median over all rows.
 *
 * @example
 * ```ts
 * import { Deal, evaluate, lifetime, survivalMedian } from "salesmetrics";
 *
 * const timeToClose = survivalMedian(lifetime(Deal.createdAt, Deal.closedAt));
 * const deals = [
 *   { id: "1", status: "won", createdAt: "2025-03-01", closedAt: "2025-03-03" },
 *   { id: "2", status: "lost", createdAt: "2025-03-01", closedAt: "2025-03-05" },
 *   { id: "3", status: "won", createdAt: "2025-03-01", closedAt: "2025-03-07" },
 *   { id: "4", status: "open", createdAt: "2025-03-01" },
 *   { id: "5", status: "open", createdAt: "2025-02-19" },
 * ] as const;
 * const report = evaluate({ timeToClose }, { deals }, { asOf: "2025-03-31" });
 *
 * report.total.timeToClose; // => 6
 * report.explain(report.total, "timeToClose").ended; // => 3
 * report.explain(report.total, "timeToClose").open; // => 2
 * ```
 *
 * @see Kaplan and Meier (1958); R, survival
 * @category Metrics
 */
export function survivalMedian<Data>(
  lifetime: Lifetime<Data>,
  options: SurvivalOptions<Data> = {},
): Metric<Data, number> {
  const { unit } = lifetimeIn("survivalMedian", lifetime);
  return statistic("survivalMedian", `median in ${unit}`, [], lifetime, options, unitOf(unit), (steps) =>
    medianOf(steps, millisecondsIn(unit)),
  );
}

/**
 * The share that lasts longer than an age, open items included (Kaplan-Meier): S(age).
 *
 * *When to use*. For the share of deals still open, or of leads not yet converted, after a number of days, without
 * waiting until each is that old.
 *
 * *Details*. As {@link survivalMedian}. The age is in the unit of the lifetime, to the millisecond; an item that ends at
 * the age has not lasted longer. Beyond the oldest age seen it is `immature`, unless no item is left.
 *
 * @example
 * ```ts
 * import { Lead, lifetime, survivalAt } from "salesmetrics";
 *
 * const unconvertedAfter30Days = survivalAt(30, lifetime(Lead.createdAt, Lead.convertedAt));
 * const leads = [
 *   { id: "1", createdAt: "2025-02-01" as const, convertedAt: "2025-02-11" as const },
 *   { id: "2", createdAt: "2025-02-01" as const },
 *   { id: "3", createdAt: "2025-03-25" as const },
 * ];
 *
 * unconvertedAfter30Days({ leads }, { asOf: "2025-03-31" }); // => 0.5
 * ```
 *
 * @see Kaplan and Meier (1958); R, survival
 * @category Metrics
 */
export function survivalAt<Data>(
  age: number,
  lifetime: Lifetime<Data>,
  options: SurvivalOptions<Data> = {},
): Metric<Data, number> {
  if (!(Number.isFinite(age) && age >= 0)) throw invalidArgument("survivalAt", "an age from 0", age);
  const { unit } = lifetimeIn("survivalAt", lifetime);
  const moment = Math.round(age * millisecondsIn(unit));
  const words = `share longer than ${String(age)} ${unit}`;
  return statistic("survivalAt", words, [age], lifetime, options, "proportion", (steps) =>
    shareAt(steps, moment),
  );
}

/**
 * The restricted mean of how long something lasts, open items included (Kaplan-Meier): the mean of
 * `min(lifetime, horizon)`, which is the area under the survival curve up to the horizon.
 *
 * *When to use*. If you need a mean: the unrestricted mean is unknown while any item is open.
 *
 * *Details*. As {@link survivalMedian}. The horizon is in the unit of the lifetime, to the millisecond. Beyond the
 * oldest age seen it is `immature`, unless no item is left. Its 95 % interval is normal, with the variance of R.
 *
 * @example
 * ```ts
 * import { Deal, lifetime, restrictedMean } from "salesmetrics";
 *
 * const meanWithin30Days = restrictedMean(30, lifetime(Deal.createdAt, Deal.closedAt));
 * const deals = [
 *   { id: "1", status: "won", createdAt: "2025-02-01", closedAt: "2025-02-11" },
 *   { id: "2", status: "open", createdAt: "2025-02-01" },
 * ] as const;
 *
 * meanWithin30Days({ deals }, { asOf: "2025-03-31" }); // => 20
 * ```
 *
 * @see Irwin (1949); R, survival
 * @category Metrics
 */
export function restrictedMean<Data>(
  horizon: number,
  lifetime: Lifetime<Data>,
  options: SurvivalOptions<Data> = {},
): Metric<Data, number> {
  const { unit } = lifetimeIn("restrictedMean", lifetime);
  const per = millisecondsIn(unit);
  const moment = Number.isFinite(horizon) ? Math.round(horizon * per) : 0;
  if (!(moment > 0 && Number.isSafeInteger(moment)))
    throw invalidArgument("restrictedMean", "a horizon above 0", horizon);
  const words = `mean up to ${String(horizon)} ${unit}`;
  return statistic("restrictedMean", words, [horizon], lifetime, options, unitOf(unit), (steps) =>
    restrictedMeanOf(steps, moment, per),
  );
}

/**
 * An age at which some ended, or were last seen while open.
 *
 * @category Metrics
 */
export interface SurvivalStep {
  /** In the unit of the lifetime. */
  readonly age: number;
  /** How many were there just before this age. */
  readonly atRisk: number;
  /** How many ended at this age, and how many were last seen at it. */
  readonly ended: number;
  readonly open: number;
  /** The share that lasts longer. */
  readonly survival: number;
  /** Its variance, by Greenwood's formula; none once nobody is left. */
  readonly variance: number | null;
  /** Its 95 % interval on the log-log scale; none before the first end, nor once nobody is left. */
  readonly interval: Interval | null;
}

/**
 * The survival curve of how long something lasts, open items included (Kaplan-Meier): a step for each age at which
 * some ended or were last seen, in ascending order.
 *
 * *Details*. As {@link survivalMedian}. The share before the first step is 1; those who end at an age are still at
 * risk when those last seen at it are. It ends at the oldest age seen.
 *
 * @example
 * ```ts
 * import { Deal, lifetime, survivalCurve } from "salesmetrics";
 *
 * const curve = survivalCurve(lifetime(Deal.createdAt, Deal.closedAt));
 * const deals = [
 *   { id: "1", status: "won", createdAt: "2025-02-01", closedAt: "2025-02-11" },
 *   { id: "2", status: "open", createdAt: "2025-03-01" },
 * ] as const;
 *
 * curve({ deals }, { asOf: "2025-03-31" })!.map((step) => [step.age, step.survival]); // => [[10, 0.5], [30, 0.5]]
 * ```
 *
 * @see Kaplan and Meier (1958); Greenwood (1926); R, survival
 * @category Metrics
 */
export function survivalCurve<Data>(
  lifetime: Lifetime<Data>,
  options: SurvivalOptions<Data> = {},
): Metric<Data, readonly SurvivalStep[]> {
  const { unit } = lifetimeIn("survivalCurve", lifetime);
  const per = millisecondsIn(unit);
  const shown = (step: LifetimeStep): SurvivalStep => ({
    age: step.age / per,
    atRisk: step.atRisk,
    ended: step.ended,
    open: step.open,
    survival: fromFixed(step.survival),
    variance: varianceOf(step),
    interval: logLogInterval(step),
  });
  return statistic("survivalCurve", `curve in ${unit}`, [], lifetime, options, "any", (steps) => ({
    value: steps.map(shown),
    interval: null,
  }));
}

type Steps = readonly LifetimeStep[];

/** A metric that is read from the survival curve. All metrics of a lifetime share one scan. */
function statistic<Data, Value>(
  name: string,
  words: string,
  parameters: readonly Json[],
  { length, from, unit: lifetimeUnit }: Lifetime<Data>,
  options: SurvivalOptions<Data>,
  unit: MetricUnit,
  find: (steps: Steps) => Estimate<Value>,
): Metric<Data, Value> {
  const { at = from, direction, ...others } = optionsIn(name, options);
  const measure = measured(name, kaplanMeier(), length, { ...others, at }, "any");
  const curve = measure.core().formula;
  const formula = composed<Value>(
    (parts) => ({ [name]: [...parts, ...parameters, lifetimeUnit] }),
    `${words} of {1}`,
    [curve],
    ([outcome]) => {
      const { value: steps, ...counts } = outcome as Outcome<Steps>;
      if (steps === null) return { ...counts, value: null };
      const estimate = find(steps);
      return { ...counts, ...estimate, reason: estimate.value === null ? "immature" : null };
    },
  );
  return unnamed(formula, unit, direction);
}

function lifetimeIn<Data>(caller: string, lifetime: Lifetime<Data>): Lifetime<Data> {
  const expectation = "what lifetime() returns";
  expressionIn(caller, having(caller, expectation, lifetime, "from").length, "number");
  return lifetime;
}

function millisecondsIn(unit: LifetimeUnit): number {
  return unit === "calendarDays" ? millisecondsPer.days : millisecondsPer[unit];
}

function unitOf(unit: LifetimeUnit): MetricUnit {
  return unit === "calendarDays" ? "days" : unit;
}

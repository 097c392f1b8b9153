import { day } from "../calendar/civil-periods.js";
import type { Grain } from "../calendar/time.js";
import { numberOf } from "../exact/index.js";
import type { Metrics } from "../formulas/metric.js";
import type { Measure } from "../question/measure.js";
import type { Only } from "../question/only.js";
import type { AnyRows } from "../question/query.js";
import { evaluate } from "../report/evaluate.js";
import { originOf } from "../report/report.js";
import { memoized } from "../memo.js";
import { amountOf } from "./amount.js";
import { type AnyReport, reportIn } from "./answers.js";
import type { AskedGoal } from "./asked-goals.js";
import { type Standing, standingOf } from "./elapsed.js";
import type { GoalQuestion } from "./goal-question.js";

/** The longest period whose days are looked at, in days: a report has no more rows for a group. */
const mostDays = 10_000;

/** The reports that answer goals: one for each period, set of dimensions and currency. */
export class Answered {
  readonly #reports = new Map<string, AnyReport>();
  readonly #days = new Map<AnyReport, ReadonlyMap<string, number[]>>();

  constructor(
    readonly goals: readonly AskedGoal[],
    readonly data: AnyRows,
    readonly question: GoalQuestion,
  ) {}

  /** The report over the period of a goal. */
  reportFor(goal: AskedGoal): AnyReport {
    const { period, segment } = goal;
    const key = JSON.stringify([period, Object.keys(segment), this.#currencyOf(goal)]);
    return memoized(this.#reports, key, () => this.#evaluated(goal, this.#metricsFor(goal), {}));
  }

  /** The values of the days of a goal that are over; `null` where no interval is made of them. */
  daysOf(goal: AskedGoal): readonly number[] | null {
    const report = this.reportFor(goal);
    const standing = standingOf(goal.period, report[originOf].context.frame);
    if (!goal.isFlow || standing.isOver || !standing.hasBegun || goal.curve.days > mostDays) return null;
    const flows = this.goals.filter((other) => other.isFlow && this.reportFor(other) === report);
    const days = memoized(this.#days, report, () => {
      const metrics = Object.fromEntries(flows.map(({ given, metric }) => [given.metric, metric]));
      return valuesByDay(this.#evaluated(goal, metrics, { every: day() }), flows, standing);
    });
    return days.get(goal.key) ?? null;
  }

  /** The currency in which a goal is asked: that of its target, of the question, or the only one of all targets. */
  #currencyOf({ target }: AskedGoal): string | undefined {
    const all = new Set(this.goals.flatMap(({ target }) => target?.currency ?? []));
    return target?.currency ?? this.question.currency ?? (all.size === 1 ? [...all][0] : undefined);
  }

  /** The metrics, without those of which a goal is in another currency. */
  #metricsFor(goal: AskedGoal): Metrics {
    const currency = this.#currencyOf(goal);
    const others = this.goals.filter(
      ({ target }) => target?.currency != null && target.currency !== currency,
    );
    const elsewhere = new Set(others.map(({ given }) => given.metric));
    elsewhere.delete(goal.given.metric);
    return Object.fromEntries(Object.entries(this.question.metrics).filter(([name]) => !elsewhere.has(name)));
  }

  #evaluated(goal: AskedGoal, metrics: Metrics, every: { readonly every?: Grain }): AnyReport {
    const { metrics: all, by = {}, where, currency: _, ...query } = this.question;
    const currency = this.#currencyOf(goal);
    const names = Object.keys(goal.segment);
    const report = evaluate(metrics, this.data as never, {
      ...query,
      ...every,
      ...(where && { where: readBy(where, all) }),
      ...(currency !== undefined && { currency: currency as never }),
      by: Object.fromEntries(names.map((name) => [name, by[name]!])),
      during: goal.period,
    });
    return reportIn("progress", report);
  }
}

/** The same conditions for some of the metrics, where all of them may read what a condition is on. */
function readBy(where: Only<never>, metrics: Metrics): Only<never> {
  const others = Object.values(metrics).flatMap((metric) => metric.core().formula.measures);
  const asked = (measures: readonly Measure[]): Measure[] => [...measures, ...others];
  return {
    conditions: where.conditions,
    restrict: (measures) => where.restrict(asked(measures)).slice(0, measures.length),
    asked: (measures) => where.asked(asked(measures)),
    words: (measures) => where.words(asked(measures)),
  };
}

/** The values of days by goal, of the days that are over. A day without a value adds nothing. */
function valuesByDay(
  { rows, dimensions }: AnyReport,
  goals: readonly AskedGoal[],
  { days }: Standing,
): Map<string, number[]> {
  const keyOf = (values: AnyReport["rows"][number] | AskedGoal["segment"]): string =>
    JSON.stringify(dimensions.map((name) => values[name]));
  const lines = new Map<string, AnyReport["rows"][number][]>();
  for (const row of rows) memoized(lines, keyOf(row), (): AnyReport["rows"][number][] => []).push(row);
  return new Map(
    goals.map(({ key, segment, given }) => {
      const own = lines.get(keyOf(segment)) ?? [];
      return [key, own.slice(0, days).map((row) => numberIn(row[given.metric]))];
    }),
  );
}

function numberIn(value: unknown): number {
  const amount = amountOf(value);
  return (amount && numberOf(amount.value)) ?? 0;
}

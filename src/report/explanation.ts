import { type Interval, wilsonInterval } from "../aggregates/interval.js";
import type { Reason } from "../aggregates/outcome.js";
import type { Period } from "../calendar/time.js";
import { outsidePeriods } from "../cube/cells.js";
import { mergedCounts } from "../cube/merge.js";
import { isPartial } from "../question/partial.js";
import { evaluateSlice } from "../formulas/metric.js";
import { cellsOf, type Slice } from "../formulas/slice.js";
import { formulaText } from "../expressions/formula-text.js";
import type { AnyMetric, Direction, MetricUnit } from "../formulas/metric.js";

/**
 * A value and how it came about.
 *
 * @category Engine
 */
export interface Explanation<Value = unknown> {
  readonly value: Value | null;
  /** Why there is no value; `null` when there is one. */
  readonly reason: Reason | null;
  /** The parts of a fraction; `null` for other values. */
  readonly numerator: unknown;
  readonly denominator: unknown;
  /** How many rows, or members, it rests on. */
  readonly n: number | null;
  /**
   * For lifetimes: how many of the `n` had ended, and how many were open when last seen. For a conversion with a window,
   * `open` is the number of members that may still convert; for a metric of `withOpen`, of those that have not ended.
   */
  readonly ended: number | null;
  readonly open: number | null;
  /** The 95 % interval: Wilson's for a proportion, Newcombe's for a difference of two, or that of a Kaplan-Meier estimate. */
  readonly interval: Interval | null;
  /** The lower bound of an interval without an upper one, as for a median while many items are open. */
  readonly atLeast: number | null;
  readonly unit: MetricUnit;
  readonly direction: Direction;
  readonly period: Period | null;
  readonly asOf: Date | string | null;
  readonly currency: string | null;
  /** How an unfinished period was compared with a whole one; `null` if it was not. */
  readonly policy: string | null;
  /** Whether the period was not over at `asOf`, or is cut by `during`. */
  readonly partial: boolean;
  /**
   * The rows that could not be used, and why. If a metric has several measures, each count is the greatest of theirs.
   */
  readonly excluded: readonly Exclusion[];
  /** The rows in group `null` because a dimension could not be read, and why. */
  readonly unknown: readonly Exclusion[];
  /** The formula, for reading. */
  readonly formula: string;
}

/** How many rows have one thing wrong with them. */
export interface Exclusion {
  readonly entity: string;
  readonly why: string;
  readonly count: number;
}

/** How a value came about. `whole` adds the rows without a period. */
export function explain(name: string, metric: AnyMetric, slice: Slice, whole: boolean): Explanation {
  const { formula, unit, direction } = metric.core();
  const { isZero: _, ...outcome } = evaluateSlice(name, metric, slice);
  const { value, numerator, denominator } = outcome;
  const { period, context } = slice;
  const { asOf } = context.frame;
  const isProportion = unit === "proportion" && value !== null;
  return {
    ended: null,
    open: null,
    atLeast: null,
    policy: null,
    ...outcome,
    interval: outcome.interval ?? (isProportion ? wilsonInterval(numerator, denominator) : null),
    unit,
    direction,
    period,
    asOf: typeof asOf === "number" ? new Date(asOf) : asOf,
    currency: context.presentation.currency,
    partial: period !== null && isPartial(period, context.frame),
    excluded: countedOf(metric, slice, whole, "excluded"),
    unknown: countedOf(metric, slice, whole, "unknown"),
    formula: formulaText(formula) + (context.conditionsOn?.(formula.measures) ?? ""),
  };
}

function countedOf(
  metric: AnyMetric,
  slice: Slice,
  whole: boolean,
  what: "excluded" | "unknown",
): Exclusion[] {
  const found = new Map<string, Exclusion>();
  const { store, indexOf } = slice.context;
  const undated = whole ? store.cells.within(slice.groups, outsidePeriods) : [];
  for (const measure of metric.core().formula.measures) {
    const index = indexOf(measure);
    const cells = new Set([...cellsOf(slice, measure), ...undated]);
    const counts = mergedCounts(Array.from(cells, (cell) => store[what](index, cell)));
    for (const [why, count] of Object.entries(counts ?? {})) {
      const { entity } = measure;
      const key = `${entity} ${why}`;
      if (count > (found.get(key)?.count ?? 0)) found.set(key, { entity, why, count });
    }
  }
  return [...found.values()].sort(
    (left, right) => right.count - left.count || (left.why < right.why ? -1 : 1),
  );
}

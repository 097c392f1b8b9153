import type { Interval } from "../aggregates/interval.js";
import type { Reason } from "../aggregates/outcome.js";
import type { Period } from "../calendar/time.js";
import { noPeriod } from "../cube/cells.js";
import { isPartial } from "../scan/partial.js";
import { outcomeOf } from "./outcome.js";
import { cellsOf, type Part } from "./part.js";
import { formulaText } from "./formula-text.js";
import type { AnyMetric, Direction, MetricUnit } from "./metric.js";
import { wilsonInterval } from "./wilson.js";

/**
 * A value with everything that is needed to defend it.
 *
 * @category Engine
 * @since 0.1.0
 */
export interface Explanation<Value = unknown> {
  readonly value: Value | null;
  /** Why there is no value; `null` when there is one. */
  readonly reason: Reason | null;
  /** What is above and below, where the value is a fraction. */
  readonly numerator: unknown;
  readonly denominator: unknown;
  /** How many rows, or members, it rests on. */
  readonly n: number | null;
  /**
   * Of a value that is of lifetimes: how many of the `n` had ended, and how many were open when last seen. Of a
   * conversion with a window, `open` is how many members may still come to count.
   */
  readonly ended: number | null;
  readonly open: number | null;
  /** The 95 % interval: Wilson's of a proportion, that of the Kaplan-Meier estimate where it is one. */
  readonly interval: Interval | null;
  /** The lower bound of an interval that has no upper one, as of a median where many are still open. */
  readonly atLeast: number | null;
  readonly unit: MetricUnit;
  readonly direction: Direction;
  readonly period: Period | null;
  readonly asOf: Date | string | null;
  readonly currency: string | null;
  /** How a period that is not over was compared with a whole one; `null` where it was not. */
  readonly policy: string | null;
  /** Whether the period was not over at `asOf`, or is cut by `during`. */
  readonly partial: boolean;
  /**
   * The rows that could not be used, and why. Where a metric has several parts, the part that lost the most says
   * how many.
   */
  readonly excluded: readonly Exclusion[];
  /** The rows that count here although what splits them could not be read, and why: they are in a group `null`. */
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

/** Says where a value comes from. `whole` adds the rows that have no period. */
export function explain(metric: AnyMetric, part: Part, whole: boolean): Explanation {
  const { formula, unit, direction } = metric.core();
  const outcome = outcomeOf(metric, part);
  const {
    value,
    reason,
    numerator,
    denominator,
    n,
    policy = null,
    ended = null,
    open = null,
    atLeast = null,
  } = outcome;
  const { asOf } = part.board.frame;
  return {
    value,
    reason,
    numerator,
    denominator,
    n,
    ended,
    open,
    interval:
      outcome.interval ??
      (unit === "proportion" && value !== null ? wilsonInterval(numerator, denominator) : null),
    atLeast,
    unit,
    direction,
    period: part.period,
    asOf: typeof asOf === "number" ? new Date(asOf) : asOf,
    currency: part.board.presentation.currency,
    policy,
    partial: part.period !== null && isPartial(part.period, part.board.frame),
    excluded: countedOf(metric, part, whole, "excluded"),
    unknown: countedOf(metric, part, whole, "unknown"),
    formula: formulaText(formula.definition),
  };
}

function countedOf(metric: AnyMetric, part: Part, whole: boolean, what: "excluded" | "unknown"): Exclusion[] {
  const found = new Map<string, Exclusion>();
  for (const measure of metric.core().formula.measures) {
    const index = part.board.indexOf(measure);
    const counts = new Map<string, number>();
    const cells = new Set([...cellsOf(part, measure), ...(whole ? undatedCells(part) : [])]);
    for (const cell of cells) {
      for (const [why, count] of Object.entries(part.board.store[what](index, cell) ?? {}))
        counts.set(why, (counts.get(why) ?? 0) + count);
    }
    for (const [why, count] of counts) {
      const { entity } = measure;
      const key = `${entity} ${why}`;
      if (count > (found.get(key)?.count ?? 0)) found.set(key, { entity, why, count });
    }
  }
  return [...found.values()].sort(
    (left, right) => right.count - left.count || (left.why < right.why ? -1 : 1),
  );
}

/** The cells that report rows which have no period. */
function undatedCells({ board, groups }: Part): number[] {
  const { cells } = board.store;
  return groups.map((group) => cells.find(group, noPeriod)).filter((cell) => cell >= 0);
}

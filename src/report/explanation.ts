import type { Reason } from "../aggregates/outcome.js";
import type { Period } from "../calendar/time.js";
import { noPeriod } from "../cube/cells.js";
import { isPartial } from "../scan/partial.js";
import { outcomeOf } from "./outcome.js";
import { cellsOf, type Part } from "./part.js";
import { formulaText } from "./formula-text.js";
import type { AnyMetric, Direction, MetricUnit } from "./metric.js";
import { type Interval, wilsonInterval } from "./wilson.js";

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
  /** How many members may still come to count, of a conversion with a window; `null` of what has none. */
  readonly open: number | null;
  /** The 95 % Wilson interval of a proportion. */
  readonly interval: Interval | null;
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
  /** The formula, for reading. */
  readonly formula: string;
}

/** How many rows were left out for one reason. */
export interface Exclusion {
  readonly entity: string;
  readonly why: string;
  readonly count: number;
}

/** Says where a value comes from. `whole` adds the rows that have no period. */
export function explain(metric: AnyMetric, part: Part, whole: boolean): Explanation {
  const { formula, unit, direction } = metric.core();
  const { value, reason, numerator, denominator, n, open = null, policy = null } = outcomeOf(metric, part);
  const { asOf } = part.board.frame;
  return {
    value,
    reason,
    numerator,
    denominator,
    n,
    open,
    interval: unit === "proportion" && value !== null ? wilsonInterval(numerator, denominator) : null,
    unit,
    direction,
    period: part.period,
    asOf: typeof asOf === "number" ? new Date(asOf) : asOf,
    currency: part.board.presentation.currency,
    policy,
    partial: part.period !== null && isPartial(part.period, part.board.frame),
    excluded: exclusionsOf(metric, part, whole),
    formula: formulaText(formula.definition),
  };
}

function exclusionsOf(metric: AnyMetric, part: Part, whole: boolean): Exclusion[] {
  const found = new Map<string, Exclusion>();
  for (const measure of metric.core().formula.measures) {
    const index = part.board.indexOf(measure);
    const counts = new Map<string, number>();
    const cells = new Set([...cellsOf(part, measure), ...(whole ? undatedCells(part) : [])]);
    for (const cell of cells) {
      for (const [why, count] of Object.entries(part.board.store.excluded(index, cell) ?? {}))
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

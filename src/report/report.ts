import type { Grain, Period } from "../calendar/time.js";
import { compareKeys, type Group } from "../cube/cells.js";
import { naming, SalesmetricsError } from "../errors.js";
import type { Dimension } from "../expressions/dimension.js";
import type { Span } from "../scan/frame.js";
import type { Dimensions } from "../expressions/dimension.js";

import { isPartial } from "../scan/partial.js";
import { outcomeOf } from "./outcome.js";
import { type Board, type Part, wholeOf } from "./part.js";
import { explain, type Explanation } from "./explanation.js";
import type { Metrics, ValueOfMetric } from "./metric.js";

/** The values of a row's dimensions; `null` where a row has none. */
export type DimensionValues<By extends Dimensions> = {
  readonly [Name in keyof By]: (By[Name] extends Dimension<infer Value> ? Value : never) | null;
};

/** The values of metrics in one row; `null` where there is no value. */
export type MetricValues<M extends Metrics> = { readonly [Name in keyof M]: ValueOfMetric<M[Name]> | null };

/** What every row says of its time. */
export interface RowTime<Every> {
  /** The period of the row: of `every`, else `during`, else `null` for all time. */
  readonly period: Every extends Grain ? Period : Period | null;
  /** Whether the period was not over at `asOf`, or is cut by `during`. */
  readonly partial: boolean;
}

/** One row of a report. */
export type ReportRow<M extends Metrics, By extends Dimensions, Every> = DimensionValues<By> &
  RowTime<Every> &
  MetricValues<M>;

/**
 * The answer to a question: a row for each combination of dimension values and period, and a total.
 *
 * @category Engine
 * @since 0.1.0
 */
export interface Report<M extends Metrics, By extends Dimensions = Dimensions, Every = unknown> {
  /** Ordered by dimension values, then period; periods without rows are filled in. */
  readonly rows: readonly ReportRow<M, By, Every>[];
  /** The same metrics over all rows together: never a sum or a mean of the rows above. */
  readonly total: RowTime<undefined> & MetricValues<M>;
  /** Says where a value of a row, or of the total, comes from. */
  readonly explain: <Name extends keyof M & string>(
    row: ReportRow<M, By, Every> | (RowTime<undefined> & MetricValues<M>),
    name: Name,
  ) => Explanation<ValueOfMetric<M[Name]>>;
}

/** More periods than a report fills by itself: a single mistyped year makes thousands of empty ones. */
const mostPeriods = 10_000;

type Entries = readonly (readonly [string, unknown])[];

/** Lays a board out as a report. */
export function reportOf<M extends Metrics, By extends Dimensions, Every>(
  metrics: M,
  dimensions: readonly string[],
  board: Board,
): Report<M, By, Every> {
  checkNames(Object.keys(metrics), dimensions);
  const [asker = "evaluate"] = Object.keys(metrics);
  const parts = new WeakMap<object, Part>();
  const rowOf = (split: Entries, part: Part): object => {
    const row = Object.fromEntries([
      ...split,
      ["period", part.period],
      ["partial", naming(asker, () => part.period !== null && isPartial(part.period, board.frame))],
      ...valuesOf(metrics, part),
    ]);
    parts.set(row, part);
    return row;
  };
  const rows = partsOf(board, dimensions.length > 0).map(([key, part]) =>
    rowOf(
      dimensions.map((name, index) => [name, key[index]]),
      part,
    ),
  );
  const whole = wholeOf(board, dimensions.length > 0 || board.frame.every !== null);
  const total = rowOf([], whole) as Report<M>["total"];
  return {
    rows: rows as unknown as ReportRow<M, By, Every>[],
    total,
    explain: (row, name) => {
      const part = parts.get(row);
      const metric = metrics[name];
      if (part === undefined || !Object.hasOwn(metrics, name) || metric === undefined) {
        throw new SalesmetricsError(
          "unknown-name",
          `explain: expected a row of this report and one of ${Object.keys(metrics).join(", ")}, got ${part === undefined ? "another row" : name}`,
        );
      }
      return naming(name, () =>
        explain(metric, part, part === whole || board.frame.every === null),
      ) as Explanation<never>;
    },
  };
}

function partsOf(board: Board, grouped: boolean): [readonly unknown[], Part][] {
  const { frame } = board;
  const { groups } = board;
  const sections: [readonly unknown[], readonly Group[]][] = grouped
    ? [...groups].sort((left, right) => compareKeys(left.key, right.key)).map((group) => [group.key, [group]])
    : [[[], groups]];
  if (frame.every === null) {
    const span = frame.periods?.range ?? null;
    return sections.map(([key, members]) => [
      key,
      { board, groups: members, span, period: frame.during, mixes: false },
    ]);
  }
  const span = filledSpan(board);
  if (span === null) return [];
  const parts: [readonly unknown[], Part][] = [];
  for (const [key, members] of sections) {
    for (let ordinal = span.first; ordinal <= span.last; ordinal++) {
      const period = frame.every.period(ordinal);
      parts.push([
        key,
        { board, groups: members, span: { first: ordinal, last: ordinal }, period, mixes: false },
      ]);
    }
  }
  return parts;
}

/** The periods of the question, or else from the first to the last that has rows. */
function filledSpan({ frame, groups }: Board): Span | null {
  let span = frame.periods?.range ?? null;
  if (span === null) {
    let [first, last] = [Infinity, -Infinity];
    for (const { cells } of groups) {
      for (const ordinal of cells.keys()) {
        if (ordinal === null) continue;
        first = Math.min(first, ordinal);
        last = Math.max(last, ordinal);
      }
    }
    span = first <= last ? { first, last } : null;
  }
  if (span !== null && span.last - span.first >= mostPeriods) throw tooManyPeriods(span, frame.every!);
  return span;
}

function tooManyPeriods(span: Span, every: Grain): SalesmetricsError {
  const [first, last] = [every.period(span.first), every.period(span.last)];
  return new SalesmetricsError(
    "too-many-periods",
    `every: expected at most ${String(mostPeriods)} periods, got ${String(span.last - span.first + 1)} from ${first.label} to ${last.label}: look for a mistyped date, or pass { during }`,
  );
}

function valuesOf(metrics: Metrics, part: Part): Entries {
  return Object.entries(metrics).map(([name, metric]) => [
    name,
    naming(name, () => outcomeOf(metric, part).value),
  ]);
}

function checkNames(metrics: readonly string[], dimensions: readonly string[]): void {
  const taken = new Set(["period", "partial"]);
  for (const name of [...dimensions, ...metrics]) {
    if (taken.has(name)) {
      throw new SalesmetricsError(
        "name-taken",
        `evaluate: expected each name once, and not "period" or "partial", got ${name} twice`,
      );
    }
    taken.add(name);
  }
}

import type { Grain, Period } from "../calendar/time.js";
import { compareValues, noPeriod } from "../cube/cells.js";
import type { DimensionValue } from "../cube/cube.js";
import { named, naming, SalesmetricsError } from "../errors.js";
import type { Dictionary } from "../vectors/dictionary.js";
import type { Dimension } from "../expressions/dimension.js";
import type { Span } from "../scan/ordinals.js";
import type { Dimensions } from "../expressions/dimension.js";

import { isPartial } from "../scan/partial.js";
import { outcomeOf } from "./outcome.js";
import { type Board, type Part, wholeOf } from "./part.js";
import { explain, type Explanation } from "./explanation.js";
import type { AnyMetric, Metrics, ValueOfMetric } from "./metric.js";

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
  /** @internal */
  readonly [layoutOf]?: Layout;
}

/** Under this key a report keeps what it was laid out from, for other ways to lay it out. */
export const layoutOf: unique symbol = /*#__PURE__*/ Symbol.for("salesmetrics.layout") as never;

/** What a report was laid out from: its metrics, and the part that each of its rows is computed from. */
export interface Layout {
  readonly metrics: Metrics;
  readonly board: Board;
  readonly parts: readonly Part[];
}

/** More periods than a report fills by itself: a single mistyped year makes thousands of empty ones. */
const mostPeriods = 10_000;

/** Lays a board out as a report. */
export function reportOf<M extends Metrics, By extends Dimensions, Every>(
  metrics: M,
  board: Board,
): Report<M, By, Every> {
  const { dimensions } = board;
  checkNames(Object.keys(metrics), dimensions);
  const parts = partsOf(board, dimensions.length > 0);
  const lay = lineMaker(metrics, board);
  const rows = parts.map(([key, part]) => lay(dimensions, key, part));
  const whole = wholeOf(board, dimensions.length > 0 || board.frame.every !== null);
  const total = lay([], [], whole);
  const report: Report<M, By, Every> = {
    rows: rows as unknown as ReportRow<M, By, Every>[],
    total: total as Report<M>["total"],
    explain: (row, name) => {
      const part = row === total ? whole : parts[rows.indexOf(row)]?.[1];
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
  // Out of sight, so that a printed report shows only what it says.
  const layout: Layout = { metrics, board, parts: parts.map(([, part]) => part) };
  return Object.defineProperty(report, layoutOf, { value: layout });
}

/** A row of a report before its types are known. */
type Line = Record<string, unknown>;

/** Makes a line of dimension values, period and the values of metrics. */
function lineMaker(
  metrics: Metrics,
  board: Board,
): (dimensions: readonly string[], key: readonly unknown[], part: Part) => Line {
  const entries = Object.entries(metrics);
  const [asker = "evaluate"] = Object.keys(metrics);
  const partial = new Map<Period | null, boolean>([[null, false]]);
  const isCut = (period: Period | null): boolean => {
    let found = partial.get(period);
    if (found === undefined) {
      found = naming(asker, () => isPartial(period!, board.frame));
      partial.set(period, found);
    }
    return found;
  };
  return (dimensions, key, part) => {
    const line: Line = {};
    for (let place = 0; place < dimensions.length; place++) define(line, dimensions[place]!, key[place]);
    line["period"] = part.period;
    line["partial"] = isCut(part.period);
    for (const [name, metric] of entries) define(line, name, valueOf(name, metric, part));
    return line;
  };
}

/** Sets a property, even one whose name means something else to objects. */
function define(line: Line, name: string, value: unknown): void {
  if (name in line)
    Object.defineProperty(line, name, { value, enumerable: true, configurable: true, writable: true });
  else line[name] = value;
}

function valueOf(name: string, metric: AnyMetric, part: Part): unknown {
  try {
    return outcomeOf(metric, part).value;
  } catch (error) {
    throw named(name, error);
  }
}

function partsOf(board: Board, grouped: boolean): [readonly unknown[], Part][] {
  const { frame } = board;
  const sections = grouped ? sortedGroups(board) : [[[], board.groups] as const];
  if (frame.every === null) {
    const span = frame.periods?.range ?? null;
    return sections.map(([key, groups]) => [
      key,
      { board, groups, span, period: frame.during, mixes: false },
    ]);
  }
  const span = filledSpan(board);
  if (span === null) return [];
  const places: Pick<Part, "period" | "span">[] = [];
  for (let ordinal = span.first; ordinal <= span.last; ordinal++)
    places.push({ period: frame.every.period(ordinal), span: frame.periods!.grain!.numbersOf(ordinal) });
  return sections.flatMap(([key, groups]) =>
    places.map((place): [readonly unknown[], Part] => [key, { board, groups, ...place, mixes: false }]),
  );
}

function sortedGroups({ groups, store }: Board): (readonly [readonly DimensionValue[], readonly number[]])[] {
  const { cells } = store;
  const ranks = cells.dimensions.map(ranksOf);
  return groups
    .map((group) => ({ group, places: cells.codesOf(group).map((code, place) => ranks[place]![code]!) }))
    .sort(({ places: left }, { places: right }) => {
      for (let place = 0; place < left.length; place++)
        if (left[place] !== right[place]) return left[place]! - right[place]!;
      return 0;
    })
    .map(({ group }) => [cells.keyOf(group), [group]] as const);
}

/** The place of every value of a dimension in the order for reading, by its code. */
function ranksOf(dimension: Dictionary<DimensionValue>): Int32Array {
  const { values } = dimension;
  // Without a comparison of ours, texts are sorted several times faster, and in the same order.
  const isText = values.every((value) => typeof value === "string");
  const sorted = isText ? [...values].sort() : [...values].sort(compareValues);
  const ranks = new Int32Array(values.length);
  for (const [rank, value] of sorted.entries()) ranks[dimension.codeOf(value)] = rank;
  return ranks;
}

/** The ordinals of the question's periods, or else from the first to the last that has rows. */
function filledSpan({ frame, store, used }: Board): Span | null {
  let span = frame.periods?.range ?? null;
  if (span === null) {
    let [first, last] = [Infinity, -Infinity];
    for (const cell of used) {
      const ordinal = store.cells.ordinalOf(cell);
      if (ordinal === noPeriod) continue;
      first = Math.min(first, ordinal);
      last = Math.max(last, ordinal);
    }
    span = first <= last ? { first, last } : null;
  }
  span &&= frame.periods!.grain!.ordinalsOf(span);
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

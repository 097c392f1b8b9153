import { checkCount } from "../calendar/arguments.js";
import type { Grain, Period } from "../calendar/time.js";
import { having, named, nameErrors, SalesmetricsError, unknownName } from "../errors.js";
import type { Dimension, Dimensions } from "../expressions/dimension.js";
import type { Span } from "../question/place-times.js";
import { memoized } from "../memo.js";
import { ownOf, setOwn } from "../vectors/own.js";
import { isPartial } from "../question/partial.js";
import { filledSpan } from "../formulas/filled-span.js";
import { type CubeContext, type Slice, wholeSlice } from "../formulas/slice.js";
import { explain, type Explanation } from "./explanation.js";
import type { AnyLayout, Line, RowPlace, Section } from "./layout.js";
import { keyOfLines } from "./line-key.js";
import { reportJson, type ReportJson, type ReportJsonOptions } from "./report-json.js";
import type { Metrics, ValueOfMetric } from "../formulas/metric.js";
import { sectionsOf } from "./sections.js";

/** The values of a row's dimensions; `null` where a row has none. */
export type DimensionValues<By extends Dimensions> = {
  readonly [Name in keyof By]: (By[Name] extends Dimension<infer Value> ? Value : never) | null;
};

/** The values of metrics in one row; `null` where there is no value. */
export type MetricValues<M extends Metrics> = { readonly [Name in keyof M]: ValueOfMetric<M[Name]> | null };

/** The period of a row. */
export interface RowTime<Every> {
  /** The period of the row: of `every`, else `during`, else `null` for all time. */
  readonly period: Every extends Grain ? Period : Period | null;
  /** Whether the period was not over at `asOf`, or is cut by `during`. */
  readonly partial: boolean;
}

/** One row of a report. */
export type ReportRow<M extends Metrics, By extends Dimensions, Every> = DimensionValues<By> &
  RowTime<Every> &
  MetricValues<M> &
  Omit<RowPlace<keyof By & string>, keyof By | keyof M>;

/**
 * The answer to a question: a row for each combination of dimension values and period, and a total.
 *
 * @category Engine
 */
export interface Report<M extends Metrics, By extends Dimensions = Dimensions, Every = unknown> {
  /** The names of what its rows are split by. */
  readonly dimensions: readonly string[];
  /** Ordered by dimension values, then period; periods without rows are filled in. `top` and `subtotals` add rows. */
  readonly rows: readonly ReportRow<M, By, Every>[];
  /** The same metrics over all rows together: never a sum or a mean of the rows above. */
  readonly total: RowTime<undefined> & MetricValues<M>;
  /** How a value of a row, or of the total, came about. */
  readonly explain: <Name extends keyof M & string>(
    row: ReportRow<M, By, Every> | (RowTime<undefined> & MetricValues<M>),
    name: Name,
  ) => Explanation<ValueOfMetric<M[Name]>>;
  /** It as JSON, with the reasons of values that are `null`, and the explanations that are asked for. */
  toJSON(
    options?: ReportJsonOptions<keyof M & string> | string,
  ): ReportJson<ReportRow<M, By, Every>, RowTime<undefined> & MetricValues<M>>;
  /** @internal */
  readonly [originOf]?: Origin;
}

/** The key under which a report keeps its origin, for other layouts such as a cohort table. */
export const originOf: unique symbol = /*#__PURE__*/ Symbol.for("salesmetrics.origin") as never;

/** What a report was laid out from: its metrics, and each of its rows with its slice, by key and period. */
export interface Origin {
  readonly metrics: Metrics;
  readonly context: CubeContext;
  readonly parts: readonly Pick<Line, "row" | "slice">[];
}

/** The most periods of a report: one mistyped year makes thousands of empty ones. */
const mostPeriods = 10_000;

/** The report of a context. */
export function reportOf<M extends Metrics, By extends Dimensions, Every>(
  metrics: M,
  context: CubeContext,
  layout: AnyLayout,
): Report<M, By, Every> {
  const { dimensions } = context;
  const names = Object.keys(metrics);
  checkNames(names, dimensions, layout);
  const makeRow = rowMaker(metrics, context);
  const made = partsOf(context, sectionsOf(context, metrics, layout)).map(([section, slice]): Line => {
    const { key, merged } = section;
    const row = makeRow(dimensions, key, slice);
    if (layout.subtotals) row["level"] = dimensions[key.length - 1] ?? null;
    if (merged !== null) row["merged"] = merged;
    return { row, section, slice };
  });
  const lines = chosen(made, layout, context, names);
  const rows = lines.map(({ row }) => row);
  const whole = wholeSlice(context, dimensions.length > 0 || context.frame.every !== null);
  const total = makeRow([], [], whole);
  const keyOf = keyOfLines(dimensions);
  let slices: Map<string, Slice> | undefined;
  // If the total has the key of a row, that of the only period, the key is the row's.
  const sliceOf = (line: unknown): Slice | undefined => {
    slices ??= new Map(
      [total, ...rows].map((each, place) => [keyOf(each), lines[place - 1]?.slice ?? whole]),
    );
    return line === total ? whole : slices.get(keyOf(line));
  };
  const report: Report<M, By, Every> = {
    dimensions,
    rows: rows as unknown as ReportRow<M, By, Every>[],
    total: total as Report<M>["total"],
    explain: (row, name) => {
      const slice = sliceOf(row);
      const metric = ownOf(metrics, name);
      if (slice === undefined || metric === undefined) {
        const given = slice === undefined ? "another row" : name;
        throw named("explain", unknownName(`a row of this report and one of ${names.join(", ")}`, given));
      }
      const isWhole = slice === whole || context.frame.every === null;
      return explain(name, metric, slice, isWhole) as Explanation<never>;
    },
    toJSON: (options = {}) => reportJson(report as never, metrics, options) as never,
  };
  // Not enumerable: a printed report does not show it.
  const origin: Origin = { metrics, context, parts: made };
  return Object.defineProperty(report, originOf, { value: origin });
}

/** The rows that a layout shows, in its order. The code that sorts comes with what says the order. */
function chosen(
  lines: readonly Line[],
  { orderBy, limit }: AnyLayout,
  context: CubeContext,
  metrics: readonly string[],
): readonly Line[] {
  const orders = [orderBy ?? []].flat();
  const [first] = orders;
  if (first !== undefined)
    return having("orderBy", "descending(…) or ascending(…)", first, "arrange").arrange(
      lines,
      orders,
      limit,
      context,
      metrics,
    );
  if (limit === undefined) return lines;
  checkCount("limit without orderBy", "rows", limit);
  return lines.slice(0, limit as number);
}

/** A row of a report before its types are known. */
type AnyRow = Record<string, unknown>;

/** Makes a row of dimension values, a period and the values of metrics. */
function rowMaker(
  metrics: Metrics,
  context: CubeContext,
): (dimensions: readonly string[], key: readonly unknown[], slice: Slice) => AnyRow {
  const columns = Object.entries(metrics).map(([name, metric]) => ({ name, formula: metric.core().formula }));
  const isOrdinary = ![...context.dimensions, ...Object.keys(metrics)].some((name) => name in {});
  const set = isOrdinary ? setOrdinary : setOwn;
  const [asker = "evaluate"] = Object.keys(metrics);
  const partial = new Map<Period | null, boolean>([[null, false]]);
  const isCut = (period: Period | null): boolean =>
    memoized(partial, period, () => nameErrors(asker, () => isPartial(period!, context.frame)));
  return (dimensions, key, slice) => {
    const row: AnyRow = {};
    for (let place = 0; place < dimensions.length; place++) set(row, dimensions[place]!, key[place] ?? null);
    row["period"] = slice.period;
    row["partial"] = isCut(slice.period);
    for (const { name, formula } of columns) {
      try {
        set(row, name, formula.evaluate(slice).value);
      } catch (error) {
        throw named(name, error);
      }
    }
    return row;
  };
}

/** Sets a property whose name no object inherits. */
function setOrdinary(row: AnyRow, name: string, value: unknown): void {
  row[name] = value;
}

function partsOf(context: CubeContext, sections: readonly Section[]): [Section, Slice][] {
  const { frame } = context;
  const places: Pick<Slice, "period" | "span">[] = [];
  if (frame.every === null) places.push({ period: frame.during, span: frame.periods?.range ?? null });
  else {
    const span = filledSpan(context) ?? { first: 0, last: -1 };
    const { first, last } = span;
    if (last - first >= mostPeriods) throw tooManyPeriods(span, frame.every);
    for (let ordinal = first; ordinal <= last; ordinal++)
      places.push({ period: frame.every.period(ordinal), span: frame.periods!.grain!.numbersOf(ordinal) });
  }
  const parts: [Section, Slice][] = [];
  for (const section of sections) {
    const { groups, merged, isSubtotal } = section;
    const mayMixCurrencies = isSubtotal || merged !== null;
    for (const { period, span } of places)
      parts.push([section, { context, groups, period, span, mayMixCurrencies }]);
  }
  return parts;
}

function tooManyPeriods(span: Span, every: Grain): SalesmetricsError {
  const [first, last] = [every.period(span.first), every.period(span.last)];
  return new SalesmetricsError(
    "too-many-periods",
    `every: expected at most ${String(mostPeriods)} periods, got ${String(span.last - span.first + 1)} from ${first.label} to ${last.label}: look for a mistyped date, or pass { during }`,
  );
}

function checkNames(
  metrics: readonly string[],
  dimensions: readonly string[],
  { top, subtotals }: AnyLayout,
): void {
  const own = ["period", "partial", ...(top ? ["merged"] : []), ...(subtotals ? ["level"] : [])];
  const all = [...own, ...dimensions, ...metrics];
  const twice = all.find((name, place) => all.indexOf(name) < place);
  if (twice === undefined) return;
  const taken = own.map((name) => `"${name}"`).join(" or ");
  throw new SalesmetricsError(
    "name-taken",
    `evaluate: expected each name once, and not ${taken}, got ${twice} twice`,
  );
}

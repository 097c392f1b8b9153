import { compareValues } from "../cube/groups.js";
import type { DimensionValue } from "../cube/cube.js";
import { checkCount } from "../calendar/arguments.js";
import { having, invalidArgument, knownOptionsIn, listIn, nameErrors, oneNamed } from "../errors.js";
import type { CubeContext } from "../formulas/slice.js";
import { oncePer } from "../memo.js";
import { ownOf } from "../vectors/own.js";
import type { ArrangeLines, Line, RowLimit, RowOrder } from "./layout.js";
import { readingOrder } from "./sections.js";
import { compareRanks, type Rank, rankIn } from "./top.js";

/**
 * The `orderBy` of a question: rows in the order of a metric, a dimension or `"period"`, the least first.
 *
 * *Details*. Rows without a value come last, in either direction, and the row of others after them. Equal rows stay in the
 * order of their keys: dimension by dimension, then by period. A dimension is ordered as its definition lists its values,
 * such as the bands of `band` and the words of `oneOf`; else as texts, numbers, or `false` before `true`. Where that is not
 * wanted, `values` says the order: `ascending("stage", ["demo", "offer"])`.
 *
 * @example
 * ```ts
 * import { ascending, Deal, descending, evaluate, month, wonDeals } from "salesmetrics";
 *
 * const deals = (["ann", "bob", "bob"] as const).map(
 *   (ownerId, place) => ({ id: String(place), status: "won", ownerId, closedAt: "2025-03-03" }) as const,
 * );
 * const query = { by: { rep: Deal.ownerId }, every: month() } as const;
 * const orderBy = [ascending("period"), descending("wonDeals")] as const;
 * const { rows } = evaluate({ wonDeals }, { deals }, { ...query, orderBy });
 *
 * rows.map((row) => [row.period.label, row.rep, row.wonDeals]); // => [["2025-03", "bob", 2], ["2025-03", "ann", 1]]
 * ```
 *
 * @category Engine
 */
export function ascending<const Name extends string>(
  by: Name,
  values: readonly (string | number | boolean)[] = [],
): RowOrder<Name> {
  return orderOf("ascending", by, false, values);
}

/**
 * The `orderBy` of a question: rows in the order of a metric, a dimension or `"period"`, the greatest first. Otherwise as
 * {@link ascending}.
 *
 * *When to use*. For a leaderboard, with `limit`; for one of each period, with `limit: { n: 3, per: "period" }`. To keep what
 * is cut off in one row, use `top`.
 *
 * @example
 * ```ts
 * import { Deal, descending, evaluate, wonDeals } from "salesmetrics";
 *
 * const deals = (["ann", "bob", "bob"] as const).map(
 *   (ownerId, place) => ({ id: String(place), status: "won", ownerId, closedAt: "2025-03-03" }) as const,
 * );
 * const query = { by: { rep: Deal.ownerId }, orderBy: descending("wonDeals"), limit: 1 } as const;
 * const { rows, total } = evaluate({ wonDeals }, { deals }, query);
 *
 * rows.map((row) => [row.rep, row.wonDeals]); // => [["bob", 2]]
 * total.wonDeals; // => 3
 * ```
 *
 * @category Engine
 */
export function descending<const Name extends string>(by: Name): RowOrder<Name> {
  return orderOf("descending", by, true, []);
}

function orderOf<Name extends string>(
  caller: string,
  by: Name,
  isDescending: boolean,
  values: readonly unknown[],
): RowOrder<Name> {
  if (typeof by !== "string") throw invalidArgument(caller, "the name of a metric or a dimension", by);
  return { by, isDescending, values: listIn(caller, "a list of values", values), arrange };
}

/** Compares two rows. */
type CompareLines = (left: Line, right: Line) => number;

/** Rows in some order, and the first of them if there is a limit. */
const arrange: ArrangeLines = (lines, orders, limit, context, metrics) => {
  for (const order of orders) {
    const { by } = having("orderBy", "descending(…) or ascending(…)", order, "arrange");
    oneNamed("orderBy", by, [...context.dimensions, ...metrics, "period"]);
  }
  const sorted = nameErrors("orderBy", () => sortedLines(lines, orders, context));
  if (limit === undefined) return sorted;
  if (typeof limit === "object") return firstOfEach(limit, sorted, context);
  checkCount("limit", "rows", limit);
  return sorted.slice(0, limit);
};

/** The first rows of each period, or of each value of a dimension, and all subtotals. */
function firstOfEach(limit: RowLimit, sorted: readonly Line[], { dimensions }: CubeContext): Line[] {
  const { n, per } = knownOptionsIn("limit", limit, ["n", "per"]);
  checkCount("limit.n", "rows", n);
  const names = [per].flat();
  for (const name of names) oneNamed("limit.per", name, ["period", ...dimensions]);
  const counts = new Map<string, number>();
  return sorted.filter(({ row, section: { isSubtotal } }) => {
    if (isSubtotal) return true;
    const key = JSON.stringify(names.map((name) => ownOf(row, name)));
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count <= n;
  });
}

/** Sorted rows. Those of a level stay behind the row above them: reps behind their region, of the same period. */
function sortedLines(lines: readonly Line[], orders: readonly RowOrder[], context: CubeContext): Line[] {
  const comparers = orders.map((order) => comparerOf(order, context));
  const compare: CompareLines = (left, right) => {
    let found = 0;
    for (let place = 0; found === 0 && place < comparers.length; place++)
      found = comparers[place]!(left, right);
    return found;
  };
  // Sorting is stable: equals stay in the order of their keys.
  const ranks = new Map([...lines].sort(compare).map((line, rank) => [line, rank]));
  const paths = new Map(pathsOf(lines).map((path) => [path.at(-1)!, path.map((line) => ranks.get(line)!)]));
  return [...lines].sort((left, right) => comparePaths(paths.get(left)!, paths.get(right)!));
}

/** Each row, after the rows above it that are of the same period. */
function pathsOf(lines: readonly Line[]): Line[][] {
  const open = new Map<unknown, Line[]>();
  return lines.map((line) => {
    const { period } = line.slice;
    const level = line.section.key.length;
    const above = (open.get(period?.start) ?? []).filter(({ section }) => section.key.length < level);
    const path = [...above, line];
    open.set(period?.start, path);
    return path;
  });
}

function comparePaths(left: readonly number[], right: readonly number[]): number {
  const place = left.findIndex((rank, at) => rank !== right[at]);
  if (place === -1) return left.length - right.length;
  return left[place]! - (right[place] ?? -1);
}

function comparerOf(order: RowOrder, context: CubeContext): CompareLines {
  const { by } = order;
  if (by === "period") return byPeriod(order);
  const dimension = context.dimensions.indexOf(by);
  if (dimension !== -1) return byDimension(order, context, dimension);
  return byMetric(order);
}

function byPeriod({ isDescending }: RowOrder): CompareLines {
  const startOf = ({ slice: { period } }: Line): string | null => period && period.start;
  return inDirection(isDescending, startOf, () => 0, compareValues);
}

function byDimension(
  { isDescending, values }: RowOrder,
  { store, by }: CubeContext,
  dimension: number,
): CompareLines {
  const order = readingOrder(store.groups.dimensions[dimension]!, by[dimension]!);
  const places = new Map([...values, ...order].map((value, _, all) => [value, all.indexOf(value)]));
  // A row above has no value here. The name of the others is no value.
  const placeOf = ({ section: { key } }: Line): number | null =>
    key.length > dimension ? (places.get(key[dimension]!) ?? null) : null;
  const latenessOf = ({ section: { key } }: Line): number =>
    key[dimension] === null ? 2 : key.length > dimension && !places.has(key[dimension]!) ? 1 : 0;
  return inDirection(isDescending, placeOf, latenessOf, (left, right) => left - right);
}

function byMetric({ by, isDescending }: RowOrder): CompareLines {
  const valueOf = oncePer(({ row }: Line) => comparableIn(by, ownOf(row, by)));
  const latenessOf = (line: Line): number =>
    line.section.merged !== null ? 2 : valueOf(line) === null ? 1 : 0;
  return inDirection(isDescending, valueOf, latenessOf, compareAny);
}

/** Compares by lateness, and by values in a direction. */
function inDirection<Value>(
  isDescending: boolean,
  valueOf: (line: Line) => Value | null,
  latenessOf: (line: Line) => number,
  compare: (left: Value, right: Value) => number,
): CompareLines {
  return (one, other) => {
    const late = latenessOf(one) - latenessOf(other);
    const [left, right] = isDescending ? [valueOf(other), valueOf(one)] : [valueOf(one), valueOf(other)];
    return late !== 0 || left === null || right === null ? late : compare(left, right);
  };
}

type Comparable = NonNullable<Rank> | string | boolean;

/** A value of a metric as it is compared: of a time, its milliseconds. */
function comparableIn(name: string, value: unknown): Comparable | null {
  if (value instanceof Date) return value.getTime();
  if (typeof value === "string" || typeof value === "boolean") return value;
  return rankIn(name, value);
}

function compareAny(left: Comparable, right: Comparable): number {
  const isWord = [left, right].some((value) => typeof value === "string" || typeof value === "boolean");
  return isWord
    ? compareValues(left as DimensionValue, right as DimensionValue)
    : compareRanks(left as Rank, right as Rank);
}

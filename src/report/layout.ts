import type { DimensionValue } from "../cube/cube.js";
import type { Dimension, Dimensions, Splittable } from "../expressions/dimension.js";
import type { Metrics } from "../formulas/metric.js";
import type { CubeContext, Slice } from "../formulas/slice.js";

/**
 * The `n` values of a dimension with the greatest value of a metric: they get rows, the others share one.
 *
 * @category Engine
 */
export interface TopGroups<MetricName extends string = string> {
  readonly n: number;
  /** The name of the metric that ranks them: a number, or amounts in one currency. */
  readonly by: MetricName;
  /** The name of the row of all others; "other" by default. */
  readonly other?: string;
}

/** The dimensions that are cut down to their top. */
export type Tops<M extends Metrics, By extends Dimensions> = {
  readonly [Name in keyof By]?: TopGroups<keyof M & string>;
};

/**
 * How a report lays out what was found. It is no part of what is scanned: one cube can be laid out in many ways.
 *
 * *Details*. `top` merges all but the top values of a dimension into one row, "other". Its values are the metrics over all
 * rows of the others, and `merged` is the number of groups. Values are ranked over the whole question: equals in reading
 * order, those without a value last. The group `null` keeps its own row: an unknown value is not one of the others. Rows
 * are in the order of ranks.
 *
 * `subtotals` adds rows for the levels above: with `by: { region, rep }` a row for each region, before its reps, in which
 * `rep` is `null`. `level` is the last dimension that a row is split by. With `every` there is also a row for each period
 * over all groups, whose `level` is `null`. A list names the levels to add.
 *
 * `orderBy` is `ascending` or `descending` of a metric, a dimension or `"period"`, or a list of these. `limit` keeps that
 * many rows, the first of the order; beside `orderBy`, `{ n, per: "period" }` keeps the first `n` of each period. The total
 * is that of all. Where `top` keeps the others in a row, `limit` drops them.
 *
 * @category Engine
 */
export interface Layout<M extends Metrics, By extends Dimensions, Top extends Tops<M, By>> {
  readonly top?: Top | undefined;
  readonly subtotals?: boolean | readonly ((keyof By & string) | null)[] | undefined;
  readonly orderBy?: Orders<(keyof M & string) | (keyof By & string) | "period"> | undefined;
  readonly limit?: number | RowLimit<(keyof By & string) | "period"> | undefined;
}

/**
 * A limit of the rows of each period, or of each value of a dimension: the first `n` of each, in the order of `orderBy`.
 *
 * *Details*. A list of names limits the rows that agree in all of them. The rows of `subtotals` stay, and do not count.
 *
 * @category Engine
 */
export interface RowLimit<out Name extends string = string> {
  readonly n: number;
  /** `"period"`, the name of a dimension, or a list of these. */
  readonly per: Name | readonly Name[];
}

/** By what rows are ordered: one thing, or several of which each orders the rows that are equal by those before. */
export type Orders<Name extends string> = RowOrder<Name> | readonly RowOrder<Name>[];

/** A layout with any names. */
export interface AnyLayout {
  readonly top?: Readonly<Record<string, TopGroups | undefined>> | undefined;
  readonly subtotals?: boolean | readonly (string | null)[] | undefined;
  readonly orderBy?: Orders<string> | undefined;
  readonly limit?: number | RowLimit | undefined;
}

/** Dimensions as a report shows them, with the name of the others among their values. */
export type Shown<By extends Dimensions, Top> = {
  readonly [Name in keyof By]: Name extends keyof Top
    ? By[Name] extends Dimension<infer Value extends Splittable>
      ? Dimension<
          Value | (Top[Name] extends { readonly other: infer Other extends string } ? Other : "other")
        >
      : never
    : By[Name];
};

/** The place of a row in the layout. */
export interface RowPlace<Names> {
  /** Where subtotals were asked for: the dimension that the row goes down to, `null` for a row over all groups. */
  readonly level?: Names | null;
  /** In a row of others: how many groups are merged in it. */
  readonly merged?: number;
}

/** Groups that make up one row, or one row for each period. */
export interface Section {
  /** The values of the dimensions it goes down to. */
  readonly key: readonly DimensionValue[];
  readonly groups: readonly number[];
  /** How many groups a row of others merges; `null` for any other row. */
  readonly merged: number | null;
  readonly isSubtotal: boolean;
}

/**
 * By what rows are ordered, from {@link ascending} or {@link descending}.
 *
 * @category Engine
 */
export interface RowOrder<out Name extends string = string> {
  /** The name of a metric or of a dimension, or `"period"`. */
  readonly by: Name;
  readonly isDescending: boolean;
  /** The values of a dimension that come first, in this order. */
  readonly values: readonly unknown[];
  /** @internal */
  readonly arrange: ArrangeLines;
}

/** Sorts the rows of a report with some metrics, and keeps those within the limit. */
export type ArrangeLines = (
  lines: readonly Line[],
  orders: readonly RowOrder[],
  limit: AnyLayout["limit"],
  context: CubeContext,
  metrics: readonly string[],
) => Line[];

/** A row of a report, and what it is computed from. */
export interface Line {
  readonly row: Readonly<Record<string, unknown>>;
  readonly section: Section;
  readonly slice: Slice;
}

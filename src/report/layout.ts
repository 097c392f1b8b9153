import type { Dimension, Dimensions, Splittable } from "../expressions/dimension.js";
import type { Metrics } from "../formulas/metric.js";

/**
 * The values of a dimension that get rows of their own: the `n` of which a metric is greatest.
 *
 * @category Engine
 */
export interface TopGroups<MetricName extends string = string> {
  readonly n: number;
  /** The name of the metric that ranks them: a number, or amounts in one currency. */
  readonly by: MetricName;
  /** What the row of all others is called; "other" unless it is said. */
  readonly other?: string;
}

/** The dimensions that are cut down to their top. */
export type Tops<M extends Metrics, By extends Dimensions> = {
  readonly [Name in keyof By]?: TopGroups<keyof M & string>;
};

/**
 * How a report lays out what was found. It is no part of what is scanned: one cube can be laid out in many ways.
 *
 * *Details*. `top` merges all but the top values of a dimension into one row, "other": its values are the metrics over
 * all rows of the others, and `merged` says how many groups they are. Values are ranked over the whole question; of
 * equals the one that sorts first goes first, and one without a value comes last. The group `null` stays a row of its
 * own, for what is not known is not one of the others. Rows come in the order of ranks.
 *
 * `subtotals` adds rows for the levels above: with `by: { region, rep }` a row for each region, before those of its
 * reps, in which `rep` is `null`. `level` says of every row which dimension it goes down to. With `every`, there is
 * also a row for each period over all groups, whose `level` is `null`. A list names the levels that are wanted.
 *
 * @category Engine
 */
export interface Layout<M extends Metrics, By extends Dimensions, Top extends Tops<M, By>> {
  readonly top?: Top | undefined;
  readonly subtotals?: boolean | readonly ((keyof By & string) | null)[] | undefined;
}

/** A layout, whatever the names in it. */
export interface AnyLayout {
  readonly top?: Readonly<Record<string, TopGroups | undefined>> | undefined;
  readonly subtotals?: boolean | readonly (string | null)[] | undefined;
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

/** What a row says of its place in the layout. */
export interface RowPlace<Names> {
  /** Where subtotals were asked for: the dimension that the row goes down to, `null` for a row over all groups. */
  readonly level?: Names | null;
  /** In a row of others: how many groups are merged in it. */
  readonly merged?: number;
}

import type { Outcome } from "../aggregates/outcome.js";
import { having, nameErrors } from "../errors.js";
import type { Json, Typed } from "../expressions/expression.js";
import type { QuestionOptions, Rows } from "../question/query.js";
import type { Formula } from "./formula.js";
import type { Slice } from "./slice.js";

/**
 * What a value counts or measures. A proportion lies between 0 and 1; a ratio need not. A score is points on a scale of its
 * own, a rank a place in an order, from 1.
 */
export type MetricUnit =
  | "count"
  | "number"
  | "proportion"
  | "points"
  | "score"
  | "rank"
  | "ratio"
  | "money"
  | "money per day"
  | "money per month"
  | "months"
  | "days"
  | "hours"
  | "minutes"
  | "seconds"
  | "any";

/**
 * The limits between which the values of a metric are good, both included.
 *
 * @category Metrics
 */
export interface TargetRange {
  readonly range: readonly [low: number, high: number];
}

/**
 * Which way is better. A metric is best inside its target range, or inside limits that each business sets, `"range"`;
 * `"none"` is context only.
 */
export type Direction = "up" | "down" | "range" | "none" | TargetRange;

/** The direction of what is made of a metric: limits are those of the metric alone. */
export function withoutLimits(direction: Direction): Direction {
  return typeof direction === "object" ? "range" : direction;
}

/** What a metric is; made on first use. */
export interface MetricCore<out Value> {
  readonly unit: MetricUnit;
  readonly direction: Direction;
  readonly formula: Formula<Value>;
  /** Of a metric of one moment: the name of its stock, the metric to ask for beside `every`. */
  readonly atEnd?: string;
}

/** A metric of any rows and any value. */
export interface AnyMetric {
  /** Its name in the catalogue; `null` for one that has none. */
  readonly id: string | null;
  /** What its family made it with; none for a metric of no family. */
  readonly parameters?: readonly Json[];
  /** What it is. */
  core(): MetricCore<unknown>;
}

/**
 * A metric: a value that can be called with rows for one number, passed to `evaluate`, and composed with others.
 *
 * *Details*. `Data` names the rows it reads, `{ deals: Deal }`. A call returns `null` if there is no value; `explain` of a
 * report says why.
 *
 * @category Metrics
 */
export interface Metric<in Data, out Value> extends AnyMetric, Typed<Data, Value> {
  (data: Rows<Data>, options?: QuestionOptions): Value | null;
  /** What it is. */
  core(): MetricCore<Value>;
}

/** Metrics by name. */
export type Metrics = Readonly<Record<string, AnyMetric>>;

/** The value of a metric. */
export type ValueOfMetric<M> = M extends Typed<never, infer Value> ? Value : never;

/** What a metric is; throws for what is no metric. */
export function coreOf<Value>(caller: string, metric: { core(): MetricCore<Value> }): MetricCore<Value> {
  return having(caller, "a metric, such as winRate", metric, "core").core();
}

/** The outcome of a metric in a slice; errors begin with the name that the metric has in the question. */
export function evaluateSlice(name: string, metric: AnyMetric, slice: Slice): Outcome<unknown> {
  return nameErrors(name, () => metric.core().formula.evaluate(slice));
}

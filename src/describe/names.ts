import type { AnyEntity } from "../expressions/shape.js";
import type { AnyMetric } from "../formulas/metric.js";
import type * as library from "salesmetrics";

type Library = typeof library;

/** A function of the catalogue that makes metrics of one name. */
export interface AnyFamily {
  (...parameters: never): AnyMetric;
  readonly id: string;
}

/**
 * The names of the metrics and families of the catalogue.
 *
 * *Details*. Derived from the exports of `salesmetrics`: a metric without its texts does not compile.
 *
 * @category Texts
 */
export type MetricId = {
  [Name in keyof Library]: Library[Name] extends AnyMetric
    ? Name
    : Library[Name] extends AnyFamily
      ? Name
      : never;
}[keyof Library];

/**
 * The names of the families: the functions of the catalogue that make metrics.
 *
 * @category Texts
 */
export type FamilyId = {
  [Name in MetricId]: Library[Name] extends AnyMetric ? never : Name;
}[MetricId];

/**
 * The names under which data holds the rows of each entity: `deals`, `stageStays`.
 *
 * @category Texts
 */
export type EntityName = {
  [Name in keyof Library]: Library[Name] extends AnyEntity<infer Entity, infer _Row> ? Entity : never;
}[keyof Library];

/**
 * The aggregates, by the functions that make metrics of them.
 *
 * @category Texts
 */
export type AggregateName = keyof Pick<
  Library,
  | "count"
  | "countDistinct"
  | "sum"
  | "mean"
  | "median"
  | "quantile"
  | "min"
  | "max"
  | "first"
  | "last"
  | "variance"
  | "survivalMedian"
  | "survivalAt"
  | "survivalCurve"
  | "restrictedMean"
>;

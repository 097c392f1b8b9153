import { type NumericAggregate, asNumber } from "../aggregates/numeric-aggregate.js";
import { quantiles } from "../aggregates/quantile.js";
import { means, sums } from "../aggregates/sum-and-mean.js";
import type { Expression } from "../expressions/expression.js";
import type { Metric, MetricUnit } from "../formulas/metric.js";
import { measured, type MeasureOptions } from "./aggregate-metric.js";

// Metrics over numbers alone. The catalogue uses them where there is no money, so that a bundle needs no decimal
// library.

/** A metric over numbers. Durations are added in whole milliseconds and divided once. */
export function numeric<Data, State extends { readonly n: number }>(
  aggregate: NumericAggregate<State>,
  value: Expression<Data, number>,
  options: MeasureOptions<Data>,
  unit: MetricUnit,
): Metric<Data, number> {
  const { units, per } = value.whole ?? {};
  return measured(asNumber(aggregate, per), value, value.entity, options, unit, units);
}

export function sumOfNumbers<Data>(
  value: Expression<Data, number>,
  options: MeasureOptions<Data> = {},
): Metric<Data, number> {
  return numeric(sums, value, options, "number");
}

export function meanOfNumbers<Data>(
  value: Expression<Data, number>,
  options: MeasureOptions<Data> = {},
): Metric<Data, number> {
  return numeric(means, value, options, "number");
}

export function quantileOfNumbers<Data>(
  probability: number,
  value: Expression<Data, number>,
  options: MeasureOptions<Data> = {},
): Metric<Data, number> {
  return numeric(quantiles(probability), value, options, "number");
}

import { type NumericAggregate, asNumber } from "../aggregates/numeric-aggregate.js";
import { quantiles } from "../aggregates/quantile.js";
import { means, sums } from "../aggregates/sum-and-mean.js";
import { type Expression, expressionIn } from "../expressions/expression.js";
import { type DurationUnit, millisecondsPer } from "../expressions/duration.js";
import type { Direction, Metric, MetricUnit } from "../formulas/metric.js";
import { measured, type MeasureOptions } from "./aggregate-metric.js";
import { unnamed } from "./metric.js";

// Metrics over numbers alone. The catalogue uses them where there is no money, so that a bundle needs no decimal
// library.

/** A metric over numbers. Durations are added in whole milliseconds and divided once. */
export function numeric<Data, State extends { readonly n: number }>(
  caller: string,
  aggregate: NumericAggregate<State>,
  value: Expression<Data, number>,
  options: MeasureOptions<Data>,
  unit: MetricUnit,
): Metric<Data, number> {
  const { whole } = expressionIn(caller, value, "number");
  const folded = asNumber(aggregate, whole?.per);
  return measured(caller, folded, value, options, unit, whole && (() => whole.units));
}

export function sumOfNumbers<Data>(
  value: Expression<Data, number>,
  options: MeasureOptions<Data> = {},
): Metric<Data, number> {
  return numeric("sum", sums, value, options, "number");
}

export function meanOfNumbers<Data>(
  value: Expression<Data, number>,
  options: MeasureOptions<Data> = {},
): Metric<Data, number> {
  return numeric("mean", means, value, options, "number");
}

/** The mean of a length of time, in the unit of `time`; shorter is better unless `direction` says otherwise. */
export function meanTime<Data>(
  time: Expression<Data, number>,
  options: MeasureOptions<Data>,
  direction?: Direction,
): Metric<Data, number> {
  return ofTime("mean", means, time, options, direction);
}

/** The quantile of a length of time, as {@link meanTime}. */
export function quantileTime<Data>(
  probability: number,
  time: Expression<Data, number>,
  options: MeasureOptions<Data>,
  direction?: Direction,
): Metric<Data, number> {
  return ofTime("quantile", quantiles(probability), time, options, direction);
}

function ofTime<Data, State extends { readonly n: number }>(
  caller: string,
  aggregate: NumericAggregate<State>,
  time: Expression<Data, number>,
  options: MeasureOptions<Data>,
  direction: Direction = "down",
): Metric<Data, number> {
  const units = Object.keys(millisecondsPer) as DurationUnit[];
  const unit = units.find((each) => millisecondsPer[each] === time.whole?.per) ?? "number";
  return unnamed(numeric(caller, aggregate, time, options, unit).core().formula, unit, direction);
}

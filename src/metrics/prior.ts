import { invalidArgument } from "../errors.js";
import { nothing } from "../aggregates/aggregate.js";
import type { Quantity } from "../expressions/arithmetic.js";
import { earlierPart } from "../report/earlier.js";
import type { Formula } from "../report/formula.js";
import type { Metric } from "../report/metric.js";
import { isPartial } from "../scan/partial.js";
import { unnamed } from "./metric.js";
import { shareOf, signOf, subtractQuantities } from "./quantity.js";

/**
 * A metric of the period before: the previous calendar unit, or as many days immediately before a range of days.
 *
 * *Details*. `periods` looks back further. A question about all time has no period before it and is refused with
 * `no-previous-period`. The total of a report looks back from `during` as a whole; where `during` is not given, or
 * cuts through periods, it has no value: `not-applicable`.
 *
 * @category Metrics
 * @since 0.1.0
 */
export function prior<Data, Value>(metric: Metric<Data, Value>, periods = 1): Metric<Data, Value> {
  if (!Number.isInteger(periods) || periods < 1) {
    throw invalidArgument("prior", "a whole number of periods from 1", periods);
  }
  const { formula, unit, direction } = metric.core();
  return unnamed(priorFormula(formula, periods), unit, direction);
}

function priorFormula<Value>(formula: Formula<Value>, periods: number): Formula<Value> {
  return {
    definition: { prior: [formula.definition, periods] },
    measures: formula.measures,
    lag: formula.lag + periods,
    evaluate: (part) => {
      const before = earlierPart(part, periods);
      return before === null ? nothing("not-applicable") : formula.evaluate(before);
    },
    restrict: (condition) => priorFormula(formula.restrict(condition), periods),
  };
}

/**
 * How much a metric grew since the period before, as a fraction of it: (now − before) ÷ before.
 *
 * *Details*. There is no growth from nothing, from zero or from a negative base: the reason is `no-base`. A period
 * that is not over, or that `during` cuts, is not compared with a whole one: `incomplete-period`.
 *
 * *Gotchas*. The growth of a rate is relative: from 20 % to 25 % is 0.25, and 5 percentage points.
 *
 * @category Metrics
 * @since 0.1.0
 */
export function growth<Data>(metric: Metric<Data, Quantity>, periods = 1): Metric<Data, number> {
  const { direction } = metric.core();
  return unnamed(
    growthFormula(metric.core().formula, prior(metric, periods).core().formula),
    "ratio",
    direction,
  );
}

function growthFormula(now: Formula<Quantity>, before: Formula<Quantity>): Formula<number> {
  return {
    definition: { growth: [now.definition, before.definition] },
    measures: now.measures,
    lag: before.lag,
    evaluate: (part) => {
      const base = before.evaluate(part);
      const current = now.evaluate(part);
      const parts = { numerator: current.value, denominator: base.value };
      if (part.period !== null && isPartial(part.period, part.board.frame))
        return { ...nothing("incomplete-period"), ...parts };
      if (base.reason === "not-applicable") return { ...nothing("not-applicable"), ...parts };
      if (base.value === null || signOf(base.value) <= 0) return { ...nothing("no-base"), ...parts };
      if (current.value === null) return { ...nothing(current.reason!), ...parts };
      const change = subtractQuantities(current.value, base.value);
      return { value: shareOf(change, base.value), reason: null, ...parts, n: current.n };
    },
    restrict: (condition) => growthFormula(now.restrict(condition), before.restrict(condition)),
  };
}

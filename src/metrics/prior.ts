import { invalidArgument, SalesmetricsError } from "../errors.js";
import { finite, nothing } from "../aggregates/outcome.js";
import type { Quantity } from "../expressions/arithmetic.js";
import { earlierPart } from "../report/earlier.js";
import type { Formula } from "../report/formula.js";
import type { Metric } from "../report/metric.js";
import type { Part } from "../report/part.js";
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
  if (formula.measures.some((measure) => measure.at === null)) {
    throw new SalesmetricsError(
      "no-time-axis",
      "prior: expected a metric with a time axis, got one of a single moment, which has no period before",
    );
  }
  return unnamed(priorFormula(formula, periods), unit, direction);
}

function priorFormula<Value>(formula: Formula<Value>, periods: number): Formula<Value> {
  return {
    definition: { prior: [formula.definition, periods] },
    measures: formula.measures,
    lag: formula.lag + periods,
    evaluate: (part) => {
      const before = earlierPart(part, periods);
      if (before === null) return nothing("not-applicable");
      return isCut(before) ? nothing("incomplete-period") : formula.evaluate(before);
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

/** Whether a part covers less than its whole period. */
function isCut({ period, board }: Part): boolean {
  return period !== null && isPartial(period, board.frame);
}

function growthFormula(now: Formula<Quantity>, before: Formula<Quantity>): Formula<number> {
  return {
    definition: { growth: [now.definition, before.definition] },
    measures: [...now.measures, ...before.measures],
    lag: before.lag,
    evaluate: (part) => {
      const base = before.evaluate(part);
      const current = now.evaluate(part);
      const parts = { numerator: current.value, denominator: base.value };
      if (isCut(part)) return { ...nothing("incomplete-period"), ...parts };
      if (base.reason === "not-applicable" || base.reason === "incomplete-period")
        return { ...nothing(base.reason), ...parts };
      if (base.value === null || signOf(base.value) <= 0) return { ...nothing("no-base"), ...parts };
      if (current.isZero === true) return { value: -1, reason: null, ...parts, n: current.n };
      if (current.value === null) return { ...nothing(current.reason!), ...parts };
      const value = shareOf(subtractQuantities(current.value, base.value), base.value);
      return { ...finite(value, current.n), ...parts };
    },
    restrict: (condition) => growthFormula(now.restrict(condition), before.restrict(condition)),
  };
}

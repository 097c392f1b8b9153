import { nothing, type Outcome } from "../aggregates/outcome.js";
import { optionsIn } from "../errors.js";
import type { Quantity } from "../expressions/arithmetic.js";
import type { Money } from "../money/money.js";
import { coreOf, type Metric, type MetricUnit } from "../formulas/metric.js";
import type { Slice } from "../formulas/slice.js";
import { both } from "./composed-formula.js";
import { type MetricDetails, unnamed } from "./metric.js";
import { computed, divide, signOf } from "./quantity-arithmetic.js";

/** The type of a quotient: money over a number is money, anything else a number. */
export type RatioOf<Numerator, Denominator> = Numerator extends Money
  ? Denominator extends Money
    ? number
    : Money
  : number;

/**
 * One metric over another: a ratio of totals, at every level of a report.
 *
 * *Details*. Numerator and denominator are kept apart until the end: a total is computed over all rows and is never a mean
 * of ratios. With a zero denominator the reason is `zero-denominator`. Money over money is a number; both must be in one
 * currency.
 *
 * @example
 * ```ts
 * import { lostDeals, ratio, wonDeals } from "salesmetrics";
 *
 * const lostPerWon = ratio(lostDeals, wonDeals);
 *
 * lostPerWon({ deals: [{ id: "1", status: "won", closedAt: "2025-03-31" }] }); // => 0
 * lostPerWon({ deals: [] }); // => null
 * ```
 *
 * @category Metrics
 */
export function ratio<Above, Numerator extends Quantity, Below, Denominator extends Quantity>(
  numerator: Metric<Above, Numerator>,
  denominator: Metric<Below, Denominator>,
  details: MetricDetails = {},
): Metric<Above & Below, RatioOf<Numerator, Denominator>> {
  return quotient(numerator, denominator, details, quotientOf as Divide<RatioOf<Numerator, Denominator>>);
}

/**
 * A ratio of two numbers. The catalogue uses it where there is no money: a bundle then has no arithmetic of amounts.
 */
export function ratioOfNumbers<Above, Below>(
  numerator: Metric<Above, number>,
  denominator: Metric<Below, number>,
  details: MetricDetails = {},
): Metric<Above & Below, number> {
  return quotient(numerator, denominator, details, quotientOfNumbers as Divide<number>);
}

type Divide<Value> = (above: Outcome<Quantity>, below: Outcome<Quantity>, slice: Slice) => Outcome<Value>;

function quotient<Data, Value>(
  numerator: Metric<never, Quantity>,
  denominator: Metric<never, Quantity>,
  details: MetricDetails,
  divided: Divide<Value>,
): Metric<Data, Value> {
  const [above, below] = [coreOf("ratio", numerator), coreOf("ratio", denominator)];
  const { unit, direction } = optionsIn("ratio", details);
  return unnamed(
    both("ratio", "÷", above.formula, below.formula, divided),
    unit ?? unitOf(above.unit, below.unit),
    direction,
  );
}

function unitOf(above: MetricUnit, below: MetricUnit): MetricUnit {
  if (above === "money" && below !== "money") return "money";
  return "ratio";
}

function quotientOf(above: Outcome<Quantity>, below: Outcome<Quantity>, slice: Slice): Outcome<Quantity> {
  const parts = { n: below.n, numerator: above.value, denominator: below.value };
  // Nothing to divide by is the reason, whatever is missing above.
  if (below.value === null || signOf(below.value) === 0)
    return { ...nothing(below.reason ?? "zero-denominator"), ...parts };
  return { ...computed(slice, [above, below], below.n, divide), ...parts };
}

function quotientOfNumbers(above: Outcome<number>, below: Outcome<number>): Outcome<number> {
  const value = below.value === null || above.value === null ? Number.NaN : above.value / below.value;
  const isFinite = Number.isFinite(value);
  return {
    value: isFinite ? value : null,
    reason: isFinite
      ? null
      : (below.reason ?? (below.value === 0 ? "zero-denominator" : (above.reason ?? "not-applicable"))),
    n: below.n,
    numerator: above.value,
    denominator: below.value,
  };
}

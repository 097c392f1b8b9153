import { nothing, type Outcome } from "../aggregates/outcome.js";
import { optionsIn } from "../errors.js";
import type { Quantity } from "../expressions/arithmetic.js";
import type { Money } from "../money/money.js";
import type { Formula } from "../formulas/formula.js";
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
  const [above, below] = [coreOf("ratio", numerator), coreOf("ratio", denominator)];
  const { unit, direction } = optionsIn("ratio", details);
  return unnamed(
    ratioFormula(above.formula, below.formula),
    unit ?? unitOf(above.unit, below.unit),
    direction,
  );
}

function ratioFormula<Value>(above: Formula<Quantity>, below: Formula<Quantity>): Formula<Value> {
  return both(
    "ratio",
    "÷",
    above,
    below,
    quotientOf as (above: Outcome<Quantity>, below: Outcome<Quantity>, slice: Slice) => Outcome<Value>,
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

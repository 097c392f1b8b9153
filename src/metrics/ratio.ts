import { finite, just, nothing, type Outcome } from "../aggregates/outcome.js";
import type { Quantity } from "../expressions/arithmetic.js";
import type { Money } from "../money/money.js";
import type { Formula } from "../formulas/formula.js";
import type { Metric, MetricUnit } from "../formulas/metric.js";
import { both } from "./compose.js";
import { mixedCurrencies } from "./mixed-currencies.js";
import type { MetricDetails } from "./metric.js";
import { unnamed } from "./metric.js";

/** What one quantity over another is: money over a number is money, anything else a number. */
export type RatioOf<Numerator, Denominator> = Numerator extends Money
  ? Denominator extends Money
    ? number
    : Money
  : number;

/**
 * One metric over another: a ratio of totals, at every level of a report.
 *
 * *Details*. Numerator and denominator are kept apart until the end, so that a total is computed over all rows and
 * is never a mean of ratios. A zero denominator gives no value, with the reason `zero-denominator`. Money over
 * money is a number, and both must be in one currency.
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
  const [above, below] = [numerator.core(), denominator.core()];
  return unnamed(
    ratioFormula(above.formula, below.formula),
    details.unit ?? unitOf(above.unit, below.unit),
    details.direction,
  );
}

function ratioFormula<Value>(above: Formula<Quantity>, below: Formula<Quantity>): Formula<Value> {
  return both(
    "ratio",
    "÷",
    above,
    below,
    divide as (above: Outcome<Quantity>, below: Outcome<Quantity>) => Outcome<Value>,
  );
}

function unitOf(above: MetricUnit, below: MetricUnit): MetricUnit {
  if (above === "money" && below !== "money") return "money";
  return "ratio";
}

function divide(above: Outcome<Quantity>, below: Outcome<Quantity>): Outcome<Quantity> {
  if (below.value === null || isZero(below.value)) {
    return {
      ...nothing(below.reason ?? "zero-denominator", below.n),
      numerator: above.value,
      denominator: below.value,
    };
  }
  const parts = { numerator: above.value, denominator: below.value };
  if (above.isZero === true && typeof below.value === "object") return { ...just(0, below.n), ...parts };
  if (above.value === null) return { ...nothing(above.reason!, below.n), ...parts };
  return { ...finite(quotientOf(above.value, below.value), below.n), ...parts };
}

function isZero(value: Quantity): boolean {
  return typeof value === "number" ? value === 0 : value.amount.isZero();
}

function quotientOf(above: Quantity, below: Quantity): Quantity {
  if (typeof above === "number")
    return typeof below === "number" ? above / below : above / below.amount.toNumber();
  if (below === 1) return above;
  if (typeof below === "number") return { amount: above.amount.div(below), currency: above.currency };
  if (above.currency === below.currency) return above.amount.div(below.amount).toNumber();
  throw mixedCurrencies(above, below);
}

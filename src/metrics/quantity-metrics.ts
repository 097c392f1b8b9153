import { type Money, moneyOf } from "../money/money.js";
import { asMoney } from "../aggregates/money-aggregate.js";
import { firstOrLast } from "../aggregates/first-and-last.js";
import { maxima, minima } from "../aggregates/min-and-max.js";
import type { NumericAggregate } from "../aggregates/numeric-aggregate.js";
import { quantiles } from "../aggregates/quantile.js";
import { isDecimalValue, isRecord, isTimePoint } from "../aggregates/state-checks.js";
import { means, sums } from "../aggregates/sum-and-mean.js";
import { variances } from "../aggregates/variance.js";
import type { TimeValue } from "../calendar/time.js";
import type { Quantity } from "../expressions/arithmetic.js";
import { convertible } from "../expressions/convertible.js";
import { dated } from "../expressions/times.js";
import type { Presentation } from "../aggregates/outcome.js";
import {
  type AnyExpression,
  type Expression,
  expressionIn,
  type ValueType,
} from "../expressions/expression.js";

import { Decimal } from "../money/decimal.js";
import { canonicalDecimal, type DecimalInput } from "../exact/index.js";
import type { Metric } from "../formulas/metric.js";
import type { Scalar } from "../vectors/vector.js";
import { measured, type MeasureOptions } from "./aggregate-metric.js";
import { numeric } from "./numeric-metrics.js";

/**
 * The exact sum of a number, or of money, over rows.
 *
 * *Details*. Numbers are added as the decimals they print as, and the sum is the double nearest to the exact
 * result: the order of rows changes no digit. Over no rows a sum of numbers is 0; a sum of money is 0 in the
 * currency of the question, and `empty` where the question names none. Missing amounts are left out and reported.
 *
 * *Gotchas*. Currencies are never added: without `{ currency, rates }` amounts of two currencies are refused with
 * `mixed-currencies`.
 *
 * @example
 * ```ts
 * import { Deal, sum } from "salesmetrics";
 *
 * const worth = sum(Deal.amount);
 * const deals = [
 *   { id: "1", status: "open" as const, amount: 0.1, currency: "EUR" },
 *   { id: "2", status: "open" as const, amount: "0.2", currency: "EUR" },
 * ];
 *
 * worth({ deals }); // => { amount: 0.3, currency: "EUR" }
 * ```
 *
 * @category Metrics
 */
export function sum<Data, Value extends Quantity>(
  value: Expression<Data, Value>,
  options: MeasureOptions<Data> = {},
): Metric<Data, Value> {
  return quantity("sum", sums, value, options);
}

/**
 * The arithmetic mean of a number, or of money: the exact sum over the number of rows that have a value.
 *
 * @category Metrics
 */
export function mean<Data, Value extends Quantity>(
  value: Expression<Data, Value>,
  options: MeasureOptions<Data> = {},
): Metric<Data, Value> {
  return quantity("mean", means, value, options);
}

/**
 * The smallest value of a number, or of money; `empty` over nothing.
 *
 * @category Metrics
 */
export function min<Data, Value extends Quantity>(
  value: Expression<Data, Value>,
  options: MeasureOptions<Data> = {},
): Metric<Data, Value> {
  return quantity("min", minima, value, options);
}

/**
 * The largest value of a number, or of money; `empty` over nothing.
 *
 * @category Metrics
 */
export function max<Data, Value extends Quantity>(
  value: Expression<Data, Value>,
  options: MeasureOptions<Data> = {},
): Metric<Data, Value> {
  return quantity("max", maxima, value, options);
}

/**
 * The quantile of a number, or of money, by linear interpolation between order statistics (type 7, the default of
 * R and numpy).
 *
 * *Details*. Computed exactly in decimals; `probability` is the decimal it prints as. Over nothing it is `empty`.
 *
 * @example
 * ```ts
 * import { Activity, quantile } from "salesmetrics";
 *
 * const ninetieth = quantile(0.9, Activity.durationSeconds);
 * const activities = [10, 20, 30, 40, 50].map((durationSeconds) => ({ id: String(durationSeconds), durationSeconds }));
 *
 * ninetieth({ activities }); // => 46
 * ```
 *
 * @category Metrics
 */
export function quantile<Data, Value extends Quantity>(
  probability: number,
  value: Expression<Data, Value>,
  options: MeasureOptions<Data> = {},
): Metric<Data, Value> {
  return quantity("quantile", quantiles(probability), value, options);
}

/**
 * The median of a number, or of money: the quantile at one half.
 *
 * @category Metrics
 */
export function median<Data, Value extends Quantity>(
  value: Expression<Data, Value>,
  options: MeasureOptions<Data> = {},
): Metric<Data, Value> {
  return quantity("median", quantiles(0.5), value, options);
}

/**
 * The sample variance of a number, with n − 1 below; `empty` for fewer than two rows.
 *
 * *Details*. Computed from exact sums of the values and of their squares: the order of rows changes no digit.
 *
 * @category Metrics
 */
export function variance<Data>(
  value: Expression<Data, number>,
  options: MeasureOptions<Data> = {},
): Metric<Data, number> {
  return numeric("variance", variances, value, options, "number");
}

/**
 * The value of the row that comes first by a time; `empty` over nothing.
 *
 * *Details*. Of rows with the same time the one with the smallest value is taken, whatever the order of rows.
 *
 * @category Metrics
 */
export function first<Data, Value>(
  value: Expression<Data, Value>,
  by: Expression<Data, TimeValue>,
  options: MeasureOptions<Data> = {},
): Metric<Data, Value> {
  return endpoint("first", value, by, options);
}

/**
 * The value of the row that comes last by a time; `empty` over nothing.
 *
 * *Details*. Of rows with the same time the one with the smallest value is taken, whatever the order of rows.
 *
 * @category Metrics
 */
export function last<Data, Value>(
  value: Expression<Data, Value>,
  by: Expression<Data, TimeValue>,
  options: MeasureOptions<Data> = {},
): Metric<Data, Value> {
  return endpoint("last", value, by, options);
}

function quantity<Data, Value extends Quantity, State extends { readonly n: number }>(
  caller: string,
  aggregate: NumericAggregate<State>,
  value: Expression<Data, Value>,
  options: MeasureOptions<Data>,
): Metric<Data, Value> {
  const { type } = expressionIn(caller, value, "number", "money");
  const made =
    type === "number"
      ? numeric(caller, aggregate, value as Expression<Data, number>, options, "number")
      : monetary(caller, aggregate, value as Expression<Data, Money>, options);
  return made as Metric<Data, never>;
}

/** A sum of money. The catalogue uses it: a bundle then has no arithmetic of numbers. */
export function sumOfMoney<Data>(
  value: Expression<Data, Money>,
  options: MeasureOptions<Data> = {},
): Metric<Data, Money> {
  return monetary("sum", sums, value, options);
}

function monetary<Data, State extends { readonly n: number }>(
  caller: string,
  aggregate: NumericAggregate<State>,
  value: Expression<Data, Money>,
  options: MeasureOptions<Data>,
): Metric<Data, Money> {
  expressionIn(caller, value, "money");
  const keyed = (): AnyExpression => convertible(value, options.at);
  return measured(caller, asMoney(aggregate), value, options, "money", keyed);
}

function endpoint<Data, Value>(
  end: "first" | "last",
  value: Expression<Data, Value>,
  by: Expression<Data, TimeValue>,
  options: MeasureOptions<Data>,
): Metric<Data, Value> {
  const { type } = expressionIn(end, value);
  const aggregate = firstOrLast(
    end,
    (scalar, presentation) => presented(scalar, type, presentation),
    isValue[type],
  );
  const isMoney = type === "money";
  return measured(
    end,
    aggregate,
    dated(expressionIn(end, by, "time"), value),
    options,
    isMoney ? "money" : "any",
    isMoney ? () => dated(by, convertible(value, options.at) as typeof value) : undefined,
  ) as Metric<Data, never>;
}

const isValue: Readonly<Record<ValueType, (value: unknown) => boolean>> = {
  text: (value) => typeof value === "string",
  flag: (value) => typeof value === "boolean",
  number: isDecimalValue,
  money: (value) =>
    isRecord(value) && isDecimalValue(value["amount"]) && typeof value["currency"] === "string",
  time: isTimePoint,
};

/** A scalar of a row as the value that users see. */
function presented(scalar: Scalar, type: ValueType, { currency, factorOf }: Presentation): unknown {
  if (typeof scalar === "object") {
    const amount = new Decimal(canonicalDecimal(scalar.amount));
    if (currency === null) return moneyOf(amount, scalar.currency);
    const { numerator, denominator } = factorOf(scalar.currency);
    return moneyOf(numerator === denominator ? amount : amount.times(numerator).div(denominator), currency);
  }
  if (type === "number") return Number(canonicalDecimal(scalar as DecimalInput));
  return type === "time" && typeof scalar === "number" ? new Date(scalar) : scalar;
}

import { sumOfDivided } from "../aggregates/quotients.js";
import { convertible } from "../expressions/convertible.js";
import { divided } from "../expressions/divided.js";
import type { Expression } from "../expressions/expression.js";
import type { Metric } from "../formulas/metric.js";
import type { Money } from "../money/money.js";
import { measured, type MeasureOptions } from "./aggregate-metric.js";

/** The sum of `amount ÷ divisor`: amounts of one divisor are added exactly, and each sum is divided once. */
export function sumOfQuotients<Data>(
  amount: Expression<Data, Money>,
  divisor: Expression<Data, number>,
  options: MeasureOptions<Data> = {},
): Metric<Data, Money> {
  const input = divided(amount, divisor);
  const keyed = () => input.converted!((part) => convertible(part, options.at));
  return measured("sumOfQuotients", sumOfDivided, input, options, "money", keyed);
}

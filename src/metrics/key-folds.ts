import { asMoney } from "../aggregates/money-aggregate.js";
import { asNumber, type NumericAggregate } from "../aggregates/numeric-aggregate.js";
import { isAmount, just, nothing, type Outcome, type Presentation } from "../aggregates/outcome.js";
import { quantiles } from "../aggregates/quantile.js";
import { means, sums } from "../aggregates/sum-and-mean.js";
import { invalidArgument, optionsIn, refusal, SalesmetricsError, shown } from "../errors.js";
import {
  addDecimals,
  canonicalDecimal,
  compareDecimals,
  divideToNumber,
  fraction,
  multiplyDecimals,
  oneFraction,
} from "../exact/index.js";
import type { Quantity } from "../expressions/arithmetic.js";
import type { Json } from "../expressions/expression.js";
import type { MetricUnit } from "../formulas/metric.js";
import { fromFraction, type Money } from "../money/money.js";
import { signOf, subtract } from "./quantity-arithmetic.js";

/**
 * What {@link perKey} makes of the values of all keys.
 *
 * @category Metrics
 */
export interface KeyFold<in Value, out Result> {
  /** Its name and parameters, as plain data. */
  readonly definition: Json;
  /** How it reads: `{1}` is the metric, `{2}` the key. */
  readonly words: string;
  /** The unit of the result, if it is not that of the metric. */
  readonly unit?: MetricUnit;
  /** The result of the values, one for each key; all are numbers, or amounts of one currency. */
  readonly fold: (values: readonly Value[]) => Outcome<Result>;
}

/**
 * Bounds of a value, one or two of them.
 *
 * @category Metrics
 */
export interface KeyLimits<out Value> {
  readonly atLeast?: Value;
  readonly above?: Value;
  readonly atMost?: Value;
  readonly below?: Value;
}

/** Each bound in words, and the signs that `value - bound` may have. */
const bounds = {
  atLeast: { words: "at least", signs: [0, 1] },
  above: { words: "above", signs: [1] },
  atMost: { words: "at most", signs: [-1, 0] },
  below: { words: "below", signs: [-1] },
} as const;

/**
 * How many keys have a value within limits: reps at quota, customers above an amount. 0 if there are none.
 *
 * @category Metrics
 */
export function countWhere<Value extends Quantity>(limits: KeyLimits<Value>): KeyFold<Value, number> {
  const { definition, words, holds } = limitsIn("countWhere", limits);
  return {
    definition: { countWhere: definition },
    words: `number of {2} whose {1} is ${words}`,
    unit: "count",
    fold: (values) => just(values.filter(holds).length, values.length),
  };
}

/**
 * The share of the keys that have a value within limits: the share of reps at quota. Without a key with a value it is
 * `zero-denominator`.
 *
 * @category Metrics
 */
export function shareWhere<Value extends Quantity>(limits: KeyLimits<Value>): KeyFold<Value, number> {
  const { definition, words, holds } = limitsIn("shareWhere", limits);
  return {
    definition: { shareWhere: definition },
    words: `share of {2} whose {1} is ${words}`,
    unit: "proportion",
    fold: (values) => {
      const n = values.length;
      if (n === 0) return nothing("zero-denominator", 0);
      const count = values.filter(holds).length;
      return { value: count / n, reason: null, numerator: count, denominator: n, n };
    },
  };
}

/**
 * The mean of the values, each key counted once: touches per deal, a mean of rates. The exact sum is divided once.
 *
 * @category Metrics
 */
export function meanOf<Value extends Quantity>(): KeyFold<Value, Value> {
  return { definition: "meanOf", words: "mean of {1} for each {2}", fold: (values) => fold(means, values) };
}

/**
 * The quantile of the values, each key counted once, by linear interpolation (type 7, as {@link quantile} of rows).
 *
 * @category Metrics
 */
export function quantileOf<Value extends Quantity>(probability: number): KeyFold<Value, Value> {
  const aggregate = quantiles(probability);
  return {
    definition: { quantileOf: probability },
    words: `${String(probability)} quantile of {1} for each {2}`,
    fold: (values) => fold(aggregate, values),
  };
}

/**
 * The share that the greatest values have of the sum of all: the top 10 customers' share of revenue.
 *
 * *Details*. `topShare(10)` is of ten keys, or of all if there are fewer. `topShare({ share: 0.2 })` is of a fifth of the
 * keys, rounded up: the Pareto share. A sum of zero is `zero-denominator`, one below zero `not-applicable`.
 *
 * *Gotchas*. A key below zero, such as a customer with more refunds than orders, makes the sum smaller: the share of the
 * others may be above 1.
 *
 * @category Metrics
 */
export function topShare(top: number | { readonly share: number }): KeyFold<Quantity, number> {
  const [number, share] = typeof top === "number" ? [top, null] : [null, optionsIn("topShare", top).share];
  const isValid = share === null ? Number.isSafeInteger(number) && number > 0 : isShare(share);
  if (!isValid) throw invalidArgument("topShare", "a number of keys, or { share: 0.2 }", number ?? share);
  const said = share === null ? String(number) : `${multiplyDecimals(share, 100)} %`;
  return {
    definition: { topShare: share === null ? number : { share } },
    words: `share of the top ${said} of {2} in {1}`,
    unit: "ratio",
    fold: (values) =>
      ofTotal(values, (decimals, total, present) => {
        const count = number ?? countOfShare(share, decimals.length);
        const above = descending(decimals).slice(0, count).reduce(addDecimals, "0");
        return {
          ...just(divideToNumber(above, total), values.length),
          numerator: present(above),
          denominator: present(total),
        };
      }),
  };
}

/**
 * The smallest number of keys that together have a share of the sum: how many customers make 80 % of the revenue.
 *
 * *Details*. As {@link topShare}, a sum of zero is `zero-denominator`, one below zero `not-applicable`.
 *
 * @category Metrics
 */
export function countCovering(share: number): KeyFold<Quantity, number> {
  if (!isShare(share)) throw invalidArgument("countCovering", "a share above 0, up to 1", share);
  return {
    definition: { countCovering: share },
    words: `number of {2} that have ${multiplyDecimals(share, 100)} % of {1}`,
    unit: "count",
    fold: (values) =>
      ofTotal(values, (decimals, total) => {
        const wanted = multiplyDecimals(total, share);
        let [count, sum] = [0, "0"];
        for (const value of descending(decimals)) {
          if (compareDecimals(sum, wanted) >= 0) break;
          sum = addDecimals(sum, value);
          count++;
        }
        return just(count, values.length);
      }),
  };
}

/**
 * The sum of the squared shares in the sum of all values: the Herfindahl-Hirschman index, from above 0 to 1.
 *
 * *Details*. Computed exactly and rounded once. As {@link topShare}, a sum of zero is `zero-denominator`, one below zero
 * `not-applicable`.
 *
 * @category Metrics
 */
export function sumOfSquares(): KeyFold<Quantity, number> {
  return {
    definition: "sumOfSquares",
    words: "sum of the squared shares of {2} in {1}",
    unit: "ratio",
    fold: (values) =>
      ofTotal(values, (decimals, total) => {
        const squares = decimals.map((value) => multiplyDecimals(value, value)).reduce(addDecimals, "0");
        return just(divideToNumber(squares, multiplyDecimals(total, total)), values.length);
      }),
  };
}

/** The exact sum of amounts or numbers; `isMoney` tells what a sum of none is. */
export function sumOf(
  values: readonly Quantity[],
  isMoney: boolean,
  currency: string | null,
  mayMixCurrencies: boolean,
): Outcome<Quantity> {
  return folded(sums, values, isMoney, { ...asTheyAre, currency, mayMixCurrencies });
}

/** Values that are in the currency of the question already. */
const asTheyAre: Presentation = { currency: null, factorOf: () => oneFraction };

function fold<Value extends Quantity, State extends { readonly n: number }>(
  aggregate: NumericAggregate<State>,
  values: readonly Value[],
): Outcome<Value> {
  return folded(aggregate, values, isAmount(values[0]), asTheyAre) as Outcome<Value>;
}

function folded<State extends { readonly n: number }>(
  aggregate: NumericAggregate<State>,
  values: readonly Quantity[],
  isMoney: boolean,
  presentation: Presentation,
): Outcome<Quantity> {
  if (!isMoney) {
    const numbers = asNumber(aggregate);
    const state = (values as readonly number[]).reduce(
      (all, value) => numbers.step(all, value),
      numbers.init(),
    );
    return numbers.finish(state, presentation);
  }
  const amounts = asMoney(aggregate);
  const state = (values as readonly Money[]).reduce(
    (all, { amount, currency }) => amounts.step(all, { amount: amount.toFixed(), currency }),
    amounts.init(),
  );
  return amounts.finish(state, presentation);
}

/** A result of decimals and their sum, which is above zero; `present` makes a number or an amount of a decimal. */
function ofTotal(
  values: readonly Quantity[],
  compute: (
    decimals: readonly string[],
    total: string,
    present: (decimal: string) => Quantity,
  ) => Outcome<number>,
): Outcome<number> {
  const [first] = values;
  if (first === undefined) return nothing("empty", 0);
  const decimals = values.map((value) =>
    canonicalDecimal(typeof value === "number" ? value : value.amount.toFixed()),
  );
  const total = decimals.reduce(addDecimals, "0");
  const order = compareDecimals(total, 0);
  if (order <= 0) return nothing(order === 0 ? "zero-denominator" : "not-applicable", values.length);
  const present = (decimal: string): Quantity =>
    typeof first === "number" ? Number(decimal) : fromFraction(fraction(decimal), first.currency);
  return compute(decimals, total, present);
}

function descending(decimals: readonly string[]): string[] {
  return [...decimals].sort((left, right) => compareDecimals(right, left));
}

/** The number of keys that a share of all is, rounded up. */
function countOfShare(share: number, count: number): number {
  const [whole = "0", part] = multiplyDecimals(share, count).split(".");
  return Number(whole) + (part === undefined ? 0 : 1);
}

function isShare(share: unknown): share is number {
  return typeof share === "number" && share > 0 && share <= 1;
}

function limitsIn<Value extends Quantity>(
  caller: string,
  limits: KeyLimits<Value>,
): {
  readonly definition: Json;
  readonly words: string;
  readonly holds: (value: Value) => boolean;
} {
  const given = Object.entries(optionsIn(caller, limits) as Readonly<Record<string, unknown>>);
  const isValid = given.every(([name, limit]) => Object.hasOwn(bounds, name) && isLimit(limit));
  if (given.length === 0 || !isValid) {
    const got = given.map(([name, limit]) => `${name}: ${shown(limit)}`).join(", ");
    throw refusal(caller, "limits, such as { atLeast: 1 }", `{ ${got} }`);
  }
  const all = given as [keyof typeof bounds, Value][];
  return {
    definition: Object.fromEntries(all.map(([name, limit]) => [name, plainLimit(limit)])),
    words: all.map(([name, limit]) => `${bounds[name].words} ${textOf(limit)}`).join(" and "),
    holds: (value) =>
      all.every(([name, limit]) => {
        checkAlike(caller, value, limit);
        const signs: readonly number[] = bounds[name].signs;
        return signs.includes(signOf(subtract(value, limit)));
      }),
  };
}

/** Refuses a limit that is not of the kind of a value, or not in its currency. */
function checkAlike(caller: string, value: Quantity, limit: Quantity): void {
  const [given, wanted] = [limit, value].map((each) =>
    typeof each === "number" ? "a number" : each.currency,
  );
  if (given === wanted) return;
  throw new SalesmetricsError(
    "mixed-currencies",
    `${caller}: expected limits as the values are, ${wanted!}, got ${given!}`,
  );
}

function isLimit(limit: unknown): boolean {
  return typeof limit === "number" ? Number.isFinite(limit) : isAmount(limit);
}

function plainLimit(limit: Quantity): Json {
  if (typeof limit === "number") return limit;
  return { amount: canonicalDecimal(limit.amount.toFixed()), currency: limit.currency };
}

function textOf(limit: Quantity): string {
  return typeof limit === "number" ? String(limit) : `${limit.amount.toFixed()} ${limit.currency}`;
}

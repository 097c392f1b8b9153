import { nothing, type Outcome } from "../aggregates/outcome.js";
import { having, SalesmetricsError } from "../errors.js";
import type { Quantity } from "../expressions/arithmetic.js";
import type { DataOfDimensions, Dimension, Splittable } from "../expressions/dimension.js";
import { coreOf, type Metric } from "../formulas/metric.js";
import type { Slice } from "../formulas/slice.js";
import { foldedByKey } from "./by-key.js";
import type { KeyFold } from "./key-folds.js";
import { unnamed } from "./metric.js";
import { commonZero } from "./quantity-arithmetic.js";

/**
 * A metric of the values that another has for each key: how many reps are at quota, the share of the top ten customers.
 *
 * *When to use*. For questions about keys, whatever the report is split by: the metric is computed for each key by
 * itself, then the values are folded with {@link countWhere}, {@link shareWhere}, {@link meanOf}, {@link quantileOf},
 * {@link topShare}, {@link countCovering} or {@link sumOfSquares}. To see the values themselves, make the key a dimension.
 *
 * *Details*. The values are those of a report that has the key as one more dimension. The key is a field or an expression;
 * for a metric over several entities a `dimension` with one for each. A key takes part where it has a row that counts. A
 * key without a value, such as a rep without a quota, is left out; if the value of one is `immature` or
 * `not-applicable`, so is the result. Where no key has a value, a count is 0, a share `zero-denominator`, and every other
 * fold `empty`. A row without a key is left out and reported. Keys are kept in the cells of a
 * cube, so shards and databases count a key once, and memory grows with the number of keys.
 *
 * *Gotchas*. The metric reads one period: one that looks at others, such as `prior`, is refused, and so is another
 * `perKey`. Within `perKey`, `overall` is over all keys. A key of a stock takes part, with 0, after all its rows went out.
 * A key whose rows all lack an amount counts as zero where another measure has rows of it; the rows are reported.
 * Amounts in several currencies are refused, as in a sum.
 *
 * @example
 * ```ts
 * import { countWhere, Deal, perKey, topShare, wonDeals, bookings } from "salesmetrics";
 *
 * const deals = [
 *   { id: "1", status: "won", ownerId: "ann", customerId: "a", amount: 700, currency: "USD", closedAt: "2025-03-03" },
 *   { id: "2", status: "won", ownerId: "ann", customerId: "b", amount: 200, currency: "USD", closedAt: "2025-03-09" },
 *   { id: "3", status: "won", ownerId: "bob", customerId: "c", amount: 100, currency: "USD", closedAt: "2025-03-31" },
 * ] as const;
 *
 * perKey(Deal.ownerId, wonDeals, countWhere({ atLeast: 2 }))({ deals }); // => 1
 * perKey(Deal.customerId, bookings, topShare(2))({ deals }); // => 0.9
 * ```
 *
 * @see d3-array, `rollup`, whose map would be folded once more
 * @category Metrics
 */
export function perKey<const Key extends Dimension<Splittable>, Data, Value extends Quantity, Result>(
  key: Key,
  metric: Metric<Data, Value>,
  fold: KeyFold<Value, Result>,
): Metric<Data & DataOfDimensions<{ readonly key: Key }, keyof Data>, Result> {
  const { formula, unit } = coreOf("perKey", metric);
  having("perKey", "a fold, such as countWhere({ atLeast: 1 })", fold, "fold");
  return unnamed(
    foldedByKey("perKey", key, [formula], {
      definition: ([part], by) => ({ perKey: [part!, by, fold.definition] }),
      words: fold.words,
      fold: ([outcomes], slice) => foldValues(outcomes as readonly Outcome<Value>[], fold, slice),
    }),
    fold.unit ?? unit,
  );
}

function foldValues<Value extends Quantity, Result>(
  outcomes: readonly Outcome<Value>[],
  { fold }: KeyFold<Value, Result>,
  { mayMixCurrencies }: Slice,
): Outcome<Result> {
  const unknown = outcomes.find(({ reason }) => reason === "not-applicable" || reason === "immature");
  if (unknown !== undefined) return nothing(unknown.reason!);
  const zero = commonZero(outcomes) as Value | null;
  const values = outcomes
    .map(({ value, isZero }) => (isZero === true ? zero : value))
    .filter((value) => value !== null);
  // Zero in a currency that nothing names cannot be compared with any limit.
  if (values.length === 0 && outcomes.some(({ isZero }) => isZero === true)) return nothing("empty");
  const currencies = new Set(values.map((value) => (typeof value === "number" ? null : value.currency)));
  if (currencies.size <= 1) return fold(values);
  if (mayMixCurrencies) return nothing("not-applicable");
  throw new SalesmetricsError(
    "mixed-currencies",
    `perKey: expected amounts of one currency, got ${[...currencies].sort().join(", ")}: split by currency, or say { currency, rates }`,
  );
}

import { just, nothing, type Outcome } from "../aggregates/outcome.js";
import { SalesmetricsError } from "../errors.js";
import type { Quantity } from "../expressions/arithmetic.js";
import type { DataOfDimensions, Dimension, Splittable } from "../expressions/dimension.js";
import { coreOf, type Metric } from "../formulas/metric.js";
import { emptyIfRowsMissing, leftOutOf, type Slice } from "../formulas/slice.js";
import type { Measure } from "../question/measure.js";
import { foldedByKey, type OutcomesByKey } from "./by-key.js";
import { sumOf } from "./key-folds.js";
import { unnamed } from "./metric.js";
import { scale, signOf, subtract } from "./quantity-arithmetic.js";
import { stock, stockBefore, type StockOptions } from "./stock.js";

/**
 * What became of a stock that a period opened with, as metrics.
 *
 * @category Metrics
 */
export type Opening<Data, Value> = {
  /** What the period opened with. */
  readonly opened: Metric<Data, Value>;
  /** Of that, what was left in the end, without growth: the smaller of both amounts of each key. */
  readonly kept: Metric<Data, Value>;
  /** What the opening keys had in the end, with growth. */
  readonly retained: Metric<Data, Value>;
  /** What the opening keys lost, altogether or in part: `opened − kept`. */
  readonly lost: Metric<Data, Value>;
  /** The number of opening keys. */
  readonly count: Metric<Data, number>;
  /** How many of them had anything left in the end. */
  readonly still: Metric<Data, number>;
};

/**
 * What became, by the end of a period, of the keys that were there when it began: the parts of churn, gross and net
 * retention.
 *
 * *When to use*. Customer churn is `1 − still ÷ count`, gross revenue retention `kept ÷ opened`, net revenue retention
 * `retained ÷ opened`, gross churn `lost ÷ opened`.
 *
 * *Details*. `amount` is added up or counted, without a time axis, as in {@link stock}; a key, such as a customer, is
 * there while its stock is above zero. The opening is the moment before the first day of the period that is asked, the
 * end that after its last; the period may have any days. Keys that came in the period count nowhere, whether they stayed
 * or not; one that left and came back is still there. Amounts of both ends are converted at the rates of the period's
 * last day, or of `asOf` if that is earlier, so that exchange rates retain or lose nothing. A row without a key is left
 * out and reported.
 *
 * *Gotchas*. A question without a period is refused with `no-previous-period`; the total of a report without `during` is
 * `not-applicable`. In a period that is not over at `asOf`, the end is `asOf`.
 *
 * @example
 * ```ts
 * import { between, count, entity, id, money, opening, ratio, sum, text, time } from "salesmetrics";
 *
 * const Plan = entity("plans", {
 *   ...{ id: id(), customer: text(), amount: money(), currency: text() },
 *   ...{ from: time(), until: time() },
 * });
 * const mrr = opening(Plan.customer, sum(Plan.amount), { from: Plan.from, until: Plan.until });
 * const amounts = { currency: "USD", from: "2025-01-01" } as const;
 * const plans = [
 *   { ...amounts, id: "1", customer: "a", amount: 100, until: "2025-03-10" },
 *   { ...amounts, id: "2", customer: "a", amount: 150, from: "2025-03-10" },
 *   { ...amounts, id: "3", customer: "b", amount: 100, until: "2025-03-20" },
 *   { ...amounts, id: "4", customer: "b", amount: 50, from: "2025-03-20" },
 *   { ...amounts, id: "5", customer: "c", amount: 70, from: "2025-03-05" },
 * ] as const;
 * const asked = { during: between("2025-03-03", "2025-03-29") };
 *
 * ratio(mrr.kept, mrr.opened)({ plans }, asked); // => 0.75
 * ratio(mrr.retained, mrr.opened)({ plans }, asked); // => 1
 * ratio(mrr.still, mrr.count)({ plans }, asked); // => 1
 * ```
 *
 * @see Chargebee and ChartMogul, gross and net retention by customer
 * @category Metrics
 */
export function opening<const Key extends Dimension<Splittable>, Data, Value extends Quantity>(
  key: Key,
  amount: Metric<Data, Value>,
  options: StockOptions<Data>,
): Opening<Data & DataOfDimensions<{ readonly key: Key }, keyof Data>, Value> {
  type All = Data & DataOfDimensions<{ readonly key: Key }, keyof Data>;
  const atEnd = stock(amount, options).core();
  const atStart = coreOf("opening", stockBefore(amount, options));
  const isMoney = atEnd.unit === "money";
  const partOf = <Result>(name: string, fold: FoldBalances<Result>) =>
    foldedByKey("opening", key, [atStart.formula, atEnd.formula], {
      definition: (parts, by) => ({ [`opening ${name}`]: [...parts, by] }),
      words: `${name}, for each {3} there before the period: {2}`,
      reasonIn: opens,
      fold: (outcomes, slice, measures) => foldOpening(outcomes, slice, measures, fold),
    });
  const amountOf = (name: string, direction: "up" | "down" | "none", chosen: ChooseAmount) =>
    unnamed<All, Value>(
      partOf(name, (balances, slice, measures) =>
        sumOfBalances(balances.map(chosen), isMoney, slice, measures),
      ) as never,
      atEnd.unit,
      direction,
    );
  const countOf = (name: string, direction: "up" | "none", holds: (balance: Balance) => boolean) =>
    unnamed<All, number>(
      partOf(name, (balances) => just(balances.filter(holds).length, balances.length)),
      "count",
      direction,
    );
  return {
    opened: amountOf("opened", "none", ({ start }) => start),
    kept: amountOf("kept", "up", smaller),
    retained: amountOf("retained", "up", ({ end }) => end),
    lost: amountOf("lost", "down", (balance) => subtract(balance.start, smaller(balance)) as Quantity),
    count: countOf("count", "none", () => true),
    still: countOf("still", "up", ({ end }) => signOf(end) > 0),
  };
}

/** The stock of a key that the period opened with, above zero, and that in the end, zero if nothing is left. */
interface Balance {
  readonly start: Quantity;
  readonly end: Quantity;
}

type ChooseAmount = (balance: Balance) => Quantity;
type FoldBalances<Result> = (
  balances: readonly Balance[],
  slice: Slice,
  measures: readonly Measure[],
) => Outcome<Result>;

/** Refuses a question without periods. The total of a report whose rows decide its periods opens with nothing. */
function opens({ context, span }: Slice): "not-applicable" | null {
  if (context.frame.periods !== null) return span === null ? "not-applicable" : null;
  throw new SalesmetricsError(
    "no-previous-period",
    "opening: expected a period that opens, got all time: pass { during } or { every }",
  );
}

function foldOpening<Result>(
  [starts = [], ends = []]: OutcomesByKey,
  slice: Slice,
  measures: readonly Measure[],
  fold: FoldBalances<Result>,
): Outcome<Result> {
  if ([...starts, ...ends].some(({ reason }) => reason === "not-applicable"))
    return nothing("not-applicable");
  const balances = starts.flatMap((outcome, place): readonly Balance[] => {
    const start = stockIn(outcome);
    return start === null ? [] : [{ start, end: stockIn(ends[place]!) ?? (scale(start, 0, 1) as Quantity) }];
  });
  return fold(balances, slice, measures);
}

/** A stock above zero; `null` for any other. */
function stockIn(outcome: Outcome<unknown>): Quantity | null {
  const { value } = outcome as Outcome<Quantity>;
  return value !== null && signOf(value) > 0 ? value : null;
}

function smaller({ start, end }: Balance): Quantity {
  return signOf(subtract(start, end)) > 0 ? end : start;
}

/** The sum of the amounts of keys; that of none is zero only if no row was left out. */
function sumOfBalances(
  amounts: readonly Quantity[],
  isMoney: boolean,
  slice: Slice,
  measures: readonly Measure[],
): Outcome<Quantity> {
  const { presentation } = slice.context;
  const sum = sumOf(amounts, isMoney, presentation.currency, slice.mayMixCurrencies);
  return measures.reduce<Outcome<unknown>>(
    (outcome, measure) => emptyIfRowsMissing(outcome, leftOutOf(slice, measure)),
    sum,
  ) as Outcome<Quantity>;
}

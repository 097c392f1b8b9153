import { independentInterval } from "../aggregates/difference-interval.js";
import { finite, nothing, type Outcome } from "../aggregates/outcome.js";
import { daysBetween } from "../calendar/dates.js";
import type { Grain, Period } from "../calendar/time.js";
import { invalidArgument } from "../errors.js";
import type { Quantity } from "../expressions/arithmetic.js";
import { evaluatePart, type Formula } from "../formulas/formula.js";
import { coreOf, type Metric, type MetricUnit, withoutLimits } from "../formulas/metric.js";
import type { Slice } from "../formulas/slice.js";
import { askedPeriod, type Shift } from "../question/periods-read.js";
import { oncePerLast } from "../memo.js";
import { differenceOf } from "./difference.js";
import { shiftedFormula, requireTimeAxis } from "./shifted-formula.js";
import { unnamed } from "./metric.js";
import {
  comparisonOptions,
  type ComparisonOptions,
  type Distance,
  elapsedDays,
  type PartialPolicy,
  priorFormula,
  sameDays,
  shiftBack,
  unfinished,
} from "./prior.js";
import { computed, divide, operandOf, scale, signOf, subtract } from "./quantity-arithmetic.js";

/**
 * How much a metric grew since an earlier period, as a fraction of it: (now − before) ÷ before.
 *
 * *Details*. The earlier period is that of `prior`: `growth(bookings)`, `growth(bookings, 3)`, `growth(bookings,
 * year())`. There is no growth from nothing, from zero or from a negative base: the reason is `no-base`. A period that
 * is not over at `asOf`, or that `during` cuts, is not compared with a whole one: `incomplete-period`. A window of
 * `trailing` or `toDate` that begins before `during` is whole: it holds those days too.
 *
 * With `partial`, an end of `during` within the period counts as `asOf` does; a period whose first days `during` leaves
 * out stays `incomplete-period`. With `partial: "sameElapsed"` the whole days so far are compared with as many days of
 * the earlier period, at most to its end: those of `prior` with the same option. With `partial: "prorate"` the value so
 * far is compared with the elapsed share of the earlier value; only for counts and sums, since a rate, a mean, a stock or
 * a distinct count has no such share. `explain` names the policy.
 *
 * *Gotchas*. The growth of a rate is relative: from 20 % to 25 % is 0.25. `change` gives the 5 percentage points.
 *
 * @example
 * ```ts
 * import { growth, month, wonDeals } from "salesmetrics";
 *
 * const deals = (["2025-02-03", "2025-02-20", "2025-03-02", "2025-03-04"] as const).map(
 *   (closedAt, place) => ({ id: String(place), status: "won", closedAt }) as const,
 * );
 * const march = { during: month(2025, 3), asOf: "2025-03-10" } as const;
 *
 * growth(wonDeals)({ deals }, march); // => null
 * growth(wonDeals, { partial: "sameElapsed" })({ deals }, march); // => 1
 * ```
 *
 * @see lightdash, Matomo
 * @category Metrics
 */
export function growth<Data>(
  metric: Metric<Data, Quantity>,
  back: number | Grain | ComparisonOptions = 1,
): Metric<Data, number> {
  return compared("growth", "({1} − {2}) ÷ {2}", metric, back, "ratio", growthOf);
}

/**
 * How much a metric changed since an earlier period: now − before, of rates in percentage points.
 *
 * *Details*. It compares the same periods as `growth`, by the same policies. Without an earlier value the reason is
 * `no-base`. Of a rate that counts rows, `explain` gives the 95 % interval of the change (Newcombe's score method for
 * independent proportions), unless the two periods have days in common.
 *
 * @category Metrics
 */
export function change<Data, Value extends Quantity>(
  metric: Metric<Data, Value>,
  back: number | Grain | ComparisonOptions = 1,
): Metric<Data, Value> {
  const { unit, formula } = coreOf("change", metric);
  const isOfRows = unit === "proportion" && countsRowsOnce(formula);
  const changeOf: Compare<Quantity> = (now, before, slice, shift) => {
    if (operandOf(before) === null) return nothing("no-base");
    const found = differenceOf(now, before, slice);
    const { period, context } = slice;
    const isApart = (): boolean => shift(period!, context.frame.moment)!.end <= period!.start;
    return isOfRows && isApart() && found.value !== null
      ? { ...found, interval: independentInterval(now, before) }
      : found;
  };
  return compared("change", "−", metric, back, unit === "proportion" ? "points" : unit, changeOf) as Metric<
    Data,
    Value
  >;
}

/**
 * The compound growth rate of a metric over some periods: (now ÷ before)^(1 ÷ count) − 1.
 *
 * *Details*. `compoundGrowth(revenueCollected, { unit: year(), count: 3 })` is the yearly growth from three years
 * ago to now. Reasons and policies are those of `growth`.
 *
 * @category Metrics
 */
export function compoundGrowth<Data>(
  metric: Metric<Data, Quantity>,
  back: number | ComparisonOptions,
): Metric<Data, number> {
  const { count = 1 } = comparisonOptions("compoundGrowth", back);
  const compoundOf: Compare<number> = (now, before, slice) => {
    const grown = growthOf(now, before, slice);
    return grown.value === null ? grown : finite((1 + grown.value) ** (1 / count) - 1, grown.n);
  };
  const words = `({1} ÷ {2})^(1 ÷ ${String(count)}) − 1`;
  return compared("compoundGrowth", words, metric, back, "ratio", compoundOf);
}

/** Whether a formula counts rows of the period that is asked for, so that periods apart share none. */
function countsRowsOnce({ measures, periodsRead }: Formula): boolean {
  return (
    periodsRead.every((read) => read === askedPeriod) &&
    measures.every(({ aggregate, carried }) => aggregate.definition === "count" && carried === undefined)
  );
}

/** Compares two outcomes of a slice, of which one is from the shifted period. */
type Compare<Value> = (
  now: Outcome<Quantity>,
  before: Outcome<Quantity>,
  slice: Slice,
  shift: Shift,
) => Outcome<Value>;

function compared<Data, Value>(
  name: string,
  words: string,
  metric: Metric<Data, Quantity>,
  back: number | Grain | ComparisonOptions,
  unit: MetricUnit,
  compare: Compare<Value>,
): Metric<Data, Value> {
  requireTimeAxis(name, metric);
  const { formula, unit: measured, direction } = coreOf(name, metric);
  const { partial = "none", unit: step, count = 1 } = comparisonOptions(name, back);
  if (!["none", "sameElapsed", "prorate"].includes(partial))
    throw invalidArgument(name, 'partial to be "none", "sameElapsed" or "prorate"', partial);
  const isAdditive =
    ["count", "money", "number"].includes(measured) &&
    formula.measures.every(
      ({ aggregate, carried }) => aggregate.class === "additive" && carried === undefined,
    );
  if (partial === "prorate" && !isAdditive)
    throw invalidArgument(name, 'a count or a sum to prorate, or partial: "sameElapsed"', measured);
  const distance = step === undefined ? ([count, 1] as const) : ([step, count] as const);
  const compared = comparison({ name, words, formula, distance, partial, compare });
  return unnamed(compared, unit, withoutLimits(direction));
}

interface Comparison<Value> {
  readonly name: string;
  readonly words: string;
  readonly formula: Formula<Quantity>;
  readonly distance: Distance;
  readonly partial: PartialPolicy;
  readonly compare: Compare<Value>;
}

function comparison<Value>(given: Comparison<Value>): Formula<Value> {
  const { name, words, formula, distance, partial, compare } = given;
  const before = priorFormula(formula, distance);
  const shift = shiftBack(...distance);
  const [current, earlier] =
    partial === "sameElapsed"
      ? [
          shiftedFormula((of) => of, "{1}", formula, elapsedDays),
          shiftedFormula((of) => of, "{1}", formula, sameDays(shift), unfinished),
        ]
      : [formula, before];
  return {
    definition: {
      [name]: [formula.definition, before.definition],
      ...(partial !== "none" && { partial }),
    },
    words: { parts: [formula, before], as: words },
    measures: formula.measures,
    periodsRead: [...new Set([formula, before, current, earlier].flatMap(({ periodsRead }) => periodsRead))],
    evaluate: (slice) => {
      const { isCut, elapsed } = partsOf(slice);
      const policy = partial !== "none" && elapsed !== null && elapsed !== slice.period ? partial : null;
      const base = evaluatePart(earlier, slice);
      const now = evaluatePart(current, slice);
      const parts = { numerator: now.value, denominator: base.value, ...(policy && { policy }) };
      const reason = policy === null && isCut ? "incomplete-period" : base.reason;
      if (reason === "not-applicable" || reason === "incomplete-period")
        return { ...nothing(reason), ...parts };
      const compared = policy === "prorate" ? prorated(base, slice, elapsed!) : base;
      return { ...compare(now, compared, slice, shift), ...parts };
    },
    withMeasures: oncePerLast((change) => comparison({ ...given, formula: formula.withMeasures(change) })),
  };
}

function growthOf(now: Outcome<Quantity>, base: Outcome<Quantity>, slice: Slice): Outcome<number> {
  const from = operandOf(base);
  if (from === null || signOf(from) <= 0) return nothing("no-base");
  const grown = computed(slice, [now, base], now.n, (to) => divide(subtract(to, from), from));
  return grown as Outcome<number>;
}

/** Whether a slice lacks days of its period, and those it has; none if it lacks the first. */
function partsOf(slice: Slice): { readonly isCut: boolean; readonly elapsed: Period | null } {
  const { period, span, context } = slice;
  const { during, periods, moment } = context.frame;
  if (period === null) return { isCut: false, elapsed: null };
  // A formula may have read days before `during`, or after it.
  const isCutBefore = during !== null && period.start < during.start && span!.first >= periods!.range!.first;
  const isCutAfter = during !== null && period.end > during.end && span!.last <= periods!.range!.last;
  return {
    isCut: isCutBefore || isCutAfter || unfinished(slice) !== null,
    elapsed: isCutBefore ? null : elapsedDays(period, moment),
  };
}

/** `value × elapsed days ÷ days of the period`. */
function prorated(base: Outcome<Quantity>, slice: Slice, elapsed: Period): Outcome<Quantity> {
  const [part, whole] = [elapsed, slice.period!].map(({ start, end }) => daysBetween(start, end));
  return computed(slice, [base], base.n, (value) => scale(value, part!, whole!));
}

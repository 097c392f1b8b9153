import { nothing, type Outcome } from "../aggregates/outcome.js";
import { grainIn } from "../calendar/arguments.js";
import type { CalendarDate, Grain, Period } from "../calendar/time.js";
import { countUpTo } from "../exact/index.js";
import type { Quantity } from "../expressions/arithmetic.js";
import { shiftedSlice } from "../formulas/slice.js";
import { evaluatePart, type Formula } from "../formulas/formula.js";
import type { Metric } from "../formulas/metric.js";
import type { CubeContext, Slice } from "../formulas/slice.js";
import { knownAt, periodsReadAt } from "../question/periods-read.js";
import { overTime } from "./shifted-formula.js";
import { grainJson } from "../question/query.js";
import { memoized } from "../memo.js";
import { add, computed, scale } from "./quantity-arithmetic.js";

/**
 * The mean of a metric over the units of a period: active customers a day, average headcount.
 *
 * *When to use*. For a stock, whose end of month says little of the month; and for what no sum of rows can say, such as
 * customers active on an average day.
 *
 * *Details*. The metric is computed for each `unit`, such as a day, that ends in the period, and its values are added and
 * divided once. A unit without rows counts: with 0 for a count or an amount. Units that are not over at `asOf`, or that
 * end after `during`, do not count; if none is left, the reason is `incomplete-period`. The total is the mean over all
 * units of the question, not a mean of means.
 *
 * *Gotchas*. If the metric has no value in one unit, such as a rate on a day without deals, the mean has none, for the
 * same reason. Use a ratio of means: `ratio(averageOver(…), averageOver(…))`.
 *
 * @example
 * ```ts
 * import { averageOver, count, day, month, Rep, stock } from "salesmetrics";
 *
 * const headcount = stock(count(Rep), { from: Rep.hiredAt, until: Rep.leftAt });
 * const reps = [
 *   { id: "ann", hiredAt: "2024-01-01" },
 *   { id: "bob", hiredAt: "2025-06-16" },
 * ] as const;
 *
 * averageOver(day(), headcount)({ reps }, { during: month(2025, 6) }); // => 1.5
 * ```
 *
 * @category Metrics
 */
export function averageOver<Data, Value extends Quantity>(
  unit: Grain,
  metric: Metric<Data, Value>,
): Metric<Data, Value> {
  grainIn("averageOver", unit);
  return overTime("averageOver", metric as Metric<Data, Quantity>, (formula) =>
    averageFormula(formula, unit),
  ) as Metric<Data, Value>;
}

function averageFormula(formula: Formula<Quantity>, unit: Grain): Formula<Quantity> {
  return {
    definition: { averageOver: [formula.definition, grainJson(unit)] },
    words: { parts: [formula], as: `mean over ${unit.unit}s of {1}` },
    measures: formula.measures,
    periodsRead: formula.periodsRead.map(
      (read) => (period, moment) =>
        unitsEndingIn(period, unit).flatMap((each) => periodsReadAt(each, read, moment)),
    ),
    evaluate: (slice) => {
      const { during, periods, moment } = slice.context.frame;
      const known = knownAt(moment);
      const isAfter = (slice.span?.last ?? 0) > (periods?.range?.last ?? Infinity);
      const end = during === null || isAfter ? null : during.end;
      const all = slice.period === null ? [null] : unitsEndingIn(slice.period, unit);
      const parts = all
        .filter((each) => each === null || (isOver(each, known) && isOver(each, end)))
        .map((each) => shiftedSlice(slice, () => each));
      if (parts.includes(null)) return nothing("not-applicable");
      return meanOf(outcomesIn(formula, parts as Slice[], slice.context), slice);
    },
    withMeasures: (change) => averageFormula(formula.withMeasures(change), unit),
  };
}

function isOver({ end }: Period, by: CalendarDate | null): boolean {
  return by === null || end <= by;
}

function unitsEndingIn({ start, end, zone }: Period, unit: Grain): Period[] {
  const each = zone === null ? unit : unit.inZone(zone);
  const found: Period[] = [];
  for (let next = each.period(each.reader()(start)); next.end <= end; next = next.offset(1)) found.push(next);
  return found;
}

/** The outcome of a formula in each slice. Neighbours with the same cells share one, unless each has rates of its own. */
function outcomesIn(
  formula: Formula<Quantity>,
  slices: readonly Slice[],
  context: CubeContext,
): Outcome<Quantity>[] {
  const isConverted = context.rates !== null && context.presentation.currency !== null;
  if (formula.byCells !== true || isConverted) return slices.map((slice) => evaluatePart(formula, slice));
  const ordinals = memoized(context.memo, "ordinals", () => ordinalsOf(context));
  let shared: { readonly before: number; readonly upTo: number; readonly outcome: Outcome<Quantity> } | null =
    null;
  return slices.map((slice) => {
    const { first, last } = slice.span!;
    const [before, upTo] = [countUpTo(ordinals, first - 1), countUpTo(ordinals, last)];
    if (shared?.before !== before || shared.upTo !== upTo)
      shared = { before, upTo, outcome: evaluatePart(formula, slice) };
    return shared.outcome;
  });
}

/** The ordinals of all cells that hold anything, in ascending order. */
function ordinalsOf({ store: { cells }, used }: CubeContext): Float64Array {
  return Float64Array.from(used, (cell) => cells.ordinalOf(cell)).sort();
}

function meanOf(outcomes: readonly Outcome<Quantity>[], slice: Slice): Outcome<Quantity> {
  const count = outcomes.length;
  if (count === 0) return nothing("incomplete-period");
  return computed(slice, outcomes, count, (...values) => scale(values.reduce(add), 1, count));
}

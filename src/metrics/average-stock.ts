import { nothing, type Outcome } from "../aggregates/outcome.js";
import { grainIn } from "../calendar/arguments.js";
import type { CalendarDate, Grain, Period } from "../calendar/time.js";
import type { Quantity } from "../expressions/arithmetic.js";
import { shiftedSlice } from "../formulas/slice.js";
import { evaluatePart, type Formula } from "../formulas/formula.js";
import type { Metric } from "../formulas/metric.js";
import type { Slice } from "../formulas/slice.js";
import { knownAt, periodsReadAt } from "../question/periods-read.js";
import { overTime } from "./shifted-formula.js";
import { grainJson } from "../question/query.js";
import { add, computed, scale } from "./quantity-arithmetic.js";

/**
 * The mean of a stock over a period: average headcount, average number of open deals.
 *
 * *Details*. The mean of the stock at the end of each `unit`, such as a day, that ends in the period. Units that are not
 * over at `asOf`, or that end after `during`, do not count; if none is left, the reason is `incomplete-period`. Amounts
 * are added exactly and divided once.
 *
 * @example
 * ```ts
 * import { averageStock, count, day, month, Rep, stock } from "salesmetrics";
 *
 * const headcount = stock(count(Rep), { from: Rep.hiredAt, until: Rep.leftAt });
 * const reps = [
 *   { id: "ann", hiredAt: "2024-01-01" },
 *   { id: "bob", hiredAt: "2025-06-16" },
 * ] as const;
 *
 * averageStock(headcount, day())({ reps }, { during: month(2025, 6) }); // => 1.5
 * ```
 *
 * @category Metrics
 */
export function averageStock<Data, Value extends Quantity>(
  stock: Metric<Data, Value>,
  unit: Grain,
): Metric<Data, Value> {
  grainIn("averageStock", unit);
  return overTime("averageStock", stock as Metric<Data, Quantity>, (formula) =>
    averageFormula(formula, unit),
  ) as Metric<Data, Value>;
}

function averageFormula(formula: Formula<Quantity>, unit: Grain): Formula<Quantity> {
  return {
    definition: { averageStock: [formula.definition, grainJson(unit)] },
    words: { parts: [formula], as: `mean of {1} at the end of each ${unit.unit}` },
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
      return meanOf(
        parts.map((each) => evaluatePart(formula, each!)),
        slice,
      );
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

function meanOf(outcomes: readonly Outcome<Quantity>[], slice: Slice): Outcome<Quantity> {
  const count = outcomes.length;
  if (count === 0) return nothing("incomplete-period");
  return computed(slice, outcomes, count, (...stocks) => scale(stocks.reduce(add), 1, count));
}

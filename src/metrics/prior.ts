import { checkCount, isGrain } from "../calendar/arguments.js";
import { periodBefore } from "../calendar/shift.js";
import type { Grain } from "../calendar/time.js";
import type { Json } from "../expressions/expression.js";
import type { Formula } from "../formulas/formula.js";
import type { Metric } from "../formulas/metric.js";
import type { Slice } from "../formulas/slice.js";
import type { Shift } from "../question/periods-read.js";
import { isUnfinished } from "../question/partial.js";
import { overTime, shiftedFormula } from "./shifted-formula.js";
import { grainJson } from "../question/query.js";

/**
 * A metric of an earlier period: the one before, or the same a number of units ago.
 *
 * *Details*. `prior(bookings)` is of the period before: the previous calendar unit, or as many days just before a range
 * of days. `prior(bookings, 3)` is of three periods before. `prior(bookings, year())` is of the same month, quarter or
 * days one year before, `prior(bookings, year(), 2)` two years before. For a week it is the week 52 weeks before, so that
 * weekdays match. A day that the earlier unit lacks, such as 29 February, is `not-applicable`. An earlier period that is
 * not over at `asOf` is `incomplete-period`.
 *
 * *Gotchas*. A question about all time has no earlier period and is refused with `no-previous-period`. The total of a
 * report looks back from `during` as a whole; without `during` it is `not-applicable`.
 *
 * @example
 * ```ts
 * import { bookings, month, prior, year } from "salesmetrics";
 *
 * const deals = [
 *   { id: "1", status: "won", amount: 900, currency: "USD", closedAt: "2024-03-31" },
 *   { id: "2", status: "won", amount: 500, currency: "USD", closedAt: "2025-02-28" },
 * ] as const;
 *
 * prior(bookings)({ deals }, { during: month(2025, 3) })?.amount.toString(); // => "500"
 * prior(bookings, year())({ deals }, { during: month(2025, 3) })?.amount.toString(); // => "900"
 * ```
 *
 * @see Frappe CRM, whose previous window is a day short
 * @category Metrics
 */
export function prior<Data, Value>(metric: Metric<Data, Value>, periods?: number): Metric<Data, Value>;
export function prior<Data, Value>(
  metric: Metric<Data, Value>,
  unit: Grain,
  count?: number,
): Metric<Data, Value>;
export function prior<Data, Value>(
  metric: Metric<Data, Value>,
  back: number | Grain = 1,
  count = 1,
): Metric<Data, Value> {
  return overTime("prior", metric, (formula) => priorFormula("prior", formula, back, count));
}

/** A formula some periods, or some units, before. */
export function priorFormula<Value>(
  caller: string,
  formula: Formula<Value>,
  back: number | Grain,
  count: number,
): Formula<Value> {
  const shift = shiftBack(caller, back, count);
  const describe = (of: Json): Json => ({
    prior: isGrain(back) ? [of, count, grainJson(back)] : [of, back],
  });
  const [step, steps] = isGrain(back) ? [back.unit, count] : ["period", back];
  const distance = steps === 1 ? `one ${step}` : `${String(steps)} ${step}s`;
  return shiftedFormula(describe, `{1} ${distance} before`, formula, shift, unfinished);
}

/** Shifts some periods, or some units, back. */
export function shiftBack(caller: string, back: number | Grain, count: number): Shift {
  checkCount(caller, isGrain(back) ? "units" : "periods", isGrain(back) ? count : back);
  return isGrain(back) ? (period) => periodBefore(period, back, count) : (period) => period.offset(-back);
}

/** The reason of a period that is not over: it is not compared with a whole one. */
export function unfinished({ period, context }: Slice): "incomplete-period" | null {
  return period !== null && isUnfinished(period, context.frame) ? "incomplete-period" : null;
}

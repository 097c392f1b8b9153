import { nothing } from "../aggregates/outcome.js";
import { range } from "../calendar/range.js";
import { noPeriod } from "../cube/cells.js";
import type { CalendarDate, Period } from "../calendar/time.js";
import { shiftedSlice } from "../formulas/slice.js";
import { evaluatePart, type Formula } from "../formulas/formula.js";
import type { Metric } from "../formulas/metric.js";
import type { CubeContext } from "../formulas/slice.js";
import { shiftedRead, type Shift } from "../question/periods-read.js";
import { overTime } from "./shifted-formula.js";

/**
 * A metric from the start of a report to the end of each period: a running total, or a running rate.
 *
 * *Details*. It starts with `during`; without `during`, with the first period that has rows. Rows are merged and the
 * metric is computed once: the running win rate is won ÷ closed so far, and a customer counts once. As one number, and
 * in the total, it is the metric itself.
 *
 * @example
 * ```ts
 * import { cumulative, evaluate, month, wonDeals } from "salesmetrics";
 *
 * const deals = (["2025-01-10", "2025-03-11", "2025-03-12"] as const).map(
 *   (closedAt, place) => ({ id: String(place), status: "won", closedAt }) as const,
 * );
 * const { rows } = evaluate({ soFar: cumulative(wonDeals) }, { deals }, { every: month() });
 *
 * rows.map((row) => row.soFar); // => [1, 1, 3]
 * ```
 *
 * @category Metrics
 */
export function cumulative<Data, Value>(metric: Metric<Data, Value>): Metric<Data, Value> {
  return overTime("cumulative", metric, cumulativeFormula);
}

function cumulativeFormula<Value>(formula: Formula<Value>): Formula<Value> {
  return {
    definition: { cumulative: [formula.definition] },
    words: { parts: [formula], as: "{1} so far" },
    measures: formula.measures,
    periodsRead: [shiftedRead(sinceStart, formula.periodsRead)],
    evaluate: (slice) => {
      if (slice.period === null) return evaluatePart(formula, slice);
      const sofar = shiftedSlice(
        slice,
        since(slice.context.frame.during?.start ?? firstDayOf(slice.context)),
      );
      return sofar === null ? nothing("not-applicable") : evaluatePart(formula, sofar);
    },
    withMeasures: (change) => cumulativeFormula(formula.withMeasures(change)),
  };
}

/** The days from the start of the question to the end of the period. */
const sinceStart: Shift = (period, { from }) => since(from)(period);

function since(start: CalendarDate | null): (period: Period) => Period {
  return (period) => range(start ?? period.start, period.end, period.zone);
}

/** The first day of the first period that has rows. */
function firstDayOf({ frame: { every, periods }, used, store }: CubeContext): CalendarDate | null {
  const ordinals = used.map((cell) => store.cells.ordinalOf(cell)).filter((ordinal) => ordinal !== noPeriod);
  if (ordinals.length === 0) return null;
  const first = ordinals.reduce((least, ordinal) => Math.min(least, ordinal));
  return every!.period(periods!.grain!.ordinalsOf({ first, last: first }).first).start;
}

// What a formula reads may lie after the period that is asked for.
import {
  averageOver,
  between,
  bookings,
  count,
  day,
  Deal,
  evaluate,
  type Grain,
  growth,
  month,
  type Period,
  quarter,
  stock,
  trailing,
  week,
  wonDeals,
} from "salesmetrics";
import { describe, expect, test } from "vitest";
import type { Metric } from "../../src/formulas/metric.js";
import { unnamed } from "../../src/metrics/metric.js";
import { shiftedFormula } from "../../src/metrics/shifted-formula.js";
import { frameOf } from "../../src/question/frame.js";
import { grainPeriods } from "../../src/question/grain-periods.js";
import { dayRangesOf } from "../../src/sql/day-ranges.js";

/** A metric of the next period. */
function next<Data, Value>(metric: Metric<Data, Value>): Metric<Data, Value> {
  const { formula, unit } = metric.core();
  const following = shiftedFormula(
    (of) => ({ next: [of] }),
    "the next {1}",
    formula,
    (period) => period.offset(1),
  );
  return unnamed(following, unit);
}

const closings = [
  "2025-02-10",
  "2025-03-31",
  "2025-04-01",
  "2025-04-05",
  "2025-04-30",
  "2025-05-01",
] as const;
const deals = closings.map((closedAt, place): Deal => ({
  id: closedAt,
  status: "won",
  createdAt: "2025-02-01",
  closedAt,
  amount: 2 ** place,
  currency: "USD",
}));
const open = stock(count(Deal), { from: Deal.createdAt, until: Deal.closedAt });
const metrics = { deals: next(wonDeals), booked: next(bookings), open: next(open) };

const asked: readonly [Grain, Period, number, number, number][] = [
  [month(), month(2025, 3), 3, 28, 1],
  [week(), month(2025, 3), 3, 28, 1],
  [month(), between("2025-03-28", "2025-04-01"), 1, 4, 3],
  [quarter(), quarter(2025, 1), 4, 60, 0],
];

describe("a formula that reads the next period", () => {
  test.each(asked)(
    "has one value with every and without it: $0.unit, $1.label",
    (every, during, won, booked, left) => {
      const alone = evaluate(metrics, { deals }, { during }).total;
      const { total } = evaluate(metrics, { deals }, { during, every });
      for (const { deals, booked: money, open } of [alone, total])
        expect([deals, Number(money?.amount), open]).toEqual([won, booked, left]);
      expect(metrics.deals({ deals }, { during })).toBe(won);
    },
  );

  test("reads the period after each row's, the last one's too", () => {
    const rows = (during?: Period) => evaluate(metrics, { deals }, { during, every: month() }).rows;
    expect(rows(between("2025-02-01", "2025-04-01")).map((row) => row.deals)).toEqual([1, 3]);
    expect(rows().map((row) => row.deals)).toEqual([1, 3, 1, 0]);
  });

  test("has the values of one number when it compares, or takes a mean of stocks", () => {
    const metrics = { grown: next(growth(wonDeals)), stock: next(averageOver(day(), open)) };
    const during = month(2025, 3);
    const [row] = evaluate(metrics, { deals }, { during, every: month() }).rows;
    expect([metrics.grown({ deals }, { during }), row!.grown]).toEqual([2, 2]);
    expect(metrics.stock({ deals }, { during })).toBeCloseTo((4 * 3 + 25 * 2 + 1) / 30);
    expect(row!.stock).toBe(metrics.stock({ deals }, { during }));
  });

  test("reads no day that during cuts where it does not look beyond the period", () => {
    const query = { during: between("2025-03-01", "2025-04-05"), every: month() };
    const { rows } = evaluate(
      { next: next(wonDeals), last2: trailing(2, month(), wonDeals) },
      { deals },
      query,
    );
    expect(rows.map((row) => [row.next, row.last2])).toEqual([
      [3, 2],
      [1, 2],
    ]);
  });

  test("has the days after the question's in a statement", () => {
    const { periodsRead } = metrics.deals.core().formula;
    const during = month(2025, 3);
    for (const query of [{ during }, { during, every: month() }]) {
      const frame = frameOf(query, periodsRead, grainPeriods);
      const dated = dayRangesOf(frame, false)!.filter(({ ordinal }) => ordinal !== null);
      expect(dated.map(({ from }) => from)).toEqual(["2025-03-01", "2025-04-01"]);
      expect(dayRangesOf(frame, false)!.at(-1)).toEqual({ from: "2025-05-01", ordinal: null });
    }
  });
});

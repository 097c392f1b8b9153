import { describe, expect, test } from "vitest";
import {
  Activity,
  type AnyMetric,
  bookings,
  bookingsGrowth,
  count,
  Deal,
  eq,
  evaluate,
  first,
  growth,
  last,
  Lead,
  leadGrowthRate,
  month,
  overdueAmount,
  quantile,
  rates,
  stock,
  week,
  where,
  year,
} from "salesmetrics";
import { retailMonth } from "salesmetrics/calendars";
import { assertMetricLaws } from "salesmetrics/testing";

// Each of these was found by the laws, or while they were written. The title says what is wrong.

const amountOf = (value: unknown): string => (value as { amount: { toFixed(): string } }).amount.toFixed();

describe("where(growth(…)) restricts the base to measures that are never scanned", () => {
  test("a growth of counts is silently no-base", () => {
    const leads = [
      { id: "1", source: "web", createdAt: "2025-02-03" },
      { id: "2", source: "web", createdAt: "2025-03-03" },
      { id: "3", source: "web", createdAt: "2025-03-04" },
    ] as const;
    const restricted = where(leadGrowthRate, eq(Lead.source, "web"));
    expect(leadGrowthRate({ leads }, { during: month(2025, 3) })).toBe(1);
    expect(restricted({ leads }, { during: month(2025, 3) })).toBe(1);
  });

  test("a growth of money throws a TypeError", () => {
    const deals = [
      { id: "1", status: "won", source: "web", currency: "USD", amount: 10, closedAt: "2025-02-03" },
      { id: "2", status: "won", source: "web", currency: "USD", amount: 15, closedAt: "2025-03-03" },
    ] as const;
    expect(where(growth(bookings), eq(Deal.source, "web"))({ deals }, { during: month(2025, 3) })).toBe(0.5);
  });
});

test("a total that looks back throws where the group of another currency has only earlier periods", () => {
  const deals = [
    { id: "1", status: "won", currency: "USD", amount: 5, closedAt: "2025-02-03" },
    { id: "2", status: "won", currency: "EUR", amount: 7, closedAt: "2025-03-03" },
  ] as const;
  const report = evaluate(
    { bookingsGrowth },
    { deals },
    { by: { currency: Deal.currency }, during: month(2025, 3) },
  );
  expect(report.total.bookingsGrowth).toBeNull();
  expect(report.explain(report.total, "bookingsGrowth").reason).toBe("not-applicable");
});

test("quantile reads past the last value where a double rounds the position up", () => {
  const activities = Array.from({ length: 66 }, (_, durationSeconds) => ({
    id: String(durationSeconds),
    durationSeconds,
  }));
  // 0.9999999999999999 × 65 = 64.9999999999999935 lies between the last two, and its nearest double is 65.
  expect(quantile(0.9999999999999999, Activity.durationSeconds)({ activities })).toBe(65);
});

describe("first and last", () => {
  const at = (durationSeconds: number | string, index: number): Activity => ({
    id: String(index),
    createdAt: "2025-01-01",
    durationSeconds,
  });
  const ends: readonly (readonly [string, (data: { readonly activities: Activity[] }) => unknown])[] = [
    ["first", first(Activity.durationSeconds, Activity.createdAt)],
    ["last", last(Activity.durationSeconds, Activity.createdAt)],
  ];
  test.each(ends)("%s: of numbers with one time the smallest is taken, not the first as a text", (_, end) => {
    expect(end({ activities: [10, 9].map(at) })).toBe(9);
    expect(end({ activities: [-1, -2].map(at) })).toBe(-2);
  });

  test.each(ends)("%s: zero and negative zero with one time give the same in any order", (_, end) => {
    expect(end({ activities: [0, -0].map(at) })).toBe(end({ activities: [-0, 0].map(at) }));
  });

  const deal = { id: "1", status: "won", amount: "7.50", closedAt: "2025-01-01" } as const;
  test("money in the currency of the question", () => {
    const found = first(Deal.amount, Deal.closedAt)(
      { deals: [{ ...deal, currency: "USD" }] },
      { currency: "USD" },
    );
    expect(amountOf(found)).toBe("7.5");
  });

  test("an amount in no known currency is left out, as it is of sum and max", () => {
    expect(first(Deal.amount, Deal.closedAt)({ deals: [{ ...deal, currency: "zzz" }] })).toBeNull();
  });
});

test("merging amounts shares the states of one side, so that a step after a merge changes it", () => {
  const { aggregate } = (bookings as AnyMetric).core().formula.measures[0]!;
  const left = aggregate.step(aggregate.init(), { amount: 1, currency: "USD" });
  const before = JSON.stringify(left);
  aggregate.step(aggregate.merge(left, aggregate.init()), { amount: 2, currency: "USD" });
  expect(JSON.stringify(left)).toBe(before);
});

test('by a number, 5 and "5.0" are two groups, though countDistinct knows them as one', () => {
  const leads = [
    { id: "1", score: 5, createdAt: "2025-01-01" },
    { id: "2", score: "5.0", createdAt: "2025-01-01" },
  ] as const;
  expect(
    evaluate({ leadGrowthRate }, { leads }, { by: { score: Lead.score }, during: month(2025, 1) }).rows,
  ).toHaveLength(1);
});

test("the laws of a stock are refused where periods, but neither during nor asOf, say its moments", () => {
  const open = stock(count(Deal), { from: Deal.createdAt, until: Deal.closedAt });
  const deals = [{ id: "1", status: "open", createdAt: "2025-02-03" }] as const;
  assertMetricLaws(open, { deals }, { every: month() });
});

test("the total of a stock of money by week is converted at the rates of its last week, not of asOf", () => {
  const invoices = [
    { id: "1", dueAt: "2024-08-20", paidAt: null, amount: "19.99", credited: 0, currency: "USD" },
  ] as const;
  const quotes = [
    { currency: "USD", date: "2024-01-01", rate: "1.25" },
    { currency: "USD", date: "2024-12-24", rate: "2" },
  ] as const;
  const now = { asOf: "2025-03-30", currency: "EUR", rates: rates({ base: "EUR", quotes }) } as const;
  const { rows, total } = evaluate({ overdueAmount }, { invoices }, { ...now, every: week() });
  expect(rows.map((row) => amountOf(row.overdueAmount))).toEqual(["15.992"]);
  expect(amountOf(total.overdueAmount)).toBe("9.995");
  expect(amountOf(overdueAmount({ invoices }, now))).toBe("9.995");
});

test("a growth by retail months is not-applicable in the one fiscal year of 28 that has a retail month before", () => {
  const deals = (["2012-03-01", "2012-04-01", "2012-04-02"] as const).map(
    (closedAt, place) => ({ id: String(place), status: "lost", closedAt }) as const,
  );
  const closed = growth(count(Deal, { at: Deal.closedAt }), retailMonth({ namedAfter: "start" }));
  const { rows } = evaluate({ closed }, { deals }, { every: year({ fiscalYearStartMonth: 4 }) });
  // FY2013 is 2012-04-01 to 2013-03-31; a retail month earlier is 2012-02-26 to 2013-03-02.
  expect(rows.map(({ period, closed }) => [period.label, closed])).toEqual([
    ["FY2012", null],
    ["FY2013", -1 / 3],
  ]);
});

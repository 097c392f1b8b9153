import { fc, test as propertyTest } from "@fast-check/vitest";
import { addDays, differenceInCalendarDays, formatISO, isWeekend, parseISO } from "date-fns";
import type { Deal } from "salesmetrics";
import { between, type CalendarDate, evaluate, month, period, quarter, wonDeals, year } from "salesmetrics";
import { businessCalendar } from "salesmetrics/calendars";
import { type Curve, type Goal, progress } from "salesmetrics/goals";
import { describe, expect, test } from "vitest";

const dateOf = (date: Date) => formatISO(date, { representation: "date" }) as CalendarDate;
const after = (date: CalendarDate, days: number) => dateOf(addDays(parseISO(date), days));
/** The days of a period, by date-fns. */
const daysOf = ({ start, end }: { start: CalendarDate; end: CalendarDate }) =>
  Array.from({ length: differenceInCalendarDays(parseISO(end), parseISO(start)) }, (_, place) =>
    after(start, place),
  );

const expectedOn = (goal: Omit<Goal, "metric">, asOf: CalendarDate) =>
  progress(
    [{ metric: "wonDeals", ...goal }],
    { deals: [{ id: "1", status: "won", closedAt: period(goal.period as string).start }] },
    { metrics: { wonDeals }, asOf },
  )[0]!.expected as number;

describe("a curve by hand", () => {
  test("phased: 20 in January, 30 in February, 50 in March, each evenly over its days", () => {
    const phased = [
      { from: "2025-01-01", amount: 20 },
      { from: "2025-02-01", amount: 30 },
      { from: "2025-03-01", amount: "50" },
    ] as const;
    const goal = { period: "2025-Q1", target: 100, curve: { phased } };
    expect(expectedOn(goal, "2025-01-31")).toBe(20);
    expect(expectedOn(goal, "2025-02-14")).toBe(35);
    expect(expectedOn(goal, "2025-02-28")).toBe(50);
    expect(expectedOn(goal, "2025-03-31")).toBe(100);
  });

  test("phased: a fall from a baseline has amounts below 0", () => {
    const phased = [
      { from: "2025-01-01", amount: -1 },
      { from: "2025-03-01", amount: -4 },
    ] as const;
    // A flow starts from 0 all the same.
    expect(expectedOn({ period: "2025-Q1", target: 5, baseline: 10, curve: { phased } }, "2025-02-28")).toBe(
      1,
    );
  });

  test("seasonal: the like months of two years, sum over sum", () => {
    const seasonal = [
      ...([
        ["2023-01", 10],
        ["2023-02", 10],
        ["2023-03", 20],
      ] as const),
      ...([
        ["2024-01", 10],
        ["2024-02", 30],
        ["2024-03", 20],
      ] as const),
      // Half a quarter of another year tells nothing of the whole.
      ...([["2022-01", 1000]] as const),
    ].map(([period, value]) => ({ period, value }));
    const goal = { period: "2025-Q1", target: 100, curve: { seasonal } };
    // February 2024 has 29 days, and 28 of them are like days.
    const february = 10 + (30 * 28) / 29;
    expect(expectedOn(goal, "2025-01-31")).toBeCloseTo((100 * 20) / (60 + february), 12);
    expect(expectedOn(goal, "2025-02-28")).toBeCloseTo((100 * (20 + february)) / (60 + february), 12);
    expect(expectedOn(goal, "2025-03-31")).toBe(100);
  });

  test("seasonal: rows of a report, and a leap day", () => {
    const deals = ["2023-02-10", "2023-02-11", "2023-03-05", "2023-03-06"].map((closedAt): Deal => ({
      id: closedAt,
      status: "won",
      closedAt: closedAt as "2023-02-10",
    }));
    const { rows } = evaluate({ wonDeals }, { deals }, { every: month(), during: year(2023) });
    const seasonal = rows.map(({ period, wonDeals }) => ({ period, value: wonDeals }));
    const goal = { period: "2024-Q1", target: 100, curve: { seasonal } };
    expect(expectedOn(goal, "2024-01-31")).toBe(0);
    // 28 February stands for the 29th too: 2 × 29 ÷ 28 of that and 2.
    expect(expectedOn(goal, "2024-02-29")).toBeCloseTo((100 * (29 / 28)) / (29 / 28 + 1), 12);
  });

  test("business days: by the options of a calendar, or by its definition", () => {
    const options = { holidays: ["2025-01-01"] } as const;
    const expected = [options, businessCalendar(options).definition].map((businessDays) =>
      expectedOn({ period: "2025-01", target: 22, curve: { businessDays } }, "2025-01-10"),
    );
    expect(expected).toEqual([7, 7]);
  });

  test("the user's weights", () => {
    const curve = (date: CalendarDate) => (date === "2025-01-31" ? 0.1 : date === "2025-01-01" ? 0.2 : 0);
    const goal = { period: "2025-01", target: 3, curve };
    expect(
      ["2025-01-01", "2025-01-30", "2025-01-31"].map((asOf) => expectedOn(goal, asOf as CalendarDate)),
    ).toEqual([2, 2, 3]);
  });
});

/** A goal's curve, and the weight of a day as an oracle has it: whole numbers. */
const curves: fc.Arbitrary<{ curve: Curve; weight: (date: CalendarDate) => bigint }> = fc.oneof(
  fc.constant({ curve: "linear" as const, weight: () => 1n }),
  fc.constant({
    curve: { businessDays: {} },
    weight: (date: CalendarDate) => (isWeekend(parseISO(date)) ? 0n : 1n),
  }),
  fc.array(fc.nat({ max: 9 }), { minLength: 7, maxLength: 7 }).map((numbers) => {
    const of = (date: CalendarDate) => numbers[parseISO(date).getDay()]! + 1;
    return { curve: of, weight: (date: CalendarDate) => BigInt(of(date)) };
  }),
);

const asked = fc.record({
  start: fc.integer({ min: 0, max: 700 }).map((days) => after("2024-01-01", days)),
  length: fc.integer({ min: 7, max: 100 }),
  target: fc.integer({ min: 1, max: 1_000_000 }),
  curve: curves,
});

describe("laws of curves", () => {
  propertyTest.prop([asked], { numRuns: 20, seed: 7 })(
    "expected is what BigInt and date-fns say, never falls and ends at the target",
    ({ start, length, target, curve: { curve, weight } }) => {
      const days = between(start, after(start, length));
      const all = daysOf(days);
      const whole = all.reduce((sum, date) => sum + weight(date), 0n);
      let [due, before] = [0n, 0];
      for (const [place, date] of all.entries()) {
        due += weight(date);
        if (place % 9 !== 0 && place !== length - 1) continue;
        const [row] = progress(
          [{ metric: "wonDeals", period: days, target, curve }],
          { deals: [{ id: "1", status: "won", closedAt: start }] },
          { metrics: { wonDeals }, asOf: date },
        );
        const expected = row!.expected as number;
        // Exact to the nearest double, of which 2^53 thousandths are enough here.
        expect(expected).toBe(Number(BigInt(target) * due) / Number(whole));
        expect(expected).toBeGreaterThanOrEqual(before);
        before = expected;
      }
      expect(before).toBe(target);
    },
  );

  propertyTest.prop([asked, fc.integer({ min: 1, max: 60 })], { numRuns: 20, seed: 8 })(
    "at the end of a period pace is attainment, and the landing is the actual value",
    ({ start, length, target, curve: { curve } }, count) => {
      const days = between(start, after(start, length));
      const deals = Array.from({ length: count }, (_, place): Deal => ({
        id: String(place),
        status: "won",
        closedAt: start,
      }));
      const [row] = progress(
        [{ metric: "wonDeals", period: days, target, curve }],
        { deals },
        { metrics: { wonDeals }, asOf: after(start, length - 1) },
      );
      expect(row!.pace).toBe(count / target);
      expect(row!.attained).toBe(count / target);
      expect(row!.landing).toEqual({ value: count, method: "actual", interval: null });
      expect(row!.required).toBe(null);
      expect(row!.reasons).toMatchObject({ required: "period-over", interval: "period-over" });
    },
  );
});

test("quarters of a fiscal year are periods as any other", () => {
  const fiscal = quarter(2025, 1, { fiscalYearStartMonth: 2 });
  const [row] = progress(
    [{ metric: "wonDeals", period: fiscal, target: 89 }],
    { deals: [{ id: "1", status: "won", closedAt: fiscal.start }] },
    { metrics: { wonDeals }, asOf: fiscal.start },
  );
  expect(row!.expected).toBe(89 / differenceInCalendarDays(parseISO(fiscal.end), parseISO(fiscal.start)));
});

import { addDays, formatISO, parseISO } from "date-fns";
import { bookings, type CalendarDate, Deal, money, wonDeals } from "salesmetrics";
import { type Goal, progress } from "salesmetrics/goals";
import { describe, expect, test } from "vitest";
import { drawFrom } from "../../src/testing/random.js";

const on = (day: number): CalendarDate =>
  formatISO(addDays(parseISO("2025-01-01"), day), { representation: "date" }) as CalendarDate;
const deals = (counts: readonly number[]): Deal[] =>
  counts.flatMap((count, day) =>
    Array.from({ length: count }, (_, place) => ({
      ...({ id: `${day} ${place}`, status: "won", amount: 10, currency: "USD" } as const),
      closedAt: on(day),
    })),
  );
const landed = (counts: readonly number[], asOf: CalendarDate, goal: Partial<Goal> = {}) =>
  progress(
    [{ metric: "wonDeals", period: "2025-01-01..2025-01-20", target: 50, ...goal }],
    { deals: deals(counts) },
    { metrics: { wonDeals, bookings }, asOf },
  )[0]!;

describe("the interval of a landing", () => {
  // Five of twenty days: 15 deals, landing 60. The days are 1, 0, −1, 2 and −2 from 3, so the dispersion is
  // 10 ÷ 0.05 ÷ 4 = 50; √(50 × 0.75 ÷ 0.25) = 12.247…; Student's t with 4 degrees of freedom is 2.776.
  const counts = [4, 3, 2, 5, 1];

  test("is that of a quasi-Poisson count by hand", () => {
    const { landing } = landed(counts, on(4));
    expect(landing).toMatchObject({ value: 60, method: "run-rate" });
    expect(landing!.interval!.high).toBeCloseTo(60 + 2.776 * Math.sqrt(150), 0);
    expect(60 - landing!.interval!.low).toBeCloseTo(2.776 * Math.sqrt(150), 0);
  });

  test("is ten times as wide for amounts of ten", () => {
    const [count, amount] = [
      landed(counts, on(4)),
      landed(counts, on(4), { metric: "bookings", target: money(9, "USD") }),
    ];
    expect(String(amount.landing!.value)).toBe("600 USD");
    expect(amount.landing!.interval!.high).toBeCloseTo(10 * count.landing!.interval!.high, 9);
  });

  test("ends at what is there already", () => {
    expect(landed([9, 0, 0, 0, 0], on(4)).landing!.interval!.low).toBe(9);
  });

  test("takes the deals of a weekend with the next business day", () => {
    // 1 January 2025 is a Wednesday; days 3 and 4 are a weekend.
    const curve = { businessDays: {} };
    const spread = landed([3, 3, 3, 2, 1, 0, 3, 3], on(7), { curve });
    expect(spread.landing).toMatchObject({ value: (18 * 14) / 6 });
    expect(spread.landing!.interval!.high).toBeCloseTo(42, 9);
  });

  test("needs five days", () => {
    const early = landed(counts, on(3));
    expect(early.landing).toEqual({ value: 70, method: "run-rate", interval: null });
    expect(early.reasons.interval).toBe("too-few-days");
  });

  test("is there for each segment", () => {
    const goals = ["ann", "bob"].map((rep): Goal => ({
      metric: "wonDeals",
      period: "2025-01-01..2025-01-20",
      target: 5,
      segment: { rep },
    }));
    const owned = deals(counts).map((deal) => ({
      ...deal,
      ownerId: deal.closedAt === on(3) ? "bob" : "ann",
    }));
    const question = { metrics: { wonDeals }, by: { rep: Deal.ownerId }, asOf: on(4) };
    const [ann, bob] = progress(goals, { deals: owned }, question);
    expect([ann!.landing!.value, bob!.landing!.value]).toEqual([40, 20]);
    // Bob's days are 0, 0, 0, 5, 0, of which 1 each are expected.
    expect(bob!.landing!.interval!.high).toBeCloseTo(20 + 2.776 * Math.sqrt((20 / 0.05 / 4) * 3), 0);
  });

  test("covers nineteen of twenty outcomes of a Poisson process", () => {
    const rounds = 200;
    let covered = 0;
    for (let round = 0; round < rounds; round++) {
      const draw = drawFrom(round);
      // A day of a hundred chances of 4 %.
      const counts = Array.from(
        { length: 20 },
        () => Array.from({ length: 100 }, () => draw(25)).filter((face) => face === 0).length,
      );
      const { low, high } = landed(counts, on(9)).landing!.interval!;
      const end = counts.reduce((sum, count) => sum + count, 0);
      if (low <= end && end <= high) covered++;
    }
    // Three standard errors of a share of 200 are 4.6 points.
    expect(covered / rounds).toBeGreaterThan(0.904);
    expect(covered / rounds).toBeLessThan(0.996);
  });
});

import {
  averageDealSize,
  bookings,
  bookingsGrowth,
  count,
  Deal,
  evaluate,
  mean,
  type Money,
  month,
  type Reason,
  salesCycle,
  wilsonInterval,
  winRate,
  wonDeals,
} from "salesmetrics";
import { describe, expect, expectTypeOf, test } from "vitest";

const deal = (status: Deal["status"], fields: Partial<Deal> = {}): Deal => ({
  id: "x",
  status,
  closedAt: "2025-03-10",
  createdAt: "2025-03-01",
  amount: "0.1",
  currency: "EUR",
  ...fields,
});
const deals = [
  deal("won"),
  deal("won", { amount: "0.2", createdAt: "2025-03-08" }),
  deal("won", { amount: null }),
  deal("lost"),
  deal("lost", { closedAt: null }),
  deal("open", { closedAt: null }),
  deal("won", { closedAt: "2025-02-10" }),
];
const query = { every: month(), during: month(2025, 3), asOf: "2025-03-31" } as const;
const report = evaluate(
  { winRate, wonDeals, bookings, averageDealSize, salesCycle, bookingsGrowth },
  { deals },
  query,
);
const [march] = report.rows;
const period = month(2025, 3);
const common = {
  period,
  asOf: "2025-03-31",
  currency: null,
  policy: null,
  partial: false,
  reason: null,
  ended: null,
  open: null,
  atLeast: null,
  unknown: [],
};

describe("explain", () => {
  test("says all of a rate", () => {
    expect(report.explain(march!, "winRate")).toEqual({
      ...common,
      value: 0.75,
      numerator: 3,
      denominator: 4,
      n: 4,
      // Wilson, 1927, by the textbook formula on p = 3/4 and n = 4.
      interval: { low: expect.closeTo(0.30064, 4), high: expect.closeTo(0.95442, 4) },
      unit: "proportion",
      direction: "up",
      excluded: [],
      formula:
        'count(deals where status = "won" by closedAt) ÷ count(deals where status in ("won", "lost") by closedAt)',
    });
  });

  test("says all of a sum of money", () => {
    const { value, ...rest } = report.explain(march!, "bookings");
    expect(value?.amount.toFixed()).toBe("0.3");
    expect(rest).toEqual({
      ...common,
      numerator: null,
      denominator: null,
      n: 2,
      interval: null,
      unit: "money",
      direction: "up",
      excluded: [{ entity: "deals", why: "missing amount", count: 1 }],
      formula: 'sum(amount of deals where status = "won" by closedAt)',
    });
  });

  test("says total and number of a mean", () => {
    const { value, numerator, denominator, n, excluded } = report.explain(march!, "averageDealSize");
    expect([value?.amount.toFixed(), (numerator as Money).amount.toFixed(), denominator, n]).toEqual([
      "0.15",
      "0.3",
      2,
      2,
    ]);
    expect(excluded).toEqual([{ entity: "deals", why: "missing amount", count: 1 }]);
    // 9, 2 and 9 days.
    expect(report.explain(march!, "salesCycle")).toMatchObject({
      value: 20 / 3,
      numerator: 20,
      denominator: 3,
      n: 3,
      unit: "days",
      direction: "down",
    });
  });

  test("says both sides of a growth", () => {
    const { value, numerator, denominator, unit, direction, interval, formula } = report.explain(
      march!,
      "bookingsGrowth",
    );
    expect(value).toBe(2);
    const sides = [numerator, denominator] as readonly (Money | null)[];
    expect(sides.map((side) => side?.amount.toFixed())).toEqual(["0.3", "0.1"]);
    expect([unit, direction, interval]).toEqual(["ratio", "up", null]);
    expect(formula).toContain("one period before");
  });

  test("says all of a count", () => {
    expect(report.explain(march!, "wonDeals")).toMatchObject({
      ...common,
      value: 3,
      numerator: null,
      denominator: null,
      n: 3,
      interval: null,
      unit: "count",
    });
  });

  test("adds, for the total, the rows that have no period", () => {
    expect(report.explain(report.total, "winRate").excluded).toEqual([
      { entity: "deals", why: "missing closedAt", count: 1 },
    ]);
    expect(report.explain(report.total, "winRate").value).toBe(0.75);
  });

  test("says asOf as it was asked, a date or an instant", () => {
    const instant = new Date("2025-03-15T12:00:00Z");
    const march = month(2025, 3, { timeZone: "Europe/Berlin" });
    const asked = evaluate({ wonDeals }, { deals: [] }, { during: march, asOf: instant });
    const { asOf, partial } = asked.explain(asked.total, "wonDeals");
    expect([asOf, partial]).toEqual([instant, true]);
    expect(asOf).not.toBe(instant);
    const timeless = evaluate({ wonDeals }, { deals: [] });
    expect(timeless.explain(timeless.total, "wonDeals")).toMatchObject({
      asOf: null,
      period: null,
      policy: null,
      open: null,
      partial: false,
      currency: null,
    });
  });

  test("says the currency of the question", () => {
    const asked = evaluate({ bookings }, { deals }, { currency: "EUR" });
    expect(asked.explain(asked.total, "bookings").currency).toBe("EUR");
  });

  test("refuses a row of another report, what is no row, and another name", () => {
    const other = evaluate({ winRate }, { deals });
    const unknown = expect.objectContaining({ code: "unknown-name" }) as Error;
    for (const row of [other.rows[0], {}, null, undefined, "march", []])
      expect(() => report.explain(row as never, "winRate")).toThrow(unknown);
    expect(() => report.explain({} as never, "winRate")).toThrow("got another row");
    for (const name of ["period", "toString", "__proto__", ""]) {
      expect(() => report.explain(march!, name as never)).toThrow(
        expect.objectContaining({
          code: "unknown-name",
          message: expect.stringMatching(
            /one of winRate, wonDeals, bookings, averageDealSize, salesCycle, bookingsGrowth, got/,
          ),
        }),
      );
    }
  });

  test("has the type of the metric's value", () => {
    expectTypeOf(report.explain(march!, "winRate").value).toEqualTypeOf<number | null>();
    expectTypeOf(report.explain(march!, "winRate").reason).toEqualTypeOf<Reason | null>();
  });

  test("leaves a proportion without an interval where it is not made of counts", () => {
    const odd = evaluate({ odd: mean(Deal.probability) }, { deals: [deal("won", { probability: 0.5 })] });
    expect(odd.explain(odd.total, "odd").interval).toBe(null);
  });

  test("goes with a metric that is callable too: the same value", () => {
    expect(winRate({ deals }, { during: month(2025, 3) })).toBe(report.explain(march!, "winRate").value);
    expect(count(Deal)({ deals })).toBe(deals.length);
  });
});

describe("wilsonInterval", () => {
  // The bounds solve |p − successes/n| = z √(p (1 − p) / n), whatever the closed formula says.
  const z = 1.959963984540054;

  test.each([
    [1, 2],
    [3, 4],
    [50, 100],
    [1, 1000],
    [999_999, 1_000_000],
  ])("solves the equation of the score test for %i of %i", (successes, n) => {
    const { low, high } = wilsonInterval(successes, n)!;
    for (const bound of [low, high]) {
      const distance = Math.abs(bound - successes / n);
      expect(distance / (z * Math.sqrt((bound * (1 - bound)) / n))).toBeCloseTo(1, 6);
    }
    expect(low).toBeLessThan(successes / n);
    expect(high).toBeGreaterThan(successes / n);
  });

  test("is exact at its ends", () => {
    expect(wilsonInterval(0, 10)?.low).toBe(0);
    expect(wilsonInterval(10, 10)?.high).toBe(1);
    // 10 of 10 is at least n / (n + z²).
    expect(wilsonInterval(10, 10)?.low).toBeCloseTo(10 / (10 + z * z), 12);
  });

  test.each([
    [0, 0],
    [1, 0],
    [2, 1],
    [-1, 5],
    [0.5, 2],
    [1, 2.5],
    [Number.NaN, 1],
    [null, 1],
    ["1", 2],
  ])("is null of %j of %j", (successes, trials) => {
    expect(wilsonInterval(successes, trials)).toBe(null);
  });
});

import { describe, expect, test } from "vitest";
import {
  between,
  bookings,
  bookingsGrowth,
  type CalendarDate,
  cohortOpenDeals,
  cohortWinRate,
  Deal,
  dealsCreated,
  derive,
  evaluate,
  leadGrowthRate,
  leadToCustomerTime,
  month,
  Order,
  quarter,
  revenueCollected,
  salesVelocity,
  sum,
  through,
  valueWeightedWinRate,
  week,
  winRate,
} from "salesmetrics";
import { answer, explained } from "../facts.js";
import { deals, leads, orders } from "../rows.js";
import { eur, lost, open, times, won } from "./world.js";

const usd = { currency: "USD" };

describe("golden vectors", () => {
  test("G6: five trials from 1 May pay on the 11th, five on the 21st: 15 days (ChartMogul)", () => {
    const paidOn = (convertedAt: CalendarDate) => ({ createdAt: "2025-05-01" as const, convertedAt });
    const data = leads(...times(5, paidOn("2025-05-11")), ...times(5, paidOn("2025-05-21")));
    expect(answer(leadToCustomerTime, data)).toBe(15);
  });

  test("G7: 12 won, 8 lost, 10 open of 30: 60 % closed basis (38.7 to 78.1 %), 40 % created basis", () => {
    const data = deals(...times(12, won), ...times(8, lost), ...times(10, open));
    const { value, interval } = explained(winRate, data);
    expect(value).toBe(0.6);
    expect([interval!.low.toFixed(3), interval!.high.toFixed(3)]).toEqual(["0.387", "0.781"]);
    expect(answer(cohortWinRate, data)).toBe(0.4);
    expect(answer(cohortOpenDeals, data)).toBe(10);
  });

  // R binom, and Newcombe (1998).
  test.each([
    [18, 20, 0.6989663548, 0.9721335188],
    [4, 20, 0.0806576626, 0.4160174323],
    [0, 30, 0, 0.1135133932],
    [81, 263, 0.2552885199, 0.366209577],
  ])("the Wilson interval of %i won in %i", (wins, closed, low, high) => {
    const { interval } = explained(winRate, deals(...times(wins, won), ...times(closed - wins, lost)));
    expect(interval!.low).toBeCloseTo(low, 9);
    expect(interval!.high).toBeCloseTo(high, 9);
  });

  test("G11: a rep with 1 of 1 and one with 10 of 100: 10.89 % pooled, and 55 % as the mean of reps", () => {
    const { rows, total } = evaluate(
      { winRate },
      deals(
        { ...won, ownerId: "ann" },
        ...times(10, { ...won, ownerId: "bob" }),
        ...times(90, { ...lost, ownerId: "bob" }),
      ),
      { by: { rep: Deal.ownerId } },
    );
    expect(rows.map((row) => [row.rep, row.winRate])).toEqual([
      ["ann", 1],
      ["bob", 0.1],
    ]);
    expect(total.winRate).toBe(11 / 101);
    expect(total.winRate?.toFixed(4)).toBe("0.1089");
  });

  test("G22: a stub week of 1856 after 11 880: the delta is withheld, and the value shown (saiku PR 1748)", () => {
    const inWeek = (closedAt: CalendarDate, amount: number) => ({
      status: "won" as const,
      closedAt,
      amount,
      ...eur,
    });
    const report = evaluate(
      { bookings, bookingsGrowth },
      deals(inWeek("2025-03-05", 11_880), inWeek("2025-03-10", 1856)),
      { every: week(), during: through("2025-03-03", "2025-03-16"), asOf: "2025-03-10" },
    );
    const [whole, stub] = report.rows;
    expect([whole!.partial, String(whole!.bookings?.amount)]).toEqual([false, "11880"]);
    expect([stub!.partial, String(stub!.bookings?.amount), stub!.bookingsGrowth]).toEqual([
      true,
      "1856",
      null,
    ]);
    expect(report.explain(stub!, "bookingsGrowth").reason).toBe("incomplete-period");
    // On its last day the week is over, and falls by 84.4 %.
    const after = answer(bookingsGrowth, deals(inWeek("2025-03-05", 11_880), inWeek("2025-03-10", 1856)), {
      during: week("2025-03-10"),
      asOf: "2025-03-16",
    });
    expect(Number(after).toFixed(3)).toBe("-0.844");
  });

  test("G24: an order of 100 in January, refunded in February: Jan 100, Feb −100, by date of refund", () => {
    const order = orders({
      placedAt: "2025-01-10",
      paidAt: "2025-01-10",
      paidAmount: 100,
      refundedAt: "2025-02-03",
      refundedAmount: 100,
      ...eur,
    });
    expect(answer(revenueCollected, order, { during: month(2025, 1) })).toBe("100 EUR");
    expect(answer(revenueCollected, order, { during: month(2025, 2) })).toBe("-100 EUR");
  });

  test("G24: by the date of the order, composed from the same fields: Jan 0", () => {
    const order = orders({
      placedAt: "2025-01-10",
      paidAt: "2025-01-10",
      paidAmount: 100,
      refundedAt: "2025-02-03",
      refundedAmount: 100,
      ...eur,
    });
    const collected = sum(Order.paidAmount, { at: Order.placedAt });
    const repaid = sum(Order.refundedAmount, { at: Order.placedAt });
    const kept = derive("kept", { collected, repaid }, ({ collected, repaid }) =>
      collected.amount.minus(repaid.amount).toNumber(),
    );
    expect(answer(kept, order, { during: month(2025, 1) })).toBe(0);
  });

  test("G28: 40 open, 10 000 on average won, 25 % won, 50 days: 2000 a day", () => {
    const fifty = { createdAt: "2025-01-19", closedAt: "2025-03-10" } as const;
    const data = deals(
      { status: "won", ...fifty, amount: 10_000, ...usd },
      ...times(3, { status: "lost", ...fifty } as const),
      ...times(40, open),
    );
    expect(answer(salesVelocity, data, { during: quarter(2025, 1), asOf: "2025-03-31" })).toBe("2000 USD");
  });

  test("G29: 200 leads, then 230, grow by 15 % (of leads created; the vector is about qualified ones)", () => {
    const data = leads(
      ...times(200, { createdAt: "2025-02-10" } as const),
      ...times(230, { createdAt: "2025-03-10" } as const),
    );
    expect(answer(leadGrowthRate, data, { during: month(2025, 3) })).toBe(0.15);
  });

  test("G32: 7 September in Chicago holds 02:23:34 UTC of the 8th (kumatrk #5)", () => {
    const sevenSeptember = through("2026-09-07", "2026-09-07", { timeZone: "America/Chicago" });
    const at = (text: string) => deals({ status: "open", createdAt: new Date(text) });
    expect(answer(dealsCreated, at("2026-09-08T02:23:34Z"), { during: sevenSeptember })).toBe(1);
    expect(answer(dealsCreated, at("2026-09-08T05:00:00Z"), { during: sevenSeptember })).toBe(0);
    expect(answer(dealsCreated, at("2026-09-07T04:59:59.999Z"), { during: sevenSeptember })).toBe(0);
  });

  test("G35: a rep with 5000 won and nothing lost wins 100 %, by count and by value (fivetran: 0)", () => {
    const { rows } = evaluate(
      { winRate, valueWeightedWinRate },
      deals(
        { ...won, ownerId: "ann", amount: 5000, ...usd },
        { ...lost, ownerId: "bob", amount: 1, ...usd },
        { ...won, ownerId: "bob", amount: 1, ...usd },
      ),
      { by: { rep: Deal.ownerId } },
    );
    expect(rows.map((row) => [row.rep, row.winRate, row.valueWeightedWinRate])).toEqual([
      ["ann", 1, 1],
      ["bob", 0.5, 0.5],
    ]);
  });

  test("G36: USD 50 and EUR 50 without rates: two totals, and never 100", () => {
    const data = deals({ ...won, amount: 50, ...usd }, { ...won, amount: 50, ...eur });
    expect(() => bookings(data)).toThrow(expect.objectContaining({ code: "mixed-currencies" }));
    const report = evaluate({ bookings }, data, { by: { currency: Deal.currency } });
    expect(report.rows.map((row) => [row.currency, String(row.bookings?.amount)])).toEqual([
      ["EUR", "50"],
      ["USD", "50"],
    ]);
    expect(report.total.bookings).toBeNull();
    expect(report.explain(report.total, "bookings").reason).toBe("not-applicable");
  });

  test("G37: the window before Monday to Sunday is the prior Monday to Sunday, seven days (Frappe: six)", () => {
    const during = through("2025-03-10", "2025-03-16");
    const bookedOn = (closedAt: CalendarDate, amount: number) => ({
      status: "won" as const,
      closedAt,
      amount,
      ...eur,
    });
    const data = deals(
      bookedOn("2025-03-02", 500), // the Sunday before that
      bookedOn("2025-03-03", 4), // Monday: the day that a short window loses
      bookedOn("2025-03-09", 6), // Sunday
      bookedOn("2025-03-10", 10),
      bookedOn("2025-03-16", 20),
      bookedOn("2025-03-17", 500),
    );
    expect(answer(bookingsGrowth, data, { during })).toBe(2);
    expect(answer(bookingsGrowth, data, { during: between("2025-03-10", "2025-03-17") })).toBe(2);
    expect(answer(bookingsGrowth, data, { during: week("2025-03-10") })).toBe(2);
  });
});

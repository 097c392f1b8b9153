/**
 * The golden vectors of definitions.md section 17 for the metrics there are, then the mistakes of section 14 and the
 * defects of section 15 that they could have.
 *
 * Elsewhere: G12 in test/aggregates, G25 and G34 in test/money.
 *
 * Left for the issues that bring their metrics: G1, G2, G4, G5, G8, G9, G10, G31 (subscriptions, their movements and
 * churn); G3, G23 (lifetime from churn); G13, G14, G15 (NPS, CSAT); G16 (commission tiers); G17,
 * G18, G19 (attribution); G20 (goals); G21 (a prorated delta: the growth of an unfinished period is withheld); G26
 * (talk ratio); G27 (forecasts); G29 (the lead velocity rate is of *qualified* leads, L5; its arithmetic is here as
 * growth); G30 (magic number); G33 (training).
 */
import { describe, expect, test } from "vitest";
import type { Lead } from "salesmetrics";
import {
  averageDealSize,
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
  growth,
  leadConversionRate,
  leadConversionRateWithin,
  leadGrowthRate,
  leadsCreated,
  leadToCustomerTime,
  lossReasonMix,
  medianSalesCycle,
  month,
  openDeals,
  openPipeline,
  Order,
  payingCustomers,
  pipelineCreated,
  quarter,
  quotesSent,
  rates,
  returnOnAdSpend,
  returnOnInvestment,
  revenueCollected,
  salesCycle,
  salesVelocity,
  stageConversion,
  stageReaches,
  sum,
  through,
  valueWeightedWinRate,
  week,
  weightedPipeline,
  winRate,
  wonDeals,
} from "salesmetrics";
import { answer, explained, numbered } from "./facts.js";

const deals = (...rows: readonly Omit<Deal, "id">[]): { readonly deals: readonly Deal[] } => ({
  deals: numbered(rows),
});
const leads = (...rows: readonly Omit<Lead, "id">[]): { readonly leads: readonly Lead[] } => ({
  leads: numbered(rows),
});
const orders = (...rows: readonly Omit<Order, "id">[]): { readonly orders: readonly Order[] } => ({
  orders: numbered(rows),
});

/** So many rows of a kind. */
const times = <RowType>(length: number, row: RowType): RowType[] => Array.from({ length }, () => row);

const won = { status: "won", createdAt: "2025-03-01", closedAt: "2025-03-10" } as const;
const lost = { status: "lost", createdAt: "2025-03-01", closedAt: "2025-03-20" } as const;
const open = { status: "open", createdAt: "2025-03-01" } as const;
const eur = { currency: "EUR" };
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

describe("mistakes of section 14", () => {
  test("1: a rate over two months is of all deals, and not the mean of the months", () => {
    const { rows, total } = evaluate(
      { winRate },
      deals({ status: "won", closedAt: "2025-02-10" }, ...times(1, won), ...times(3, lost)),
      { every: month() },
    );
    expect(rows.map((row) => row.winRate)).toEqual([1, 0.25]);
    expect(total.winRate).toBe(0.4);
  });

  test("2: a customer of January and of February is one customer of the quarter", () => {
    const { rows, total } = evaluate(
      { payingCustomers },
      orders({ customerId: "ann", paidAt: "2025-01-10" }, { customerId: "ann", paidAt: "2025-02-10" }),
      { every: month() },
    );
    expect(rows.map((row) => row.payingCustomers)).toEqual([1, 1]);
    expect(total.payingCustomers).toBe(1);
  });

  test("4: a cohort that has not had its window has no rate, and is not 0 %", () => {
    const data = leads({ createdAt: "2025-03-10" });
    const within30 = leadConversionRateWithin(30);
    expect(answer(within30, data, { asOf: "2025-03-31" })).toBe("immature");
    expect(answer(within30, data, { asOf: "2025-04-09" })).toBe(0);
  });

  test("7: nothing over nothing is no number, and growth from nothing is none", () => {
    const none = { deals: [] };
    expect([answer(winRate, none), answer(cohortWinRate, none), answer(lossReasonMix, none)]).toEqual(
      times(3, "zero-denominator"),
    );
    expect(answer(bookingsGrowth, deals({ ...won, amount: 5, ...eur }), { during: month(2025, 3) })).toBe(
      "no-base",
    );
  });

  test("8: a missing rate is neither 1 nor 0, and an old amount has its old rate", () => {
    const sheet = rates({
      base: "USD",
      quotes: [
        { currency: "EUR", date: "2025-01-01", rate: "0.5" },
        { currency: "EUR", date: "2025-02-01", rate: "0.8" },
      ],
    });
    const inEuros = (closedAt: CalendarDate) => deals({ status: "won", closedAt, amount: 40, ...eur });
    const asked = { currency: "USD", rates: sheet } as const;
    expect(answer(bookings, inEuros("2025-01-31"), asked)).toBe("80 USD");
    expect(answer(bookings, inEuros("2025-02-01"), asked)).toBe("50 USD");
    expect(() => bookings(inEuros("2024-12-31"), asked)).toThrow(
      expect.objectContaining({ code: "missing-rate" }),
    );
  });

  test("9: a hundred times 78.43 is 7843, and 1.005 thrice is 3.015", () => {
    expect(answer(bookings, deals(...times(100, { ...won, amount: 78.43, ...eur })))).toBe("7843 EUR");
    expect(answer(bookings, deals(...times(3, { ...won, amount: 1.005, ...eur })))).toBe("3.015 EUR");
  });

  test("10, 11: the last instant of a day in its zone is in it, and a date is not shifted by a zone", () => {
    const during = month(2025, 3, { timeZone: "America/Los_Angeles" });
    const closed = (closedAt: Deal["closedAt"]) =>
      answer(wonDeals, deals({ status: "won", closedAt }), { during });
    expect(closed(new Date("2025-04-01T06:59:59.999Z"))).toBe(1);
    expect(closed(new Date("2025-04-01T07:00:00.000Z"))).toBe(0);
    expect([closed("2025-03-01"), closed("2025-03-31"), closed("2025-04-01")]).toEqual([1, 1, 0]);
  });

  test("12: an unfinished month has its value and no growth", () => {
    const report = evaluate(
      { leadsCreated, leadGrowthRate },
      leads({ createdAt: "2025-02-10" }, { createdAt: "2025-03-10" }),
      { during: month(2025, 3), asOf: "2025-03-15" },
    );
    expect(report.total).toMatchObject({ partial: true, leadsCreated: 1, leadGrowthRate: null });
  });

  test("13: the month before March is all of February", () => {
    const data = leads(
      { createdAt: "2025-02-01" },
      { createdAt: "2025-02-28" },
      { createdAt: "2025-01-31" },
      { createdAt: "2025-03-01" },
    );
    expect(answer(leadGrowthRate, data, { during: month(2025, 3) })).toBe(-0.5);
  });

  test("14: a deal won today was open in February", () => {
    const data = deals({ status: "won", createdAt: "2025-02-01", closedAt: "2025-03-10", amount: 5, ...eur });
    expect(answer(openDeals, data, { asOf: "2025-02-28" })).toBe(1);
    expect(answer(openPipeline, data, { asOf: "2025-02-28" })).toBe("5 EUR");
    expect(answer(openDeals, data, { asOf: "2025-03-10" })).toBe(0);
  });

  test("16: a deal created in February and won in March is a win of March", () => {
    const data = deals({ status: "won", createdAt: "2025-02-10", closedAt: "2025-03-10" });
    expect(answer(wonDeals, data, { during: month(2025, 2) })).toBe(0);
    expect(answer(wonDeals, data, { during: month(2025, 3) })).toBe(1);
  });

  test("17: lost deals are neither in the pipeline nor in the weighted one", () => {
    const data = deals(
      { ...lost, amount: 900, probability: 1, ...eur },
      { ...won, amount: 900, probability: 1, ...eur },
      { ...open, amount: 100, probability: 0.5, ...eur },
    );
    const asked = { asOf: "2025-03-31" } as const;
    expect([answer(openPipeline, data, asked), answer(weightedPipeline, data, asked)]).toEqual([
      "100 EUR",
      "50 EUR",
    ]);
  });

  test("33: the return on ad spend is 4 where that on investment is 0.5", () => {
    const campaigns = [
      { id: "spring", spentAt: "2025-03-01" as const, spend: 100, revenue: 400, grossProfit: 150, ...eur },
    ];
    expect([answer(returnOnAdSpend, { campaigns }), answer(returnOnInvestment, { campaigns })]).toEqual([
      4, 0.5,
    ]);
  });

  test("39: falling back to a stage is no second conversion, and skipping one no failure", () => {
    const visits = numbered([
      { dealId: "back", stage: "demo", enteredAt: "2025-03-01" as const },
      { dealId: "back", stage: "offer", enteredAt: "2025-03-02" as const },
      { dealId: "back", stage: "demo", enteredAt: "2025-03-03" as const },
      { dealId: "back", stage: "offer", enteredAt: "2025-03-04" as const },
      { dealId: "skip", stage: "demo", enteredAt: "2025-03-01" as const },
      { dealId: "skip", stage: "contract", enteredAt: "2025-03-02" as const },
    ]);
    const { rows } = stageReaches(visits, ["demo", "offer", "contract"]);
    expect(explained(stageConversion("demo"), { stageReaches: rows })).toMatchObject({
      numerator: 2,
      denominator: 2,
    });
    expect(explained(stageConversion("offer"), { stageReaches: rows })).toMatchObject({
      numerator: 1,
      denominator: 2,
    });
  });

  test("40: a quote and its two revisions are one quote", () => {
    const quotes = [
      { id: "1", sentAt: "2025-03-01", supersededById: "2" },
      { id: "2", sentAt: "2025-03-02", supersededById: "3" },
      { id: "3", sentAt: "2025-03-03" },
    ] as const;
    expect(answer(quotesSent, { quotes })).toBe(1);
  });

  test("46: the median of a quarter is of its deals, and not of its months' medians", () => {
    const cycle = (days: string, closedAt: CalendarDate) => ({
      status: "won" as const,
      createdAt: days as CalendarDate,
      closedAt,
    });
    const { rows, total } = evaluate(
      { medianSalesCycle },
      deals(
        cycle("2025-01-01", "2025-01-02"),
        cycle("2025-01-01", "2025-01-03"),
        cycle("2025-01-01", "2025-01-04"),
        cycle("2024-11-01", "2025-02-09"),
      ),
      { every: month() },
    );
    // 1, 2 and 3 days; then 100. The mean of the medians is 51.
    expect(rows.map((row) => row.medianSalesCycle)).toEqual([2, 100]);
    expect(total.medianSalesCycle).toBe(2.5);
  });

  test("48: leads that were merged count once, with the survivor", () => {
    const data = leads(
      { createdAt: "2025-03-01", convertedAt: "2025-03-05" },
      { createdAt: "2025-03-02", convertedAt: "2025-03-05", mergedIntoId: "1" },
    );
    expect(answer(leadsCreated, data)).toBe(1);
    expect(explained(leadConversionRate, data)).toMatchObject({ numerator: 1, denominator: 1 });
  });

  test("49: an amount of zero and a deal won on the day it came are deals", () => {
    const data = deals(
      { status: "won", createdAt: "2025-03-10", closedAt: "2025-03-10", amount: 0, ...eur },
      { status: "won", createdAt: "2025-03-10", closedAt: "2025-03-14", amount: 10, ...eur },
    );
    expect([answer(wonDeals, data), answer(averageDealSize, data), answer(salesCycle, data)]).toEqual([
      2,
      "5 EUR",
      2,
    ]);
  });
});

describe("defects of section 15", () => {
  test("fivetran: no deals closed is no rate anywhere, not 0 in one table and null in the next", () => {
    const { rows, total } = evaluate(
      { winRate },
      deals({ ...open, ownerId: "ann" }, { ...won, ownerId: "bob" }),
      {
        by: { rep: Deal.ownerId },
      },
    );
    expect(rows.map((row) => [row.rep, row.winRate])).toEqual([["bob", 1]]);
    expect(total.winRate).toBe(1);
    expect(answer(winRate, deals(open))).toBe("zero-denominator");
  });

  test("fivetran: what was created and closed within the month is in the pipeline created", () => {
    const data = deals(
      { ...won, amount: 100, ...eur },
      { ...lost, amount: 20, ...eur },
      { ...open, amount: 3, ...eur },
    );
    expect(answer(pipelineCreated, data, { during: month(2025, 3) })).toBe("123 EUR");
  });

  test("Frappe: lost reasons are of the month of the loss, and a missing one is a class", () => {
    const { rows } = evaluate(
      { lossReasonMix },
      deals(
        { status: "lost", createdAt: "2025-02-01", closedAt: "2025-03-10", lossReason: "price" },
        { status: "lost", createdAt: "2025-02-01", closedAt: "2025-03-10" },
        { status: "lost", createdAt: "2025-03-01", closedAt: "2025-04-10", lossReason: "timing" },
      ),
      { by: { reason: Deal.lossReason }, during: month(2025, 3) },
    );
    expect(rows.map((row) => [row.reason, row.lossReasonMix])).toEqual([
      ["price", 0.5],
      [null, 0.5],
    ]);
  });

  test("Frappe: growth from nothing is not 0", () => {
    expect(answer(leadGrowthRate, leads({ createdAt: "2025-03-10" }), { during: month(2025, 3) })).toBe(
      "no-base",
    );
  });

  test("Polar: an average of 2.5 is not rounded up", () => {
    expect(answer(averageDealSize, deals({ ...won, amount: 2, ...eur }, { ...won, amount: 3, ...eur }))).toBe(
      "2.5 EUR",
    );
  });

  test("PostHog: an amount in a currency nobody knows is reported, and is not 0", () => {
    const data = deals({ ...won, amount: 4, ...eur }, { ...won, amount: 100, currency: "DOGE" });
    const { value, n, excluded } = explained(averageDealSize, data);
    expect([String(value?.amount), n]).toEqual(["4", 1]);
    expect(excluded).toEqual([{ entity: "deals", why: "unknown currency", count: 1 }]);
  });

  test("ERPNext: leads that never converted are told of beside the time of those that did", () => {
    const data = leads({ createdAt: "2025-03-01", convertedAt: "2025-03-03" }, { createdAt: "2025-03-01" });
    expect(explained(leadToCustomerTime, data)).toMatchObject({ value: 2, n: 1 });
  });
});

// BUG in src or in definitions (deal notes: unknown custom statuses are open, not dropped): the types and `parseDeals`
// know no such status, and the engine leaves the row out as "missing closedAt".
test("a deal of a status of one's own is open (definitions, deal notes)", () => {
  const data = { deals: [{ id: "1", status: "negotiation", createdAt: "2025-03-01" }] } as never;
  expect(answer(openDeals, data, { asOf: "2025-03-31" })).toBe(1);
});

test("growth of a rate is relative: from 20 % to 25 % is a quarter", () => {
  const data = deals(
    { status: "won", closedAt: "2025-02-10" },
    ...times(4, { status: "lost", closedAt: "2025-02-10" } as const),
    won,
    ...times(3, lost),
  );
  expect(Number(answer(growth(winRate), data, { during: month(2025, 3) })).toFixed(12)).toBe(
    "0.250000000000",
  );
});

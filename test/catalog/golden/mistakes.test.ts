import { describe, expect, test } from "vitest";
import type { Deal } from "salesmetrics";
import {
  averageDealSize,
  bookings,
  bookingsGrowth,
  type CalendarDate,
  cohortWinRate,
  evaluate,
  leadConversionRate,
  leadConversionRateWithin,
  leadGrowthRate,
  leadsCreated,
  lossReasonMix,
  medianSalesCycle,
  month,
  openDeals,
  openPipeline,
  payingCustomers,
  quoteChains,
  quotesSent,
  rates,
  returnOnAdSpend,
  returnOnInvestment,
  salesCycle,
  stageConversion,
  stageReaches,
  weightedPipeline,
  winRate,
  wonDeals,
} from "salesmetrics";
import { answer, explained, numbered } from "../facts.js";
import { deals, leads, orders } from "../rows.js";
import { eur, lost, open, times, won } from "./world.js";

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
    expect(answer(quotesSent, { quoteChains: quoteChains(quotes).rows })).toBe(1);
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

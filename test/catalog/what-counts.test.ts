import { addDays, differenceInMilliseconds } from "date-fns";
import { describe, expect, test } from "vitest";
import {
  clickThroughRate,
  cohortWinRate,
  costPerClick,
  dealAge,
  Deal,
  dealAgeInStage,
  evaluate,
  hours,
  Lead,
  leadConversionRate,
  leadConversionRateWithin,
  leadConversions,
  medianDealAge,
  month,
  periodLeadConversionRate,
  quarter,
  responseSlaRate,
  returnOnAdSpend,
  returnOnInvestment,
  stalledDeals,
  stock,
  sum,
  StageReach,
  stageConversion,
  stageReaches,
  stageRegressionRate,
  stageStays,
  StageStay,
  strictStageConversion,
  survivalMedianTimeInStage,
  timeZone,
  paymentsCollected,
  quietSpells,
  refundsPaid,
  revenueCollected,
  within,
} from "salesmetrics";
import { answer, explained, shown } from "./facts.js";
import { campaigns, deals, leads, orders } from "./rows.js";

// Which rows count. What is expected was worked out by hand, or with date-fns.

describe("an age at asOf", () => {
  const berlin = { zone: timeZone("Europe/Berlin"), asOf: "2025-03-10" } as const;
  // The last millisecond of 10 March in Berlin.
  const end = new Date("2025-03-10T22:59:59.999Z");
  const morning = new Date("2025-03-10T08:00:00Z");
  const daysOld = (since: Date): number => differenceInMilliseconds(end, since) / 86_400_000;

  test("counts a lead of the day as due once its time is up by the end of the day", () => {
    const data = leads(
      { createdAt: morning, firstAttemptAt: new Date("2025-03-10T09:00:00Z") },
      { createdAt: morning },
      { createdAt: new Date("2025-03-10T19:00:00Z") },
    );
    const rate = within(hours(4), { from: Lead.createdAt, to: Lead.firstAttemptAt });
    expect(responseSlaRate(4)(data, berlin)).toBe(0.5);
    const due = { leads: data.leads.slice(0, 2) };
    expect(rate(due, berlin)).toBe(0.5);
    expect(responseSlaRate(4)(due, berlin)).toBe(0.5);
  });

  test("is through the end of a day for instants, and whole days for dates", () => {
    const open = { status: "open" } as const;
    expect(dealAge(deals({ ...open, createdAt: morning }), berlin)).toBe(daysOld(morning));
    expect(medianDealAge(deals({ ...open, createdAt: addDays(morning, -3) }), berlin)).toBe(
      daysOld(addDays(morning, -3)),
    );
    expect(dealAge(deals({ ...open, createdAt: "2025-03-07" }), berlin)).toBe(3);
    const visits = [{ id: "1", dealId: "a", stage: "demo", enteredAt: morning }];
    const { rows } = stageStays(visits, ["demo"]);
    expect(dealAgeInStage({ stageStays: rows }, berlin)).toBe(daysOld(morning));
  });

  test("makes a deal stalled by the end of the day", () => {
    const { rows } = quietSpells({
      deals: [{ id: "1", status: "open", createdAt: new Date("2025-03-09T12:00:00Z") }],
    });
    expect(stalledDeals(1.4)({ quietSpells: rows }, berlin)).toBe(1);
    expect(stalledDeals(2)({ quietSpells: rows }, berlin)).toBe(0);
  });
});

describe("a second time before the first", () => {
  const asked = { during: month(2025, 3), asOf: "2025-05-31" } as const;
  const negative = { entity: "leads", why: "negative duration", count: 1 };
  const data = leads(
    { createdAt: "2025-03-10", convertedAt: "2025-03-12", firstAttemptAt: "2025-03-10" },
    { createdAt: "2025-03-10", convertedAt: "2025-03-09", firstAttemptAt: "2025-03-09" },
    { createdAt: "2025-03-10" },
  );

  test.each([
    ["responseSlaRate", responseSlaRate(24), 0.5],
    ["leadConversionRate", leadConversionRate, 0.5],
    ["leadConversionRateWithin", leadConversionRateWithin(30), 0.5],
    ["leadConversions", leadConversions, 1],
    ["periodLeadConversionRate", periodLeadConversionRate, 0.5],
  ])("is in neither side of %s, and reported", (_name, metric, expected) => {
    const { value, excluded } = explained(metric, data, asked);
    expect(value).toBe(expected);
    expect(excluded).toContainEqual(negative);
  });

  test("is in neither side of the created win rate", () => {
    const { value, excluded } = explained(
      cohortWinRate,
      deals(
        { status: "won", createdAt: "2025-03-10", closedAt: "2025-03-12" },
        { status: "won", createdAt: "2025-03-10", closedAt: "2025-03-09" },
        { status: "open", createdAt: "2025-03-10" },
      ),
      asked,
    );
    expect(value).toBe(0.5);
    expect(excluded).toContainEqual({ ...negative, entity: "deals" });
  });
});

describe("stages", () => {
  const stages = ["demo", "offer"];

  test("the time in a stage comes from entries alone", () => {
    const entries = [
      { id: "1", dealId: "a", stage: "demo", enteredAt: "2025-03-01" },
      { id: "2", dealId: "a", stage: "offer", enteredAt: "2025-03-09" },
    ] as const;
    const { rows } = evaluate(
      { days: survivalMedianTimeInStage },
      { stageStays: stageStays(entries, stages).rows },
      { by: { stage: StageStay.stage }, asOf: "2025-03-31" },
    );
    expect(rows.map((row) => [row.stage, row.days])).toEqual([
      ["demo", 8],
      ["offer", null],
    ]);
  });

  test("the last stage converts to nothing", () => {
    const { rows } = stageReaches(
      [
        { id: "1", dealId: "a", stage: "demo", enteredAt: "2025-03-01" },
        { id: "2", dealId: "a", stage: "offer", enteredAt: "2025-03-02" },
      ],
      stages,
    );
    for (const conversion of [stageConversion, strictStageConversion]) {
      const asked = { by: { stage: StageReach.stage } };
      const report = evaluate({ rate: conversion() }, { stageReaches: rows }, asked);
      const last = report.rows.find((row) => row.stage === "offer")!;
      expect([last.rate, report.explain(last, "rate").reason]).toEqual([null, "not-applicable"]);
      expect(answer(conversion("offer"), { stageReaches: rows })).toBe("not-applicable");
    }
    // Of all stages together, the steps that there are.
    expect(stageConversion()({ stageReaches: rows })).toBe(1);
  });

  test("a deal that stays where it was is active", () => {
    const { rows } = stageStays(
      [
        { id: "1", dealId: "quiet", stage: "demo", enteredAt: "2025-01-05" },
        { id: "2", dealId: "left before", stage: "demo", enteredAt: "2025-01-05", leftAt: "2025-02-27" },
        { id: "3", dealId: "back", stage: "offer", enteredAt: "2025-01-05" },
        { id: "4", dealId: "back", stage: "demo", enteredAt: "2025-03-05" },
        { id: "5", dealId: "later", stage: "demo", enteredAt: "2025-04-01" },
      ],
      stages,
    );
    const rate = (during: Parameters<typeof stageRegressionRate>[1]) =>
      stageRegressionRate({ stageStays: rows }, during);
    // Of quiet and back.
    expect(rate({ during: month(2025, 3) })).toBe(0.5);
    expect(rate({ during: month(2025, 2) })).toBe(0);
    // Of all but the later one.
    expect(rate({ during: quarter(2025, 1) })).toBe(1 / 3);
  });
});

describe("money without its date", () => {
  test.each([
    ["paymentsCollected", paymentsCollected, { paidAmount: 5 }, "missing paidAt"],
    ["revenueCollected", revenueCollected, { paidAmount: 5 }, "missing paidAt"],
    ["refundsPaid", refundsPaid, { refundedAmount: 5 }, "missing refundedAt"],
    ["revenueCollected", revenueCollected, { refundedAmount: 5 }, "missing refundedAt"],
  ] as const)("%s reports it", (_name, metric, amounts, why) => {
    const currency = "EUR";
    const paid = {
      paidAt: "2025-03-01",
      paidAmount: 7,
      refundedAt: "2025-03-02",
      refundedAmount: 3,
    } as const;
    const alone = explained(metric, orders({ ...paid, currency }));
    const { value, excluded } = explained(metric, orders({ ...paid, currency }, { ...amounts, currency }));
    expect(String(value?.amount)).toBe(String(alone.value?.amount));
    expect(excluded).toContainEqual({ entity: "orders", why, count: 1 });
  });

  test("an order that is neither paid nor refunded is not reported", () => {
    expect(explained(revenueCollected, orders({ currency: "EUR" })).excluded).toEqual([]);
  });
});

describe("both sides of a rate of campaigns", () => {
  const day = { spentAt: "2025-03-01", currency: "EUR" } as const;
  const days = campaigns(
    { ...day, clicks: 3, impressions: 100, spend: 10, revenue: 40, grossProfit: 15 },
    { ...day, clicks: 10 },
    { ...day, impressions: 100 },
    { ...day, spend: 10 },
    { ...day, revenue: 4, grossProfit: 4 },
  );

  test.each([
    ["clickThroughRate", clickThroughRate, 0.03, ["missing clicks", "missing impressions"]],
    ["returnOnAdSpend", returnOnAdSpend, 4, ["missing revenue", "missing spend"]],
    ["returnOnInvestment", returnOnInvestment, 0.5, ["missing grossProfit", "missing spend"]],
  ] as const)(
    "%s reads the rows that have both, and reports the others",
    (_name, metric, expected, missing) => {
      const { value, excluded } = explained(metric, days);
      expect(value).toBe(expected);
      for (const why of missing) expect(excluded.map((each) => each.why)).toContain(why);
    },
  );

  test("so does the cost per click", () => {
    expect(answer(costPerClick, campaigns({ ...day, clicks: 4, spend: 10 }, { ...day, clicks: 4 }))).toBe(
      "2.5 EUR",
    );
  });
});

describe("a stock of amounts that has emptied", () => {
  const pipeline = stock(sum(Deal.amount), { from: Deal.createdAt, until: Deal.closedAt });
  const held = { status: "won", createdAt: "2025-01-05", closedAt: "2025-02-10" } as const;
  const eur = { ...held, amount: 5, currency: "EUR" } as const;

  test("is zero in the currency that it held", () => {
    const { rows } = evaluate({ pipeline }, deals(eur), { every: month(), during: quarter(2025, 1) });
    expect(rows.map((row) => shown(row.pipeline))).toEqual(["5 EUR", "0 EUR", "0 EUR"]);
    expect(answer(pipeline, deals(eur), { asOf: "2025-02-10" })).toBe("0 EUR");
  });

  test("is empty if it never held any, held two, or may hold what is not known", () => {
    expect(answer(pipeline, deals(), { asOf: "2025-02-10" })).toBe("empty");
    expect(answer(pipeline, deals({ ...eur, createdAt: "2025-03-01" }), { asOf: "2025-02-10" })).toBe(
      "empty",
    );
    expect(answer(pipeline, deals(eur, { ...eur, currency: "USD" }), { asOf: "2025-02-10" })).toBe("empty");
    expect(answer(pipeline, deals(eur, { ...held, closedAt: null }), { asOf: "2025-02-10" })).toBe("empty");
  });
});

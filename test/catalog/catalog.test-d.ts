import { describe, expectTypeOf, test } from "vitest";
import {
  activeReps,
  averageOrderValue,
  bookings,
  bookingsGrowth,
  type Campaign,
  costPerLead,
  count,
  cumulativeStageConversion,
  type CurrencyCode,
  type Customer,
  campaignAcquisitionCost,
  Deal,
  dealAge,
  type Decimal,
  derive,
  dimension,
  eq,
  evaluate,
  type Explanation,
  extend,
  type RowOf,
  funnel,
  type FunnelStep,
  gt,
  isOneOf,
  Lead,
  leadConversionRateWithin,
  leadsCreated,
  lossReasonMix,
  metric,
  type Metric,
  type Money,
  money,
  month,
  oneOf,
  type Order,
  type Period,
  proposalsPerRep,
  type QuietSpell,
  type PurchaseGap,
  type QuoteChain,
  ratio,
  type Rep,
  repeatPurchaseRate,
  returnOnAdSpend,
  revenueCollected,
  salesVelocity,
  stageConversion,
  stageOpenDeals,
  type StageReach,
  type StageStay,
  stalledDeals,
  strictStageConversion,
  sum,
  text,
  timeInStage,
  valueWeightedWinRate,
  weightedContactCompleteness,
  where,
  winRate,
} from "salesmetrics";

const deals: readonly Deal[] = [];
const leads: readonly Lead[] = [];
const campaigns: readonly Campaign[] = [];
const customers: readonly Customer[] = [];
const orders: readonly Order[] = [];
const quoteChains: readonly QuoteChain[] = [];
const reps: readonly Rep[] = [];

describe("a metric", () => {
  test("takes the rows it reads", () => {
    winRate({ deals });
    // @ts-expect-error the win rate reads deals
    winRate({ leads: [] });
    // @ts-expect-error the win rate reads deals
    winRate({});
    // @ts-expect-error rows are objects of deals, not a deal
    winRate({ deals: deals[0] });
    // @ts-expect-error a status is one of three words
    winRate({ deals: [{ id: "1", status: "wonn" }] });
    // @ts-expect-error a date is no number
    winRate({ deals: [{ id: "1", status: "won", closedAt: 1_741_000_000_000 }] });
    // @ts-expect-error an order is no deal
    winRate({ deals: orders });
  });

  test("of two entities takes both", () => {
    costPerLead({ campaigns, leads });
    // @ts-expect-error without leads
    costPerLead({ campaigns });
    // @ts-expect-error without campaigns
    costPerLead({ leads });
    campaignAcquisitionCost({ campaigns, customers });
    // @ts-expect-error the cost of acquisition is per customer, not per lead
    campaignAcquisitionCost({ campaigns, leads });
    proposalsPerRep({ quoteChains, reps });
    // @ts-expect-error without reps
    proposalsPerRep({ quoteChains });
  });

  test("says which rows and which value it has", () => {
    expectTypeOf(winRate).toExtend<Metric<{ deals: Deal }, number>>();
    expectTypeOf(bookings).toExtend<Metric<{ deals: Deal }, Money>>();
    expectTypeOf(costPerLead).toExtend<Metric<{ campaigns: Campaign; leads: Lead }, Money>>();
    expectTypeOf(repeatPurchaseRate).toExtend<Metric<{ purchaseGaps: PurchaseGap }, number>>();
    expectTypeOf(activeReps).toExtend<Metric<{ reps: Rep }, number>>();
    expectTypeOf(stageConversion("demo")).toExtend<Metric<{ stageReaches: StageReach }, number>>();
    expectTypeOf(cumulativeStageConversion("demo")).toExtend<Metric<{ stageReaches: StageReach }, number>>();
    expectTypeOf(strictStageConversion()).toEqualTypeOf<Metric<{ stageReaches: StageReach }, number>>();
    expectTypeOf(stageOpenDeals("demo")).toEqualTypeOf<Metric<{ stageStays: StageStay }, number>>();
    expectTypeOf(timeInStage).toEqualTypeOf<Metric<{ stageStays: StageStay }, number>>();
    expectTypeOf(stalledDeals(30)).toEqualTypeOf<Metric<{ quietSpells: QuietSpell }, number>>();
    const steps = funnel(Lead, [Lead.createdAt, Lead.convertedAt]);
    expectTypeOf(steps[1]).toExtend<FunnelStep<{ leads: Lead }>>();
    expectTypeOf(steps.length).toEqualTypeOf<2>();
    // @ts-expect-error the dates are those of another entity
    funnel(Lead, [Deal.createdAt]);
    expectTypeOf(leadConversionRateWithin(30)).toExtend<Metric<{ leads: Lead }, number>>();
    expectTypeOf(winRate).not.toExtend<Metric<{ deals: Deal }, Money>>();
    expectTypeOf(winRate).not.toExtend<Metric<{ leads: Lead }, number>>();
  });

  test("of money gives Money or null, and one of numbers a number or null", () => {
    expectTypeOf(bookings({ deals })).toEqualTypeOf<Money | null>();
    expectTypeOf(salesVelocity({ deals })).toEqualTypeOf<Money | null>();
    expectTypeOf(costPerLead({ campaigns, leads })).toEqualTypeOf<Money | null>();
    expectTypeOf(revenueCollected({ orders })).toEqualTypeOf<Money | null>();
    expectTypeOf(averageOrderValue({ orders })).toEqualTypeOf<Money | null>();
    expectTypeOf(winRate({ deals })).toEqualTypeOf<number | null>();
    expectTypeOf(dealAge({ deals })).toEqualTypeOf<number | null>();
    expectTypeOf(lossReasonMix({ deals })).toEqualTypeOf<number | null>();
  });

  test("of money over money gives a number", () => {
    expectTypeOf(valueWeightedWinRate({ deals })).toEqualTypeOf<number | null>();
    expectTypeOf(returnOnAdSpend({ campaigns })).toEqualTypeOf<number | null>();
    expectTypeOf(bookingsGrowth({ deals })).toEqualTypeOf<number | null>();
    expectTypeOf<{ readonly amount: Decimal; readonly currency: CurrencyCode }>().toExtend<Money>();
  });

  test("takes options it knows", () => {
    bookings({ deals }, { during: month(2025, 3), asOf: "2025-03-31", currency: "EUR" });
    // @ts-expect-error a period is not a label
    bookings({ deals }, { during: "2025-03" });
    // @ts-expect-error asOf is a date, not any text
    bookings({ deals }, { asOf: "today" });
    // @ts-expect-error a currency is an ISO code
    bookings({ deals }, { currency: "euro" });
    // @ts-expect-error one number is not split
    bookings({ deals }, { by: { rep: Deal.ownerId } });
  });

  test("that takes an argument says which", () => {
    // @ts-expect-error a window has a length
    leadConversionRateWithin();
    // @ts-expect-error every weight is given
    weightedContactCompleteness({ email: 1, phone: 1 });
    // @ts-expect-error cumulative to which stage
    cumulativeStageConversion();
    // @ts-expect-error a stage is a text
    stageConversion(1);
  });
});

describe("a report", () => {
  test("has typed rows", () => {
    const report = evaluate(
      { winRate, bookings, leadsCreated },
      { deals, leads },
      { by: { rep: dimension({ deals: Deal.ownerId, leads: Lead.ownerId }) }, every: month() },
    );
    const [row] = report.rows;
    expectTypeOf(row!.rep).toEqualTypeOf<string | null>();
    expectTypeOf(row!.period).toEqualTypeOf<Period>();
    expectTypeOf(row!.partial).toEqualTypeOf<boolean>();
    expectTypeOf(row!.winRate).toEqualTypeOf<number | null>();
    expectTypeOf(row!.bookings).toEqualTypeOf<Money | null>();
    expectTypeOf(report.total.bookings).toEqualTypeOf<Money | null>();
    expectTypeOf(report.total.period).toEqualTypeOf<Period | null>();
    expectTypeOf(report.explain(row!, "bookings")).toEqualTypeOf<Explanation<Money>>();
    expectTypeOf(report.explain(report.total, "winRate")).toEqualTypeOf<Explanation<number>>();
    // @ts-expect-error it was not asked for
    void row!.lossRate;
    // @ts-expect-error the total is of no rep
    void report.total.rep;
    // @ts-expect-error it was not asked for
    report.explain(row!, "lossRate");
  });

  test("without every has rows that may have no period", () => {
    const { rows } = evaluate({ winRate }, { deals }, { by: { status: Deal.status } });
    expectTypeOf(rows[0]!.period).toEqualTypeOf<Period | null>();
    expectTypeOf(rows[0]!.status).toEqualTypeOf<"open" | "won" | "lost" | null>();
  });

  test("needs the rows of all its metrics", () => {
    evaluate({ winRate, leadsCreated }, { deals, leads });
    // @ts-expect-error without leads
    evaluate({ winRate, leadsCreated }, { deals });
    // @ts-expect-error without campaigns
    evaluate({ costPerLead }, { leads });
  });
});

describe("an expression", () => {
  test("compares with what the field can hold", () => {
    eq(Deal.status, "won");
    // @ts-expect-error a word with a slip of the pen
    eq(Deal.status, "wonn");
    // @ts-expect-error one of the words
    isOneOf(Deal.status, ["won", "lots"]);
    // @ts-expect-error a text is no number
    eq(Deal.ownerId, 5);
    // @ts-expect-error an amount has a currency
    gt(Deal.amount, 5);
    // @ts-expect-error there is no such field
    void Deal.owner;
  });

  test("of one entity does not restrict a metric of another", () => {
    where(winRate, eq(Deal.ownerId, "ann"));
    where(costPerLead, eq(Lead.source, "web"));
    // @ts-expect-error a lead's condition on a count of deals
    count(Deal, { where: eq(Lead.source, "web") });
    // @ts-expect-error the time of a lead on a sum over deals
    sum(Deal.amount, { at: Lead.createdAt });
  });
});

describe("an entity with fields of one's own", () => {
  const RegionalDeal = extend(Deal, { region: text(), tier: oneOf(["gold", "silver"]), fee: money() });

  test("has them in its references and its rows", () => {
    const northern = count(RegionalDeal, { where: eq(RegionalDeal.region, "north") });
    northern({ deals: [{ id: "1", status: "won", region: "north", tier: "gold", fee: "1.50" }] });
    expectTypeOf(sum(RegionalDeal.fee)({ deals })).toEqualTypeOf<Money | null>();
    // @ts-expect-error a region is a text
    northern({ deals: [{ id: "1", status: "won", region: 5 }] });
    // @ts-expect-error a tier is gold or silver
    eq(RegionalDeal.tier, "bronze");
    // @ts-expect-error the fields of a deal are still its own
    eq(RegionalDeal.status, "wonn");
    // @ts-expect-error Deal itself stays as it was
    void Deal.region;
  });

  test("splits the metrics of the catalogue, and joins them", () => {
    type OwnDeal = RowOf<typeof RegionalDeal>;
    const rows: readonly OwnDeal[] = [{ id: "1", status: "won", region: "north", tier: "gold" }];
    winRate({ deals: rows });
    const report = evaluate({ winRate }, { deals: rows }, { by: { tier: RegionalDeal.tier } });
    expectTypeOf(report.rows[0]!.tier).toEqualTypeOf<"gold" | "silver" | null>();
    const perNorthern = ratio(bookings, count(RegionalDeal, { where: eq(RegionalDeal.region, "north") }));
    expectTypeOf(perNorthern({ deals: rows })).toEqualTypeOf<Money | null>();
  });
});

describe("a metric of one's own", () => {
  test("keeps the type of what it is made of", () => {
    const named = metric("bookingsPerLead", () => ratio(bookings, leadsCreated));
    expectTypeOf(named({ deals, leads })).toEqualTypeOf<Money | null>();
    // @ts-expect-error it reads leads too
    named({ deals });
    const lossAndWin = derive("lossAndWin", { winRate, bookings }, (values) => {
      expectTypeOf(values.winRate).toEqualTypeOf<number>();
      expectTypeOf(values.bookings).toEqualTypeOf<Money>();
      return `${values.winRate}`;
    });
    expectTypeOf(lossAndWin({ deals })).toEqualTypeOf<string | null>();
  });
});

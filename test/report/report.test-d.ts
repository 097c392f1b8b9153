import { describe, expectTypeOf, test } from "vitest";
import {
  bookings,
  bookingsGrowth,
  constant,
  count,
  type Cube,
  campaignAcquisitionCost,
  Customer,
  type Campaign,
  Deal,
  derive,
  descending,
  difference,
  dimension,
  eq,
  evaluate,
  first,
  gt,
  growth,
  Lead,
  leadsCreated,
  mean,
  type Metric,
  type Money,
  month,
  only,
  type Period,
  plus,
  prior,
  product,
  ratio,
  Rep,
  report,
  scan,
  share,
  sum,
  via,
  where,
  winRate,
  wonDeals,
} from "salesmetrics";

declare const deals: readonly Deal[];
declare const leads: readonly Lead[];
declare const campaigns: readonly Campaign[];
declare const customers: readonly Customer[];

describe("types of where", () => {
  const reps: readonly Rep[] = [];

  test("what a condition reads must be there", () => {
    const north = only(eq(via(Deal.ownerId, Rep).team, "north"), eq(Lead.source, "web"));
    evaluate({ wonDeals, leadsCreated }, { deals, leads, reps }, { where: north });
    scan({ wonDeals, leadsCreated }, { deals, leads, reps }, { where: north, every: month() });
    // @ts-expect-error: reps are missing
    evaluate({ wonDeals, leadsCreated }, { deals, leads }, { where: north });
    // @ts-expect-error: reps are not read
    evaluate({ wonDeals }, { deals, reps }, { where: only(eq(Deal.source, "web")) });
    // @ts-expect-error: no condition
    only(Deal.amount);
  });

  test("where changes no type of a row", () => {
    const { rows } = evaluate({ wonDeals }, { deals }, { by: { rep: Deal.ownerId }, where: only() });
    expectTypeOf(rows[0]!.rep).toEqualTypeOf<string | null>();
    expectTypeOf(rows[0]!.wonDeals).toEqualTypeOf<number | null>();
  });
});

describe("types of limit", () => {
  test("rows are limited per period, or per dimension of the question", () => {
    const question = { by: { rep: Deal.ownerId }, orderBy: descending("wonDeals") } as const;
    evaluate({ wonDeals }, { deals }, { ...question, limit: { n: 3, per: ["rep", "period"] } });
    // @ts-expect-error: no dimension of the question
    evaluate({ wonDeals }, { deals }, { ...question, limit: { n: 3, per: "region" } });
  });
});

describe("types of metrics", () => {
  test("a call gives the value or null", () => {
    expectTypeOf(winRate({ deals })).toEqualTypeOf<number | null>();
    expectTypeOf(bookings({ deals })).toEqualTypeOf<Money | null>();
    expectTypeOf(first(Deal.ownerId, Deal.closedAt)({ deals })).toEqualTypeOf<string | null>();
  });

  test("the lists it reads must be there", () => {
    // @ts-expect-error: deals are missing
    winRate({});
    // @ts-expect-error: leads are no deals
    winRate({ deals: leads });
    // @ts-expect-error: customers are missing
    campaignAcquisitionCost({ campaigns });
    campaignAcquisitionCost({ campaigns, customers });
    // @ts-expect-error: no such status
    winRate({ deals: [{ id: "1", status: "wonn" }] });
    // @ts-expect-error: a date is "YYYY-MM-DD"
    winRate({ deals: [{ id: "1", status: "won", closedAt: "March 3" }] });
  });

  test("combinations read what their parts read", () => {
    const both = ratio(wonDeals, leadsCreated);
    expectTypeOf(both({ deals, leads })).toEqualTypeOf<number | null>();
    // @ts-expect-error: leads are missing
    both({ deals });
    // @ts-expect-error: deals are missing
    both({ leads });
    const net = derive("net", { wonDeals, leadsCreated, bookings }, (values) => {
      expectTypeOf(values).toEqualTypeOf<{
        readonly wonDeals: number;
        readonly leadsCreated: number;
        readonly bookings: Money;
      }>();
      return values.wonDeals > 1 ? "many" : "few";
    });
    expectTypeOf(net({ deals, leads })).toEqualTypeOf<string | null>();
    // @ts-expect-error: leads are missing
    net({ deals });
    expectTypeOf(constant(1)({})).toEqualTypeOf<number | null>();
  });

  test("combinations have the type of their value", () => {
    expectTypeOf(ratio(bookings, wonDeals)({ deals })).toEqualTypeOf<Money | null>();
    expectTypeOf(ratio(bookings, bookings)({ deals })).toEqualTypeOf<number | null>();
    expectTypeOf(difference(bookings, bookings)({ deals })).toEqualTypeOf<Money | null>();
    expectTypeOf(product(bookings, wonDeals)({ deals })).toEqualTypeOf<Money | null>();
    expectTypeOf(prior(bookings)({ deals })).toEqualTypeOf<Money | null>();
    expectTypeOf(growth(bookings)({ deals })).toEqualTypeOf<number | null>();
    expectTypeOf(share(bookings)({ deals })).toEqualTypeOf<number | null>();
    expectTypeOf(plus(bookings, bookings, bookings)({ deals })).toEqualTypeOf<Money | null>();
    expectTypeOf(plus(wonDeals, leadsCreated)({ deals, leads })).toEqualTypeOf<number | null>();
    expectTypeOf(plus(wonDeals)({ deals })).toEqualTypeOf<number | null>();
    // @ts-expect-error: leads are missing
    plus(wonDeals, leadsCreated)({ deals });
    // @ts-expect-error: deals are missing
    plus(wonDeals, leadsCreated)({ leads });
    // @ts-expect-error: money and a number
    plus(bookings, wonDeals);
    // @ts-expect-error: money and a number, in the third place
    plus(bookings, bookings, wonDeals);
    // @ts-expect-error: nothing to add
    plus();
    // @ts-expect-error: money less a number
    difference(bookings, wonDeals);
    // @ts-expect-error: money is no factor
    product(wonDeals, bookings);
    // @ts-expect-error: text does not grow
    growth(first(Deal.ownerId, Deal.closedAt));
    // @ts-expect-error: texts are not added
    sum(Deal.ownerId);
    // @ts-expect-error: times have no mean
    mean(Deal.closedAt);
  });

  test("measures take conditions and axes of their own entity", () => {
    // @ts-expect-error: an axis of leads
    sum(Deal.amount, { at: Lead.createdAt });
    // @ts-expect-error: a condition on leads
    sum(Deal.amount, { where: eq(Lead.source, "web") });
    // @ts-expect-error: an axis is a time
    count(Deal, { at: Deal.ownerId });
    // @ts-expect-error: a condition is true or false
    count(Deal, { where: Deal.ownerId });
    expectTypeOf(where(winRate, gt(Deal.closedAt, "2025-03-01"))({ deals })).toEqualTypeOf<number | null>();
  });
});

describe("types of reports", () => {
  const query = { by: { rep: Deal.ownerId, status: Deal.status, score: Deal.probability }, every: month() };
  const made = evaluate({ winRate, bookings }, { deals }, query);

  test("a row has its dimensions, its period and its metrics", () => {
    const row = made.rows[0]!;
    expectTypeOf(row.rep).toEqualTypeOf<string | null>();
    expectTypeOf(row.status).toEqualTypeOf<"open" | "won" | "lost" | null>();
    expectTypeOf(row.score).toEqualTypeOf<number | null>();
    expectTypeOf(row.period).toEqualTypeOf<Period>();
    expectTypeOf(row.partial).toEqualTypeOf<boolean>();
    expectTypeOf(row.winRate).toEqualTypeOf<number | null>();
    expectTypeOf(row.bookings).toEqualTypeOf<Money | null>();
    // @ts-expect-error: no such metric
    void row.lossRate;
    // @ts-expect-error: rows are read-only
    row.winRate = 1;
  });

  test("the total has no dimensions, and a period only where during says one", () => {
    expectTypeOf(made.total.period).toEqualTypeOf<Period | null>();
    expectTypeOf(made.total.bookings).toEqualTypeOf<Money | null>();
    // @ts-expect-error: the total has no rep
    void made.total.rep;
    const plain = evaluate({ winRate }, { deals });
    expectTypeOf(plain.rows[0]!.period).toEqualTypeOf<Period | null>();
    // @ts-expect-error: nothing is split by rep
    void plain.rows[0]!.rep;
  });

  test("explain takes the names of the metrics", () => {
    expectTypeOf(made.explain(made.rows[0]!, "bookings").value).toEqualTypeOf<Money | null>();
    expectTypeOf(made.explain(made.total, "winRate").value).toEqualTypeOf<number | null>();
    // @ts-expect-error: no such metric
    made.explain(made.total, "lossRate");
    // @ts-expect-error: a dimension is no metric
    made.explain(made.total, "rep");
  });

  test("the data is what all metrics read together", () => {
    evaluate({ winRate, leadsCreated, bookingsGrowth }, { deals, leads });
    // @ts-expect-error: leads are missing
    evaluate({ winRate, leadsCreated }, { deals });
    // @ts-expect-error: a metric is a metric
    evaluate({ winRate: 0.5 }, { deals });
  });

  test("a query has no other options, and splits by text, numbers and flags", () => {
    // @ts-expect-error: rows are not split by times
    evaluate({ winRate }, { deals }, { by: { closed: Deal.closedAt } });
    // @ts-expect-error: rows are not split by amounts
    evaluate({ winRate }, { deals }, { by: { amount: Deal.amount } });
    // @ts-expect-error: every takes a grain, and not its name
    evaluate({ winRate }, { deals }, { every: "month" });
    // @ts-expect-error: every takes a grain, and not one month
    evaluate({ winRate }, { deals }, { every: month(2025, 3) });
    // @ts-expect-error: during takes one month, and not all
    evaluate({ winRate }, { deals }, { during: month() });
    // @ts-expect-error: asOf is a date or an instant
    evaluate({ winRate }, { deals }, { asOf: "today" });
    const rep = dimension({ deals: Deal.ownerId, leads: Lead.ownerId });
    const shared = evaluate({ winRate, leadsCreated }, { deals, leads }, { by: { rep } });
    expectTypeOf(shared.rows[0]!.rep).toEqualTypeOf<string | null>();
  });

  test("a cube carries the types of its rows to the report", () => {
    const cube = scan({ winRate }, { deals }, { by: { rep: Deal.ownerId }, every: month() });
    const row = report({ winRate }, cube).rows[0]!;
    expectTypeOf(row.rep).toEqualTypeOf<string | null>();
    expectTypeOf(row.period).toEqualTypeOf<Period>();
    expectTypeOf(cube).toExtend<Cube>();
    expectTypeOf(winRate).toExtend<Metric<{ deals: Deal }, number>>();
  });
});

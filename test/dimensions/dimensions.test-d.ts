import { describe, expectTypeOf, test } from "vitest";
import {
  band,
  bin,
  bookings,
  Campaign,
  count,
  Deal,
  dimension,
  elapsed,
  eq,
  evaluate,
  extend,
  Lead,
  leadsCreated,
  type Metric,
  money,
  type Money,
  month,
  oneOf,
  Rep,
  report,
  scan,
  sum,
  via,
  where,
  winRate,
  wonDeals,
} from "salesmetrics";

declare const deals: readonly Deal[];
declare const leads: readonly Lead[];
declare const campaigns: readonly Campaign[];
declare const reps: readonly Rep[];

const campaign = via(Deal.campaignId, Campaign);

describe("via", () => {
  test("gives the fields of the other entity, with their types", () => {
    const perChannel = count(Deal, { where: eq(campaign.channel, "web") });
    expectTypeOf(perChannel).toEqualTypeOf<
      Metric<Record<"deals", Deal> & Record<"campaigns", Campaign>, number>
    >();
    expectTypeOf(sum(campaign.spend)({ deals, campaigns })).toEqualTypeOf<Money | null>();
    // @ts-expect-error: no such field
    void campaign.owner;
    // @ts-expect-error: a channel is text
    eq(campaign.channel, 5);
    // @ts-expect-error: a time refers to nothing
    via(Deal.closedAt, Campaign);
  });

  test("in a metric needs the rows it refers to", () => {
    const ofTeam = where(winRate, eq(via(Deal.ownerId, Rep).team, "north"));
    ofTeam({ deals, reps });
    // @ts-expect-error: reps are missing
    ofTeam({ deals });
    // @ts-expect-error: numbers are no reps
    ofTeam({ deals, reps: [1] });
    const hired = count(Deal, { at: via(Deal.ownerId, Rep).hiredAt });
    // @ts-expect-error: reps are missing
    hired({ deals });
    const further = count(Deal, { where: eq(via(via(Deal.leadId, Lead).ownerId, Rep).team, "north") });
    further({ deals, leads, reps });
    // @ts-expect-error: leads are missing on the way
    further({ deals, reps });
    const both = sum(Deal.amount, { where: eq(campaign.channel, "web"), at: Deal.closedAt });
    // @ts-expect-error: campaigns are missing
    both({ deals });
  });

  test("in by needs the rows it refers to", () => {
    const by = { channel: campaign.channel };
    const made = evaluate({ winRate }, { deals, campaigns }, { by });
    expectTypeOf(made.rows[0]!.channel).toEqualTypeOf<string | null>();
    // @ts-expect-error: campaigns are missing
    evaluate({ winRate }, { deals }, { by });
    // @ts-expect-error: campaigns are missing
    scan({ winRate }, { deals }, { by });
    // @ts-expect-error: a channel is text
    evaluate({ winRate }, { deals, campaigns: [{ id: "a", channel: 5 }] }, { by });
    evaluate({ winRate }, { deals: [{ id: "1", status: "won" }], campaigns: [{ id: "a" }] }, { by });
  });

  test("in a dimension of several entities needs what those that are read refer to", () => {
    const team = dimension({ deals: via(Deal.ownerId, Rep).team, leads: via(Lead.ownerId, Rep).team });
    const made = evaluate({ wonDeals, leadsCreated }, { deals, leads, reps }, { by: { team } });
    expectTypeOf(made.rows[0]!.team).toEqualTypeOf<string | null>();
    // @ts-expect-error: reps are missing
    evaluate({ wonDeals, leadsCreated }, { deals, leads }, { by: { team } });
    const channel = dimension({ deals: campaign.channel, leads: Lead.source });
    evaluate({ leadsCreated }, { leads }, { by: { channel } });
    // @ts-expect-error: the deals' campaigns are missing
    evaluate({ leadsCreated, wonDeals }, { leads, deals }, { by: { channel } });
  });
});

describe("band and bin", () => {
  test("have the types of their labels and starts", () => {
    const by = {
      size: band(Deal.amount, [money(1, "EUR")], ["small", "large"]),
      days: band(elapsed(Deal.createdAt, Deal.closedAt), [7, 30]),
      from: bin(Deal.amount, money(10, "EUR")),
    };
    const row = evaluate({ winRate }, { deals }, { by }).rows[0]!;
    expectTypeOf(row.size).toEqualTypeOf<"small" | "large" | null>();
    expectTypeOf(row.days).toEqualTypeOf<string | null>();
    expectTypeOf(row.from).toEqualTypeOf<number | null>();
    // @ts-expect-error: an amount has edges of money
    band(Deal.amount, [1]);
    // @ts-expect-error: text has no bands
    band(Deal.source, ["a"]);
    // @ts-expect-error: a number has a width that is one
    bin(Lead.score, money(1, "EUR"));
    // @ts-expect-error: no such label
    eq(by.size, "medium");
  });
});

describe("a layout", () => {
  const Own = extend(Deal, { tier: oneOf(["gold", "silver"]) });
  const by = { tier: Own.tier, size: Own.probability, rep: Own.ownerId };
  const metrics = { winRate, bookings };

  test("names the others among the values, and the level of each row", () => {
    const top = { tier: { n: 1, by: "bookings", other: "rest" }, size: { n: 5, by: "winRate" } } as const;
    const row = evaluate(metrics, { deals }, { by, top, subtotals: true }).rows[0]!;
    expectTypeOf(row.tier).toEqualTypeOf<"gold" | "silver" | "rest" | null>();
    expectTypeOf(row.size).toEqualTypeOf<number | "other" | null>();
    expectTypeOf(row.rep).toEqualTypeOf<string | null>();
    expectTypeOf(row.level).toEqualTypeOf<"tier" | "size" | "rep" | null | undefined>();
    expectTypeOf(row.merged).toEqualTypeOf<number | undefined>();
    const cube = scan(metrics, { deals }, { by, every: month() });
    expectTypeOf(report(metrics, cube, { top }).rows[0]!.tier).toEqualTypeOf<
      "gold" | "silver" | "rest" | null
    >();
    expectTypeOf(report(metrics, cube).rows[0]!.tier).toEqualTypeOf<"gold" | "silver" | null>();
  });

  test("knows the names of metrics and of dimensions", () => {
    // @ts-expect-error: no such metric
    evaluate(metrics, { deals }, { by, top: { rep: { n: 1, by: "wonDeals" } } });
    // @ts-expect-error: no such dimension
    evaluate(metrics, { deals }, { by, top: { team: { n: 1, by: "bookings" } } });
    // @ts-expect-error: no such level
    evaluate(metrics, { deals }, { by, subtotals: ["team"] });
    // @ts-expect-error: how many
    evaluate(metrics, { deals }, { by, top: { rep: { by: "bookings" } } });
    const own = evaluate({ level: winRate }, { deals }, { by: { merged: Deal.ownerId } }).rows[0]!;
    expectTypeOf(own.level).toEqualTypeOf<number | null>();
    expectTypeOf(own.merged).toEqualTypeOf<string | null>();
  });
});

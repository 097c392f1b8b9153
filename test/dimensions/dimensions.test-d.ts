import { describe, expectTypeOf, test } from "vitest";
import {
  Campaign,
  count,
  Deal,
  dimension,
  eq,
  evaluate,
  Lead,
  leadsCreated,
  type Metric,
  type Money,
  Rep,
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

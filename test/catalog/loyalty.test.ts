import {
  activeMemberRate,
  loyaltyEnrolmentRate,
  loyaltyMembersAtEnd,
  month,
  pointsAtEnd,
  pointsBreakage,
  pointsIssued,
  pointsLiability,
  pointsRedemptionRate,
  type PointsSpell,
  redeemingMemberRate,
} from "salesmetrics";
import { badNumbers, describeMetric, numbered } from "./facts.js";
import { customers, loyaltyMembers, pointsEntries } from "./rows.js";

const options = { during: month(2025, 3), asOf: "2025-12-31" } as const;
const joined = { joinedAt: "2025-01-10" } as const;
const members = loyaltyMembers(
  joined,
  joined,
  { ...joined, leftAt: "2025-03-31" },
  { joinedAt: "2025-04-01" },
);
const spells = (...rows: readonly Omit<PointsSpell, "id">[]) => ({ pointsSpells: numbered(rows) });
const kept = { memberId: "ann", points: 100, earnedAt: "2025-03-10" } as const;
const spent = { ...kept, until: "2025-04-10", end: "redeemed" } as const;
const lost = { ...kept, until: "2025-09-10", end: "expired" } as const;

describeMetric("loyaltyMembersAtEnd", loyaltyMembersAtEnd, {
  row: "C25",
  options,
  example: members,
  value: 2,
  empty: 0,
  single: [loyaltyMembers(joined), 1],
  unusable: { "missing joinedAt": { loyaltyMembers: [{ id: "a" }] } },
});

describeMetric("loyaltyEnrolmentRate", loyaltyEnrolmentRate, {
  row: "C25",
  options,
  example: {
    ...members,
    ...customers(
      ...(["2025-01-01", "2025-02-01", "2025-03-01", "2025-03-31"] as const).map((firstPaidAt) => ({
        firstPaidAt,
      })),
    ),
  },
  value: 0.5,
  empty: "zero-denominator",
  single: [{ ...loyaltyMembers(joined), ...customers() }, "zero-denominator"],
});

describeMetric("activeMemberRate", activeMemberRate(30), {
  row: "C25",
  options,
  example: {
    ...members,
    // The last 30 days of March begin on the 2nd.
    ...pointsEntries(
      { memberId: "1", kind: "earn", at: "2025-03-02", points: 1 },
      { memberId: "1", kind: "redeem", at: "2025-03-31", points: 1 },
      { memberId: "2", kind: "earn", at: "2025-03-01", points: 1 },
      { memberId: "2", kind: "expire", at: "2025-03-10", points: 1 },
    ),
  },
  value: 0.5,
  empty: "zero-denominator",
  single: [{ ...loyaltyMembers(joined), ...pointsEntries() }, 0],
});

describeMetric("pointsIssued", pointsIssued, {
  row: "C26",
  options,
  example: spells(kept, { ...spent, points: "0.5" }, { ...kept, earnedAt: "2025-04-01" }),
  value: 100.5,
  empty: 0,
  single: [spells(kept), 100],
  edges: { at: (earnedAt) => spells({ ...kept, earnedAt }), first: 100, last: 100 },
  unusable: {
    "invalid points": { pointsSpells: badNumbers.map((points) => ({ id: "a", ...kept, points })) },
  },
});

describeMetric("pointsRedemptionRate", pointsRedemptionRate, {
  row: "C26",
  options,
  example: spells(kept, spent, { ...lost, points: 50 }, { ...spent, earnedAt: "2025-02-10" }),
  value: 0.4,
  empty: "zero-denominator",
  single: [spells(spent), 1],
  also: { "redeemed after asOf": [spells(spent), 0, { asOf: "2025-04-09" }] },
});

describeMetric("pointsBreakage", pointsBreakage, {
  row: "C27",
  options,
  example: spells(spent, { ...lost, points: 25 }),
  value: 0.2,
  empty: "zero-denominator",
  single: [spells(lost), 1],
  also: {
    "points that are kept": [spells(lost, kept), "immature"],
    "points that expire later": [spells(lost), "immature", { asOf: "2025-09-09" }],
  },
});

const outstanding = spells(
  { ...lost, points: 30 },
  { ...kept, earnedAt: "2025-01-10" },
  { ...spent, earnedAt: "2025-01-10", until: "2025-03-31" },
  { ...kept, earnedAt: "2025-04-01" },
);

describeMetric("pointsAtEnd", pointsAtEnd, {
  row: "C27",
  options,
  example: outstanding,
  value: 130,
  empty: 0,
  single: [spells(spent), 100],
});

describeMetric("pointsLiability", pointsLiability(0.5, 0.2), {
  row: "C27",
  options,
  example: outstanding,
  value: 52,
  empty: 0,
  single: [spells(kept), 40],
});

describeMetric("redeemingMemberRate", redeemingMemberRate, {
  row: "C26",
  options: { ...options, during: month(2025, 4) },
  example: {
    ...loyaltyMembers(joined, joined),
    ...spells(spent, spent, { ...lost, memberId: "bob", until: "2025-04-10" }),
  },
  value: 0.5,
  empty: "zero-denominator",
  single: [{ ...loyaltyMembers(joined), ...spells() }, 0],
});

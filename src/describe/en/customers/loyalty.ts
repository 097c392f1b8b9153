import type { MetricText } from "../../text.js";

export const customersLoyalty = {
  loyaltyMembersAtEnd: {
    name: "Loyalty members at period end",
    definition:
      "Number of members of the loyalty programme at the end of each period; without a period, at `asOf`.",
    formula: "members who had joined − members who had left",
    synonyms: ["loyalty programme members", "rewards members"],
  },
  loyaltyEnrolmentRate: {
    name: "Loyalty enrolment rate",
    definition: "Loyalty members relative to customers, at the end of each period.",
    formula: "loyalty members ÷ customers",
    synonyms: ["loyalty participation rate", "enrollment rate"],
    caveats: ["Above 1 where people join before they buy."],
  },
  activeMemberRate: {
    name: "Active rate of loyalty members",
    definition:
      "Distinct members who earned or redeemed points in the `days` days up to the end of each period, relative to members then.",
    formula: "distinct members with points earned or redeemed ÷ loyalty members",
    synonyms: ["active member rate", "loyalty engagement"],
    caveats: [
      "Needs a period.",
      "Points that expire are no activity.",
      "Members who left in the meantime still count in the numerator, so it can exceed 1.",
    ],
  },
  pointsIssued: {
    name: "Loyalty points issued",
    definition: "Points that members earned, by the day they were earned.",
    formula: "Σ points earned",
    synonyms: ["points earned", "points awarded"],
  },
  pointsRedemptionRate: {
    name: "Points redemption rate",
    definition: "Share of points issued that were redeemed by `asOf`, by the day they were earned.",
    formula: "points redeemed ÷ points issued",
    synonyms: ["redemption rate", "burn rate of points"],
    caveats: ["Oldest points are redeemed first.", "Points just earned may still be redeemed."],
  },
  pointsBreakage: {
    name: "Points breakage rate",
    definition: "Share of points issued that expired by `asOf`, by the day they were earned.",
    formula: "points expired ÷ points issued",
    synonyms: ["breakage", "expired points rate"],
    caveats: [
      "No value while points of the period may still be redeemed; points that never expire never mature.",
    ],
  },
  pointsAtEnd: {
    name: "Loyalty points outstanding at period end",
    definition: "Points earned by the end of each period, and neither redeemed nor expired by then.",
    formula: "points earned − points redeemed − points expired",
    synonyms: ["points balance", "unredeemed points"],
  },
  pointsLiability: {
    name: "Loyalty points liability",
    definition:
      "Expected cost of the points outstanding at the end of each period: `cost` is that of a point, `breakage` the share expected to expire.",
    formula: "points outstanding × cost of a point × (1 − expected breakage)",
    synonyms: ["loyalty liability", "points provision"],
    caveats: ["A plain number, in the currency of `cost`."],
  },
  redeemingMemberRate: {
    name: "Redeeming-member rate",
    definition: "Distinct members who redeemed points in each period, relative to members at its end.",
    formula: "distinct members who redeemed points ÷ loyalty members",
    synonyms: ["redeemers", "member redemption rate"],
    caveats: ["Members who left in the meantime still count in the numerator, so it can exceed 1."],
  },
} satisfies Record<string, MetricText>;

import type { MetricNotes } from "../../text.js";

export const customersLoyalty = {
  loyaltyMembersAtEnd: { variants: ["loyaltyEnrolmentRate"], sources: ["cxforge"] },
  loyaltyEnrolmentRate: { variants: ["loyaltyMembersAtEnd"], sources: ["cxforge"] },
  activeMemberRate: { variants: ["redeemingMemberRate"], sources: ["cxforge"] },
  pointsIssued: { variants: ["pointsAtEnd"], sources: ["Smile.io"] },
  pointsRedemptionRate: { variants: ["redeemingMemberRate", "pointsBreakage"], sources: ["Smile.io"] },
  pointsBreakage: { variants: ["pointsRedemptionRate"], sources: ["Smile.io"] },
  pointsAtEnd: { variants: ["pointsLiability"], sources: ["Smile.io"] },
  pointsLiability: { variants: ["pointsAtEnd", "pointsBreakage"] },
  redeemingMemberRate: {
    variants: ["pointsRedemptionRate", "activeMemberRate"],
    vendors: ["Smile.io: redemption rate"],
    sources: ["Smile.io"],
  },
} satisfies Record<string, MetricNotes>;

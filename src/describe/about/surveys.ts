import type { MetricNotes } from "../text.js";

export const surveys = {
  netPromoterScore: {
    variants: ["relationalNetPromoterScore", "promoterShare", "detractorShare"],
    sources: ["Bain, Net Promoter System", "CDC"],
  },
  promoterShare: { variants: ["netPromoterScore"], sources: ["Bain, Net Promoter System", "CDC"] },
  passiveShare: { variants: ["netPromoterScore"], sources: ["Bain, Net Promoter System", "CDC"] },
  detractorShare: { variants: ["netPromoterScore"], sources: ["Bain, Net Promoter System", "CDC"] },
  satisfactionRate: {
    variants: ["relationalSatisfactionRate", "satisfactionScore", "surveyResponseRate"],
    sources: ["Delighted", "Simplesat"],
  },
  satisfactionScore: { variants: ["satisfactionRate"] },
  customerEffortScore: {
    variants: ["relationalEffortScore", "lowEffortRate"],
    sources: ["Gartner, CES 2.0", "HubSpot"],
  },
  lowEffortRate: { variants: ["customerEffortScore"], sources: ["Gartner, CES 2.0", "HubSpot"] },
  returnIntentRate: { variants: ["repeatPurchaseRate"] },
  learnerSatisfactionRate: { variants: ["satisfactionRate"], sources: ["Kirkpatrick"] },
  netSentiment: { variants: ["netPromoterScore"] },
  surveyResponseRate: { variants: ["surveyCompletionRate"], sources: ["HubSpot"] },
  surveyCompletionRate: { variants: ["surveyResponseRate"], sources: ["HubSpot"] },
  relationalNetPromoterScore: {
    variants: ["netPromoterScore"],
    sources: ["Bain, Net Promoter System"],
  },
  relationalSatisfactionRate: { variants: ["satisfactionRate"], sources: ["Delighted", "Simplesat"] },
  relationalEffortScore: {
    variants: ["customerEffortScore"],
    sources: ["Gartner, CES 2.0", "HubSpot"],
  },
} satisfies Record<string, MetricNotes>;

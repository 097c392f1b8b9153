import type { MetricNotes } from "../../text.js";

export const dealsAttention = {
  stalledDeals: {
    variants: ["unmovedDeals", "inactiveDeals"],
    sources: ["pipedream, issue 20659", "hotcrm"],
  },
  unmovedDeals: { variants: ["stalledDeals", "inactiveDeals"], sources: ["pipedream, issue 20659"] },
  inactiveDeals: { variants: ["inactiveDealRate", "stalledDeals"], sources: ["pipedream, issue 20659"] },
  inactiveDealRate: { variants: ["inactiveDeals"], sources: ["pipedream, issue 20659"] },
  nextStepCoverage: { variants: ["stalledDeals"] },
  agedDealShare: { variants: ["dealAge", "pastDueDealRate"] },
} satisfies Record<string, MetricNotes>;

import type { MetricNotes } from "../text.js";

export const dataQuality = {
  dealsWithoutAmountRate: { variants: ["incompleteDealRate"] },
  dealsWithoutOwnerRate: { variants: ["incompleteDealRate"] },
  dealsWithoutCloseDateRate: { variants: ["incompleteDealRate", "pastDueDealRate"] },
  incompleteDealRate: {
    variants: ["dealsWithoutAmountRate", "dealsWithoutOwnerRate", "dealsWithoutCloseDateRate"],
  },
  pastDueDealRate: { variants: ["pastDuePipelineShare", "agedDealShare"] },
  pastDuePipelineShare: { variants: ["pastDueDealRate"] },
  duplicateCustomerRate: { variants: ["duplicateLeadRate"] },
} satisfies Record<string, MetricNotes>;

import type { MetricNotes } from "../../text.js";

export const dealsPipelineAtEnd = {
  openDealsAtEnd: { variants: ["openDeals"], sources: ["open-mercato, issue 4621"] },
  pipelineAtEnd: {
    variants: ["openPipeline", "weightedPipelineAtEnd"],
    sources: ["open-mercato, issue 4621"],
  },
  weightedPipelineAtEnd: {
    variants: ["weightedPipeline", "pipelineAtEnd"],
    vendors: ["Salesforce: expected revenue"],
    sources: ["Salesforce"],
  },
  salesVelocityAtEnd: { variants: ["salesVelocity"], sources: ["KPI Tree", "QuarterOne"] },
} satisfies Record<string, MetricNotes>;

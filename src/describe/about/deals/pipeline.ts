import type { MetricNotes } from "../../text.js";

export const dealsPipeline = {
  openDeals: { variants: ["openDealsAtEnd", "cohortOpenDeals"], sources: ["open-mercato, issue 4621"] },
  openPipeline: {
    variants: ["weightedPipeline", "pipelineAtEnd", "expectedPipeline"],
    sources: ["open-mercato, issue 4621"],
  },
  weightedPipeline: {
    variants: ["openPipeline", "weightedPipelineAtEnd"],
    vendors: ["Salesforce: expected revenue"],
    sources: ["Salesforce"],
  },
  pipelineCreated: {
    variants: ["dealsCreated", "pipelineGenerationRate"],
    sources: ["fivetran dbt_salesforce"],
  },
} satisfies Record<string, MetricNotes>;

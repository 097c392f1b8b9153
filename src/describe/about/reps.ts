import type { MetricNotes } from "../text.js";

export const reps = {
  activeReps: { variants: ["headcount", "averageHeadcount"], sources: ["ERPNext"] },
  headcount: { variants: ["activeReps", "averageHeadcount"], sources: ["ERPNext"] },
  averageHeadcount: { variants: ["headcount", "activeReps"] },
  repTurnoverRate: { variants: ["repRetentionRate"] },
  repRetentionRate: { variants: ["repTurnoverRate"] },
  survivalMedianRampTime: { variants: ["survivalMedianTimeToFirstDeal"], sources: ["LevelEleven", "SBI"] },
  survivalMedianTimeToFirstDeal: { variants: ["survivalMedianRampTime"], sources: ["Bigtincan"] },
  bookingsPerRep: { variants: ["wonDealsPerRep"], sources: ["fivetran dbt_salesforce", "krayin #1948"] },
  wonDealsPerRep: { variants: ["bookingsPerRep"] },
  quota: { variants: ["quotaAttainment", "quotaGap"], sources: ["Performio"] },
  quotaAttainment: {
    variants: ["quotaGap", "repsAtQuota", "repsAtQuotaRate"],
    sources: ["Performio", "Django-CRM #638"],
  },
  repsAtQuota: { variants: ["repsAtQuotaRate", "quotaAttainment"] },
  repsAtQuotaRate: { variants: ["repsAtQuota", "quotaAttainment"] },
  quotaGap: { variants: ["quotaAttainment", "dealsNeeded"] },
  dealsNeeded: { variants: ["quotaGap", "pipelineCoverage"] },
  pipelineGenerationRate: { variants: ["pipelineCoverage", "pipelineCreated"] },
  expectedPipeline: {
    variants: ["openPipeline", "weightedPipeline", "pipelineCoverage"],
    sources: ["Quartz", "GASP"],
  },
  pipelineCoverage: { variants: ["expectedPipeline", "pipelineGenerationRate"], sources: ["Quartz", "GASP"] },
} satisfies Record<string, MetricNotes>;

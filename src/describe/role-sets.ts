import type { MetricId } from "./names.js";

/** The metrics of each role, in the order in which a scorecard is read: the result, what led to it, what comes next. */
export const sets = {
  founder: [
    "arr",
    "mrrGrowth",
    "netNewMrr",
    "netRevenueRetention",
    "subscriberChurnRate",
    "bookings",
    "winRate",
    "customerAcquisitionCost",
    "acquisitionPayback",
    "grossMargin",
    "burnMultiple",
    "runway",
  ],
  marketing: [
    "leadsCreated",
    "leadSourceMix",
    "costPerLead",
    "marketingQualifiedLeads",
    "marketingToSalesQualifiedRate",
    "costPerOpportunity",
    "leadConversionRate",
    "customerAcquisitionCost",
    "attributedRevenue",
    "returnOnInvestment",
  ],
  sdr: [
    "unworkedLeads",
    "medianTimeToFirstAttempt",
    "responseSlaRate",
    "callsMade",
    "callConnectRate",
    "leadReachRate",
    "meetingsBooked",
    "meetingHeldRate",
    "qualifiedLeads",
    "leadAcceptanceRate",
  ],
  seller: [
    "quotaAttainment",
    "quotaGap",
    "bookings",
    "weightedPipeline",
    "pipelineCoverage",
    "winRate",
    "averageDealSize",
    "medianSalesCycle",
    "nextStepCoverage",
    "inactiveDeals",
    "pastDueDealRate",
  ],
  manager: [
    "bookings",
    "quotaAttainment",
    "repsAtQuotaRate",
    "pipelineCoverage",
    "pipelineCreated",
    "winRate",
    "averageDealSize",
    "medianSalesCycle",
    "salesVelocity",
    "stageConversion",
    "lossReasonMix",
    "topRepsShare",
  ],
  success: [
    "netRevenueRetention",
    "grossRevenueRetention",
    "customerRetentionRate",
    "renewalRate",
    "mrrAtRisk",
    "churnReasonMix",
    "expansionMrr",
    "activationRate",
    "relationalNetPromoterScore",
    "satisfactionRate",
    "medianTicketResolutionTime",
  ],
  enablement: [
    "survivalMedianRampTime",
    "survivalMedianTimeToFirstDeal",
    "repsAtQuotaRate",
    "trainingCompletionRate",
    "onTimeTrainingRate",
    "certificationPassRate",
    "normalizedAssessmentGain",
    "learnerSatisfactionRate",
    "callReviewRate",
    "repTurnoverRate",
  ],
  finance: [
    "revenueRecognised",
    "revenueBilled",
    "revenueCollected",
    "deferredRevenueChange",
    "receivablesAtEnd",
    "daysSalesOutstanding",
    "overdueAmount",
    "grossMargin",
    "operatingMargin",
    "netBurn",
    "runway",
    "customerConcentration",
  ],
} as const satisfies Readonly<Record<string, readonly MetricId[]>>;

/**
 * A role in a company, with a set of metrics of its own.
 *
 * @category Texts
 */
export type Role = keyof typeof sets;

/** Why each metric of a set is in it. */
export type SetTexts = {
  readonly [Name in Role]: Readonly<Record<(typeof sets)[Name][number], string>>;
};

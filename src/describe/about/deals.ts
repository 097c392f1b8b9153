import type { MetricNotes } from "../text.js";

export const deals = {
  dealsCreated: { variants: ["pipelineCreated"], sources: ["fivetran dbt_salesforce"] },
  wonDeals: { variants: ["bookings"], sources: ["fivetran dbt_salesforce"] },
  lostDeals: { variants: ["lossRate"], sources: ["fivetran dbt_salesforce"] },
  closedDeals: { variants: ["wonDeals", "lostDeals"], sources: ["fivetran dbt_salesforce"] },
  winRate: {
    variants: ["cohortWinRate", "valueWeightedWinRate", "closingRatio"],
    vendors: ["Salesforce: win rate"],
    sources: ["Salesforce"],
  },
  cohortWinRate: {
    variants: ["winRate", "valueWeightedWinRate", "closingRatio"],
    vendors: ["Salesforce: win rate (alternative formula)"],
    sources: ["Salesforce"],
  },
  cohortOpenDeals: { variants: ["openDeals", "cohortWinRate"], sources: ["Salesforce"] },
  valueWeightedWinRate: {
    variants: ["winRate", "cohortWinRate"],
    sources: ["fivetran dbt_salesforce", "QuarterOne"],
  },
  lossRate: { variants: ["winRate", "competitiveLossRate"], sources: ["Salesforce"] },
  lossReasonMix: { variants: ["disqualificationReasonMix", "noDecisionRate"], sources: ["Frappe CRM"] },
  bookings: {
    variants: ["newBusinessBookings", "expansionBookings", "renewalBookings"],
    sources: ["a16z, 16 startup metrics"],
  },
  bookingsGrowth: { variants: ["revenueGrowth"], sources: ["a16z, 16 startup metrics"] },
  averageDealSize: {
    variants: ["medianDealSize"],
    sources: ["QuarterOne", "fivetran dbt_salesforce"],
  },
  medianDealSize: { variants: ["averageDealSize"], sources: ["QuarterOne"] },
  dealDiscountRate: { variants: ["quoteDiscountRate", "orderDiscountRate"] },
  timeToFirstActivity: { variants: ["timeToFirstMeeting", "timeToFirstQuote"] },
  timeToFirstMeeting: { variants: ["dealMeetingRateWithin", "timeToFirstActivity"] },
  timeToFirstQuote: { variants: ["dealQuoteRateWithin", "timeToFirstMeeting"] },
  dealMeetingRateWithin: { variants: ["timeToFirstMeeting"] },
  dealQuoteRateWithin: { variants: ["timeToFirstQuote"] },
  newBusinessWinRate: {
    variants: ["winRate", "expansionWinRate", "renewalWinRate"],
    sources: ["pipedream, issue 20659"],
  },
  expansionWinRate: {
    variants: ["winRate", "newBusinessWinRate", "renewalWinRate"],
    sources: ["pipedream, issue 20659"],
  },
  renewalWinRate: {
    variants: ["winRate", "renewalRate"],
    sources: ["pipedream, issue 20659"],
  },
  newBusinessBookings: {
    variants: ["bookings", "expansionBookings", "renewalBookings"],
    sources: ["a16z, 16 startup metrics"],
  },
  expansionBookings: {
    variants: ["bookings", "newBusinessBookings", "renewalBookings"],
    sources: ["a16z, 16 startup metrics"],
  },
  renewalBookings: {
    variants: ["bookings", "newBusinessBookings", "expansionBookings"],
    sources: ["a16z, 16 startup metrics"],
  },
  bookingsMix: { variants: ["newBusinessBookings", "expansionBookings", "renewalBookings"] },
  averageContractTerm: { variants: ["multiYearBookingsShare"] },
  multiYearBookingsShare: { variants: ["averageContractTerm"] },
  noDecisionRate: { variants: ["lossRate", "lossReasonMix"] },
  competitiveWinRate: { variants: ["winRate", "competitiveLossRate"] },
  competitiveLossRate: { variants: ["lossRate", "competitiveWinRate"] },
  salesCycle: {
    variants: ["medianSalesCycle", "survivalMedianTimeToClose", "leadToCustomerTime"],
    sources: ["HubSpot", "fivetran dbt_salesforce"],
  },
  medianSalesCycle: { variants: ["salesCycle", "survivalMedianTimeToClose"], sources: ["HubSpot"] },
  salesCycle90th: { variants: ["medianSalesCycle", "agedDealShare"], sources: ["HubSpot"] },
  timeToLoss: { variants: ["medianTimeToLoss", "salesCycle"], sources: ["pipedream, issue 20659"] },
  medianTimeToLoss: { variants: ["timeToLoss", "medianSalesCycle"], sources: ["pipedream, issue 20659"] },
  survivalMedianTimeToClose: {
    variants: ["medianSalesCycle", "restrictedMeanTimeToClose"],
    sources: ["Kaplan and Meier (1958)"],
  },
  restrictedMeanTimeToClose: {
    variants: ["salesCycle", "survivalMedianTimeToClose"],
    sources: ["Irwin (1949)"],
  },
  salesVelocity: {
    variants: ["salesVelocityAtEnd", "salesCycle"],
    sources: ["KPI Tree", "QuarterOne"],
  },
  dealAge: { variants: ["medianDealAge", "agedDealShare"], sources: ["fivetran dbt_salesforce"] },
  medianDealAge: { variants: ["dealAge", "agedDealShare"], sources: ["fivetran dbt_salesforce"] },
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
  stalledDeals: {
    variants: ["unmovedDeals", "inactiveDeals"],
    sources: ["pipedream, issue 20659", "hotcrm"],
  },
  unmovedDeals: { variants: ["stalledDeals", "inactiveDeals"], sources: ["pipedream, issue 20659"] },
  inactiveDeals: { variants: ["inactiveDealRate", "stalledDeals"], sources: ["pipedream, issue 20659"] },
  inactiveDealRate: { variants: ["inactiveDeals"], sources: ["pipedream, issue 20659"] },
  nextStepCoverage: { variants: ["stalledDeals"] },
  agedDealShare: { variants: ["dealAge", "pastDueDealRate"] },
  closingRatio: {
    variants: ["winRate", "cohortWinRate"],
    vendors: ["HubSpot: closing ratio"],
    sources: ["HubSpot"],
  },
} satisfies Record<string, MetricNotes>;

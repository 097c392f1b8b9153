/**
 * The metrics of the catalogue, the entities, what metrics are composed of, money, time, and `evaluate`.
 *
 * @module salesmetrics
 */

export { SalesmetricsError, type ErrorCode } from "./errors.js";

export {
  between,
  day,
  grain,
  isCalendarDate,
  month,
  period,
  quarter,
  through,
  timeZone,
  week,
  year,
  type CalendarDate,
  type CalendarKind,
  type CalendarOptions,
  type FiscalOptions,
  type Grain,
  type GrainDefinition,
  type Instant,
  type Period,
  type PeriodJson,
  type TimePoint,
  type TimeValue,
  type Unit,
  type WeekOptions,
  type Zone,
} from "./calendar/index.js";

export {
  addMoney,
  allocate,
  compareMoney,
  convertMoney,
  currencyExponent,
  Decimal,
  formatMoney,
  fromMinorUnits,
  isCurrency,
  isDecimal,
  isMoney,
  multiplyMoney,
  rates,
  roundMoney,
  subtractMoney,
  toMinorUnits,
  type ConversionOptions,
  type CurrencyCode,
  type DecimalInput,
  type Fraction,
  type Money,
  type MoneyFormat,
  type RateQuote,
  type Rates,
  type RatesDefinition,
  type MissingRate,
  type RateSheet,
  type RoundingMode,
} from "./money/index.js";

export { Account } from "./entities/account.js";
export { Activity } from "./entities/activity.js";
export { Assessment } from "./entities/assessment.js";
export { Call } from "./entities/call.js";
export { Campaign } from "./entities/campaign.js";
export { CashMovement } from "./entities/cash-movement.js";
export { Certification } from "./entities/certification.js";
export { Cost } from "./entities/cost.js";
export { Customer } from "./entities/customer.js";
export { Deal } from "./entities/deal.js";
export { Dispute } from "./entities/dispute.js";
export { dimensionsOf, type DimensionsOf } from "./entities/dimensions-of.js";
export { entity, extend, type Extended, type ExtendedEntity } from "./entities/entity.js";
export { Invite } from "./entities/invite.js";
export { Invoice } from "./entities/invoice.js";
export { Lead } from "./entities/lead.js";
export { LoyaltyMember } from "./entities/loyalty-member.js";
export { money } from "./entities/money.js";
export { MailSend } from "./entities/mail-send.js";
export { Order } from "./entities/order.js";
export { OrderLine } from "./entities/order-line.js";
export { Payment } from "./entities/payment.js";
export { PointsEntry } from "./entities/points-entry.js";
export { Quota } from "./entities/quota.js";
export { Quote } from "./entities/quote.js";
export { RefundLine } from "./entities/refund-line.js";
export { Renewal } from "./entities/renewal.js";
export { Rep } from "./entities/rep.js";
export { StageVisit } from "./entities/stage-visit.js";
export { Subscriber } from "./entities/subscriber.js";
export { Subscription } from "./entities/subscription.js";
export { SubscriptionDiscount } from "./entities/subscription-discount.js";
export { SubscriptionItem } from "./entities/subscription-item.js";
export { SubscriptionStatus } from "./entities/subscription-status.js";
export { SurveyResponse } from "./entities/survey-response.js";
export { Ticket } from "./entities/ticket.js";
export { Touch } from "./entities/touch.js";
export { TrainingAssignment } from "./entities/training-assignment.js";
export { UsageEvent } from "./entities/usage-event.js";
export { WebSession } from "./entities/web-session.js";
export type {
  AnyEntity,
  Entity,
  EntityOf,
  EntityShape,
  FieldKinds,
  PropertyOf,
  RowOf,
  RowOfFields,
  ValueOf,
} from "./expressions/shape.js";

export { add, coalesce, multiply, subtract, type Quantity } from "./expressions/arithmetic.js";
export { band } from "./expressions/band.js";
export { bin } from "./expressions/bin.js";
export { predicate } from "./expressions/predicate.js";
export { choose, proportion } from "./expressions/choice.js";
export { eq, gt, gte, isNull, isPresent, lt, lte, ne, type Comparable } from "./expressions/comparison.js";
export { scoreCoverage, type ScorePart, weightedScore } from "./expressions/weighted-score.js";
export { divide } from "./expressions/divide.js";
export { earliest, greatest, latest, least } from "./expressions/extremes.js";
export { isOneOf } from "./expressions/one-of.js";
export { isEmail, isPersonName, isPhone } from "./expressions/contact.js";
export {
  dimension,
  type ConformedDimension,
  type DataOfDimensions,
  type Dimension,
  type Dimensions,
  type Splittable,
} from "./expressions/dimension.js";
export {
  calendarDays,
  days,
  elapsed,
  hours,
  minutes,
  type Duration,
  type DurationUnit,
} from "./expressions/duration.js";
export type {
  AnyExpression,
  DataOf,
  Expression,
  Json,
  Predicate,
  Typed,
  ValueType,
} from "./expressions/expression.js";
export {
  kind,
  type FieldOptions,
  type Kind,
  type KindRules,
  type RequiredBy,
  type TimeKind,
} from "./expressions/kind.js";
export {
  flag,
  id,
  number,
  oneOf,
  text,
  time,
  type NumberOptions,
  type WordOptions,
} from "./expressions/kinds.js";
export { lifetime, type Lifetime, type LifetimeOptions, type LifetimeUnit } from "./expressions/lifetime.js";
export { and, not, or } from "./expressions/logic.js";
export { asOf, happened, isAfterAsOf } from "./expressions/moment.js";
export { required } from "./expressions/required.js";
export { via, type Reference } from "./expressions/via.js";

export type { Aggregate, AggregateClass, AnyAggregate } from "./aggregates/aggregate.js";
export type { Presentation } from "./aggregates/outcome.js";
export type { Interval } from "./aggregates/interval.js";
export type { Outcome, Reason } from "./aggregates/outcome.js";
export type {
  AskedPeriod,
  Counts,
  Cube,
  CubeCell,
  CubeQuestion,
  DimensionValue,
  NamedDimension,
} from "./cube/cube.js";
export { choiceOf } from "./question/choice-of.js";
export { only, type Only } from "./question/only.js";
export type { AnyRows, Query, QuestionOptions, RowLists, Rows } from "./question/query.js";
export { ascending, descending } from "./report/order.js";
export { evaluate, scan, type DataOfMetrics, type ReportQuery } from "./report/evaluate.js";
export type { Exclusion, Explanation } from "./report/explanation.js";
export type { Formula } from "./formulas/formula.js";
export type {
  Layout,
  Orders,
  RowLimit,
  RowOrder,
  RowPlace,
  Shown,
  TopGroups,
  Tops,
} from "./report/layout.js";
export { mergeCubes, report, type ReportOptions } from "./report/from-cube.js";
export type {
  AnyMetric,
  Direction,
  Metric,
  MetricCore,
  Metrics,
  MetricUnit,
  TargetRange,
  ValueOfMetric,
} from "./formulas/metric.js";
export { readReport, type ReadReport } from "./report/read-report.js";
export type { ExplanationJson, ReportJson, ReportJsonOptions } from "./report/report-json.js";
export type { DimensionValues, MetricValues, Report, ReportRow, RowTime } from "./report/report.js";
export { wilsonInterval } from "./aggregates/interval.js";

export type { Additivity } from "./metrics/additivity.js";
export { averageOver } from "./metrics/average-over.js";
export { constant } from "./metrics/constant.js";
export { count, countDistinct } from "./metrics/count.js";
export { cumulative } from "./metrics/cumulative.js";
export { definitionOf, type MetricDefinition } from "./metrics/definition.js";
export { derive } from "./metrics/derive.js";
export { difference, type DifferenceOptions } from "./metrics/difference.js";
export { change, compoundGrowth, growth } from "./metrics/growth.js";
export { measure, type MeasureOptions } from "./metrics/aggregate-metric.js";
export { family, type MetricFamily } from "./metrics/family.js";
export { metric, type MetricDetails } from "./metrics/metric.js";
export {
  countCovering,
  countWhere,
  type KeyFold,
  type KeyLimits,
  meanOf,
  quantileOf,
  shareWhere,
  sumOfSquares,
  topShare,
} from "./metrics/key-folds.js";
export { opening, type Opening } from "./metrics/opening.js";
export { overall, share } from "./metrics/overall.js";
export { perKey } from "./metrics/per-key.js";
export { type ComparisonOptions, type PartialPolicy, prior } from "./metrics/prior.js";
export { funnel, type FunnelStep } from "./metrics/funnel.js";
export { plus } from "./metrics/plus.js";
export { product } from "./metrics/product.js";
export { first, last, max, mean, median, min, quantile, sum, variance } from "./metrics/quantity-metrics.js";
export { ratio, type RatioOf } from "./metrics/ratio.js";
export { spread, type SpreadOptions } from "./metrics/spread.js";
export { stock, type StockOptions } from "./metrics/stock.js";
export { targetRange } from "./metrics/target-range.js";
export { toDate } from "./metrics/to-date.js";
export { trailing } from "./metrics/trailing.js";
export {
  restrictedMean,
  survivalAt,
  survivalCurve,
  survivalMedian,
  type SurvivalOptions,
  type SurvivalStep,
} from "./metrics/survival.js";
export { nullWhile } from "./metrics/null-while.js";
export { withOpen } from "./metrics/with-open.js";
export { where } from "./metrics/where.js";
export { eventually, openWithin, within, type Conversion } from "./metrics/within.js";

export type { Table } from "./tables/table.js";

export type { DealEvents } from "./views/deal-events.js";
export type { ExcludedVisit, StageOptions } from "./views/histories.js";
export { CustomerPayment } from "./views/customer-payment.js";
export { customerPayments, type CustomerPayments } from "./views/customer-payments.js";
export { DealStart } from "./views/deal-start.js";
export { dealStarts, type DealStarts } from "./views/deal-starts.js";
export { LatestAnswer } from "./views/latest-answer.js";
export { latestAnswers, type LatestAnswers } from "./views/latest-answers.js";
export { MrrMovement } from "./views/mrr-movement.js";
export { PointsSpell } from "./views/points-spell.js";
export { pointsSpells, type PointsSpells } from "./views/points-spells.js";
export { rfm, type RfmScores } from "./views/rfm.js";
export { RfmScore } from "./views/rfm-score.js";
export { PurchaseGap } from "./views/purchase-gap.js";
export { purchaseGaps, type PurchaseGaps } from "./views/purchase-gaps.js";
export { ReceivableSpell } from "./views/receivable-spell.js";
export { type ReceivableData, receivableSpells, type ReceivableSpells } from "./views/receivable-spells.js";
export { QuietSpell } from "./views/quiet-spell.js";
export { quietSpells, type QuietSpells } from "./views/quiet-spells.js";
export { QuoteChain } from "./views/quote-chain.js";
export { quoteChains, type QuoteChains } from "./views/quote-chains.js";
export { survivors, type Survivors } from "./views/survivors.js";
export { StageReach } from "./views/stage-reach.js";
export { stageReaches, type StageReaches } from "./views/stage-reaches.js";
export { SubscriptionSpell } from "./views/subscription-spell.js";
export { StageStay } from "./views/stage-stay.js";
export { stageStays, type StageStays } from "./views/stage-stays.js";

export { leadGrowthRate, leadsCreated, leadSourceMix } from "./catalog/leads/volume.js";
export {
  completeContactRate,
  contactCompletenessScore,
  emailCaptureRate,
  nameCaptureRate,
  phoneCaptureRate,
  weightedContactCompleteness,
} from "./catalog/leads/quality.js";
export {
  leadConversionRate,
  leadConversionRateWithin,
  leadConversions,
  leadToCustomerTime,
  leadToCustomerTime90th,
  medianLeadToCustomerTime,
  periodLeadConversionRate,
  restrictedMeanLeadToCustomerTime,
  survivalMedianLeadToCustomerTime,
  unconvertedLeads,
} from "./catalog/leads/conversion.js";
export {
  medianTimeToFirstAttempt,
  responseSlaRate,
  restrictedMeanTimeToFirstAttempt,
  survivalMedianTimeToFirstAttempt,
  survivalMedianTimeToFirstContact,
  survivalMedianTimeToQualification,
  timeToFirstAttempt,
  timeToFirstAttempt95th,
  unworkedLeadRate,
  unworkedLeads,
} from "./catalog/leads/response.js";
export {
  leadAcceptanceRate,
  leadVelocityRate,
  marketingQualifiedLeads,
  marketingToSalesQualifiedRate,
  marketingToSalesQualifiedRateWithin,
  qualificationRate,
  qualificationRateWithin,
  qualifiedLeads,
  salesAcceptedLeads,
  salesQualifiedLeads,
} from "./catalog/leads/qualification.js";
export {
  disqualificationRate,
  disqualificationReasonMix,
  disqualifiedLeads,
  duplicateLeadRate,
  leadReachRate,
} from "./catalog/leads/outcome.js";
export { leadAge, medianLeadAge, openLeads, openLeadsAtEnd } from "./catalog/leads/stock.js";
export {
  closedDeals,
  cohortOpenDeals,
  cohortWinRate,
  dealsCreated,
  lossRate,
  lossReasonMix,
  lostDeals,
  valueWeightedWinRate,
  winRate,
  wonDeals,
} from "./catalog/deals/outcome.js";
export {
  averageDealSize,
  bookings,
  bookingsGrowth,
  bookingsLinearity,
  dealDiscountRate,
  medianDealSize,
} from "./catalog/deals/size.js";
export {
  dealMeetingRateWithin,
  dealQuoteRateWithin,
  timeToFirstActivity,
  timeToFirstMeeting,
  timeToFirstQuote,
} from "./catalog/deals/starts.js";
export {
  averageContractTerm,
  bookingsMix,
  expansionBookings,
  expansionWinRate,
  multiYearBookingsShare,
  newBusinessBookings,
  newBusinessWinRate,
  renewalBookings,
  renewalWinRate,
} from "./catalog/deals/by-type.js";
export { competitiveLossRate, competitiveWinRate, noDecisionRate } from "./catalog/deals/reasons.js";
export {
  dealAge,
  medianDealAge,
  medianSalesCycle,
  medianTimeToLoss,
  restrictedMeanTimeToClose,
  salesCycle,
  salesCycle90th,
  salesVelocity,
  survivalMedianTimeToClose,
  timeToLoss,
} from "./catalog/deals/cycle.js";
export { openDeals, openPipeline, pipelineCreated, weightedPipeline } from "./catalog/deals/pipeline.js";
export {
  openDealsAtEnd,
  pipelineAtEnd,
  salesVelocityAtEnd,
  weightedPipelineAtEnd,
} from "./catalog/deals/pipeline-at-end.js";
export {
  agedDealShare,
  inactiveDealRate,
  inactiveDeals,
  nextStepCoverage,
  stalledDeals,
  unmovedDeals,
} from "./catalog/deals/attention.js";
export {
  cumulativeStageConversion,
  stageConversion,
  stageOpenDeals,
  strictCumulativeStageConversion,
  strictStageConversion,
  strictStageOpenDeals,
} from "./catalog/stages/conversion.js";
export {
  lastVisitTime,
  medianLastVisitTime,
  medianTimeInStage,
  survivalMedianTimeInStage,
  timeInStage,
  timeInStage90th,
} from "./catalog/stages/time.js";
export {
  closenessToPurchase,
  dealAgeInStage,
  dealsInStage,
  medianDealAgeInStage,
} from "./catalog/stages/current.js";
export { stageRegressionRate, stageRegressions, stageSkipRate, stageSkips } from "./catalog/stages/moves.js";
export {
  decidedQuoteAcceptanceRate,
  proposalsPerRep,
  quoteAcceptanceRate,
  quoteDiscountRate,
  quotedAmount,
  quotesPerChain,
  quotesSent,
  quoteTurnaroundTime,
  survivalMedianTimeToQuoteAcceptance,
  timeToQuoteAcceptance,
} from "./catalog/quotes.js";
export {
  averageOrderValue,
  discountsGiven,
  grossSales,
  netSales,
  orderDiscountRate,
  orderRefundRate,
  ordersPlaced,
  refundedValueRate,
  totalSales,
} from "./catalog/orders/sales.js";
export {
  customerConcentration,
  grossMargin,
  payingCustomers,
  paymentsCollected,
  recurringRevenueShare,
  refundsPaid,
  revenueCollected,
  revenueGrowth,
  revenuePerCustomer,
  revenueRunRate,
  activeCustomers,
  compoundAnnualRevenueGrowth,
  compoundMonthlyRevenueGrowth,
  contributionMargin,
  topCustomersShare,
  trailingRevenue,
} from "./catalog/revenue/collected.js";
export {
  collectionRate,
  daysSalesOutstanding,
  deferredRevenueAtEnd,
  deferredRevenueChange,
  overdueAmount,
  overdueInvoices,
  receivablesAtEnd,
  revenueBilled,
  revenueRecognised,
} from "./catalog/revenue/invoices.js";
export { openReceivables, overdueReceivables, receivablesAgeing } from "./catalog/revenue/receivables.js";
export { seasonalityIndex } from "./catalog/revenue/seasonality.js";
export {
  disputedAmount,
  disputeRate,
  lineRefunds,
  netVolume,
  paymentFees,
  paymentRecoveryRate,
  paymentRecoveryRateWithin,
  paymentVolume,
} from "./catalog/revenue/payments.js";
export { cashAtEnd, netBurn, operatingMargin, runway } from "./catalog/revenue/cash.js";
export {
  checkoutConversionRate,
  checkoutConversionRateWithin,
  netSalesOfOrders,
  netUnitsSold,
  refundsOfOrders,
  unitsReturned,
} from "./catalog/orders/returns.js";
export { customerSourceMix, newCustomers, referralRate } from "./catalog/customers/acquisition.js";
export { inviteConversionRate, invitesSent, viralCoefficient } from "./catalog/customers/invites.js";
export {
  churnedCustomers,
  customerChurnRate,
  expectedCustomerLifetime,
  customerGrowth,
  customerRetentionRate,
  customersAtEnd,
} from "./catalog/customers/retention.js";
export {
  lifetimeRepeatPurchaseRate,
  purchaseFrequency,
  repeatPurchaseRate,
  repeatPurchaseRateWithin,
  returningCustomerRate,
  survivalMedianTimeToSecondPurchase,
  timeBetweenPurchases,
} from "./catalog/customers/purchases.js";
export {
  customersWonBack,
  lapsedCustomersAtEnd,
  lapseRateWithin,
  winBackRate,
} from "./catalog/customers/lapse.js";
export {
  accountCoverage,
  accountWinRate,
  productPenetration,
  productWhitespace,
  targetAccountsAtEnd,
} from "./catalog/customers/accounts.js";
export {
  activeMemberRate,
  loyaltyEnrolmentRate,
  loyaltyMembersAtEnd,
  pointsAtEnd,
  pointsBreakage,
  pointsIssued,
  pointsLiability,
  pointsRedemptionRate,
  redeemingMemberRate,
} from "./catalog/customers/loyalty.js";
export { customerLifetimeValueWithin, historicCustomerLifetimeValue } from "./catalog/customers/value.js";
export {
  freeToPaidRate,
  freeToPaidRateWithin,
  onboardingTime,
  productQualifiedConversionRate,
  survivalMedianOnboardingTime,
  activationRate,
  activationRateWithin,
  survivalMedianTimeToActivation,
} from "./catalog/customers/activation.js";
export {
  attributedRevenue,
  campaignConversionRate,
  campaignLeads,
  campaignSpend,
  clicks,
  clickThroughRate,
  costPerClick,
  costPerConversion,
  costPerLead,
  costPerQualifiedLead,
  costPerThousandImpressions,
  campaignAcquisitionCost,
  impressions,
  returnOnAdSpend,
  returnOnInvestment,
} from "./catalog/campaigns/spend.js";
export {
  clickToOpenRate,
  hardBounceRate,
  mailBounceRate,
  mailClickRate,
  mailDeliveryRate,
  mailOpenRate,
  mailReplyRate,
  mailsSent,
  spamComplaintRate,
  subscriberGrowth,
  subscribersAtEnd,
  unsubscribeRate,
} from "./catalog/campaigns/mail.js";
export {
  engagedSecondsPerVisitor,
  engagementRate,
  formConversionRate,
  sessionsPerVisitor,
  webBounceRate,
  webSessions,
  webVisitors,
} from "./catalog/campaigns/web.js";
export {
  activeUsers,
  eventsPerUser,
  featureAdoptionRate,
  stickiness,
  usageSecondsPerUser,
} from "./catalog/engagement.js";
export {
  costPerMeeting,
  costPerOpportunity,
  customerAcquisitionCost,
  marketingEfficiencyRatio,
  salesAndMarketingCost,
  salesAndMarketingShare,
} from "./catalog/efficiency/cost.js";
export {
  acquisitionPayback,
  burnMultiple,
  grossSalesEfficiency,
  lifetimeValueToAcquisitionCost,
  magicNumber,
  netSalesEfficiency,
  ruleOf40,
} from "./catalog/efficiency/growth.js";
export {
  activeReps,
  averageHeadcount,
  headcount,
  repRetentionRate,
  repTurnoverRate,
} from "./catalog/reps/headcount.js";
export { survivalMedianRampTime, survivalMedianTimeToFirstDeal } from "./catalog/reps/ramp.js";
export { bookingsPerRep, topRepsShare, wonDealsPerRep } from "./catalog/reps/productivity.js";
export {
  dealsNeeded,
  pipelineGenerationRate,
  quota,
  quotaAttainment,
  quotaGap,
  repsAtQuota,
  repsAtQuotaRate,
} from "./catalog/reps/quota.js";
export {
  activitiesHeld,
  activitiesPerRep,
  callAnswerRate,
  callConnectRate,
  callConversationRate,
  callReviewRate,
  callsMade,
  meetingHeldRate,
  meetingsBooked,
  noShowRate,
  talkRatio,
} from "./catalog/activities.js";
export {
  customerEffortScore,
  detractorShare,
  learnerSatisfactionRate,
  lowEffortRate,
  netPromoterScore,
  netSentiment,
  passiveShare,
  promoterShare,
  returnIntentRate,
  satisfactionRate,
  satisfactionScore,
  surveyCompletionRate,
  surveyResponseRate,
} from "./catalog/surveys/answers.js";
export {
  relationalEffortScore,
  relationalNetPromoterScore,
  relationalSatisfactionRate,
} from "./catalog/surveys/latest.js";
export {
  complaintRate,
  firstContactResolutionRate,
  medianTicketResolutionTime,
  medianTicketResponseTime,
  openTickets,
  openTicketsAtEnd,
  returnRequestRate,
  survivalMedianTicketResolutionTime,
  survivalMedianTicketResponseTime,
  ticketResolutionTime,
  ticketsCreated,
  ticketSlaRate,
  ticketsPerCustomer,
} from "./catalog/support.js";
export {
  cancellationRate,
  cancellations,
  churnReasonMix,
  churnedSubscriptions,
  involuntaryChurnShare,
  pauseRate,
  saveRate,
  voluntaryChurnShare,
} from "./catalog/subscriptions/cancellations.js";
export {
  averageSalePrice,
  churnedMrr,
  churnedSubscribers,
  contractionMrr,
  downgradeRate,
  expansionMrr,
  mrrQuickRatio,
  netNewMrr,
  newMrr,
  newSubscribers,
  reactivatedSubscribers,
  reactivationMrr,
  upgradeRate,
} from "./catalog/subscriptions/movements.js";
export {
  activeSubscribers,
  activeSubscriptions,
  arr,
  committedMrr,
  mrrExchangeEffect,
  averageRevenuePerAccount,
  discountedMrrShare,
  mrr,
  mrrAtRisk,
  mrrGrowth,
  mrrMix,
} from "./catalog/subscriptions/mrr.js";
export { renewalRate, renewalRateWithin, renewedValueRate } from "./catalog/subscriptions/renewals.js";
export {
  discountedSubscriberLifetimeValue,
  expandingSubscriberLifetimeValue,
  grossMrrChurnRate,
  grossRevenueRetention,
  netMrrChurnRate,
  netRevenueRetention,
  pureMrrChurnRate,
  subscriberChurnRate,
  subscriberLifetime,
  subscriberLifetimeValue,
} from "./catalog/subscriptions/retention.js";
export {
  endedSubscriptionTenure,
  restrictedMeanSubscriptionTenure,
  survivalMedianSubscriptionTenure,
} from "./catalog/subscriptions/tenure.js";
export {
  endedTrialConversionRate,
  survivalMedianTrialConversionTime,
  trialConversionRate,
  trialConversionRateWithin,
  trialConversionTime,
  trialStarts,
} from "./catalog/subscriptions/trials.js";
export {
  averageSellingPrice,
  productDiscountRate,
  productGrowth,
  productMargin,
  productMix,
  productOrders,
  productRevenue,
  productsCovering80Percent,
  topProductsShare,
  unitsPerOrder,
  unitsSold,
} from "./catalog/products.js";
export { attachRate, basketLift, basketSupport } from "./catalog/baskets.js";
export { closingRatio } from "./catalog/deals/closing-ratio.js";
export { expectedPipeline, pipelineCoverage } from "./catalog/reps/coverage.js";
export {
  assessmentGain,
  certificationPassRate,
  firstAttemptPassRate,
  normalizedAssessmentGain,
  onTimeTrainingRate,
  overdueTrainingRate,
  trainingCompletionRate,
} from "./catalog/enablement.js";
export {
  dealsWithoutAmountRate,
  dealsWithoutCloseDateRate,
  dealsWithoutOwnerRate,
  duplicateCustomerRate,
  incompleteDealRate,
  pastDueDealRate,
  pastDuePipelineShare,
} from "./catalog/data-quality.js";

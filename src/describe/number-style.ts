import type { Json } from "../expressions/expression.js";
import { type AnyMetric, coreOf, type MetricUnit } from "../formulas/metric.js";
import type { MetricId } from "./names.js";

/** How the values of a metric are written. */
export type NumberStyle = "number" | "percent" | "points" | "money" | "perDay" | "perMonth" | DurationName;

/** The names of `Intl` for units of time. */
type DurationName = "month" | "day" | "hour" | "minute" | "second";

const styles: Readonly<Record<MetricUnit, NumberStyle>> = {
  count: "number",
  number: "number",
  proportion: "percent",
  points: "points",
  score: "number",
  rank: "number",
  ratio: "number",
  money: "money",
  "money per day": "perDay",
  "money per month": "perMonth",
  months: "month",
  days: "day",
  hours: "hour",
  minutes: "minute",
  seconds: "second",
  any: "number",
};

/** The most digits after the point, unless an option says otherwise. */
export const mostDigits: Readonly<Record<MetricUnit, number>> = {
  count: 0,
  number: 2,
  proportion: 1,
  points: 1,
  score: 1,
  rank: 0,
  ratio: 2,
  money: 2,
  "money per day": 2,
  "money per month": 2,
  months: 1,
  days: 1,
  hours: 1,
  minutes: 1,
  seconds: 1,
  any: 2,
};

/** The ratios of the catalogue that are read as a percentage, beside growth; the others are read as a number, "3.4 times". */
const percentages: readonly MetricId[] = [
  "activeMemberRate",
  "bookingsLinearity",
  "bookingsMix",
  "campaignConversionRate",
  "cancellationRate",
  "collectionRate",
  "complaintRate",
  "contactCompletenessScore",
  "contributionMargin",
  "dealDiscountRate",
  "disputeRate",
  "downgradeRate",
  "grossMargin",
  "grossMrrChurnRate",
  "loyaltyEnrolmentRate",
  "multiYearBookingsShare",
  "netMrrChurnRate",
  "netRevenueRetention",
  "normalizedAssessmentGain",
  "operatingMargin",
  "orderDiscountRate",
  "pastDuePipelineShare",
  "pauseRate",
  "periodLeadConversionRate",
  "pipelineGenerationRate",
  "productDiscountRate",
  "productMargin",
  "productMix",
  "productPenetration",
  "productWhitespace",
  "pureMrrChurnRate",
  "quotaAttainment",
  "quoteDiscountRate",
  "recurringRevenueShare",
  "redeemingMemberRate",
  "refundedValueRate",
  "renewedValueRate",
  "repTurnoverRate",
  "returnOnInvestment",
  "returnRequestRate",
  "ruleOf40",
  "salesAndMarketingShare",
  "talkRatio",
  "topCustomersShare",
  "topProductsShare",
  "topRepsShare",
  "upgradeRate",
  "valueWeightedWinRate",
  "weightedContactCompleteness",
];

/** How the values of a metric are written. Growth is a percentage; a ratio of your own is a number. */
export function styleOf(caller: string, metric: AnyMetric): NumberStyle {
  const { unit, formula } = coreOf(caller, metric);
  if (unit !== "ratio") return styles[unit];
  const { id } = metric;
  const isPercentage = percentages.some((name) => name === id) || isGrowth(formula.definition);
  return isPercentage ? "percent" : "number";
}

function isGrowth(definition: Json): boolean {
  return (
    typeof definition === "object" &&
    definition !== null &&
    ("growth" in definition || "compoundGrowth" in definition)
  );
}

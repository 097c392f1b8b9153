import {
  activeSubscribers,
  attributedRevenue,
  averageDealSize,
  bookings,
  campaignSpend,
  churnedMrr,
  clicks,
  contractionMrr,
  Deal,
  dealsCreated,
  type Dimensions,
  expansionMrr,
  grossRevenueRetention,
  Lead,
  leadConversionRate,
  leadsCreated,
  lostDeals,
  medianSalesCycle,
  medianTimeToFirstAttempt,
  type Metrics,
  mrr,
  newMrr,
  overdueInvoices,
  pipelineCreated,
  revenueBilled,
  salesAndMarketingCost,
  salesCycle,
  subscriberChurnRate,
  winRate,
  wonDeals,
} from "salesmetrics";
import { printable } from "../layout/printable.js";
import { failedPayments, netRetention } from "../sections/subscriptions.js";

/** Metrics that goals and rules may name, and the dimensions by which all of them can be split. */
export interface Family {
  readonly metrics: Metrics;
  readonly by: Dimensions;
}

export const families: readonly Family[] = [
  {
    metrics: {
      bookings,
      wonDeals,
      lostDeals,
      winRate,
      dealsCreated,
      pipelineCreated,
      averageDealSize,
      salesCycle,
      medianSalesCycle,
    },
    by: { rep: Deal.ownerId, source: Deal.source, product: Deal.productId },
  },
  {
    metrics: { leadsCreated, leadConversionRate, medianTimeToFirstAttempt },
    by: { rep: Lead.ownerId, source: Lead.source },
  },
  { metrics: { campaignSpend, clicks, attributedRevenue }, by: {} },
  {
    metrics: {
      mrr,
      newMrr,
      expansionMrr,
      contractionMrr,
      churnedMrr,
      activeSubscribers,
      grossRevenueRetention,
      netRevenueRetention: netRetention,
      subscriberChurnRate,
      revenueBilled,
      overdueInvoices,
      failedPayments,
      salesAndMarketingCost,
    },
    by: {},
  },
];

/** All metrics together: a name that no family has is refused with these. */
const anyFamily: Family = {
  metrics: Object.assign({}, ...families.map(({ metrics }) => metrics)) as Metrics,
  by: {},
};

/** The family that has a metric; that of all metrics for a name that none has. */
export function familyOf(metric: string): Family {
  return families.find(({ metrics }) => Object.hasOwn(metrics, metric)) ?? anyFamily;
}

/** A metric as people call it: `netRevenueRetention` is net revenue retention. */
export function titleOf(metric: string): string {
  return metric.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replace(/\bmrr\b/, "MRR");
}

/** The values of dimensions behind the name of what they belong to: `bookings, rep Ann`. */
export function titleWith(
  metric: string,
  key: Readonly<Record<string, string | number | boolean | null>>,
): string {
  const values = Object.entries(key).map(
    ([name, value]) => `, ${name} ${value === null ? "(none)" : String(value)}`,
  );
  return printable(titleOf(metric) + values.join(""));
}

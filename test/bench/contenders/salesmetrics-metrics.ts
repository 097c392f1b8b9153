import {
  averageDealSize,
  between,
  bookings,
  closedDeals,
  countDistinct,
  Deal,
  dealsCreated,
  eq,
  lossRate,
  lostDeals,
  medianSalesCycle,
  type Money,
  month,
  pipelineCreated,
  salesCycle,
  timeToLoss,
  valueWeightedWinRate,
  where,
  winRate,
  wonDeals,
} from "salesmetrics";

const zone = { timeZone: "UTC" };
const fromPartners = eq(Deal.source, "partner");

/** The months of the questions. */
export const monthly = { every: month(zone), during: between("2023-01-01", "2025-01-01", zone) };
export const byRep = { rep: Deal.ownerId };

export const mainMetrics = { closedDeals, wonDeals, bookings, salesCycle };
export const scorecardMetrics = {
  dealsCreated,
  wonDeals,
  lostDeals,
  closedDeals,
  winRate,
  lossRate,
  bookings,
  averageDealSize,
  valueWeightedWinRate,
  salesCycle,
  timeToLoss,
  pipelineCreated,
};
export const distinctMetrics = {
  customers: countDistinct(Deal.customerId, { where: eq(Deal.status, "won"), at: Deal.closedAt }),
  medianSalesCycle,
};
export const filterMetrics = {
  bookings: where(bookings, fromPartners),
  winRate: where(winRate, fromPartners),
};

/** Money over no deals has no value, which the other contenders write as zero. */
export function exactAmount(money: Money | null): string {
  return money === null ? "0" : money.amount.toFixed(2);
}

/** Months since the year 0 of a label such as "2023-01". */
export function monthNumber(label: string): number {
  return Number(label.slice(0, 4)) * 12 + Number(label.slice(5)) - 1;
}

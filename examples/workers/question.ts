import { bookings, Deal, medianSalesCycle, month, winRate } from "salesmetrics";

// Metrics and grains hold code, which cannot be posted: each worker imports the question.

export const metrics = { winRate, bookings, medianSalesCycle };

export const query = {
  by: { rep: Deal.ownerId },
  every: month({ timeZone: "Europe/Berlin" }),
  asOf: "2025-11-18",
  currency: "USD",
} as const;

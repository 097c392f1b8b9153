import { month, Order, sum, type TimeValue } from "salesmetrics";
import { cohort } from "salesmetrics/analysis";

export const buyers = cohort({ member: Order.customerId, at: Order.placedAt, every: month() });

export const paid = sum(Order.paidAmount);

export const order = (
  customerId: string,
  placedAt: TimeValue,
  paidAmount = 1,
  fields: Partial<Order> = {},
): Order => ({
  id: `${customerId} ${String(placedAt)}`,
  customerId,
  placedAt,
  paidAmount,
  currency: "EUR",
  ...fields,
});

export const query = { every: month(), by: { age: buyers.age }, asOf: "2025-05-10" as const };

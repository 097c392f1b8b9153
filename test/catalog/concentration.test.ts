import {
  customerConcentration,
  month,
  type Order,
  recurringRevenueShare,
  topCustomersShare,
  trailingRevenue,
} from "salesmetrics";
import { badNumbers, badTimes, describeMetric } from "./facts.js";
import { orders } from "./rows.js";

const options = { during: month(2025, 3) };
const paid = (customerId: string, paidAmount: number, more: Partial<Order> = {}) => ({
  customerId,
  paidAmount,
  currency: "EUR",
  paidAt: "2025-03-10" as const,
  ...more,
});

/** Of 100: 50, 25 + 5 − 10, 20 and 10. */
const payers = orders(
  paid("a", 50),
  paid("b", 25),
  paid("b", 5, { refundedAt: "2025-03-11", refundedAmount: 10 }),
  paid("c", 20),
  paid("d", 10),
  paid("e", 900, { paidAt: "2025-04-01" }),
  paid("e", 900, { test: true }),
);

const unusable = {
  "missing paidAt": { orders: [{ id: "a", ...paid("z", 5), paidAt: null }] },
  "invalid paidAt": { orders: badTimes.map((paidAt) => ({ id: "a", ...paid("z", 5), paidAt })) },
  "invalid paidAmount": { orders: badNumbers.map((bad) => ({ id: "a", ...paid("z", 5), paidAmount: bad })) },
};

describeMetric("topCustomersShare", topCustomersShare(2), {
  row: "R19",
  options,
  example: payers,
  value: 0.7,
  empty: "empty",
  single: [orders(paid("a", 5)), 1],
  unusable: {
    ...unusable,
    "missing customerId": { orders: [{ id: "a", ...paid("z", 5), customerId: null }] },
  },
});

describeMetric("customerConcentration", customerConcentration, {
  row: "R19",
  options,
  // 0.5² + 0.2² + 0.2² + 0.1².
  example: payers,
  value: 0.34,
  empty: "empty",
  single: [orders(paid("a", 5)), 1],
  unusable,
});

describeMetric("recurringRevenueShare", recurringRevenueShare, {
  row: "R17",
  options,
  example: orders(
    paid("a", 30, { recurring: true }),
    paid("b", 50),
    paid("c", 20, { recurring: false }),
    paid("c", 90, { recurring: true, paidAt: "2025-04-01" }),
  ),
  value: 0.3,
  empty: "empty",
  single: [orders(paid("a", 5, { recurring: true })), 1],
  unusable: {
    ...unusable,
    "invalid recurring": { orders: [{ id: "a", ...paid("z", 5), recurring: "yes" }] },
  },
});

describeMetric("trailingRevenue", trailingRevenue, {
  row: "R18",
  options,
  example: orders(
    paid("a", 10, { paidAt: "2024-04-01" }),
    paid("a", 20, { paidAt: "2025-03-31" }),
    paid("a", 900, { paidAt: "2024-03-31" }),
    paid("a", 900, { paidAt: "2025-04-01" }),
  ),
  value: "30 EUR",
  empty: "empty",
  single: [orders(paid("a", 5)), "5 EUR"],
  unusable,
});

import {
  discountsGiven,
  grossSales,
  month,
  netSales,
  orderDiscountRate,
  orderRefundRate,
  refundedValueRate,
} from "salesmetrics";
import { badNumbers, badTimes, describeMetric } from "./facts.js";
import { orders } from "./rows.js";

const options = { during: month(2025, 3), asOf: "2025-04-30" } as const;
const paid = { placedAt: "2025-03-10", paidAt: "2025-03-11", currency: "EUR" } as const;
const usd = { currency: "USD" };

/** Three orders, of 120 − 20, 50 and 30 − 10. */
const sold = orders(
  { ...paid, grossAmount: 120, discountAmount: 20 },
  { ...paid, grossAmount: 50 },
  { ...paid, grossAmount: 30, discountAmount: 10 },
  { ...paid, grossAmount: 900, discountAmount: 9, test: true },
  { ...paid, grossAmount: 900, discountAmount: 9, paidAt: null },
  { ...paid, grossAmount: 900, discountAmount: 9, placedAt: "2025-04-01" },
);

const invalidAmount = (field: "grossAmount" | "discountAmount") => ({
  [`invalid ${field}`]: {
    orders: badNumbers.map((bad) => ({ id: "a", ...paid, grossAmount: 5, [field]: bad })),
  },
});

const unusable = {
  ...invalidAmount("grossAmount"),
  "missing grossAmount": { orders: [{ id: "a", ...paid }] },
  "missing placedAt": { orders: [{ id: "a", ...paid, grossAmount: 5, placedAt: null }] },
  "invalid paidAt": { orders: badTimes.map((paidAt) => ({ id: "a", ...paid, grossAmount: 5, paidAt })) },
};

const mixed = orders(
  { ...paid, grossAmount: 50, discountAmount: 1 },
  { ...paid, ...usd, grossAmount: 50, discountAmount: 1 },
);

describeMetric("grossSales", grossSales, {
  row: "R1",
  options,
  example: sold,
  value: "200 EUR",
  empty: "empty",
  single: [orders({ ...paid, grossAmount: "0.10" }), "0.1 EUR"],
  edges: {
    at: (placedAt) => orders({ ...paid, placedAt, paidAt: "2025-02-01", grossAmount: 5 }),
    first: "5 EUR",
    last: "5 EUR",
  },
  unusable,
  mixed,
});

describeMetric("discountsGiven", discountsGiven, {
  row: "R2",
  options,
  example: sold,
  value: "30 EUR",
  empty: "empty",
  single: [orders({ ...paid, grossAmount: 5 }), "0 EUR"],
  unusable: invalidAmount("discountAmount"),
  mixed,
});

describeMetric("netSales", netSales, {
  row: "R4",
  options,
  // 170, less what was paid back in March.
  example: orders(
    ...sold.orders,
    { ...paid, placedAt: "2025-02-01", grossAmount: 80, refundedAt: "2025-03-02", refundedAmount: 45 },
    { ...paid, placedAt: "2025-02-01", grossAmount: 80, refundedAt: "2025-04-01", refundedAmount: 5 },
  ),
  value: "125 EUR",
  empty: "empty",
  single: [
    orders({
      ...paid,
      placedAt: "2025-02-01",
      grossAmount: 80,
      refundedAt: "2025-03-02",
      refundedAmount: 45,
    }),
    "-45 EUR",
  ],
  unusable: {
    ...unusable,
    "missing refundedAt": { orders: [{ id: "a", currency: "EUR", refundedAmount: 5 }] },
  },
  mixed,
});

describeMetric("orderDiscountRate", orderDiscountRate, {
  row: "P35 on R2",
  options,
  example: sold,
  value: 0.15,
  empty: "empty",
  single: [orders({ ...paid, grossAmount: 5 }), 0],
  unusable: { ...unusable, ...invalidAmount("discountAmount") },
  mixed,
});

const returned = { refundedAt: "2025-04-02", refundedAmount: 30 } as const;

/** Of 400, 30 + 70 were paid back. */
const partly = orders(
  { ...paid, grossAmount: 100, ...returned },
  { ...paid, grossAmount: 100, ...returned, refundedAmount: 70 },
  { ...paid, grossAmount: 100, ...returned, refundedAt: "2025-05-01" }, // later
  { ...paid, grossAmount: 100, ...returned, refundedAmount: 0 },
  { ...paid, grossAmount: 900, ...returned, placedAt: "2025-02-01" },
  { ...paid, grossAmount: 900, ...returned, test: true },
);

const invalidRefunds = {
  "invalid refundedAt": {
    orders: badTimes.map((refundedAt) => ({ id: "a", ...paid, grossAmount: 5, ...returned, refundedAt })),
  },
  "invalid refundedAmount": {
    orders: badNumbers.map((bad) => ({ id: "a", ...paid, grossAmount: 5, ...returned, refundedAmount: bad })),
  },
};

describeMetric("orderRefundRate", orderRefundRate, {
  row: "R13",
  options,
  example: partly,
  value: 0.5,
  empty: "zero-denominator",
  single: [orders(paid), 0],
  unusable: invalidRefunds,
});

describeMetric("refundedValueRate", refundedValueRate, {
  row: "R13",
  options,
  example: partly,
  value: 0.25,
  empty: "empty",
  single: [orders({ ...paid, grossAmount: 5 }), 0],
  unusable: { ...unusable, ...invalidRefunds },
});

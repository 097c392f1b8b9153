import {
  checkoutConversionRate,
  checkoutConversionRateWithin,
  month,
  netSalesOfOrders,
  netUnitsSold,
  refundsOfOrders,
  unitsReturned,
} from "salesmetrics";
import { describeMetric } from "./facts.js";
import { orderLines, orders, refundLines } from "./rows.js";

const options = { during: month(2025, 3), asOf: "2025-05-31" } as const;
const eur = { currency: "EUR" } as const;
const sold = { placedAt: "2025-03-10", paidAt: "2025-03-10", grossAmount: 100, ...eur } as const;
const refunded = { ...sold, refundedAt: "2025-04-10", refundedAmount: 30 } as const;

const kept = orders(
  { ...refunded, discountAmount: 10 },
  sold,
  { ...refunded, placedAt: "2025-02-10" },
  { ...refunded, test: true },
  { ...refunded, refundedAt: null },
);

describeMetric("refundsOfOrders", refundsOfOrders, {
  row: "R3",
  options,
  example: kept,
  value: "30 EUR",
  empty: "empty",
  single: [orders(refunded), "30 EUR"],
  also: { "not refunded by asOf": [orders(refunded), "empty", { asOf: "2025-04-09" }] },
  edges: { at: (placedAt) => orders({ ...refunded, placedAt }), first: "30 EUR", last: "30 EUR" },
});

describeMetric("netSalesOfOrders", netSalesOfOrders, {
  row: "R4",
  options,
  // 90 + 100 + 100, less 30.
  example: kept,
  value: "260 EUR",
  empty: "empty",
  single: [orders({ ...refunded, refundedAmount: 100 }), "0 EUR"],
  unusable: { "missing grossAmount": { orders: [{ id: "a", ...sold, grossAmount: null }] } },
});

const back = { at: "2025-03-15", quantity: 2 } as const;

describeMetric("unitsReturned", unitsReturned, {
  row: "R11",
  options,
  example: refundLines(
    back,
    { ...back, quantity: null },
    { ...back, quantity: 1 },
    { ...back, at: "2025-04-01" },
  ),
  value: 3,
  empty: 0,
  single: [refundLines(back), 2],
  edges: { at: (at) => refundLines({ ...back, at }), first: 2, last: 2 },
});

describeMetric("netUnitsSold", netUnitsSold, {
  row: "R11",
  options,
  example: {
    ...orderLines({ orderId: "1", placedAt: "2025-03-10", quantity: 5 }),
    ...refundLines(back),
  },
  value: 3,
  empty: 0,
  single: [{ ...orderLines(), ...refundLines(back) }, -2],
});

const begun = { checkoutAt: "2025-03-10" } as const;
const checkouts = orders(
  begun,
  { ...begun, paidAt: "2025-03-10" },
  // Abandoned, and paid in another month.
  { ...begun, paidAt: "2025-05-10" },
  { ...begun, paidAt: "2025-03-10", test: true },
  sold,
);

describeMetric("checkoutConversionRate", checkoutConversionRate, {
  row: "R12",
  options,
  example: checkouts,
  value: 2 / 3,
  empty: "zero-denominator",
  single: [orders(begun), 0],
  unusable: { "negative duration": { orders: [{ id: "a", ...begun, paidAt: "2025-03-09" }] } },
});

describeMetric("checkoutConversionRateWithin", checkoutConversionRateWithin(7), {
  row: "R12",
  options,
  example: checkouts,
  value: 1 / 3,
  empty: "zero-denominator",
  single: [orders({ ...begun, paidAt: "2025-03-17" }), 1],
  also: { "too young": [orders(begun), "immature", { asOf: "2025-03-15" }] },
});

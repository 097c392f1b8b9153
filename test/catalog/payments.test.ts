import {
  disputedAmount,
  disputeRate,
  lineRefunds,
  month,
  netVolume,
  paymentFees,
  paymentRecoveryRate,
  paymentRecoveryRateWithin,
  paymentVolume,
} from "salesmetrics";
import { badNumbers, describeMetric } from "./facts.js";
import { disputes, payments, refundLines } from "./rows.js";

const options = { during: month(2025, 3), asOf: "2025-05-31" } as const;
const eur = { currency: "EUR" } as const;
const paid = { at: "2025-03-10", gross: 100, fee: 3, ...eur } as const;
const back = { at: "2025-03-15", amount: 20, ...eur } as const;
const disputed = { openedAt: "2025-03-20", amount: 50, ...eur } as const;

const volume = payments(
  paid,
  { ...paid, gross: "0.5", fee: null },
  { ...paid, at: "2025-04-01" },
  // Never collected.
  { failedAt: "2025-03-10", gross: 900, fee: 9, ...eur },
);

describeMetric("paymentVolume", paymentVolume, {
  row: "R22",
  options,
  example: volume,
  value: "100.5 EUR",
  empty: "empty",
  single: [payments(paid), "100 EUR"],
  edges: { at: (at) => payments({ ...paid, at }), first: "100 EUR", last: "100 EUR" },
  unusable: {
    "missing gross": { payments: [{ id: "a", at: "2025-03-10" }] },
    "invalid gross": { payments: badNumbers.map((gross) => ({ id: "a", ...paid, gross })) },
  },
  mixed: payments(paid, { ...paid, currency: "USD" }),
});

describeMetric("paymentFees", paymentFees, {
  row: "R22",
  options,
  example: volume,
  value: "3 EUR",
  empty: "empty",
  single: [payments({ ...paid, fee: null }), "0 EUR"],
});

describeMetric("lineRefunds", lineRefunds, {
  row: "R3",
  options,
  // Two refunds of one order, and one of another month.
  example: refundLines(
    { ...back, orderId: "a" },
    { ...back, orderId: "a", amount: 5 },
    { ...back, at: "2025-04-01" },
  ),
  value: "25 EUR",
  empty: "empty",
  single: [refundLines(back), "20 EUR"],
  edges: { at: (at) => refundLines({ ...back, at }), first: "20 EUR", last: "20 EUR" },
  unusable: { "missing at": { refundLines: [{ id: "a", ...back, at: null }] } },
});

describeMetric("disputedAmount", disputedAmount, {
  row: "R22",
  options,
  example: disputes(
    disputed,
    { ...disputed, openedAt: "2025-01-10", amount: 20, wonAt: "2025-03-12" },
    { ...disputed, openedAt: "2025-04-01" },
  ),
  value: "30 EUR",
  empty: "empty",
  single: [disputes({ ...disputed, wonAt: "2025-04-01" }), "50 EUR"],
  unusable: { "missing openedAt": { disputes: [{ id: "a", amount: 5, ...eur }] } },
});

describeMetric("netVolume", netVolume, {
  row: "R22",
  options,
  example: { ...volume, ...refundLines(back), ...disputes(disputed) },
  value: "27.5 EUR",
  empty: "empty",
  single: [{ ...payments(), ...refundLines(back), ...disputes() }, "-20 EUR"],
});

describeMetric("disputeRate", disputeRate, {
  row: "R14",
  options,
  example: {
    ...payments(paid, paid, paid, paid, { ...paid, at: null }, { ...paid, at: "2025-04-01" }),
    ...disputes({ ...disputed, wonAt: "2025-03-25" }, { ...disputed, openedAt: "2025-02-01" }),
  },
  value: 0.25,
  empty: "zero-denominator",
  single: [{ ...payments(paid), ...disputes() }, 0],
});

const failed = { failedAt: "2025-03-10" } as const;
const failures = payments(
  failed,
  { ...failed, recoveredAt: "2025-03-20", at: "2025-03-20" },
  { ...failed, recoveredAt: "2025-05-20", at: "2025-05-20" },
  { ...failed, failedAt: "2025-04-01" },
  paid,
);

describeMetric("paymentRecoveryRate", paymentRecoveryRate, {
  row: "S36",
  options,
  example: failures,
  value: 2 / 3,
  empty: "zero-denominator",
  single: [payments(failed), 0],
  unusable: {
    "negative duration": { payments: [{ id: "a", ...failed, recoveredAt: "2025-03-09" }] },
  },
});

describeMetric("paymentRecoveryRateWithin", paymentRecoveryRateWithin(30), {
  row: "S36",
  options,
  example: failures,
  value: 1 / 3,
  empty: "zero-denominator",
  single: [payments({ ...failed, recoveredAt: "2025-04-09" }), 1],
  also: { "too young": [payments(failed), "immature", { asOf: "2025-04-01" }] },
});

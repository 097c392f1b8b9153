import {
  collectionRate,
  daysSalesOutstanding,
  deferredRevenueChange,
  month,
  overdueAmount,
  overdueInvoices,
  receivablesAtEnd,
  revenueBilled,
  revenueRecognised,
} from "salesmetrics";
import { badTimes, describeMetric } from "./facts.js";
import { invoices, payments } from "./rows.js";

const options = { during: month(2025, 3), asOf: "2025-05-31" } as const;
const eur = { currency: "EUR" } as const;
const billed = { issuedAt: "2025-03-10", amount: 100, ...eur } as const;
const paid = { invoiceId: "1", invoicedAt: "2025-03-10", at: "2025-03-20", gross: 60, ...eur } as const;

describeMetric("revenueBilled", revenueBilled, {
  row: "R6",
  options,
  example: invoices(billed, { ...billed, credited: 30 }, { ...billed, issuedAt: "2025-04-01" }),
  value: "170 EUR",
  empty: "empty",
  single: [invoices({ ...billed, credited: 100 }), "0 EUR"],
  edges: { at: (issuedAt) => invoices({ ...billed, issuedAt }), first: "100 EUR", last: "100 EUR" },
  unusable: {
    "missing issuedAt": { invoices: [{ id: "a", ...billed, issuedAt: null }] },
    "missing amount": { invoices: [{ id: "a", ...billed, amount: null }] },
    "invalid issuedAt": { invoices: badTimes.map((issuedAt) => ({ id: "a", ...billed, issuedAt })) },
  },
  mixed: invoices(billed, { ...billed, currency: "USD" }),
});

/** 31 of 62 days are in March. */
const service = { ...billed, servicesFrom: "2025-03-01", servicesUntil: "2025-05-02" } as const;

describeMetric("revenueRecognised", revenueRecognised, {
  row: "R6",
  options,
  example: invoices(
    service,
    { ...service, amount: 40, credited: 20 },
    { ...service, servicesFrom: "2025-04-01", servicesUntil: "2025-05-01" },
    // Billed in March, earned on one day of it.
    { ...billed, amount: 7, servicesFrom: "2025-03-31", servicesUntil: "2025-04-01" },
  ),
  value: "67 EUR",
  empty: "empty",
  single: [invoices({ ...service, issuedAt: "2025-01-01" }), "50 EUR"],
  unusable: {
    "missing servicesFrom": { invoices: [{ id: "a", ...service, servicesFrom: null }] },
    "missing servicesUntil": { invoices: [{ id: "a", ...billed, servicesFrom: "2025-03-01" }] },
    "negative duration": { invoices: [{ id: "a", ...service, servicesUntil: "2025-02-01" }] },
  },
});

describeMetric("deferredRevenueChange", deferredRevenueChange, {
  row: "R20",
  options,
  example: invoices(service, { ...service, issuedAt: "2025-02-01", amount: 20 }),
  // 100 billed, 60 earned.
  value: "40 EUR",
  empty: "empty",
  single: [invoices({ ...service, issuedAt: "2025-04-01" }), "-50 EUR"],
});

describeMetric("collectionRate", collectionRate, {
  row: "R21",
  options,
  example: {
    ...invoices({ ...billed, amount: 250, credited: 50 }, { ...billed, issuedAt: "2025-02-01" }),
    // In part, later on, for the invoice of another month, and for no invoice.
    ...payments(
      paid,
      { ...paid, at: "2025-04-30", gross: 40 },
      { ...paid, invoicedAt: "2025-02-01" },
      { ...paid, invoiceId: null },
    ),
  },
  value: 0.5,
  empty: "empty",
  single: [{ ...invoices(billed), ...payments() }, 0],
  also: {
    "known at asOf": [{ ...invoices(billed), ...payments(paid) }, 0, { asOf: "2025-03-19" }],
    "not collected": [{ ...invoices(billed), ...payments({ ...paid, at: null }) }, 0],
  },
  unusable: { "missing invoicedAt": { payments: [{ id: "a", ...paid, invoicedAt: null }] } },
});

describeMetric("receivablesAtEnd", receivablesAtEnd, {
  row: "R21",
  options,
  example: {
    ...invoices(
      billed,
      { ...billed, issuedAt: "2024-12-01", credited: 10 },
      { ...billed, issuedAt: "2025-04-01" },
    ),
    ...payments(paid, { ...paid, at: "2025-04-01" }, { ...paid, invoiceId: null }),
  },
  value: "130 EUR",
  empty: "empty",
  single: [{ ...invoices(billed), ...payments() }, "100 EUR"],
  also: {
    "paid in advance": [{ ...invoices(), ...payments(paid) }, "-60 EUR"],
    "at asOf, without a period": [
      { ...invoices(billed), ...payments({ ...paid, at: "2025-05-01" }) },
      "40 EUR",
      { during: undefined },
    ],
  },
  unusable: { "missing issuedAt": { invoices: [{ id: "a", ...billed, issuedAt: null }] } },
});

describeMetric("daysSalesOutstanding", daysSalesOutstanding, {
  row: "R21",
  options,
  example: {
    ...invoices({ ...billed, amount: 310 }, { ...billed, issuedAt: "2025-02-01", amount: 55 }),
    ...payments({ ...paid, gross: 165 }),
  },
  // 200 are open, and 10 are billed a day.
  value: 20,
  empty: "empty",
  single: [{ ...invoices(billed), ...payments() }, 31],
});

const due = { ...billed, issuedAt: "2025-02-01", dueAt: "2025-03-03" } as const;
const overdues = invoices(
  due,
  { ...due, amount: 30, credited: 10, paidAt: "2025-04-01" },
  // Settled in time, settled late but by the end, and not due yet.
  { ...due, paidAt: "2025-02-20" },
  { ...due, paidAt: "2025-03-31" },
  { ...due, dueAt: "2025-04-01" },
);

describeMetric("overdueInvoices", overdueInvoices, {
  row: "R21",
  options,
  example: overdues,
  value: 2,
  empty: 0,
  single: [invoices(due), 1],
  unusable: { "missing dueAt": { invoices: [{ id: "a", ...billed }] } },
});

describeMetric("overdueAmount", overdueAmount, {
  row: "R21",
  options,
  example: overdues,
  value: "120 EUR",
  empty: "empty",
  single: [invoices(due), "100 EUR"],
});

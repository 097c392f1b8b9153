import { fc, test as property } from "@fast-check/vitest";
import {
  collectionRate,
  daysSalesOutstanding,
  deferredRevenueAtEnd,
  deferredRevenueChange,
  evaluate,
  type Invoice,
  month,
  overdueAmount,
  overdueInvoices,
  quarter,
  receivablesAtEnd,
  revenueBilled,
  revenueRecognised,
} from "salesmetrics";
import { expect } from "vitest";
import { negated, ratioOf, sumOf } from "../subscriptions/fractions.js";
import { dateOf } from "../views/grid.js";
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

describeMetric("deferredRevenueAtEnd", deferredRevenueAtEnd, {
  row: "R20",
  options,
  // 100 of which 50 are earned, 20 of which nothing is, 7 that were earned before, and 62 that are not billed yet.
  example: invoices(
    service,
    { ...service, amount: 20, servicesFrom: "2025-04-01", servicesUntil: "2025-05-01" },
    {
      ...billed,
      issuedAt: "2024-01-01",
      amount: 7,
      servicesFrom: "2024-01-01",
      servicesUntil: "2024-02-01",
    },
    { ...service, issuedAt: "2025-04-01", amount: 62 },
  ),
  value: "39 EUR",
  empty: "empty",
  single: [invoices({ ...service, credited: 40 }), "30 EUR"],
  also: {
    "before it is billed, more was earned than billed": [
      invoices({ ...service, issuedAt: "2025-04-01" }),
      "-50 EUR",
    ],
    "without a period": [invoices(service), "not-applicable", { during: undefined }],
  },
  unusable: {
    "missing servicesFrom": {
      invoices: [{ id: "a", ...service, issuedAt: "2025-04-01", servicesFrom: null }],
    },
  },
});

const invoiceDrawn = fc.record({
  amount: fc.integer({ min: 0, max: 1000 }),
  issued: fc.nat(80),
  first: fc.nat(80),
  length: fc.integer({ min: 1, max: 60 }),
});

property.prop([fc.array(invoiceDrawn, { minLength: 1, maxLength: 6 })], { numRuns: 60, seed: 20 })(
  "deferred revenue is what was billed less the shares of the days so far, month by month",
  (drawn) => {
    const list = drawn.map(({ amount, issued, first, length }, place): Invoice => ({
      ...{ id: String(place), amount, ...eur, issuedAt: dateOf(issued) },
      ...{ servicesFrom: dateOf(first), servicesUntil: dateOf(first + length) },
    }));
    const { rows } = evaluate(
      { deferredRevenueAtEnd },
      { invoices: list },
      { every: month(), during: quarter(2025, 1), currency: "EUR" },
    );
    // January ends before day 31, February before day 59, March before day 90.
    const expected = [31, 59, 90].map((end) => {
      const { above, below } = sumOf(
        drawn.flatMap(({ amount, issued, first, length }) => [
          ratioOf(issued < end ? amount : 0),
          negated(ratioOf(amount * Math.max(0, Math.min(end - first, length)), length)),
        ]),
      );
      return Number((above * 10n ** 9n) / below) / 1e9;
    });
    for (const [place, row] of rows.entries())
      expect(Number(row.deferredRevenueAtEnd!.amount.toFixed(12))).toBeCloseTo(expected[place]!, 8);
  },
);

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

import { renewalRate, renewalRateWithin, renewedValueRate } from "salesmetrics";
import { badTimes, describeMetric } from "../facts.js";
import { renewals } from "../rows.js";
import { march } from "./rows.js";

const options = { ...march, asOf: "2025-06-30" } as const;
const due = { dueAt: "2025-03-10", amountDue: 100, currency: "USD" } as const;
const book = renewals(
  due,
  // Early, late, and too late.
  { ...due, renewedAt: "2025-02-01", amountRenewed: 120 },
  { ...due, renewedAt: "2025-03-20", amountRenewed: 60 },
  { ...due, renewedAt: "2025-06-01", amountRenewed: 20 },
  { ...due, dueAt: "2025-04-01", renewedAt: "2025-03-20", amountRenewed: 900 },
);

describeMetric("renewalRate", renewalRate, {
  row: "S33",
  options,
  example: book,
  value: 0.75,
  empty: "zero-denominator",
  single: [renewals(due), 0],
  edges: {
    at: (dueAt) => renewals({ ...due, dueAt, renewedAt: "2024-12-01" }),
    first: 1,
    last: 1,
  },
  also: { "renewed after asOf": [renewals({ ...due, renewedAt: "2025-03-20" }), 0, { asOf: "2025-03-19" }] },
  unusable: {
    "missing dueAt": { renewals: [{ id: "a", renewedAt: "2025-03-10" }] },
    "invalid renewedAt": { renewals: badTimes.map((renewedAt) => ({ id: "a", ...due, renewedAt })) },
  },
});

describeMetric("renewalRateWithin", renewalRateWithin(30), {
  row: "S33",
  options,
  example: book,
  value: 0.5,
  empty: "zero-denominator",
  single: [renewals({ ...due, renewedAt: "2025-04-09" }), 1],
  also: { "days of grace left": [renewals(due), "immature", { asOf: "2025-04-08" }] },
});

describeMetric("renewedValueRate", renewedValueRate, {
  row: "S33",
  options,
  example: book,
  value: 0.5,
  empty: "empty",
  single: [renewals({ ...due, renewedAt: "2025-03-10", amountRenewed: 150 }), 1.5],
  also: { "renewed without an amount": [renewals({ ...due, renewedAt: "2025-03-10" }), 0] },
  unusable: {
    "missing amountDue": { renewals: [{ id: "a", dueAt: "2025-03-10", renewedAt: "2025-03-10" }] },
  },
  mixed: renewals(due, { ...due, currency: "EUR" }),
});

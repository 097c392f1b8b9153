import { expectedPipeline, month, pipelineCoverage } from "salesmetrics";
import { describeMetric } from "../facts.js";
import { deals, quotas } from "../rows.js";
import { eur, won } from "../deals/world.js";

const options = { during: month(2025, 3), asOf: "2025-03-10" } as const;
const open = { status: "open", createdAt: "2025-01-10", ...eur } as const;

const pipeline = deals(
  { ...open, amount: 60, expectedCloseAt: "2025-03-10" },
  { ...open, amount: 30, expectedCloseAt: "2025-03-31" },
  // Past due, of another month, created later, and closed since.
  { ...open, amount: 1, expectedCloseAt: "2025-03-09" },
  { ...open, amount: 2, expectedCloseAt: "2025-04-01" },
  { ...open, amount: 4, expectedCloseAt: "2025-03-20", createdAt: "2025-03-11" },
  { ...open, status: "lost", amount: 8, expectedCloseAt: "2025-03-20", closedAt: "2025-03-05" },
  { ...won, ownerId: "ann", amount: 20, closedAt: "2025-03-04", ...eur },
);
const ofMarch = { repId: "ann", from: "2025-03-01", until: "2025-04-01", ...eur } as const;

describeMetric("expectedPipeline", expectedPipeline, {
  row: "P22",
  options,
  example: pipeline,
  value: "90 EUR",
  empty: "empty",
  single: [deals({ ...open, amount: 5, expectedCloseAt: "2025-03-20" }), "5 EUR"],
  also: {
    "closed after asOf": [
      deals({ ...open, status: "won", amount: 5, expectedCloseAt: "2025-03-20", closedAt: "2025-03-12" }),
      "5 EUR",
    ],
  },
  unusable: {
    "missing expectedCloseAt": { deals: [{ id: "a", ...open, amount: 5 }] },
    "missing amount": { deals: [{ id: "a", ...open, expectedCloseAt: "2025-03-20" }] },
  },
  mixed: deals(
    { ...open, amount: 5, expectedCloseAt: "2025-03-20" },
    { ...open, amount: 5, currency: "USD", expectedCloseAt: "2025-03-20" },
  ),
});

describeMetric("pipelineCoverage", pipelineCoverage, {
  row: "P22",
  options,
  // 90 ÷ (50 − 20).
  example: { ...pipeline, ...quotas({ ...ofMarch, amount: 50 }) },
  value: 3,
  empty: "empty",
  single: [{ ...deals(), ...quotas({ ...ofMarch, amount: 50 }) }, 0],
  also: {
    "the quota is reached": [{ ...pipeline, ...quotas({ ...ofMarch, amount: 20 }) }, "not-applicable"],
    "the quota is passed": [{ ...pipeline, ...quotas({ ...ofMarch, amount: 10 }) }, "not-applicable"],
    "no quota": [{ ...pipeline, ...quotas() }, "not-applicable"],
  },
});

import { expect, test } from "vitest";
import {
  disqualificationRate,
  disqualificationReasonMix,
  disqualifiedLeads,
  duplicateLeadRate,
  evaluate,
  Lead,
  leadReachRate,
  unworkedLeadRate,
} from "salesmetrics";
import { badTimes, describeMetric } from "../facts.js";
import { leads } from "../rows.js";
import { created, duringMarch, notLeads, unusableCreations } from "./world.js";

const lastOfMarch = { ...duringMarch, asOf: "2025-03-31" } as const;
const invalid = (field: string) => ({
  [`invalid ${field}`]: { leads: badTimes.map((at) => ({ id: "a", ...created, [field]: at })) },
});
const undated = (field: string) => ({
  "missing createdAt": { leads: [{ id: "a", [field]: "2025-03-11" }] },
  "invalid createdAt": {
    leads: badTimes.map((createdAt) => ({ id: "a", createdAt, [field]: "2025-03-11" })),
  },
});
const negative = (field: string) => ({
  "negative duration": { leads: [{ id: "a", ...created, [field]: "2025-03-09" }] },
});

describeMetric("leadReachRate", leadReachRate, {
  row: "L19",
  options: lastOfMarch,
  example: leads(
    { ...created, firstAttemptAt: "2025-03-11", firstContactAt: "2025-03-12" },
    { ...created, firstContactAt: "2025-03-12" }, // called us
    { ...created, firstAttemptAt: "2025-03-11" },
    { ...created, firstAttemptAt: "2025-03-11", firstContactAt: "2025-04-01" }, // later
    { ...created, firstAttemptAt: "2025-04-01" }, // not tried yet
    created,
    ...notLeads,
  ),
  value: 0.5,
  empty: "zero-denominator",
  single: [leads(created), "zero-denominator"],
  edges: {
    at: (createdAt) => leads({ createdAt, firstContactAt: "2025-06-30" }),
    ...{ first: 1, last: 1, options: { asOf: "2025-12-31" } },
  },
  unusable: { ...undated("firstContactAt"), ...invalid("firstContactAt"), ...negative("firstContactAt") },
});

describeMetric("unworkedLeadRate", unworkedLeadRate(24), {
  row: "L18",
  options: { ...duringMarch, asOf: "2025-03-20" },
  example: leads(
    { createdAt: "2025-03-19" },
    { createdAt: "2025-03-01", firstAttemptAt: "2025-03-21" }, // not yet
    { createdAt: "2025-03-01", firstAttemptAt: "2025-03-09" }, // late, but worked
    { createdAt: "2025-03-01", firstAttemptAt: "2025-03-01" },
    { createdAt: "2025-03-20" }, // young
    { createdAt: "2025-02-28" },
    ...notLeads,
  ),
  value: 0.5,
  empty: "zero-denominator",
  single: [leads({ createdAt: "2025-03-20" }), "zero-denominator"],
  unusable: { ...invalid("createdAt"), ...invalid("firstAttemptAt"), ...negative("firstAttemptAt") },
});

const ended = leads(
  { ...created, disqualifiedAt: "2025-03-10" },
  { ...created, disqualifiedAt: "2025-04-01" },
  { ...created, convertedAt: "2025-03-12" },
  created,
  { createdAt: "2025-02-28", disqualifiedAt: "2025-03-12" },
  ...notLeads.map((row) => ({ ...row, disqualifiedAt: "2025-03-12" as const })),
);

describeMetric("disqualificationRate", disqualificationRate, {
  row: "L22",
  options: lastOfMarch,
  example: ended,
  value: 0.25,
  empty: "zero-denominator",
  single: [leads(created), 0],
  edges: {
    at: (createdAt) => leads({ createdAt, disqualifiedAt: "2025-06-30" }),
    ...{ first: 1, last: 1, options: { asOf: "2025-12-31" } },
  },
  unusable: { ...unusableCreations, ...invalid("disqualifiedAt"), ...negative("disqualifiedAt") },
});

describeMetric("disqualifiedLeads", disqualifiedLeads, {
  row: "L22",
  options: lastOfMarch,
  example: ended,
  value: 1,
  empty: 0,
  single: [leads(created), 0],
  unusable: { ...undated("disqualifiedAt"), ...invalid("disqualifiedAt"), ...negative("disqualifiedAt") },
});

describeMetric("disqualificationReasonMix", disqualificationReasonMix, {
  row: "L22",
  options: lastOfMarch,
  example: ended,
  // Without a split it is the share of all in all.
  value: 1,
  empty: "zero-denominator",
  single: [leads(created), "zero-denominator"],
});

test("disqualificationReasonMix has a class for leads without a reason, and adds up to 1", () => {
  const gone = { ...created, disqualifiedAt: "2025-03-11" } as const;
  const { rows, total } = evaluate(
    { disqualificationReasonMix },
    leads(
      { ...gone, disqualifiedReason: "budget" },
      { ...gone, disqualifiedReason: "budget" },
      { ...gone, disqualifiedReason: "student" },
      gone,
      { ...created, disqualifiedReason: "budget" },
    ),
    { by: { reason: Lead.disqualifiedReason }, ...lastOfMarch },
  );
  expect(rows.map((row) => [row.reason, row.disqualificationReasonMix])).toEqual([
    ["budget", 0.5],
    ["student", 0.25],
    [null, 0.25],
  ]);
  expect(total.disqualificationReasonMix).toBe(1);
});

describeMetric("duplicateLeadRate", duplicateLeadRate, {
  row: "L23",
  options: duringMarch,
  example: leads(
    created,
    created,
    { ...created, mergedIntoId: "1" },
    created,
    { ...created, mergedIntoId: "1", test: true },
    { createdAt: "2025-02-28", mergedIntoId: "1" },
  ),
  value: 0.25,
  empty: "zero-denominator",
  single: [leads(created), 0],
  edges: { at: (createdAt) => leads({ createdAt, mergedIntoId: "9" }), first: 1, last: 1 },
  unusable: unusableCreations,
});

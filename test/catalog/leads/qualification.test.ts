import {
  type Lead,
  leadAcceptanceRate,
  leadVelocityRate,
  marketingQualifiedLeads,
  marketingToSalesQualifiedRate,
  marketingToSalesQualifiedRateWithin,
  qualificationRate,
  qualificationRateWithin,
  qualifiedLeads,
  salesAcceptedLeads,
  salesQualifiedLeads,
  type TimeValue,
} from "salesmetrics";
import { badTimes, describeMetric } from "../facts.js";
import { leads } from "../rows.js";
import { created, duringMarch, undecidedLeads, unusableCreations } from "./world.js";

type Reached = "qualifiedAt" | "mqlAt" | "salAt" | "sqlAt";

/** What is true of every count of leads by the date of what they reached. */
function countOf(field: Reached) {
  const reached = (at: TimeValue, more: Omit<Lead, "id"> = {}) => ({ [field]: at, ...more });
  return {
    row: "L4",
    options: duringMarch,
    example: leads(
      reached("2025-03-01"),
      // Created long before, and lost again later.
      reached("2025-03-31", { createdAt: "2024-05-01", disqualifiedAt: "2025-04-02" }),
      reached("2025-04-01"),
      reached("2025-03-10", { mergedIntoId: "1" }),
      reached("2025-03-10", { test: true }),
      created,
    ),
    value: 2,
    empty: 0,
    single: [leads(reached("2025-03-10")), 1],
    edges: { at: (at: TimeValue) => leads(reached(at, { createdAt: "2024-12-31" })), first: 1, last: 1 },
    unusable: {
      ...undecidedLeads({ id: "a", ...reached("2025-03-10") }),
      [`invalid ${field}`]: { leads: badTimes.map((at) => ({ id: "a", [field]: at })) },
    },
    also: {
      "not reached yet": [leads(reached("2025-03-10"), reached("2025-03-11")), 1, { asOf: "2025-03-10" }],
    },
  } as const;
}

describeMetric("qualifiedLeads", qualifiedLeads, countOf("qualifiedAt"));
describeMetric("marketingQualifiedLeads", marketingQualifiedLeads, countOf("mqlAt"));
describeMetric("salesAcceptedLeads", salesAcceptedLeads, countOf("salAt"));
describeMetric("salesQualifiedLeads", salesQualifiedLeads, countOf("sqlAt"));

const qualifiedOn = (...days: readonly TimeValue[]) => leads(...days.map((qualifiedAt) => ({ qualifiedAt })));

describeMetric("leadVelocityRate", leadVelocityRate, {
  row: "L5; G29 by a hundredth",
  options: duringMarch,
  // From 4 in February to 5 in March.
  example: qualifiedOn(
    ...(["2025-01-31", "2025-02-01", "2025-02-10", "2025-02-11", "2025-02-28"] as const),
    ...(["2025-03-01", "2025-03-02", "2025-03-03", "2025-03-04", "2025-03-31", "2025-04-01"] as const),
  ),
  value: 0.25,
  empty: "no-base",
  single: [qualifiedOn("2025-03-01"), "no-base"],
  also: {
    "to nothing": [qualifiedOn("2025-02-01"), -1],
    "a month that has not ended": [
      qualifiedOn("2025-02-01", "2025-03-01"),
      "incomplete-period",
      { asOf: "2025-03-30" },
    ],
  },
});

const endOfApril = { ...duringMarch, asOf: "2025-04-30" } as const;

const cohort = leads(
  { createdAt: "2025-03-01", qualifiedAt: "2025-03-01" },
  { createdAt: "2025-03-10", qualifiedAt: "2025-04-09" },
  { createdAt: "2025-03-10", qualifiedAt: "2025-04-10" },
  { createdAt: "2025-03-31" },
  { createdAt: "2025-03-31", disqualifiedAt: "2025-04-01" },
  { createdAt: "2025-02-28", qualifiedAt: "2025-03-01" },
  { createdAt: "2025-03-10", qualifiedAt: "2025-03-11", test: true },
);

const unusableQualifications = {
  ...unusableCreations,
  "negative duration": { leads: [{ id: "a", createdAt: "2025-03-10", qualifiedAt: "2025-03-09" }] },
  "invalid qualifiedAt": {
    leads: badTimes.map((qualifiedAt) => ({ id: "a", createdAt: "2025-03-10", qualifiedAt })),
  },
};

describeMetric("qualificationRate", qualificationRate, {
  row: "L6",
  options: endOfApril,
  example: cohort,
  value: 0.6,
  empty: "zero-denominator",
  single: [leads({ createdAt: "2025-03-01" }), 0],
  edges: { at: (createdAt) => leads({ createdAt, qualifiedAt: "2025-04-20" }), first: 1, last: 1 },
  unusable: unusableQualifications,
  also: { "qualified after asOf": [leads({ ...created, qualifiedAt: "2025-05-01" }), 0] },
});

describeMetric("qualificationRateWithin", qualificationRateWithin(30), {
  row: "L6; X13",
  options: endOfApril,
  example: cohort,
  // After 0 and 30 days, not after 31.
  value: 0.4,
  empty: "zero-denominator",
  single: [leads({ createdAt: "2025-03-31" }), 0],
  unusable: unusableQualifications,
  also: { "young leads": [leads({ createdAt: "2025-03-31" }), "immature", { asOf: "2025-04-29" }] },
});

const handled = leads(
  { mqlAt: "2025-03-01", sqlAt: "2025-03-31" },
  { mqlAt: "2025-03-01", sqlAt: "2025-04-01" },
  // Sales took it up at once.
  { sqlAt: "2025-03-05" },
  { mqlAt: "2025-03-31" },
  { mqlAt: "2025-03-31" },
  { mqlAt: "2025-02-28", sqlAt: "2025-03-05" },
  { createdAt: "2025-03-01" },
  { mqlAt: "2025-03-10", sqlAt: "2025-03-11", mergedIntoId: "1" },
);

const unusableHandling = {
  ...undecidedLeads({ id: "a", mqlAt: "2025-03-10" }),
  "negative duration": { leads: [{ id: "a", mqlAt: "2025-03-10", sqlAt: "2025-03-09" }] },
  "invalid mqlAt": { leads: badTimes.map((mqlAt) => ({ id: "a", mqlAt })) },
  "invalid sqlAt": { leads: badTimes.map((sqlAt) => ({ id: "a", mqlAt: "2025-03-10", sqlAt })) },
};

describeMetric("marketingToSalesQualifiedRate", marketingToSalesQualifiedRate, {
  row: "L6",
  options: endOfApril,
  example: handled,
  value: 0.6,
  empty: "zero-denominator",
  single: [leads({ sqlAt: "2025-03-05" }), 1],
  edges: { at: (mqlAt) => leads({ mqlAt, sqlAt: "2025-04-20" }), first: 1, last: 1 },
  unusable: unusableHandling,
});

describeMetric("marketingToSalesQualifiedRateWithin", marketingToSalesQualifiedRateWithin(30), {
  row: "L6; X13",
  options: endOfApril,
  example: handled,
  value: 0.4,
  empty: "zero-denominator",
  single: [leads({ mqlAt: "2025-03-31" }), 0],
  unusable: unusableHandling,
  also: { "young leads": [leads({ mqlAt: "2025-03-31" }), "immature", { asOf: "2025-04-29" }] },
});

describeMetric("leadAcceptanceRate", leadAcceptanceRate(48), {
  row: "L21",
  options: { ...duringMarch, asOf: "2025-03-20" },
  example: leads(
    { handedOverAt: "2025-03-03", salAt: "2025-03-05" }, // in time, to the day
    { handedOverAt: "2025-03-03", salAt: "2025-03-06" }, // late
    { handedOverAt: "2025-03-18" }, // over
    { handedOverAt: "2025-03-19" }, // pending
    { handedOverAt: "2025-03-20", salAt: "2025-03-20" }, // young, in time
    { handedOverAt: "2025-02-28", salAt: "2025-03-01" },
    { createdAt: "2025-03-03" },
    { handedOverAt: "2025-03-03", test: true },
  ),
  value: 0.5,
  empty: "zero-denominator",
  single: [leads({ handedOverAt: "2025-03-20" }), "zero-denominator"],
  unusable: {
    ...undecidedLeads({ id: "a", handedOverAt: "2025-03-03", salAt: "2025-03-04" }),
    "invalid handedOverAt": { leads: badTimes.map((handedOverAt) => ({ id: "a", handedOverAt })) },
    "negative duration": { leads: [{ id: "a", handedOverAt: "2025-03-03", salAt: "2025-03-02" }] },
  },
  also: { "accepted after asOf": [leads({ handedOverAt: "2025-03-03", salAt: "2025-03-21" }), 0] },
});

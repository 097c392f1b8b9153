import { expect, test } from "vitest";
import type { Lead } from "salesmetrics";
import {
  leadConversionRate,
  leadConversionRateWithin,
  leadConversions,
  leadToCustomerTime,
  leadToCustomerTime90th,
  medianLeadToCustomerTime,
  month,
  periodLeadConversionRate,
  type TimeValue,
  unconvertedLeads,
} from "salesmetrics";
import { answer, badTimes, describeMetric, explained } from "../facts.js";
import { leads } from "../rows.js";
import {
  atAnyTime,
  conversions,
  created,
  duringMarch,
  idleNotLeads,
  notLeads,
  undatedLeads,
  undecidedLeads,
  unusableCreations,
} from "./world.js";

describeMetric("leadConversionRate", leadConversionRate, {
  row: "L12",
  options: duringMarch,
  // One of four created in March became a customer, in June. Who was created before is of another cohort.
  example: leads(
    { createdAt: "2025-03-31", convertedAt: "2025-06-30" },
    created,
    created,
    { ...created, disqualifiedAt: "2025-03-12" },
    { createdAt: "2025-02-28", convertedAt: "2025-03-10" },
    ...notLeads,
  ),
  value: 0.25,
  empty: "zero-denominator",
  single: [leads({ ...created, convertedAt: "2025-03-10" }), 1],
  edges: atAnyTime({}),
  unusable: unusableCreations,
  also: {
    "converted after asOf": [
      leads({ ...created, convertedAt: "2025-06-30" }, created),
      0,
      { asOf: "2025-06-29" },
    ],
    "converted on the day of asOf": [
      leads({ ...created, convertedAt: "2025-06-30" }, created),
      0.5,
      { asOf: "2025-06-30" },
    ],
  },
});

test("leadConversionRate reports a conversion on a day that is none, in neither side", () => {
  const bad = badTimes.map((convertedAt) => ({ id: "a", ...created, convertedAt })) as readonly Lead[];
  expect(explained(leadConversionRate, { leads: bad })).toMatchObject({
    value: null,
    denominator: 0,
    excluded: [{ entity: "leads", why: "invalid convertedAt", count: badTimes.length }],
  });
});

describeMetric("leadConversionRateWithin", leadConversionRateWithin(30), {
  row: "L12, with window",
  options: { ...duringMarch, asOf: "2025-12-31" },
  example: leads(
    { createdAt: "2025-03-01", convertedAt: "2025-03-31" },
    { createdAt: "2025-03-01", convertedAt: "2025-04-01" },
    { createdAt: "2025-03-01", convertedAt: "2025-03-01" },
    created,
    ...notLeads,
  ),
  // After 30 days, 31, 0, and never.
  value: 0.5,
  empty: "zero-denominator",
  single: [leads(created), 0],
  edges: {
    at: (createdAt) => leads({ createdAt, convertedAt: "2025-12-30" }),
    first: 0,
    last: 0,
  },
  unusable: unusableCreations,
  also: {
    "a lead of 29 days": [
      leads({ createdAt: "2025-03-01" }, { createdAt: "2025-03-02" }),
      "immature",
      { asOf: "2025-03-31" },
    ],
    "leads of 30 days": [leads({ createdAt: "2025-03-01" }), 0, { asOf: "2025-03-31" }],
    "a young lead that has converted": [
      leads({ createdAt: "2025-03-30", convertedAt: "2025-03-31" }),
      "immature",
      { asOf: "2025-03-31" },
    ],
    "a young row that is no lead": [
      leads({ createdAt: "2025-03-01" }, ...idleNotLeads),
      0,
      { asOf: "2025-04-01" },
    ],
    "created in March and converted in April": [
      leads({ createdAt: "2025-03-31", convertedAt: "2025-04-10" }),
      1,
    ],
    "a young lead of another month": [
      leads({ createdAt: "2025-03-01" }, { createdAt: "2025-04-10" }),
      0,
      { asOf: "2025-04-15" },
    ],
    "30 days to the millisecond": [
      leads(
        { createdAt: new Date("2025-03-01T10:00:00Z"), convertedAt: new Date("2025-03-31T10:00:00.000Z") },
        { createdAt: new Date("2025-03-01T10:00:00Z"), convertedAt: new Date("2025-03-31T10:00:00.001Z") },
      ),
      0.5,
      { during: month(2025, 3, { timeZone: "UTC" }), asOf: new Date("2025-06-01T00:00:00Z") },
    ],
  },
});

test("leadConversionRateWithin shows the parts of a cohort that is immature", () => {
  const data = leads(
    { createdAt: "2025-03-01", convertedAt: "2025-03-02" },
    { createdAt: "2025-03-30" },
    { createdAt: "2025-03-30", convertedAt: "2025-04-02" },
  );
  expect(explained(leadConversionRateWithin(30), data, { ...duringMarch, asOf: "2025-04-01" })).toMatchObject(
    {
      value: null,
      reason: "immature",
      numerator: 1,
      denominator: 3,
    },
  );
});

describeMetric("leadConversions", leadConversions, {
  row: "L13",
  options: duringMarch,
  example: leads(
    { createdAt: "2025-01-01", convertedAt: "2025-03-01" },
    { createdAt: "2025-03-01", convertedAt: "2025-04-01" },
    created,
    ...notLeads,
  ),
  value: 1,
  empty: 0,
  single: [leads(created), 0],
  edges: { at: (convertedAt) => leads({ createdAt: "2024-12-31", convertedAt }), first: 1, last: 1 },
  unusable: {
    ...undecidedLeads({ id: "a", convertedAt: "2025-03-10" }),
    "invalid convertedAt": { leads: badTimes.map((convertedAt) => ({ id: "a", ...created, convertedAt })) },
  },
});

describeMetric("periodLeadConversionRate", periodLeadConversionRate, {
  row: "L13",
  options: duringMarch,
  // Three became customers in March, two came in it: other people, and more than 1.
  example: leads(
    { createdAt: "2025-01-01", convertedAt: "2025-03-01" },
    { createdAt: "2025-02-01", convertedAt: "2025-03-31" },
    { createdAt: "2025-03-01", convertedAt: "2025-03-02" },
    { createdAt: "2025-03-31", convertedAt: "2025-04-01" },
    ...notLeads,
  ),
  value: 1.5,
  empty: "zero-denominator",
  single: [leads(created), 0],
  edges: { at: (time) => leads({ createdAt: time, convertedAt: time }), first: 1, last: 1 },
  unusable: {
    ...undecidedLeads({ id: "a", ...created, convertedAt: "2025-03-10" }),
    "missing createdAt": { leads: [{ id: "a" }] },
    "invalid createdAt": { leads: badTimes.map((createdAt) => ({ id: "a", createdAt })) },
    "invalid convertedAt": {
      leads: badTimes.map((convertedAt) => ({ id: "a", createdAt: "2024-01-01", convertedAt })),
    },
  },
  also: {
    "conversions and no leads created": [
      leads({ createdAt: "2025-01-01", convertedAt: "2025-03-01" }),
      "zero-denominator",
    ],
  },
});

test("periodLeadConversionRate has no interval: it is no proportion", () => {
  expect(
    explained(periodLeadConversionRate, leads(created, { ...created, convertedAt: "2025-03-11" })),
  ).toMatchObject({
    value: 0.5,
    unit: "ratio",
    interval: null,
  });
});

const conversionFacts = {
  options: duringMarch,
  // Leads that have not converted, and those of another month, play no part.
  example: leads(
    ...conversions,
    created,
    { createdAt: "2025-03-10", convertedAt: "2025-04-01" },
    ...notLeads,
  ),
  empty: "empty",
  single: [leads({ ...created, convertedAt: "2025-03-10" }), 0],
  edges: {
    at: (convertedAt: TimeValue) => leads({ createdAt: "2024-12-31", convertedAt }),
    first: 60,
    last: 90,
  },
  unusable: {
    ...undecidedLeads({ id: "a", createdAt: "2025-03-01", convertedAt: "2025-03-10" }),
    "missing createdAt": { leads: [{ id: "a", convertedAt: "2025-03-10" }] },
    "invalid createdAt": {
      leads: badTimes.map((createdAt) => ({ id: "a", createdAt, convertedAt: "2025-03-10" })),
    },
    "invalid convertedAt": { leads: badTimes.map((convertedAt) => ({ id: "a", ...created, convertedAt })) },
    // An imported customer.
    "negative duration": { leads: [{ id: "a", createdAt: "2025-03-11", convertedAt: "2025-03-10" }] },
  },
  also: { "no lead converted": [leads(created), "empty"] },
} as const;

describeMetric("leadToCustomerTime", leadToCustomerTime, { row: "L14", ...conversionFacts, value: 30 });

describeMetric("medianLeadToCustomerTime", medianLeadToCustomerTime, {
  row: "L14",
  ...conversionFacts,
  value: 30,
});

// Type 7: 0.9 × 4 = 3.6, six tenths of the way from 40 to 50.
describeMetric("leadToCustomerTime90th", leadToCustomerTime90th, {
  row: "L14",
  ...conversionFacts,
  value: 46,
});

test("medianLeadToCustomerTime and leadToCustomerTime part where one lead took long", () => {
  const data = leads(...conversions.slice(0, 2), { createdAt: "2024-03-11", convertedAt: "2025-03-11" });
  expect([answer(medianLeadToCustomerTime, data), answer(leadToCustomerTime, data)]).toEqual([20, 395 / 3]);
});

describeMetric("unconvertedLeads", unconvertedLeads, {
  row: "L14, open items",
  options: duringMarch,
  example: leads(
    created,
    { ...created, convertedAt: "2025-06-30" },
    { createdAt: "2025-02-28" },
    ...notLeads,
    ...idleNotLeads,
  ),
  value: 1,
  empty: 0,
  single: [leads(created), 1],
  edges: { at: (createdAt) => leads({ createdAt, firstAttemptAt: "2025-06-30" }), first: 1, last: 1 },
  unusable: {
    ...undatedLeads,
    "invalid convertedAt": { leads: badTimes.map((convertedAt) => ({ id: "a", ...created, convertedAt })) },
  },
  also: {
    "converted after asOf": [leads({ ...created, convertedAt: "2025-06-30" }), 1, { asOf: "2025-06-29" }],
  },
});

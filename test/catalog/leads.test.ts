import { describe, expect, test } from "vitest";
import {
  completeContactRate,
  contactCompletenessScore,
  emailCaptureRate,
  evaluate,
  Lead,
  leadConversionRate,
  leadConversionRateWithin,
  leadConversions,
  leadGrowthRate,
  leadsCreated,
  leadSourceMix,
  leadToCustomerTime,
  leadToCustomerTime90th,
  medianLeadToCustomerTime,
  medianTimeToFirstAttempt,
  month,
  nameCaptureRate,
  periodLeadConversionRate,
  phoneCaptureRate,
  responseSlaRate,
  restrictedMeanLeadToCustomerTime,
  restrictedMeanTimeToFirstAttempt,
  survivalMedianLeadToCustomerTime,
  survivalMedianTimeToFirstAttempt,
  survivalMedianTimeToFirstContact,
  survivalMedianTimeToQualification,
  through,
  timeToFirstAttempt,
  timeToFirstAttempt95th,
  type TimeValue,
  unconvertedLeads,
  unworkedLeads,
  weightedContactCompleteness,
} from "salesmetrics";
import { answer, badTexts, badTimes, describeMetric, explained, numbered } from "./facts.js";

const march = month(2025, 3);
const duringMarch = { during: march };

const leads = (...rows: readonly Omit<Lead, "id">[]): { readonly leads: readonly Lead[] } => ({
  leads: numbered(rows),
});

const created = { createdAt: "2025-03-10" } as const;

/** What is no lead of its own, with everything else a metric may look for. */
const notLeads: readonly Omit<Lead, "id">[] = ["merged", "test"].map((kind) => ({
  createdAt: "2025-03-10",
  convertedAt: "2025-03-11",
  firstAttemptAt: "2025-03-11",
  name: "Ada Lovelace",
  email: "ada@lovelace.org",
  phone: "+44 20 7946 0958",
  ...(kind === "merged" ? { mergedIntoId: "1" } : { test: true }),
}));

/** The same without anything done about them. */
const idleNotLeads: readonly Omit<Lead, "id">[] = [
  { createdAt: "2025-03-10", mergedIntoId: "1" },
  { createdAt: "2025-03-10", test: true },
];

/** Complete otherwise: what is missing would be reported in their place, see the bug below. */
const undecidedLeads = (row: object) => ({
  "invalid mergedIntoId": { leads: badTexts.map((mergedIntoId) => ({ ...row, mergedIntoId, test: false })) },
  "invalid test": { leads: ["yes", 1, {}].map((bad) => ({ ...row, test: bad })) },
});

// Seen to fail once: a connective goes on after a condition it cannot decide, and the conditions that
// follow write their own `scope.problem`: a row with a bad field is reported under a good or missing one.
describe("what makes a row unusable is what is reported", () => {
  test.each([
    ["leadsCreated", leadsCreated, { mergedIntoId: 5 }, "invalid mergedIntoId"],
    ["unconvertedLeads", unconvertedLeads, { test: "yes" }, "invalid test"],
    ["unworkedLeads", unworkedLeads, { test: "yes" }, "invalid test"],
    ["nameCaptureRate", nameCaptureRate, { name: 5 }, "invalid name"],
  ])("%s", (_name, metric, bad, why) => {
    const rows = { leads: [{ id: "a", createdAt: "2025-03-10", ...bad }] } as never;
    expect(explained(metric, rows).excluded).toEqual([{ entity: "leads", why, count: 1 }]);
  });
});

const undatedLeads = {
  "missing createdAt": { leads: [{ id: "a" }, { id: "b", createdAt: null }] },
  "invalid createdAt": { leads: badTimes.map((createdAt) => ({ id: "a", createdAt })) },
};

const unusableCreations = { ...undecidedLeads({ id: "a", ...created }), ...undatedLeads };

describeMetric("leadsCreated", leadsCreated, {
  row: "L1",
  options: duringMarch,
  example: leads(
    { createdAt: "2025-03-01" },
    { createdAt: "2025-03-31", test: false, mergedIntoId: null },
    { createdAt: "2025-04-01" },
    ...notLeads,
  ),
  value: 2,
  empty: 0,
  single: [leads(created), 1],
  edges: {
    at: (createdAt) => leads({ createdAt, convertedAt: "2025-06-30", firstAttemptAt: "2025-06-30" }),
    first: 1,
    last: 1,
  },
  unusable: unusableCreations,
  also: {
    "a disqualified lead was a lead": [leads({ ...created, disqualifiedAt: "2025-03-11" }), 1],
    "created after asOf": [leads(created, { createdAt: "2025-03-11" }), 1, { asOf: "2025-03-10" }],
  },
});

describeMetric("leadGrowthRate", leadGrowthRate, {
  row: "L2",
  options: duringMarch,
  example: leads(
    { createdAt: "2025-01-31" },
    { createdAt: "2025-02-01" },
    { createdAt: "2025-02-28" },
    { createdAt: "2025-03-01" },
    { createdAt: "2025-03-10" },
    { createdAt: "2025-03-31" },
    { createdAt: "2025-04-01" },
    ...notLeads,
  ),
  // From 2 to 3.
  value: 0.5,
  empty: "no-base",
  single: [leads({ createdAt: "2025-02-10" }), -1],
  unusable: unusableCreations,
  also: {
    "from zero": [leads(created), "no-base"],
    "a month that is not over": [
      leads({ createdAt: "2025-02-10" }, created),
      "incomplete-period",
      { asOf: "2025-03-30" },
    ],
    "a month on its last day": [leads({ createdAt: "2025-02-10" }, created), 0, { asOf: "2025-03-31" }],
    // 10 to 16 March, after 3 to 9: the lead of the 2nd is of neither week.
    "a range of days, against as many before": [
      leads(
        { createdAt: "2025-03-02" },
        { createdAt: "2025-03-03" },
        { createdAt: "2025-03-10" },
        { createdAt: "2025-03-16" },
      ),
      1,
      { during: through("2025-03-10", "2025-03-16") },
    ],
  },
});

test("leadGrowthRate shows what it compares when it withholds the growth", () => {
  const data = leads({ createdAt: "2025-02-10" }, created, created);
  expect(explained(leadGrowthRate, data, { ...duringMarch, asOf: "2025-03-15" })).toMatchObject({
    value: null,
    reason: "incomplete-period",
    numerator: 2,
    denominator: 1,
    partial: true,
  });
});

const captureFacts = {
  options: duringMarch,
  empty: "zero-denominator",
  single: [leads(created), 0],
  unusable: {
    "missing createdAt": { leads: [{ id: "a", email: "ada@lovelace.org" }] },
    "invalid createdAt": { leads: badTimes.map((createdAt) => ({ id: "a", createdAt })) },
  },
} as const;

const person = { email: "ada@lovelace.org", phone: "+44 20 7946 0958", name: "Ada Lovelace" };
const atAnyTime = (fields: Omit<Lead, "id">) => ({
  at: (createdAt: TimeValue) => leads({ ...fields, createdAt, convertedAt: "2025-06-30" }),
  first: 1,
  last: 1,
});

describeMetric("emailCaptureRate", emailCaptureRate, {
  row: "L7",
  ...captureFacts,
  example: leads(
    { ...created, email: "  Ada@Lovelace.org " },
    { ...created, email: "test@example.com" },
    { ...created, email: "n/a" },
    { ...created, email: "ada@lovelace" },
    { ...created, email: "" },
    created,
    { ...created, email: "bob+sales@mail.example.co.uk" },
    { ...created, email: "no reply@example.com" },
    ...notLeads,
  ),
  value: 0.25,
  edges: atAnyTime({ email: person.email }),
});

describeMetric("phoneCaptureRate", phoneCaptureRate, {
  row: "L7",
  ...captureFacts,
  example: leads(
    { ...created, phone: "+1 (415) 555-2671" },
    { ...created, phone: "020 7946 0958 ext. 12" },
    { ...created, phone: "0000000" },
    { ...created, phone: "n/a" },
    { ...created, phone: "123" },
    { ...created, phone: "1234567890123456" },
    { ...created, phone: " " },
    created,
    ...notLeads,
  ),
  value: 0.25,
  edges: atAnyTime({ phone: person.phone }),
});

describeMetric("nameCaptureRate", nameCaptureRate, {
  row: "L7",
  ...captureFacts,
  example: leads(
    { ...created, name: "Ada Lovelace" },
    { ...created, firstName: "李", lastName: "雷" },
    { ...created, firstName: "Ada" },
    { ...created, lastName: "Lovelace" },
    { ...created, name: "N/A" },
    { ...created, name: "test" },
    { ...created, name: "12345" },
    created,
    ...notLeads,
  ),
  value: 0.25,
  edges: atAnyTime({ name: person.name }),
});

describeMetric("completeContactRate", completeContactRate, {
  row: "L8",
  ...captureFacts,
  // Each field was captured for three leads in four; all of them for one, and not for 27 in 64.
  example: leads(
    { ...created, ...person },
    { ...created, ...person, email: "n/a" },
    { ...created, ...person, phone: null },
    { ...created, ...person, name: "x" },
    ...notLeads,
  ),
  value: 0.25,
  edges: atAnyTime(person),
});

describeMetric("contactCompletenessScore", contactCompletenessScore, {
  row: "L9",
  ...captureFacts,
  // 3 + 2 + 1 + 0 of 12 fields
  example: leads(
    { ...created, ...person },
    { ...created, ...person, email: "n/a" },
    { ...created, name: "Ada Lovelace" },
    { ...created, name: "n/a" },
    ...notLeads,
  ),
  value: 0.5,
  edges: atAnyTime(person),
});

describeMetric("weightedContactCompleteness", weightedContactCompleteness({ email: 3, phone: 1, name: 0 }), {
  row: "L9, with weights",
  ...captureFacts,
  // 4 + 3 + 1 + 0 of 16: the name weighs nothing.
  example: leads(
    { ...created, ...person },
    { ...created, email: person.email },
    { ...created, phone: person.phone },
    { ...created, name: person.name },
    ...notLeads,
  ),
  value: 0.5,
  edges: atAnyTime(person),
});

describe("weightedContactCompleteness", () => {
  test.each([
    { email: -1, phone: 1, name: 1 },
    { email: 0, phone: 0, name: 0 },
    { email: Number.NaN, phone: 1, name: 1 },
    { email: Infinity, phone: 1, name: 1 },
  ])("refuses the weights %j", (weights) => {
    expect(() => weightedContactCompleteness(weights)).toThrow(
      expect.objectContaining({
        code: "invalid-argument",
        message: expect.stringMatching(
          "^weightedContactCompleteness: expected weights from 0, not all 0, got ",
        ),
      }),
    );
  });

  test("gives a lead with half of the weight one half, with weights of fractions", () => {
    const score = weightedContactCompleteness({ email: 0.25, phone: 0.25, name: 0.5 });
    expect(answer(score, leads({ ...created, name: person.name }))).toBe(0.5);
  });

  // Seen to fail once: only `contactCompletenessScore` says which way is better (L9: higher).
  test("is better when higher, as the score with equal weights", () => {
    const score = weightedContactCompleteness({ email: 3, phone: 1, name: 1 });
    expect(explained(score, leads(created)).direction).toBe("up");
  });

  // Seen to fail once: captured weights are added as decimals, their total as doubles
  // (0.1 + 0.2 + 0.3 = 0.6000000000000001), so that a complete lead scores 0.9999999999999998.
  test("gives a complete lead 1, whatever the weights", () => {
    const score = weightedContactCompleteness({ email: 0.1, phone: 0.2, name: 0.3 });
    expect(answer(score, leads({ ...created, ...person }))).toBe(1);
  });
});

test.each([
  ["email", emailCaptureRate],
  ["phone", phoneCaptureRate],
  ["name", nameCaptureRate],
] as const)("a lead whose %s is no text stays a lead without one, and is reported", (field, metric) => {
  const bad = badTexts.map((value) => ({
    id: "a",
    ...created,
    firstName: "Ada",
    [field]: value,
    lastName: "n/a",
  }));
  const data = { leads: [...leads({ ...created, ...person }).leads, ...bad] } as {
    readonly leads: readonly Lead[];
  };
  expect(explained(metric, data)).toMatchObject({
    numerator: 1,
    denominator: 1 + badTexts.length,
    excluded: [{ entity: "leads", why: `invalid ${field}`, count: badTexts.length }],
  });
});

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

test("leadConversionRate reports a conversion on a day that is none, and keeps the lead in the cohort", () => {
  const bad = badTimes.map((convertedAt) => ({ id: "a", ...created, convertedAt })) as readonly Lead[];
  expect(explained(leadConversionRate, { leads: bad })).toMatchObject({
    value: 0,
    denominator: badTimes.length,
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

/** Converted after 10, 20, 30, 40 and 50 days. */
const conversions: readonly Omit<Lead, "id">[] = [
  { createdAt: "2025-03-01", convertedAt: "2025-03-11" },
  { createdAt: "2025-02-11", convertedAt: "2025-03-03" },
  { createdAt: "2025-02-09", convertedAt: "2025-03-11" },
  { createdAt: "2025-01-30", convertedAt: "2025-03-11" },
  { createdAt: "2025-01-20", convertedAt: "2025-03-11" },
];

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

/** Tried after 1, 2, 3, 4 and 5 days, which are 24 to 120 hours. */
const attempts: readonly Omit<Lead, "id">[] = [11, 12, 13, 14, 15].map((day) => ({
  createdAt: "2025-03-10",
  firstAttemptAt: `2025-03-${day}`,
}));

const attemptFacts = {
  options: duringMarch,
  example: leads(
    ...attempts,
    created,
    { createdAt: "2025-02-28", firstAttemptAt: "2025-03-30" },
    ...notLeads,
  ),
  empty: "empty",
  single: [leads({ ...created, firstAttemptAt: "2025-03-10" }), 0],
  // 121 days to the end of June, and 91.
  edges: {
    at: (createdAt: TimeValue) => leads({ createdAt, firstAttemptAt: "2025-06-30" }),
    first: 2904,
    last: 2184,
  },
  unusable: {
    ...undecidedLeads({ id: "a", ...created, firstAttemptAt: "2025-03-10" }),
    "missing createdAt": { leads: [{ id: "a", firstAttemptAt: "2025-03-10" }] },
    "invalid createdAt": {
      leads: badTimes.map((createdAt) => ({ id: "a", createdAt, firstAttemptAt: "2025-03-10" })),
    },
    "invalid firstAttemptAt": {
      leads: badTimes.map((firstAttemptAt) => ({ id: "a", ...created, firstAttemptAt })),
    },
    "negative duration": { leads: [{ id: "a", ...created, firstAttemptAt: "2025-03-09" }] },
  },
  also: {
    "nobody has tried": [leads(created), "empty"],
    "tried after asOf": [
      leads({ ...created, firstAttemptAt: "2025-03-10" }, { ...created, firstAttemptAt: "2025-03-12" }),
      0,
      { asOf: "2025-03-11" },
    ],
    "ninety minutes": [
      leads({
        createdAt: new Date("2025-03-10T09:00:00Z"),
        firstAttemptAt: new Date("2025-03-10T10:30:00Z"),
      }),
      1.5,
      { during: month(2025, 3, { timeZone: "UTC" }) },
    ],
    // Clocks went forward at 02:00 on 30 March: 23 hours passed.
    "a day of 23 hours": [
      leads({
        createdAt: new Date("2025-03-29T23:00:00Z"),
        firstAttemptAt: new Date("2025-03-30T22:00:00Z"),
      }),
      23,
      { during: month(2025, 3, { timeZone: "Europe/Berlin" }) },
    ],
  },
} as const;

describeMetric("timeToFirstAttempt", timeToFirstAttempt, { row: "L15", ...attemptFacts, value: 72 });
describeMetric("medianTimeToFirstAttempt", medianTimeToFirstAttempt, {
  row: "L15",
  ...attemptFacts,
  value: 72,
});
// Type 7: 0.95 × 4 = 3.8, eight tenths of the way from 96 to 120.
describeMetric("timeToFirstAttempt95th", timeToFirstAttempt95th, {
  row: "L15",
  ...attemptFacts,
  value: 115.2,
});

test("medianTimeToFirstAttempt and timeToFirstAttempt part where one lead waited long", () => {
  const data = leads(...attempts.slice(0, 2), { createdAt: "2025-03-01", firstAttemptAt: "2025-04-10" });
  // 24, 48 and 960 hours.
  expect([answer(medianTimeToFirstAttempt, data), answer(timeToFirstAttempt, data)]).toEqual([48, 344]);
});

describeMetric("unworkedLeads", unworkedLeads, {
  row: "L15, open items",
  options: duringMarch,
  example: leads(
    created,
    { ...created, firstAttemptAt: "2025-06-30" },
    { createdAt: "2025-02-28" },
    ...notLeads,
    ...idleNotLeads,
  ),
  value: 1,
  empty: 0,
  single: [leads(created), 1],
  edges: { at: (createdAt) => leads({ createdAt, convertedAt: "2025-06-30" }), first: 1, last: 1 },
  unusable: {
    ...undatedLeads,
    "invalid firstAttemptAt": {
      leads: badTimes.map((firstAttemptAt) => ({ id: "a", ...created, firstAttemptAt })),
    },
  },
  also: {
    "tried after asOf": [leads({ ...created, firstAttemptAt: "2025-06-30" }), 1, { asOf: "2025-06-29" }],
  },
});

const hours = (text: string) => new Date(`2025-03-10T${text}Z`);
const utc = { during: month(2025, 3, { timeZone: "UTC" }) };

describeMetric("responseSlaRate", responseSlaRate(4), {
  row: "L17",
  options: { ...utc, asOf: hours("18:00:00") },
  example: leads(
    { createdAt: hours("08:00:00"), firstAttemptAt: hours("12:00:00") }, // in time, to the second
    { createdAt: hours("08:00:00"), firstAttemptAt: hours("12:00:01") }, // late
    { createdAt: hours("08:00:00") }, // missed
    { createdAt: hours("14:00:00") }, // missed, to the second
    { createdAt: hours("14:00:01") }, // pending
    { createdAt: hours("17:00:00"), firstAttemptAt: hours("17:10:00") }, // young, in time
    ...notLeads,
  ),
  value: 0.4,
  empty: "zero-denominator",
  single: [leads({ createdAt: hours("17:00:00") }), "zero-denominator"],
  edges: { at: (createdAt) => leads({ createdAt }), first: 0, last: 0, options: { asOf: "2025-12-31" } },
  unusable: {
    ...undecidedLeads({ id: "a", createdAt: hours("08:00:00"), firstAttemptAt: hours("09:00:00") }),
    "missing createdAt": { leads: [{ id: "a", firstAttemptAt: hours("09:00:00") }] },
    "invalid createdAt": { leads: badTimes.map((createdAt) => ({ id: "a", createdAt })) },
  },
  also: {
    "tried only after asOf": [leads({ createdAt: hours("08:00:00"), firstAttemptAt: hours("18:00:01") }), 0],
    "tried in time, but only after asOf, is pending": [
      leads({ createdAt: hours("17:00:00"), firstAttemptAt: hours("18:30:00") }),
      "zero-denominator",
    ],
    "all pending": [
      leads({ createdAt: hours("17:00:00") }, { createdAt: hours("17:30:00") }),
      "zero-denominator",
    ],
  },
});

describe.each([
  ["leadConversionRateWithin", leadConversionRateWithin],
  ["responseSlaRate", responseSlaRate],
])("%s", (name, make) => {
  test.each([0, -1, Number.NaN, Infinity])("refuses %s", (length) => {
    expect(() => make(length)).toThrow(
      expect.objectContaining({
        code: "invalid-argument",
        message: `${name}: expected a number above 0, got ${length}`,
      }),
    );
  });

  test("must be told as of when", () => {
    expect(() => make(4)(leads(created))).toThrow(expect.objectContaining({ code: "missing-as-of" }));
  });
});

describeMetric("leadSourceMix", leadSourceMix, {
  row: "L25",
  options: duringMarch,
  // Without groups, all leads are one.
  example: leads({ ...created, source: "web" }, created, ...notLeads),
  value: 1,
  empty: "zero-denominator",
  single: [leads(created), 1],
  edges: atAnyTime({ source: "web" }),
  unusable: unusableCreations,
});

test("leadSourceMix has a class for leads without a source, and adds up to 1", () => {
  const { rows, total } = evaluate(
    { leadSourceMix },
    leads(
      { ...created, source: "web" },
      { ...created, source: "web" },
      { ...created, source: "__proto__" },
      created,
      { createdAt: "2025-04-01", source: "web" },
      ...notLeads,
    ),
    { by: { source: Lead.source }, during: march },
  );
  expect(rows.map((row) => [row.source, row.leadSourceMix])).toEqual([
    ["__proto__", 0.25],
    ["web", 0.5],
    [null, 0.25],
  ]);
  expect(total.leadSourceMix).toBe(1);
});

/** What happened to leads after 10, 20 and 30 days, and has not happened to one more; per day, a metric has 1 or 24. */
function lastingFacts(
  field: "convertedAt" | "firstAttemptAt" | "firstContactAt" | "qualifiedAt",
  perDay: number,
) {
  const on = (day: TimeValue, createdAt: TimeValue = "2025-03-01"): Omit<Lead, "id"> => ({
    createdAt,
    [field]: day,
  });
  const waiting = { createdAt: "2025-03-01", disqualifiedAt: "2025-03-02" } as const;
  const some = [on("2025-03-11"), on("2025-03-21"), on("2025-03-31"), waiting];
  return {
    options: { ...duringMarch, asOf: "2025-06-30" },
    example: leads(
      ...some,
      on("2025-03-01", "2025-02-28"),
      ...notLeads.map((lead) => ({ ...lead, [field]: "2025-03-11" })),
      ...idleNotLeads,
    ),
    // Half are left after 20 days, until 30.
    value: 25 * perDay,
    empty: "empty",
    single: [leads(on("2025-03-21")), 20 * perDay],
    edges: {
      at: (createdAt: TimeValue) => leads(on("2025-06-29", createdAt)),
      first: 120 * perDay,
      last: 90 * perDay,
    },
    also: {
      "for more than half it is still to come": [leads(on("2025-03-11"), waiting, waiting), "immature"],
      "after asOf it is still to come": [leads(...some.slice(0, 3)), "immature", { asOf: "2025-03-20" }],
    },
    unusable: {
      ...unusableCreations,
      [`invalid ${field}`]: { leads: badTimes.map((bad) => ({ id: "a", ...created, [field]: bad })) },
      "negative duration": { leads: [{ id: "a", ...created, [field]: "2025-03-09" }] },
    },
  } as const;
}

describeMetric("survivalMedianLeadToCustomerTime", survivalMedianLeadToCustomerTime, {
  row: "L14, X12",
  ...lastingFacts("convertedAt", 1),
});
describeMetric("survivalMedianTimeToFirstAttempt", survivalMedianTimeToFirstAttempt, {
  row: "L15, X12",
  ...lastingFacts("firstAttemptAt", 24),
});
describeMetric("survivalMedianTimeToFirstContact", survivalMedianTimeToFirstContact, {
  row: "L16, X12",
  ...lastingFacts("firstContactAt", 24),
});
describeMetric("survivalMedianTimeToQualification", survivalMedianTimeToQualification, {
  row: "L16, X12",
  ...lastingFacts("qualifiedAt", 24),
});

/** Within 30 days: ten of all, ten of three quarters, ten of half. */
function restrictedFacts(field: "convertedAt" | "firstAttemptAt", perDay: number) {
  const facts = lastingFacts(field, perDay);
  return {
    ...facts,
    value: 22.5 * perDay,
    edges: { ...facts.edges, first: 30 * perDay, last: 30 * perDay },
    also: {
      "nobody has been seen so long": [
        leads({ createdAt: "2025-03-01" }),
        "immature",
        { asOf: "2025-03-30" },
      ],
    },
  } as const;
}

describeMetric("restrictedMeanLeadToCustomerTime", restrictedMeanLeadToCustomerTime(30), {
  row: "L14, X12",
  ...restrictedFacts("convertedAt", 1),
});
describeMetric("restrictedMeanTimeToFirstAttempt", restrictedMeanTimeToFirstAttempt(720), {
  row: "L15, X12",
  ...restrictedFacts("firstAttemptAt", 24),
});

test("the survival medians count as open what unconvertedLeads and unworkedLeads count", () => {
  const rows = leads(...conversions, created, { ...created, convertedAt: "2025-06-30" }, ...notLeads);
  const options = { asOf: "2025-04-30" } as const;
  const converted = explained(survivalMedianLeadToCustomerTime, rows, options);
  expect([converted.n, converted.open]).toEqual([
    answer(leadsCreated, rows, options),
    answer(unconvertedLeads, rows, options),
  ]);
  expect(explained(survivalMedianTimeToFirstAttempt, rows, options).open).toBe(
    answer(unworkedLeads, rows, options),
  );
});

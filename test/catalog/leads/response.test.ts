import { describe, expect, test } from "vitest";
import type { Lead } from "salesmetrics";
import {
  leadConversionRateWithin,
  medianTimeToFirstAttempt,
  month,
  responseSlaRate,
  timeToFirstAttempt,
  timeToFirstAttempt95th,
  type TimeValue,
  unworkedLeads,
} from "salesmetrics";
import { answer, badTimes, describeMetric } from "../facts.js";
import { leads } from "../rows.js";
import { created, duringMarch, idleNotLeads, notLeads, undatedLeads, undecidedLeads } from "./world.js";

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

import { type Lead, month, type TimeValue } from "salesmetrics";
import { leads } from "../rows.js";
import { badTexts, badTimes } from "../facts.js";

// Leads of March 2025, and those that no metric can use.

export const march = month(2025, 3);

export const duringMarch = { during: march };

export const created = { createdAt: "2025-03-10" } as const;

/** What is no lead of its own, with everything else a metric may look for. */
export const notLeads: readonly Omit<Lead, "id">[] = ["merged", "test"].map((kind) => ({
  createdAt: "2025-03-10",
  convertedAt: "2025-03-11",
  firstAttemptAt: "2025-03-11",
  name: "Ada Lovelace",
  email: "ada@lovelace.org",
  phone: "+44 20 7946 0958",
  ...(kind === "merged" ? { mergedIntoId: "1" } : { test: true }),
}));

/** The same without anything done about them. */
export const idleNotLeads: readonly Omit<Lead, "id">[] = [
  { createdAt: "2025-03-10", mergedIntoId: "1" },
  { createdAt: "2025-03-10", test: true },
];

/** Complete otherwise: what is missing would be reported in their place, see the bug below. */
export const undecidedLeads = (row: object) => ({
  "invalid mergedIntoId": { leads: badTexts.map((mergedIntoId) => ({ ...row, mergedIntoId, test: false })) },
  "invalid test": { leads: ["yes", 1, {}].map((bad) => ({ ...row, test: bad })) },
});

export const undatedLeads = {
  "missing createdAt": { leads: [{ id: "a" }, { id: "b", createdAt: null }] },
  "invalid createdAt": { leads: badTimes.map((createdAt) => ({ id: "a", createdAt })) },
};

export const unusableCreations = { ...undecidedLeads({ id: "a", ...created }), ...undatedLeads };

export const atAnyTime = (fields: Omit<Lead, "id">) => ({
  at: (createdAt: TimeValue) => leads({ ...fields, createdAt, convertedAt: "2025-06-30" }),
  first: 1,
  last: 1,
});

/** Converted after 10, 20, 30, 40 and 50 days. */
export const conversions: readonly Omit<Lead, "id">[] = [
  { createdAt: "2025-03-01", convertedAt: "2025-03-11" },
  { createdAt: "2025-02-11", convertedAt: "2025-03-03" },
  { createdAt: "2025-02-09", convertedAt: "2025-03-11" },
  { createdAt: "2025-01-30", convertedAt: "2025-03-11" },
  { createdAt: "2025-01-20", convertedAt: "2025-03-11" },
];

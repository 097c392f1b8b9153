import { expect, test } from "vitest";
import { evaluate, leadAge, medianLeadAge, month, openLeads, openLeadsAtEnd, quarter } from "salesmetrics";
import { badTimes, describeMetric } from "../facts.js";
import { leads } from "../rows.js";
import { undecidedLeads } from "./world.js";

const tenth = { asOf: "2025-03-10" } as const;
const old = { createdAt: "2025-03-02" } as const;

/** Open for 8, 2 and 2 days on the tenth. */
const standing = leads(
  old,
  { createdAt: "2025-03-08", convertedAt: "2025-03-11" },
  { createdAt: "2025-03-08", disqualifiedAt: "2025-04-01" },
  { ...old, convertedAt: "2025-03-10" },
  { ...old, disqualifiedAt: "2025-03-09", convertedAt: "2025-03-12" },
  { createdAt: "2025-03-11" },
  { ...old, mergedIntoId: "1" },
  { ...old, test: true },
);

const unusable = {
  ...undecidedLeads({ id: "a", ...old }),
  "invalid createdAt": { leads: badTimes.map((createdAt) => ({ id: "a", createdAt })) },
  "invalid convertedAt": { leads: badTimes.map((convertedAt) => ({ id: "a", ...old, convertedAt })) },
};

describeMetric("openLeads", openLeads, {
  row: "L3",
  options: tenth,
  example: standing,
  value: 3,
  empty: 0,
  single: [leads({}), 1],
  unusable,
  also: { "ignores the period": [leads(old), 1, { during: month(2024, 5) }] },
});

describeMetric("openLeadsAtEnd", openLeadsAtEnd, {
  row: "L3",
  options: tenth,
  example: standing,
  value: 3,
  empty: 0,
  single: [leads(old), 1],
  unusable: {
    ...unusable,
    "missing createdAt": { leads: [{ id: "a" }] },
    "negative duration": { leads: [{ id: "a", ...old, convertedAt: "2025-03-01" }] },
  },
});

test("openLeadsAtEnd of three months", () => {
  const { rows } = evaluate(
    { openLeadsAtEnd },
    leads(
      { createdAt: "2024-12-01", convertedAt: "2025-02-03" },
      { createdAt: "2025-01-20", disqualifiedAt: "2025-03-31" },
      { createdAt: "2025-03-31" },
    ),
    { every: month(), during: quarter(2025, 1) },
  );
  expect(rows.map((row) => row.openLeadsAtEnd)).toEqual([2, 1, 1]);
});

describeMetric("leadAge", leadAge, {
  row: "L24",
  options: tenth,
  example: standing,
  value: 4,
  empty: "empty",
  single: [leads(old), 8],
  unusable: { ...unusable, "missing createdAt": { leads: [{ id: "a" }] } },
});

describeMetric("medianLeadAge", medianLeadAge, {
  row: "L24",
  options: tenth,
  example: standing,
  value: 2,
  empty: "empty",
  single: [leads(old), 8],
  unusable,
});

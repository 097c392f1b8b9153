import { expect, test } from "vitest";
import type { Lead } from "salesmetrics";
import {
  leadsCreated,
  restrictedMeanLeadToCustomerTime,
  restrictedMeanTimeToFirstAttempt,
  survivalMedianLeadToCustomerTime,
  survivalMedianTimeToFirstAttempt,
  survivalMedianTimeToFirstContact,
  survivalMedianTimeToQualification,
  type TimeValue,
  unconvertedLeads,
  unworkedLeads,
} from "salesmetrics";
import { answer, badTimes, describeMetric, explained } from "../facts.js";
import { leads } from "../rows.js";
import { conversions, created, duringMarch, idleNotLeads, notLeads, unusableCreations } from "./world.js";

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

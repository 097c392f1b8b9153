import { closingRatio, month } from "salesmetrics";
import { badTimes, describeMetric } from "../facts.js";
import { deals } from "../rows.js";

const won = { status: "won", qualifiedAt: "2025-03-10", closedAt: "2025-03-20" } as const;

describeMetric("closingRatio", closingRatio, {
  row: "P8",
  options: { during: month(2025, 3), asOf: "2025-04-30" },
  // One of four: the others are lost, open, and won later.
  example: deals(
    won,
    { ...won, status: "lost" },
    { ...won, status: "open", closedAt: null },
    { ...won, closedAt: "2025-05-01" },
    { ...won, qualifiedAt: null },
    { ...won, qualifiedAt: "2025-02-28" },
  ),
  value: 0.25,
  empty: "zero-denominator",
  single: [deals(won), 1],
  edges: {
    at: (qualifiedAt) => deals({ ...won, qualifiedAt, closedAt: "2025-04-20" }),
    first: 1,
    last: 1,
  },
  unusable: {
    "negative duration": { deals: [{ id: "a", ...won, closedAt: "2025-03-09" }] },
    "invalid qualifiedAt": { deals: badTimes.map((qualifiedAt) => ({ id: "a", ...won, qualifiedAt })) },
    "missing closedAt": { deals: [{ id: "a", ...won, closedAt: null }] },
    "unknown word in status": { deals: [{ id: "a", ...won, status: "WON" }] },
  },
});

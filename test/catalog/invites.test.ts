import { inviteConversionRate, invitesSent, month, viralCoefficient } from "salesmetrics";
import { badTimes, describeMetric } from "./facts.js";
import { customers, invites } from "./rows.js";

const options = { during: month(2025, 3), asOf: "2025-05-31" } as const;
const sent = { customerId: "ann", sentAt: "2025-03-10" } as const;
const example = invites(
  sent,
  { ...sent, convertedAt: "2025-05-01" },
  // Nobody yet at asOf, and sent before.
  { ...sent, convertedAt: "2025-06-01" },
  { ...sent, convertedAt: "2025-03-10" },
  { ...sent, sentAt: "2025-02-28", convertedAt: "2025-03-10" },
);

describeMetric("invitesSent", invitesSent, {
  row: "C24",
  options,
  example,
  value: 4,
  empty: 0,
  single: [invites(sent), 1],
  edges: { at: (sentAt) => invites({ ...sent, sentAt }), first: 1, last: 1 },
  unusable: {
    "missing sentAt": { invites: [{ id: "a", ...sent, sentAt: null }] },
    "invalid sentAt": { invites: badTimes.map((sentAt) => ({ id: "a", ...sent, sentAt })) },
  },
});

describeMetric("inviteConversionRate", inviteConversionRate, {
  row: "C24",
  options,
  example,
  value: 0.5,
  empty: "zero-denominator",
  single: [invites(sent), 0],
  also: { "by an earlier asOf": [example, 0.25, { asOf: "2025-04-30" }] },
  unusable: { "negative duration": { invites: [{ id: "a", ...sent, convertedAt: "2025-03-09" }] } },
});

const there = { firstPaidAt: "2025-01-10" } as const;
const four = customers(there, there, there, { firstPaidAt: "2025-03-31" }, { firstPaidAt: "2025-04-01" });

describeMetric("viralCoefficient", viralCoefficient, {
  row: "C24",
  options,
  // 4 invites by 4 customers, of which half won one.
  example: { ...four, ...example },
  value: 0.5,
  empty: "zero-denominator",
  single: [{ ...customers(there), ...invites({ ...sent, convertedAt: "2025-03-20" }) }, 1],
  also: {
    "nobody invited": [{ ...four, ...invites() }, "zero-denominator"],
    "no customers": [{ ...customers(), ...invites(sent) }, "zero-denominator"],
  },
});

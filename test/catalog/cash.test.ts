import { cashAtEnd, month, netBurn, operatingMargin, runway } from "salesmetrics";
import { describeMetric } from "./facts.js";
import { cashMovements, costs, orders } from "./rows.js";

const options = { during: month(2025, 3) } as const;
const eur = { currency: "EUR" } as const;
const out = { at: "2025-03-10", amount: -100, ...eur } as const;
const raised = { at: "2024-12-31", amount: 900, financing: true, ...eur } as const;

describeMetric("netBurn", netBurn, {
  row: "R24",
  options,
  example: cashMovements(
    out,
    { ...out, amount: 30 },
    { ...raised, at: "2025-03-01" },
    { ...out, at: "2025-04-01" },
  ),
  value: "70 EUR",
  empty: "empty",
  single: [cashMovements({ ...out, amount: 5 }), "-5 EUR"],
  edges: { at: (at) => cashMovements({ ...out, at }), first: "100 EUR", last: "100 EUR" },
  unusable: {
    "missing at": { cashMovements: [{ id: "a", ...out, at: null }] },
    "missing amount": { cashMovements: [{ id: "a", ...out, amount: null }] },
    "invalid financing": { cashMovements: [{ id: "a", ...out, financing: "yes" }] },
  },
  mixed: cashMovements(out, { ...out, currency: "USD" }),
});

describeMetric("cashAtEnd", cashAtEnd, {
  row: "R24",
  options,
  example: cashMovements(raised, out, { ...out, at: "2025-04-01" }),
  value: "800 EUR",
  empty: "empty",
  single: [cashMovements(out), "-100 EUR"],
  also: {
    "without a period, all": [cashMovements(raised, out), "800 EUR", { during: undefined }],
    "by asOf": [cashMovements(raised, out), "900 EUR", { during: undefined, asOf: "2025-01-01" }],
  },
  unusable: { "missing at": { cashMovements: [{ id: "a", ...out, at: null }] } },
});

const burnt = (at: "2025-01-20" | "2025-02-20" | "2025-03-20", amount: number) => ({ ...out, at, amount });

describeMetric("runway", runway, {
  row: "R24",
  options,
  // 600 are left, and 100 a month are burnt.
  example: cashMovements(
    raised,
    burnt("2025-01-20", -50),
    burnt("2025-02-20", -200),
    burnt("2025-03-20", -50),
  ),
  value: 6,
  empty: "empty",
  single: [cashMovements(out), -3],
  also: {
    "nothing burnt": [cashMovements(raised, burnt("2025-03-20", 50)), "no-base"],
    "as much in as out": [cashMovements(burnt("2025-02-20", -50), burnt("2025-03-20", 50)), "no-base"],
  },
});

const paid = { paidAt: "2025-03-10", paidAmount: 400, ...eur } as const;

describeMetric("operatingMargin", operatingMargin, {
  row: "R24",
  options,
  example: {
    ...orders(paid),
    ...costs(
      { at: "2025-03-10", kind: "cogs", amount: 100, ...eur },
      { at: "2025-03-31", kind: "opex", amount: 200, ...eur },
      { at: "2025-04-01", kind: "opex", amount: 900, ...eur },
    ),
  },
  value: 0.25,
  empty: "empty",
  single: [{ ...orders(paid), ...costs() }, 1],
  also: {
    "a loss": [{ ...orders(paid), ...costs({ at: "2025-03-10", kind: "opex", amount: 600, ...eur }) }, -0.5],
  },
  unusable: { "missing amount": { costs: [{ id: "a", at: "2025-03-10", kind: "opex" }] } },
});

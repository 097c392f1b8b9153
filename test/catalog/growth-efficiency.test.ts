import {
  acquisitionPayback,
  burnMultiple,
  grossSalesEfficiency,
  lifetimeValueToAcquisitionCost,
  magicNumber,
  month,
  netSalesEfficiency,
  quarter,
  ruleOf40,
  year,
} from "salesmetrics";
import { describeMetric } from "./facts.js";
import { cashMovements, costs, customers, invoices, orders } from "./rows.js";
import { movement, movements, spell, spells } from "./subscriptions/rows.js";

const march = { during: month(2025, 3) } as const;
const usd = { currency: "USD" } as const;
const cost = { at: "2025-03-10", kind: "media", amount: 600, ...usd } as const;
const firstPaidAt = "2025-03-10" as const;
const noMoves = { ...costs(), ...movements() };

describeMetric("acquisitionPayback", acquisitionPayback(0.8), {
  row: "F3",
  options: march,
  // 600 for two customers, who pay 50 a month, of which 40 are margin.
  example: {
    ...costs(cost),
    ...customers({ firstPaidAt }, { firstPaidAt }),
    ...movements({ ...movement, kind: "new", amount: 60 }, { ...movement, kind: "new", amount: 40 }),
  },
  value: 7.5,
  empty: "zero-denominator",
  single: [{ ...noMoves, ...customers({ firstPaidAt }) }, "zero-denominator"],
});

describeMetric("lifetimeValueToAcquisitionCost", lifetimeValueToAcquisitionCost(0.5), {
  row: "F4",
  options: march,
  // Of two subscribers one is left, at 100 a month: 100 × 0.5 ÷ 0.5 = 100, for 300 each.
  example: {
    ...costs(cost),
    ...customers({ firstPaidAt }, { firstPaidAt }),
    ...spells(spell, { ...spell, customerId: "bob", until: "2025-03-20" }),
  },
  value: 1 / 3,
  empty: "zero-denominator",
  single: [{ ...costs(cost), ...customers({ firstPaidAt }), ...spells(spell) }, "zero-denominator"],
});

const second = { during: quarter(2025, 2), asOf: "2025-06-30" } as const;
const earned = { servicesFrom: "2025-01-01", servicesUntil: "2025-04-01", ...usd } as const;
const earnedLater = { servicesFrom: "2025-04-01", servicesUntil: "2025-07-01", ...usd } as const;

describeMetric("magicNumber", magicNumber, {
  row: "F5",
  options: second,
  // G30: 10.0 and 10.5 million, for 1.6 million.
  example: {
    ...invoices({ ...earned, amount: 10_000_000 }, { ...earnedLater, amount: 10_500_000 }),
    ...costs({ ...cost, amount: 1_600_000 }, { ...cost, at: "2025-04-01", amount: 9 }),
  },
  value: 1.25,
  empty: "empty",
  single: [{ ...invoices({ ...earned, amount: 5 }), ...costs() }, "empty"],
  also: {
    "revenue fell": [
      {
        ...invoices({ ...earned, amount: 100 }, { ...earnedLater, amount: 50 }),
        ...costs({ ...cost, amount: 100 }),
      },
      -2,
    ],
    "nothing spent": [
      { ...invoices({ ...earnedLater, amount: 50 }), ...costs({ ...cost, amount: 0 }) },
      "zero-denominator",
    ],
  },
});

const spentBefore = costs({ ...cost, amount: 1200 });
const inSpring = { ...movement, at: "2025-04-10" } as const;
const moves = movements(
  { ...inSpring, kind: "new", amount: 100 },
  { ...inSpring, kind: "expansion", amount: 50 },
  { ...inSpring, kind: "churn", amount: 30 },
  { ...inSpring, kind: "new", amount: 900, at: "2025-03-31" },
);

describeMetric("netSalesEfficiency", netSalesEfficiency, {
  row: "F6",
  options: second,
  example: { ...spentBefore, ...moves },
  value: 1.2,
  empty: "empty",
  single: [{ ...spentBefore, ...movements() }, 0],
});

describeMetric("grossSalesEfficiency", grossSalesEfficiency, {
  row: "F6",
  options: second,
  example: { ...spentBefore, ...moves },
  value: 1.5,
  empty: "empty",
  single: [{ ...spentBefore, ...movements() }, 0],
});

const burnt = cashMovements({ at: "2025-04-10", amount: -2880, ...usd });

describeMetric("burnMultiple", burnMultiple, {
  row: "F8",
  options: second,
  example: { ...burnt, ...moves },
  value: 2,
  empty: "empty",
  single: [{ ...cashMovements(), ...moves }, 0],
  also: {
    "nothing gained": [{ ...burnt, ...movements({ ...inSpring, kind: "churn", amount: 30 }) }, "no-base"],
    "nothing burnt": [{ ...cashMovements({ at: "2025-04-10", amount: 144, ...usd }), ...moves }, -0.1],
  },
});

const paid = { paidAt: "2025-03-10", ...usd } as const;

describeMetric("ruleOf40", ruleOf40, {
  row: "F10",
  options: { during: year(2025), asOf: "2025-12-31" },
  // Growth of 25 %, and a margin of 20 %.
  example: {
    ...orders({ ...paid, paidAmount: 100, paidAt: "2024-03-10" }, { ...paid, paidAmount: 125 }),
    ...costs({ ...cost, amount: 100 }, { ...cost, at: "2024-12-31", amount: 900 }),
  },
  value: 0.45,
  empty: "no-base",
  single: [{ ...orders({ ...paid, paidAmount: 100 }), ...costs() }, "no-base"],
});

import {
  churnedMrr,
  contractionMrr,
  expansionMrr,
  month,
  mrr,
  type MrrMovement,
  newMrr,
  reactivationMrr,
  type SubscriptionSpell,
} from "salesmetrics";
import { badNumbers, badTimes, describeMetric, type Facts, numbered } from "../facts.js";

const options = { during: month(2025, 3) };
const ids = { customerId: "a", subscriptionId: "s", itemId: "i" };
const usd = { ...ids, currency: "USD", divisor: 1, from: "2025-01-01" } as const;
const spells = (...rows: readonly Omit<SubscriptionSpell, "id">[]) => ({
  subscriptionSpells: numbered(rows),
});

describeMetric("mrr", mrr, {
  row: "S1",
  options,
  example: spells(
    { ...usd, amount: 500, divisor: 3 },
    { ...usd, amount: 1000, divisor: 3 },
    { ...usd, amount: 60, until: "2025-04-01" },
    { ...usd, amount: 7, until: "2025-03-31" },
    { ...usd, amount: 9, from: "2025-04-01" },
  ),
  value: "560 USD",
  empty: "empty",
  single: [spells({ ...usd, amount: 100 }), "100 USD"],
  unusable: {
    "negative duration": { subscriptionSpells: [{ id: "a", ...usd, amount: 5, until: "2024-12-31" }] },
    "missing amount": { subscriptionSpells: [{ id: "a", ...usd }] },
    "invalid amount": { subscriptionSpells: badNumbers.map((amount) => ({ id: "a", ...usd, amount })) },
    "invalid divisor": {
      subscriptionSpells: [0, -3, 0.5, "x"].map((divisor) => ({ id: "a", ...usd, amount: 5, divisor })),
    },
    "invalid from": { subscriptionSpells: badTimes.map((from) => ({ id: "a", ...usd, amount: 5, from })) },
  },
  mixed: spells({ ...usd, amount: 100, divisor: 3 }, { ...usd, amount: 100, divisor: 3, currency: "EUR" }),
});

const moved = { customerId: "a", currency: "USD", divisor: 3, at: "2025-03-10", amount: 500 } as const;
const movements = (...rows: readonly Omit<MrrMovement, "id">[]) => ({ mrrMovements: numbered(rows) });
type Kind = NonNullable<MrrMovement["kind"]>;
const kinds: readonly Kind[] = ["new", "reactivation", "expansion", "contraction", "churn"];

function facts(row: string, kind: Kind): Facts<{ readonly mrrMovements: MrrMovement }> {
  const own = { ...moved, kind };
  const others = kinds.filter((other) => other !== kind).map((other) => ({ ...moved, kind: other }));
  return {
    row,
    options,
    example: movements(own, { ...own, amount: 1000 }, ...others),
    value: "500 USD",
    empty: "empty",
    single: [movements({ ...own, divisor: 1 }), "500 USD"],
    edges: { at: (at) => movements({ ...own, divisor: 1, at }), first: "500 USD", last: "500 USD" },
    unusable: {
      "missing at": { mrrMovements: [{ id: "a", ...own, at: null }] },
      "invalid amount": { mrrMovements: badNumbers.map((amount) => ({ id: "a", ...own, amount })) },
    },
    mixed: movements(own, { ...own, currency: "EUR" }),
  };
}

describeMetric("newMrr", newMrr, facts("S4", "new"));
describeMetric("reactivationMrr", reactivationMrr, facts("S8", "reactivation"));
describeMetric("expansionMrr", expansionMrr, facts("S5", "expansion"));
describeMetric("contractionMrr", contractionMrr, facts("S6", "contraction"));
describeMetric("churnedMrr", churnedMrr, facts("S7", "churn"));

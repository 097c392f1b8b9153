import {
  definitionOf,
  eq,
  month,
  mrr,
  MrrMovement,
  netMrrChurnRate,
  SubscriptionSpell,
  where,
} from "salesmetrics";
import { mrrMovements, policies, subscriptionSpells } from "salesmetrics/subscriptions";
import { expect, test } from "vitest";
import { subscribed } from "./rows.js";

const spell = (fields: Partial<SubscriptionSpell> | Record<string, unknown>): SubscriptionSpell => ({
  ...{ id: "1", customerId: "ann", subscriptionId: "s", itemId: "i", currency: "USD", divisor: 1 },
  ...{ from: "2025-01-01", amount: 100 },
  ...fields,
});
const back = [spell({ until: "2025-02-01" }), spell({ id: "2", from: "2025-05-03" })];
const kindsOf = (rows: readonly SubscriptionSpell[], policy = {}): unknown[] =>
  mrrMovements(rows, { policy: { ...policies.standard, ...policy } }).rows.map(({ kind }) => kind);

test("a return is a reactivation, new after a longer gap, or an expansion, as the policy says", () => {
  expect(kindsOf(back)).toEqual(["new", "churn", "reactivation"]);
  expect(kindsOf(back, { newAfterDays: 90 })).toEqual(["new", "churn", "new"]);
  expect(kindsOf(back, { newAfterDays: 91 })).toEqual(["new", "churn", "reactivation"]);
  expect(kindsOf(back, policies.lago)).toEqual(["new", "churn", "expansion"]);
});

test("equal sums of different fractions are no movement", () => {
  const year = { amount: 25, divisor: 3 };
  expect(
    kindsOf([
      spell({ ...year, until: "2025-06-01" }),
      spell({ ...year, id: "2", until: "2025-06-01" }),
      spell({ id: "3", amount: 50, divisor: 3, from: "2025-06-01" }),
    ]),
  ).toEqual(["new"]);
});

test.each([
  [{ customerId: "" }, "missing customerId"],
  [{ currency: null }, "missing currency"],
  [{ amount: null }, "missing amount"],
  [{ amount: "much" }, "invalid amount"],
  [{ divisor: 0 }, "invalid divisor"],
  [{ from: null }, "missing or invalid from"],
  [{ until: "2024-12-31" }, "end before start"],
])("a spell with %j is left out: %s", (fields, why) => {
  const row = spell(fields);
  expect(mrrMovements([row])).toEqual({ rows: [], excluded: [{ row, why }] });
});

test("spells of several policies are kept apart, and a metric may say whose it takes", () => {
  const leaving = subscribed("s", 100, "2025-01-10", "2025-04-10", { cancelRequestedAt: "2025-03-20" });
  const both = [policies.standard, policies.stripe].map(
    (policy) => subscriptionSpells(leaving, { policy }).rows,
  );
  const apart = both.flatMap((rows) => mrrMovements(rows).rows);
  const { rows } = mrrMovements(both.flat());
  expect(rows).toEqual(apart);
  expect(rows.map(({ policy, kind, at }) => [policy, kind, at])).toEqual([
    ["standard", "new", "2025-01-10"],
    ["standard", "churn", "2025-04-10"],
    ["stripe", "new", "2025-01-10"],
    ["stripe", "churn", "2025-03-20"],
  ]);

  const data = { subscriptionSpells: both.flat(), mrrMovements: rows };
  const march = { during: month(2025, 3), currency: "USD" } as const;
  const under = (policy: string) =>
    [
      where(mrr, eq(SubscriptionSpell.policy, policy)),
      where(where(netMrrChurnRate, eq(SubscriptionSpell.policy, policy)), eq(MrrMovement.policy, policy)),
    ] as const;
  const [ours, theirs] = [under("standard"), under("stripe")];
  expect([ours[0](data, march)!.amount.toNumber(), ours[1](data, march)]).toEqual([100, 0]);
  expect([theirs[0](data, march)!.amount.toNumber(), theirs[1](data, march)]).toEqual([0, 1]);
  expect(definitionOf(ours[1]).hash).not.toBe(definitionOf(theirs[1]).hash);
});

import type { SubscriptionSpell } from "salesmetrics";
import { mrrMovements, policies } from "salesmetrics/subscriptions";
import { expect, test } from "vitest";

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

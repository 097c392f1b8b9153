import { month } from "salesmetrics";
import {
  mrrMovements,
  type MrrMovementOptions,
  policies,
  type SubscriptionData,
  type SubscriptionPolicy,
  subscriptionSpells,
} from "salesmetrics/subscriptions";
import { describe, expect, test } from "vitest";
import { ratioOf, textOf } from "./fractions.js";
import { subscribed, together } from "./rows.js";

const movesOf = (
  data: SubscriptionData,
  policy: SubscriptionPolicy = policies.standard,
  options: MrrMovementOptions = {},
): unknown[] => {
  const { rows } = subscriptionSpells(data, { policy });
  return mrrMovements(rows, { policy, ...options }).rows.map(({ at, kind, amount, divisor }) => [
    at,
    kind,
    textOf(ratioOf(amount!, divisor)),
  ]);
};

describe("published examples", () => {
  test("Lago: an upgrade is an expansion, its end churn", () => {
    const old = subscribed("old", 100, "2025-01-10", "2025-03-15", { successorId: "new" });
    expect(movesOf(together(old, subscribed("new", 200, "2025-03-15", "2025-04-10")))).toEqual([
      ["2025-01-10", "new", "100/1"],
      ["2025-03-15", "expansion", "100/1"],
      ["2025-04-10", "churn", "200/1"],
    ]);
  });

  test("Lago: from 100 a month to 1200 a year nothing moves", () => {
    const old = subscribed("old", 100, "2025-01-10", "2025-03-15", { successorId: "new" });
    const yearly = subscribed("new", 1200, "2025-03-15", null, { interval: "year" });
    expect(movesOf(together(old, yearly))).toEqual([["2025-01-10", "new", "100/1"]]);
  });

  test("ChartMogul: new, expansion, contraction, churn at the end of the paid period, reactivation", () => {
    const data = together(
      subscribed("gold", 500, "2024-01-01", "2025-01-01", {
        ...{ interval: "year", quantity: 4, cancelRequestedAt: "2024-11-05" },
      }),
      subscribed("silver", 30, "2024-03-10", "2024-06-10", { quantity: 2 }),
      subscribed("again", 500, "2025-02-01", null, { interval: "year", quantity: 4 }),
    );
    expect(movesOf(data, policies.chartmogul)).toEqual([
      ["2024-01-01", "new", "500/3"],
      ["2024-03-10", "expansion", "60/1"],
      ["2024-06-10", "contraction", "60/1"],
      ["2025-01-01", "churn", "500/3"],
      ["2025-02-01", "reactivation", "500/3"],
    ]);
  });

  test("netted by month, a rise and a fall in one month are no movement", () => {
    const data = together(
      subscribed("a", 100, "2024-01-01"),
      subscribed("b", 50, "2024-03-05", "2024-03-20"),
    );
    expect(movesOf(data, policies.standard, { per: month() })).toEqual([["2024-01-01", "new", "100/1"]]);
  });
});

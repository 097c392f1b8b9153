import type { SubscriptionDiscount, SubscriptionItem, SubscriptionStatus } from "salesmetrics";
import { policies, type SubscriptionData, subscriptionSpells } from "salesmetrics/subscriptions";
import { describe, expect, test } from "vitest";
import { subscribed, together } from "./rows.js";

const { standard } = policies;
const monthly = subscribed("s", 100, "2025-01-10");
const discount = (
  fields: Partial<SubscriptionDiscount>,
): Pick<SubscriptionData, "subscriptionDiscounts"> => ({
  subscriptionDiscounts: [{ id: "d", subscriptionId: "s", ...fields }],
});
const item = (fields: Partial<SubscriptionItem>): SubscriptionItem => ({
  ...{ id: "i", subscriptionId: "s", price: 10, currency: "USD", interval: "month" },
  ...fields,
});
const status = (fields: Partial<SubscriptionStatus>): SubscriptionStatus => ({
  ...{ id: "h", subscriptionId: "s", status: "paused", from: "2025-02-01" },
  ...fields,
});
const amountsOf = (data: SubscriptionData, policy = {}): unknown[] =>
  subscriptionSpells(data, { policy: { ...standard, ...policy } }).rows.map(
    ({ from, until, amount, divisor }) =>
      divisor === 1 ? [from, until, amount] : [from, until, amount, divisor],
  );
const reasonsOf = (data: SubscriptionData): unknown[] =>
  subscriptionSpells(data, { policy: standard }).excluded.map(({ row, why }) => [
    (row as { id?: string }).id,
    why,
  ]);

describe("the value of a month", () => {
  test.each([
    ["day", null, "3041.666…", ["9125", 3]],
    ["week", null, "433.333…", ["1300", 3]],
    ["week", 2, "216.666…", ["650", 3]],
    ["month", null, "100", ["100", 1]],
    ["quarter", null, "33.333…", ["100", 3]],
    ["halfYear", null, "16.666…", ["50", 3]],
    ["year", null, "8.333…", ["25", 3]],
    ["year", 3, "2.777…", ["25", 9]],
    ["month", 7, "14.285…", ["100", 7]],
  ] as const)("of 100 by %s, count %s, is %s", (interval, intervalCount, _, [amount, divisor]) => {
    const priced = subscribed("s", 50, "2025-01-10", null, { interval, intervalCount, quantity: 2 });
    const [row] = subscriptionSpells(priced, { policy: standard }).rows;
    expect([row!.amount, row!.divisor]).toEqual([amount, divisor]);
  });

  test("four weeks and thirty days are a month under Polar's policy", () => {
    const weekly = subscribed("s", "10", "2025-01-10", null, { interval: "week" });
    expect(amountsOf(weekly, policies.polar)).toEqual([["2025-01-10", null, "40"]]);
    const daily = subscribed("s", "10", "2025-01-10", null, { interval: "day" });
    expect(amountsOf(daily, policies.polar)).toEqual([["2025-01-10", null, "300"]]);
  });
});

describe("discounts", () => {
  const yearOff = { kind: "percent", value: 20, cycles: 12 } as const;

  test("of several bills count until they expire, of one bill they do not", () => {
    expect(amountsOf({ ...monthly, ...discount(yearOff) })).toEqual([
      ["2025-01-10", "2026-01-10", "80"],
      ["2026-01-10", null, "100"],
    ]);
    expect(amountsOf({ ...monthly, ...discount({ ...yearOff, cycles: 1 }) })).toEqual([
      ["2025-01-10", null, "100"],
    ]);
    expect(amountsOf({ ...monthly, ...discount(yearOff) }, { discounts: "forever" })).toEqual([
      ["2025-01-10", null, "100"],
    ]);
  });

  test("stack as the policy says", () => {
    const both = {
      ...monthly,
      subscriptionDiscounts: [
        { id: "1", subscriptionId: "s", kind: "percent", value: 10 },
        { id: "2", subscriptionId: "s", kind: "percent", value: 20 },
        { id: "3", subscriptionId: "s", kind: "amount", value: 5, currency: "USD" },
      ],
    } as const;
    const of = (percentages: string): unknown => (amountsOf(both, { percentages })[0] as unknown[])[2];
    expect(["multiplied", "added", "largest"].map(of)).toEqual(["67", "65", "75"]);
  });

  test("of an amount reduce the first items of the bill, by time and id, and none below 0", () => {
    const items = [
      item({ id: "c", productId: "c", price: 50, from: "2025-01-10" }),
      item({ id: "b", productId: "b", price: 30, from: "2025-01-10" }),
      item({ id: "a", productId: "a", price: 40, from: "2025-02-10" }),
      item({ id: "d", productId: "d", price: 600, from: "2025-01-10", interval: "year" }),
    ];
    const { rows } = subscriptionSpells(
      { ...monthly, subscriptionItems: items, ...discount({ kind: "amount", value: 60, currency: "USD" }) },
      { policy: standard },
    );
    const on = (date: string) =>
      rows
        .filter(({ from, until }) => String(from) <= date && (until == null || date < String(until)))
        .map(({ itemId, amount }) => [itemId, amount])
        .sort();
    // The yearly item is another bill, of which the discount takes 60 ÷ 12 a month.
    expect(on("2025-01-31")).toEqual([
      ["c", "20"],
      ["d", "45"],
    ]);
    expect(on("2025-02-28")).toEqual([
      ["a", "40"],
      ["c", "20"],
      ["d", "45"],
    ]);
  });

  test("above the price are floored at it, and named", () => {
    const tooMuch = {
      ...monthly,
      ...discount({ kind: "amount", value: 150, currency: "USD", from: "2025-02-01" }),
    };
    expect(amountsOf(tooMuch)).toEqual([["2025-01-10", "2025-02-01", "100"]]);
    expect(reasonsOf(tooMuch)).toEqual([["d", "discount above the price"]]);
  });
});

describe("states", () => {
  test("a pause is worth nothing, or as much as before", () => {
    const paused = { ...monthly, subscriptionStatuses: [status({ until: "2025-03-01" })] };
    expect(amountsOf(paused)).toEqual([
      ["2025-01-10", "2025-02-01", "100"],
      ["2025-03-01", null, "100"],
    ]);
    expect(amountsOf(paused, policies.stripe)).toEqual(amountsOf(paused));
    expect(amountsOf(paused, policies.chargify)).toEqual([["2025-01-10", null, "100"]]);
  });

  test("what is past due counts for the days of grace", () => {
    const late = { ...monthly, subscriptionStatuses: [status({ status: "pastDue" })] };
    expect(amountsOf(late, { graceDays: 10 })).toEqual([
      ["2025-01-10", "2025-02-01", "100"],
      ["2025-02-01", "2025-02-11", "100"],
    ]);
  });

  test("a trial counts from its end, and one that was given up never", () => {
    const trial = { trialEndAt: "2025-01-24" } as const;
    expect(amountsOf(subscribed("s", 100, "2025-01-10", null, trial))).toEqual([["2025-01-24", null, "100"]]);
    expect(reasonsOf(subscribed("s", 100, "2025-01-10", "2025-01-20", trial))).toEqual([
      ["s", "ended before it was billable"],
    ]);
  });

  test("a switch without a link is bridged for some hours, and with one whatever the gap", () => {
    const gap = (hours: number, successorId: string | null = null): unknown[] =>
      amountsOf(
        together(
          subscribed("s", 100, new Date("2025-01-10T00:00:00Z"), new Date("2025-02-10T00:00:00Z"), {
            successorId,
          }),
          subscribed("t", 120, new Date(Date.UTC(2025, 1, 10, hours))),
        ),
      ).map((row) => (row as readonly unknown[])[1]);
    expect(gap(24)[0]).toEqual(new Date("2025-02-11T00:00:00Z"));
    expect(gap(25)[0]).toEqual(new Date("2025-02-10T00:00:00Z"));
    expect(gap(400, "t")[0]).toEqual(new Date(Date.UTC(2025, 1, 10, 400)));
  });
});

describe("rows that cannot be used", () => {
  const items: readonly (readonly [Record<string, unknown>, string])[] = [
    [{ interval: "fortnight" }, "unknown interval"],
    [{ interval: "__proto__" }, "unknown interval"],
    [{ interval: null }, "missing interval"],
    [{ intervalCount: 0 }, "invalid intervalCount"],
    [{ intervalCount: 1.5 }, "invalid intervalCount"],
    [{ price: null }, "missing price"],
    [{ price: -1 }, "invalid price"],
    [{ price: "12 EUR" }, "invalid price"],
    [{ currency: null }, "missing currency"],
    [{ quantity: -2 }, "invalid quantity"],
    [{ metered: true }, "metered"],
    [{ subscriptionId: "x" }, "unknown subscriptionId"],
    [{ from: "2025-03-02", until: "2025-03-01" }, "end before start"],
    [{ from: "soon" }, "invalid from"],
  ];
  test.each(items)("an item with %j: %s", (fields, why) => {
    const data = { ...monthly, subscriptionItems: [item(fields)] };
    expect(amountsOf(data)).toEqual([]);
    expect(reasonsOf(data)).toEqual([["i", why]]);
  });

  test("an item that overlaps another of its product and interval", () => {
    const subscriptionItems = [
      item({ productId: "p", until: "2025-03-01" }),
      item({ id: "j", productId: "p", from: "2025-02-01" }),
      item({ id: "k", productId: "p", from: "2025-03-01" }),
    ];
    expect(reasonsOf({ ...monthly, subscriptionItems })).toEqual([["j", "overlaps another item"]]);
  });

  test.each([
    [subscribed("s", 1, "2025-01-10", "2025-01-09"), "end before start"],
    [subscribed("s", 1, "soon" as never), "invalid startedAt"],
    [subscribed("s", 1, null as never), "missing startedAt"],
    [subscribed("s", 1, "2025-01-10", null, { customerId: "" }), "missing customerId"],
    [subscribed("s", 1, "2025-01-10", null, { status: "incomplete" }), "never billable"],
  ] as const)("a subscription of %#: %s", (data, why) => {
    expect(amountsOf(data)).toEqual([]);
    expect(reasonsOf(data)[0]).toEqual(["s", why]);
  });

  test("discounts and states", () => {
    const of = (fields: Partial<SubscriptionDiscount>): unknown =>
      reasonsOf({ ...monthly, ...discount(fields) })[0];
    expect(of({ kind: "coupon" as never, value: 1 })).toEqual(["d", "unknown kind"]);
    expect(of({ kind: "percent" })).toEqual(["d", "missing value"]);
    expect(of({ kind: "amount", value: 5 })).toEqual(["d", "missing currency"]);
    expect(of({ kind: "amount", value: 5, currency: "EUR" })).toEqual(["d", "discount in another currency"]);
    expect(reasonsOf({ ...monthly, subscriptionStatuses: [status({ from: null })] })).toEqual([
      ["h", "missing or invalid from"],
    ]);
  });
});

describe("policies", () => {
  test("a rule that a vendor does not publish is asked for once a row needs it", () => {
    const paused = { ...monthly, subscriptionStatuses: [status({})] };
    expect(() => subscriptionSpells(paused, { policy: policies.chartmogul })).toThrow(
      "subscriptionSpells: expected a choice of paused, which rows depend on: { ...policies.chartmogul, paused: … }, got none",
    );
    expect(subscriptionSpells(monthly, { policy: policies.stripe }).rows).toHaveLength(1);
  });
});

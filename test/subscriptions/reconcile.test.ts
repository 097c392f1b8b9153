import { fc, test as property } from "@fast-check/vitest";
import { between, month, timeZone } from "salesmetrics";
import {
  type MrrDifference,
  policies,
  reconcile,
  type SubscriptionData,
  type SubscriptionPolicy,
  subscriptionSpells,
} from "salesmetrics/subscriptions";
import { describe, expect, test } from "vitest";
import { dateOf } from "../views/grid.js";
import { negated, type Ratio, ratioOf, sumOf, textOf } from "./fractions.js";
import { mrrOn } from "./oracle.js";
import { subscribed, together } from "./rows.js";
import { completed, days, histories } from "./world.js";

const valueOf = ({ amount, divisor }: MrrDifference): Ratio => ratioOf(amount, divisor);
const endOf = (day: number) => ({ during: between("2024-01-01", dateOf(day + 1)) });

/** What customers have at the end of a day, from spells alone. */
function spelled(
  data: SubscriptionData,
  policy: SubscriptionPolicy,
  customerId: string,
  date: string,
): Ratio {
  const own = subscriptionSpells(data, { policy }).rows.filter(
    (row) => row.customerId === customerId && row.currency === "USD",
  );
  const holding = own.filter(({ from, until = null }) => from! <= date && (until === null || until > date));
  return sumOf(holding.map(({ amount, divisor }) => ratioOf(amount!, divisor)));
}

const pairs = completed.flatMap((from) => completed.map((to) => [from.name, to.name, from, to] as const));

describe.each(pairs)("from %s to %s", (_, __, from, to) => {
  property.prop([histories, fc.integer({ min: 0, max: 2 * days })], { numRuns: 6 })(
    "the parts add up to the difference, in all and for each customer",
    (data, day) => {
      const { difference, parts } = reconcile(data, from, to, endOf(day));
      for (const currency of ["USD", "EUR"]) {
        const own = parts.filter((part) => part.currency === currency);
        const whole = difference.filter((each) => each.currency === currency);
        expect(whole.length).toBeLessThanOrEqual(1);
        expect(textOf(sumOf(own.map(valueOf)))).toBe(textOf(sumOf(whole.map(valueOf))));
      }
      for (const customer of ["ann", "bob"]) {
        const own = parts.filter((part) => part.currency === "USD" && part.customerId === customer);
        const [old, now] = [from, to].map((policy) => spelled(data, policy, customer, dateOf(day)));
        expect(textOf(sumOf(own.map(valueOf)))).toBe(textOf(sumOf([now!, negated(old!)])));
      }
      const names = parts.map(({ rule, customerId, currency }) => `${rule} ${customerId} ${currency}`);
      expect(new Set(names).size).toBe(names.length);
      expect(parts.filter(({ at, amount }) => amount === "0" || at > dateOf(day))).toEqual([]);
    },
  );
});

const pair = fc.tuple(fc.constantFrom(...completed), fc.constantFrom(...completed));

property.prop([histories, pair, fc.integer({ min: 0, max: 2 * days })])(
  "the difference is that of the raw rows",
  (history, [from, to], day) => {
    const data = {
      ...history,
      subscriptions: history.subscriptions.map((row) => ({ ...row, successorId: null })),
    };
    const [old, now] = [from, to].map((policy) => ({ ...policy, switchHours: 0 }));
    const { difference } = reconcile(data, old!, now!, endOf(day));
    for (const currency of ["USD", "EUR"]) {
      const [before, after] = [old!, now!].map((policy) => mrrOn(dateOf(day), data, currency, policy));
      const found = difference.filter((each) => each.currency === currency).map(valueOf);
      expect(textOf(sumOf(found))).toBe(textOf(sumOf([after!, negated(before!)])));
    }
  },
);

const single = fc.constantFrom<Partial<SubscriptionPolicy>>(
  { churn: "requested" },
  { paused: "unchanged" },
  { graceDays: 5 },
  { discounts: "gross" },
  { percentages: "largest" },
  { switchHours: 0 },
  { timesPerMonth: { day: [30, 1], week: [4, 1] } },
);

property.prop([histories, single, fc.integer({ min: 0, max: 2 * days })])(
  "a part is dated from when both differ up to the end",
  (data, rule, day) => {
    const other = { ...policies.standard, ...rule };
    for (const { customerId, at, currency, rule: named } of reconcile(
      data,
      policies.standard,
      other,
      endOf(day),
    ).parts) {
      if (currency !== "USD") continue;
      expect(named).toBe(Object.keys(rule)[0]);
      const first = Array.from({ length: day + 1 }, (_, each) => each).find((each) => dateOf(each) === at)!;
      const differs = (each: number): boolean =>
        textOf(spelled(data, policies.standard, customerId, dateOf(each))) !==
        textOf(spelled(data, other, customerId, dateOf(each)));
      for (let each = first; each <= day; each++) expect(differs(each)).toBe(true);
      expect(first === 0 ? false : differs(first - 1)).toBe(false);
    }
  },
);

test("each unit is the work of one rule on one customer since one date", () => {
  const data = {
    ...together(
      subscribed("a", 50, "2025-01-10", "2025-04-10", { customerId: "ann", cancelRequestedAt: "2025-03-20" }),
      subscribed("b", 100, "2025-02-01", null, { customerId: "bob" }),
      subscribed("c", 2000, "2025-01-10", null, { customerId: "cleo", interval: "year" }),
      subscribed("d", 70, "2025-01-10", null, { customerId: "dan" }),
    ),
    subscriptionDiscounts: [
      { id: "1", subscriptionId: "b", kind: "percent", value: 20, until: "2026-01-01" },
    ],
    subscriptionStatuses: [
      { id: "1", subscriptionId: "c", status: "pastDue", from: "2025-01-20" },
      { id: "2", subscriptionId: "d", status: "paused", from: "2025-02-20" },
    ],
  } as const;
  const stripe = { ...policies.stripe, paused: "zero" } as const;
  const { difference, parts } = reconcile(data, policies.standard, stripe, { during: month(2025, 3) });
  expect(
    parts.map(({ rule, customerId, at, amount, divisor }) => [rule, customerId, at, amount, divisor]),
  ).toEqual([
    ["churn", "ann", "2025-03-20", "-50", 1],
    ["graceDays", "cleo", "2025-02-19", "500", 3],
    ["discounts", "bob", "2025-02-01", "20", 1],
  ]);
  expect(difference).toEqual([{ currency: "USD", amount: "410", divisor: 3 }]);
});

test("instants need a zone", () => {
  const data = {
    ...subscribed("a", 50, new Date("2025-03-31T23:30:00Z")),
    subscriptionDiscounts: [{ id: "1", subscriptionId: "a", kind: "percent", value: 20 }],
  } as const;
  const gross = { ...policies.standard, discounts: "gross" } as const;
  const ask = (zone?: string) => {
    const march = month(2025, 3);
    const during = zone === undefined ? march : march.inZone(timeZone(zone));
    return reconcile(data, policies.standard, gross, { during }).difference.map(({ amount }) => amount);
  };
  expect(() => ask()).toThrow(expect.objectContaining({ code: "missing-time-zone" }));
  expect(ask("Europe/Berlin")).toEqual([]);
  expect(ask("UTC")).toEqual(["10"]);
});

test("a rule that a policy lacks and a row needs is refused by name", () => {
  const data = {
    ...subscribed("a", 50, "2025-01-01"),
    subscriptionStatuses: [{ id: "p", subscriptionId: "a", status: "paused", from: "2025-03-05" }],
  } as const;
  expect(() => reconcile(data, policies.standard, policies.chartmogul, { during: month(2025, 3) })).toThrow(
    /a choice of paused/,
  );
});

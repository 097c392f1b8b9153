import { fc, test as property } from "@fast-check/vitest";
import {
  between,
  churnedMrr,
  contractionMrr,
  evaluate,
  expansionMrr,
  grossMrrChurnRate,
  grossRevenueRetention,
  type Money,
  month,
  mrr,
  type MrrMovement,
  netMrrChurnRate,
  newMrr,
  rates,
  reactivationMrr,
  type SubscriptionSpell,
  report,
  scan,
} from "salesmetrics";
import { mrrMovements, policies, subscriptionSpells } from "salesmetrics/subscriptions";
import { describe, expect, test } from "vitest";
import { dateOf } from "../views/grid.js";
import { ratioOf, sumOf } from "./fractions.js";
import { subscribed, together } from "./rows.js";
import { completed, days, histories } from "./world.js";

const metrics = { mrr, newMrr, reactivationMrr, expansionMrr, contractionMrr, churnedMrr };
const textOfMoney = (money: Money | null): string => (money === null ? "none" : money.amount.toFixed(2));

const gold = subscribed("gold", 500, "2025-01-10", "2025-04-10", { interval: "year", quantity: 4 });
const silver = subscribed("silver", 60, "2025-02-10", "2025-03-10");
const data = ((): Parameters<typeof evaluate<typeof metrics>>[1] => {
  const { rows } = subscriptionSpells(together(gold, silver), { policy: policies.standard });
  return { subscriptionSpells: rows, mrrMovements: mrrMovements(rows).rows };
})();

describe("MRR and its movements", () => {
  test("follow a customer month by month", () => {
    const { rows } = evaluate(metrics, data, {
      every: month(),
      during: between("2025-01-01", "2025-05-01"),
      currency: "USD",
    });
    expect(
      rows.map((row) => Object.keys(metrics).map((name) => textOfMoney(row[name as keyof typeof metrics]))),
    ).toEqual([
      ["166.67", "166.67", "0.00", "0.00", "0.00", "0.00"],
      ["226.67", "0.00", "0.00", "60.00", "0.00", "0.00"],
      ["166.67", "0.00", "0.00", "0.00", "60.00", "0.00"],
      ["0.00", "0.00", "0.00", "0.00", "0.00", "166.67"],
    ]);
  });

  test("a cube keeps the divisors", () => {
    const question = { every: month() };
    const cube = JSON.parse(JSON.stringify(scan(metrics, data, question))) as ReturnType<typeof scan>;
    expect(report(metrics, cube as never).rows.map((row) => textOfMoney(row.mrr as Money))).toEqual(
      evaluate(metrics, data, question).rows.map((row) => textOfMoney(row.mrr)),
    );
  });

  test("twelfths add up to wholes, and are converted as wholes", () => {
    const { rows } = subscriptionSpells(
      together(...["a", "b", "c"].map((id) => subscribed(id, 100, "2025-01-01", null, { interval: "year" }))),
      { policy: policies.standard },
    );
    const asked = { asOf: "2025-02-01" } as const;
    expect(mrr({ subscriptionSpells: rows }, asked)?.amount.toString()).toBe("25");
    const toEuros = rates({ base: "EUR", quotes: [{ currency: "USD", rate: "2" }] });
    expect(
      mrr({ subscriptionSpells: rows }, { ...asked, currency: "EUR", rates: toEuros })?.amount.toString(),
    ).toBe("12.5");
  });

  test("a spell without a usable divisor is left out and reported", () => {
    const spell = {
      id: "1",
      customerId: "ann",
      subscriptionId: "s",
      itemId: "i",
      currency: "USD",
      from: "2025-01-01",
    } as const;
    const rows = [
      { ...spell, amount: 100, divisor: 3 },
      { ...spell, id: "2", amount: 100, divisor: 0 },
      { ...spell, id: "3", amount: 100, divisor: 1.5 },
    ];
    const { total, explain } = evaluate({ mrr }, { subscriptionSpells: rows }, { asOf: "2025-02-01" });
    expect(total.mrr?.amount.toFixed(2)).toBe("33.33");
    expect(explain(total, "mrr").excluded).toEqual([
      { entity: "subscriptionSpells", why: "invalid divisor", count: 2 },
    ]);
  });
});

describe("ChartMogul's month: 100, less 10 churned, less 10 contracted, plus 10 expanded", () => {
  const customers = [
    subscribed("a", 10, "2025-01-01", "2025-03-10", { customerId: "a" }),
    subscribed("b", 30, "2025-01-01", "2025-03-15", { customerId: "b", successorId: "b2" }),
    subscribed("b2", 20, "2025-03-15", null, { customerId: "b" }),
    subscribed("c", 60, "2025-01-01", null, { customerId: "c" }),
    subscribed("c2", 10, "2025-03-20", null, { customerId: "c" }),
  ];
  const { rows } = subscriptionSpells(together(...customers), { policy: policies.chartmogul });
  const march = { during: month(2025, 3), currency: "USD" } as const;

  test("gross churn is 20 %, net churn 10 %", () => {
    const moves = mrrMovements(rows, { policy: policies.chartmogul }).rows;
    const both = { subscriptionSpells: rows, mrrMovements: moves };
    expect(grossMrrChurnRate(both, march)).toBe(0.2);
    expect(netMrrChurnRate(both, march)).toBe(0.1);
  });

  test("gross retention by customer is 80 %", () => {
    expect(grossRevenueRetention({ subscriptionSpells: rows }, march)).toBe(0.8);
  });
});

test("ChartMogul's day from 100 to 120, of which 10 are new, has a net churn of −10 %", () => {
  const rows = subscriptionSpells(
    together(
      subscribed("a", 100, "2025-01-01", null, { customerId: "a" }),
      subscribed("a2", 10, "2025-03-10", null, { customerId: "a" }),
      subscribed("b", 10, "2025-03-10", null, { customerId: "b" }),
    ),
    { policy: policies.chartmogul },
  ).rows;
  const both = { subscriptionSpells: rows, mrrMovements: mrrMovements(rows).rows };
  const asked = { during: between("2025-03-10", "2025-03-11"), currency: "USD" } as const;
  expect(mrr(both, asked)!.amount.toNumber()).toBe(120);
  expect(netMrrChurnRate(both, asked)).toBe(-0.1);
});

const signs = { new: 1, reactivation: 1, expansion: 1, contraction: -1, churn: -1 } as const;

describe.each(completed.map((policy) => [policy.name, policy] as const))("under %s", (_, policy) => {
  property.prop([histories, fc.tuple(fc.nat(2 * days), fc.nat(2 * days))])(
    "the metrics are the exact sums of their rows, rounded once",
    (history, edges) => {
      const [first, last] = [...edges].sort((left, right) => left - right).map(dateOf) as [
        ReturnType<typeof dateOf>,
        ReturnType<typeof dateOf>,
      ];
      const rows = subscriptionSpells(history, { policy }).rows.filter(({ currency }) => currency === "USD");
      const moves = mrrMovements(rows, { policy }).rows;
      const during = between(first, dateOf(Math.max(...edges) + 1));
      const { total } = evaluate(
        metrics,
        { subscriptionSpells: rows, mrrMovements: moves },
        { during, currency: "USD" },
      );
      const exactly = (list: readonly (MrrMovement | SubscriptionSpell)[]) => {
        const { above, below } = sumOf(list.map(({ amount, divisor }) => ratioOf(amount!, divisor)));
        return (above * 10n ** 12n) / below;
      };
      const shown = (money: Money | null) => BigInt(money!.amount.times("1e12").floor().toFixed(0));
      const kinds = {
        new: newMrr,
        reactivation: reactivationMrr,
        expansion: expansionMrr,
        contraction: contractionMrr,
        churn: churnedMrr,
      };
      for (const kind of Object.keys(signs) as (keyof typeof signs)[]) {
        const own = moves.filter((row) => row.kind === kind && row.at! >= first && row.at! <= last);
        const name = Object.entries(metrics).find(
          ([, metric]) => metric === kinds[kind],
        )![0] as keyof typeof metrics;
        expect(shown(total[name])).toBe(exactly(own));
      }
      const holding = rows.filter(
        ({ from, until = null }) => from! <= last && (until === null || until > last),
      );
      expect(shown(total.mrr)).toBe(exactly(holding));
    },
  );
});

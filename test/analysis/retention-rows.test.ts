import {
  customerLifetimeValueWithin,
  customerPayments,
  difference,
  evaluate,
  month,
  ratio,
} from "salesmetrics";
import { atAge, cohortEvents, cohortTable, retention } from "salesmetrics/analysis";
import { describe, expect, test } from "vitest";
import { buyers, order, paid, query } from "./cohorts-world.js";

/** Three of January: ann is away in February, bob comes at the end of January, cyd never comes back. Dan is of April. */
const orders = [
  order("ann", "2025-01-02", 100),
  order("bob", "2025-01-31", 10),
  order("cyd", "2025-01-15", 40),
  order("bob", "2025-02-10", 20),
  order("ann", "2025-03-10", 60),
  order("bob", "2025-03-20", 15),
  order("dan", "2025-04-10", 5),
];
const data = { orders: cohortEvents(buyers, orders).rows };
const cellsOf = (metric: ReturnType<typeof retention>, more: object = {}) => {
  const { rows, average } = cohortTable(
    evaluate({ metric }, data as never, { ...query, ...more } as never) as never,
    buyers,
  ) as unknown as {
    rows: { cells: { metric: number | null }[] }[];
    average: { cells: { metric: number }[] };
  };
  const january = rows[0]!.cells.map((cell) => cell.metric);
  return { january, april: rows[3]?.cells.map((cell) => cell.metric), average: average.cells };
};

describe("the rows of retention", () => {
  test("C5: active in month N ÷ members, which may rise; month 0 is 1, and a month that is not over has none", () => {
    const { january, april, average } = cellsOf(retention(buyers) as never);
    expect(january).toEqual([1, 1 / 3, 2 / 3, 0]);
    expect(april).toEqual([1, null, null, null]);
    // All cohorts that reached the month: April reached month 0 alone.
    expect(average.map((cell) => cell.metric)).toEqual([1, 1 / 3, 2 / 3, 0]);
  });

  test("C6: active in month N or later never rises with N, and drifts up as time passes", () => {
    const rolling = retention(buyers, { rolling: true }) as never;
    expect(cellsOf(rolling).january).toEqual([1, 2 / 3, 2 / 3, 0]);
    expect(cellsOf(rolling, { asOf: "2025-02-28" }).january).toEqual([1, 1 / 3]);
  });

  test("C7: revenue in month N ÷ revenue in month 0, whose days are fewer for who joined late", () => {
    const kept = ratio(atAge(buyers, paid), atAge(buyers, paid, 0)) as never;
    expect(cellsOf(kept).january).toEqual([1, 20 / 150, 75 / 150, 0]);
  });

  test("C7: of days 31 to 60 ÷ days 0 to 30 of each customer, which nobody joins late", () => {
    const customers = [
      { id: "ann", firstPaidAt: "2025-01-02" },
      { id: "bob", firstPaidAt: "2025-01-31" },
      { id: "cyd", firstPaidAt: "2025-01-15" },
    ] as const;
    const payments = orders.map((each) => ({ ...each, paidAt: each.placedAt! }));
    const first = customerLifetimeValueWithin(30);
    const next = difference(customerLifetimeValueWithin(60), first);
    const { rows } = customerPayments({ customers, orders: payments });
    const asked = { during: month(2025, 1), asOf: "2025-05-10" } as const;
    // 10 days after his first order bob paid 20, 48 days after it 15; ann came back after 67 days.
    expect(ratio(next, first)({ customers, customerPayments: rows }, asked)).toBeCloseTo(15 / 170, 12);
  });
});

import {
  and,
  count,
  Customer,
  Deal,
  definitionOf,
  elapsed,
  eq,
  evaluate,
  extend,
  not,
  sum,
  predicate,
  text,
  where,
  winRate,
} from "salesmetrics";
import { describe, expect, test } from "vitest";

const deals: Deal[] = [
  { id: "a1", status: "won", amount: 10, currency: "EUR", closedAt: "2025-03-01" },
  { id: "b2", status: "lost", amount: 20, currency: "EUR", closedAt: "2025-03-02" },
  { id: "a3", status: "open", amount: 40, currency: "EUR" },
];

describe("test", () => {
  test("admits the rows that the callback says yes to", () => {
    expect(count(Deal, { where: predicate(Deal, (deal) => deal.id.startsWith("a")) })({ deals })).toBe(2);
    expect(
      count(Deal, { where: predicate<{ deals: Deal }>((deal) => deal.id.startsWith("b")) })({ deals }),
    ).toBe(1);
  });

  test("goes with other conditions", () => {
    const startsWithA = predicate(Deal, (deal) => deal.id.startsWith("a"));
    expect(count(Deal, { where: and(startsWithA, eq(Deal.status, "won")) })({ deals })).toBe(1);
    expect(count(Deal, { where: not(startsWithA) })({ deals })).toBe(1);
    expect(where(winRate, startsWithA)({ deals })).toBe(1);
  });

  test("gets the row itself, with an application's own fields", () => {
    const Own = extend(Deal, { region: text() });
    const row = { id: "1", status: "open", region: "north" } as const;
    const seen: unknown[] = [];
    count(Own, { where: predicate(Own, (deal) => seen.push(deal) > 0) })({ deals: [row] });
    expect(seen).toEqual([row]);
    expect(seen[0]).toBe(row);
  });

  test("splits rows into yes and no", () => {
    const isBig = predicate(Deal, (deal) => Number(deal.amount) > 15);
    const { rows } = evaluate({ n: count(Deal) }, { deals }, { by: { isBig } });
    expect(rows.map((row) => [row.isBig, row.n])).toEqual([
      [false, 1],
      [true, 2],
    ]);
  });

  test("lets an error of the callback through as it is", () => {
    const error = new RangeError("mine");
    const failing = predicate(Deal, () => {
      throw error;
    });
    expect(() => count(Deal, { where: failing })({ deals })).toThrow(error);
  });

  test("is refused on another entity than the one that is counted", () => {
    expect(() => count(Deal, { where: predicate(Customer, () => true) as never })).toThrow(
      expect.objectContaining({ code: "invalid-argument" }),
    );
  });

  test("holds the name of the function in its definition", () => {
    const startsWithA = (deal: Deal): boolean => deal.id.startsWith("a");
    const { formula, text } = definitionOf(count(Deal, { where: predicate(Deal, startsWithA) }));
    expect(formula).toEqual({ aggregate: "count", entity: "deals", where: { predicate: "startsWithA" } });
    expect(text).toBe("count(deals where predicate(startsWithA))");
  });

  test("is not mistaken for another callback of the same name in one question", () => {
    const prefixed = (prefix: string) => predicate(Deal, (deal) => deal.id.startsWith(prefix));
    const [startsWithA, startsWithB] = [
      count(Deal, { where: prefixed("a") }),
      count(Deal, { where: prefixed("b") }),
    ];
    expect(definitionOf(startsWithA)).toEqual(definitionOf(startsWithB));
    const { total } = evaluate({ startsWithA, startsWithB, all: count(Deal) }, { deals });
    expect([total.startsWithA, total.startsWithB, total.all]).toEqual([2, 1, 3]);
  });
});

describe("measures that look alike", () => {
  test("are told apart in one question by unit, field, condition and aggregate", () => {
    const row = { id: "1", status: "won", createdAt: new Date(0), closedAt: new Date(86_400_000) } as const;
    const { total } = evaluate(
      {
        days: sum(elapsed(Deal.createdAt, Deal.closedAt)),
        hours: sum(elapsed(Deal.createdAt, Deal.closedAt, "hours")),
        minutes: sum(elapsed(Deal.createdAt, Deal.closedAt, "minutes")),
        seconds: sum(elapsed(Deal.createdAt, Deal.closedAt, "seconds")),
        none: sum(elapsed(Deal.createdAt, Deal.createdAt)),
        lost: sum(elapsed(Deal.createdAt, Deal.closedAt), { where: eq(Deal.status, "lost") }),
        n: count(Deal),
      },
      { deals: [row] },
    );
    expect(total).toMatchObject({
      days: 1,
      hours: 24,
      minutes: 1440,
      seconds: 86_400,
      none: 0,
      lost: 0,
      n: 1,
    });
  });
});

import {
  add,
  and,
  averageOver,
  change,
  type CalendarDate,
  count,
  Deal,
  definitionOf,
  difference,
  eq,
  evaluate,
  growth,
  type Expression,
  type Metric,
  month,
  not,
  or,
  overall,
  prior,
  ratio,
  stock,
  sum,
  where,
  wonDeals,
  year,
} from "salesmetrics";
import { describe, expect, test } from "vitest";

type Won = Metric<{ deals: Deal }, number>;

const deals: Deal[] = Array.from({ length: 30 }, (_, place) => ({
  id: String(place),
  status: place % 3 === 0 ? "lost" : "won",
  createdAt: "2024-01-01",
  closedAt: `2025-${String(1 + (place % 12)).padStart(2, "0")}-11` as CalendarDate,
}));

/** The same step over and over. */
function nested<Item>(times: number, first: Item, step: (inner: Item) => Item): Item {
  let item = first;
  for (let time = 0; time < times; time++) item = step(item);
  return item;
}

const query = { every: month(), during: year(2025), asOf: "2026-06-01" } as const;

describe("a metric that is used twice in another, many times over, is computed once", () => {
  /** Counts how often the condition of a metric that is not shared is asked for. */
  const steps: readonly [string, (metric: Won) => Won][] = [
    ["ratio", (metric) => ratio(metric, metric)],
    ["difference", (metric) => difference(metric, metric)],
    ["change", (metric) => change(metric)],
    ["growth", (metric) => growth(metric)],
    ["growth to the day", (metric) => growth(metric, { partial: "sameElapsed" })],
    ["ratio to the month before", (metric) => ratio(metric, prior(metric))],
    ["ratio to all", (metric) => ratio(metric, overall(metric))],
    ["a ratio of ratios", (metric) => ratio(ratio(metric, wonDeals), ratio(wonDeals, metric))],
  ];
  test.each(steps)("%s", (_, step) => {
    // Computed anew for each use, 30 levels take a billion steps.
    const metric = nested(30, wonDeals as Won, step);
    const report = evaluate({ metric }, { deals }, { ...query, by: { pipeline: Deal.pipeline } });
    expect(report.rows).toHaveLength(12);
    expect(report.explain(report.total, "metric").formula.length).toBeLessThan(20_000);
  });

  test("under a condition", () => {
    const metric = where(
      nested(60, wonDeals as Won, (inner) => ratio(inner, inner)),
      not(eq(Deal.status, "lost")),
    );
    expect(metric({ deals })).toBe(1);
  });

  test("in a mean of stocks", () => {
    const open = stock(count(Deal), { from: Deal.createdAt, until: Deal.closedAt });
    const metric = nested(12, open as Won, (inner) => averageOver(month(), inner));
    expect(metric({ deals }, { during: year(2025) })).toBeGreaterThan(0);
  });

  test("with the same value as written out", () => {
    const twice = change(change(wonDeals));
    const { rows } = evaluate({ twice, wonDeals }, { deals }, query);
    const won = rows.map((row) => row.wonDeals!);
    for (const [place, row] of rows.entries())
      if (place >= 2) expect(row.twice).toBe(won[place]! - 2 * won[place - 1]! + won[place - 2]!);
  });
});

describe("what is nested too deep is refused", () => {
  const refused = expect.objectContaining({ code: "nested-too-deep" }) as Error;
  const isWon = eq(Deal.status, "won");
  const conditions = {
    not: (times: number) => nested(times, isWon, (inner) => not(inner)),
    or: (times: number) => nested(times, isWon, (inner) => or(inner, isWon)),
    and: (times: number) => nested(times, isWon, (inner) => and(isWon, inner)),
  };
  test.each(Object.entries(conditions))("a condition of %s", (_, make) => {
    expect(
      evaluate({ wonDeals: count(Deal, { where: make(240) }) }, { deals }).total.wonDeals,
    ).toBeGreaterThan(0);
    for (const times of [300, 2000, 100_000]) {
      const deep = make(times);
      expect(() => count(Deal, { where: deep })({ deals })).toThrow(refused);
      expect(() => evaluate({ wonDeals }, { deals }, { by: { deep } })).toThrow(refused);
    }
  });

  test("a sum", () => {
    const deep = nested(300, Deal.probability as Expression<{ deals: Deal }, number>, (inner) =>
      add(inner, 1),
    );
    expect(() => sum(deep)({ deals })).toThrow(refused);
  });

  test("a metric", () => {
    for (const times of [300, 2000]) {
      const deep = nested(times, wonDeals as Won, (inner) => ratio(inner, wonDeals));
      expect(() => deep({ deals })).toThrow(refused);
      expect(() => definitionOf(deep)).toThrow(refused);
    }
  });

  test("a condition that is twice in another, which is twice in another, and so on", () => {
    const doubled = nested(60, isWon, (inner) => and(inner, inner));
    expect(() => count(Deal, { where: doubled })({ deals })).toThrow(refused);
    expect(() => evaluate({ wonDeals }, { deals }, { by: { doubled } })).toThrow(refused);
    expect(() => definitionOf(nested(60, wonDeals as Won, (inner) => ratio(inner, inner)))).toThrow(refused);
  });
});

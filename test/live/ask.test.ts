import { describe, expect, it } from "vitest";
import {
  count,
  Deal,
  eq,
  evaluate,
  gt,
  month,
  ne,
  only,
  predicate,
  quarter,
  type Query,
  wonDeals,
} from "salesmetrics";
import { live } from "salesmetrics/live";

const won = (id: string, ownerId: string, source: string | null, probability: number): Deal => ({
  ...{
    id,
    ownerId,
    source,
    probability,
    status: "won",
    closedAt: Number(id) > 2 ? "2025-04-03" : "2025-03-03",
  },
});
const deals = [won("1", "ann", "web", 0.5), won("2", "ann", "fair", 1), won("3", "bob", "web", 0.75)];
const question = { by: { rep: Deal.ownerId, source: Deal.source }, every: month() } as const;

let reads = 0;
const isRead = predicate(Deal, () => {
  reads++;
  return true;
});
const metrics = { closed: count(Deal, { at: Deal.closedAt, where: isRead }), wonDeals };

/** How many rows are read to answer; the answer is that of `evaluate`. */
function readsFor(rows: readonly Deal[], asked: Query, query: Query): number {
  const board = live(metrics, { deals: rows }, asked);
  reads = 0;
  const report = board.ask(query as never);
  const counted = reads;
  const { rows: expected, total } = evaluate(metrics, { deals: rows }, query as never);
  expect([report.rows, report.total]).toEqual([expected, total]);
  return counted;
}

describe("another question", () => {
  it.each<[string, Query]>([
    ["of fewer dimensions", { ...question, by: { source: Deal.source } }],
    ["of none", { every: month() }],
    ["about one value", { ...question, where: only(eq(Deal.source, "web")) }],
    ["about the others", { ...question, by: { rep: Deal.ownerId }, where: only(ne(Deal.source, "web")) }],
    ["about what no row has", { ...question, where: only(eq(Deal.source, "mail")) }],
    ["in another layout", { ...question, orderBy: [], subtotals: true } as Query],
  ])("%s is answered without a row", (_, query) => {
    expect(readsFor(deals, question, query)).toBe(0);
  });

  it.each<[string, Query, Query]>([
    ["of another dimension", question, { ...question, by: { odds: Deal.probability } }],
    ["about another field", question, { ...question, where: only(gt(Deal.probability, 0.6)) }],
    ["by another grain", question, { ...question, every: quarter() }],
    ["at another moment", question, { ...question, asOf: "2025-03-31" }],
    ["without a condition", { ...question, where: only(eq(Deal.source, "web")) }, question],
  ])("%s is answered by a scan", (_, asked, query) => {
    expect(readsFor(deals, asked, query)).toBeGreaterThan(0);
  });

  it("about a dimension that a row lacks is answered by a scan: it may be one that cannot be read", () => {
    const query = { ...question, where: only(ne(Deal.source, "web")) };
    expect(readsFor([...deals, won("4", "ann", null, 1)], question, query)).toBeGreaterThan(0);
    expect(readsFor([...deals, won("4", "ann", 5 as never, 1)], question, query)).toBeGreaterThan(0);
  });

  it("follows the rows, and explains until they change", () => {
    const board = live(metrics, { deals }, question);
    board.remove({ deals: ["1"] });
    const bySource = board.ask({ by: { source: Deal.source } });
    expect(bySource.rows.map((row) => [row.source, row.wonDeals])).toEqual([
      ["fair", 1],
      ["web", 1],
    ]);
    expect(bySource.explain(bySource.total, "wonDeals").n).toBe(2);
    board.remove({ deals: ["2"] });
    expect(() => bySource.explain(bySource.total, "wonDeals")).toThrow("expected the current report");
  });
});

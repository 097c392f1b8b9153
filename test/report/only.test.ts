import {
  and,
  bookings,
  Campaign,
  type Cube,
  Deal,
  eq,
  evaluate,
  gte,
  Lead,
  leadsCreated,
  mergeCubes,
  type Metric,
  type Metrics,
  month,
  ne,
  only,
  openDealsAtEnd,
  predicate,
  quarter,
  type Predicate,
  Rep,
  report,
  scan,
  via,
  where,
  winRate,
  wonDeals,
  year,
} from "salesmetrics";
import { duckdb, sqlTable, toSql } from "salesmetrics/sql";
import { table } from "salesmetrics/tables";
import { describe, expect, test } from "vitest";
import { everyMetric } from "../catalog/catalogue.js";
import { dimensionBy } from "../entities.js";
import { rowsOf } from "../engines/rows.js";

const lists = rowsOf({ times: "date", count: 60, seed: 5 });
const ofWeb = ne(Deal.source, "web");
const likely = gte(Deal.probability, 0.25);
const ofLeads = eq(Lead.source, "web");

const entitiesOf = (metric: Metrics[string]): readonly string[] =>
  metric.core().formula.measures.map(({ entity }) => entity);
const reads = (metric: Metrics[string], entity: string): boolean => entitiesOf(metric).includes(entity);
const withAxis = (metric: Metrics[string]): boolean =>
  metric.core().formula.measures.every(({ at }) => at !== null);
/** The metrics of deals or leads that take `every`. */
const metrics: Metrics = Object.fromEntries(
  Object.entries(everyMetric).filter(
    ([, metric]) => withAxis(metric) && (reads(metric, "deals") || reads(metric, "leads")),
  ),
);
const query = {
  by: { who: dimensionBy("ownerId", "repId", "channel", "source", "id") },
  every: quarter(),
  during: year(2024),
  asOf: "2024-09-30",
} as const;

type Line = Readonly<Record<string, unknown>>;
interface Answer {
  readonly rows: readonly Line[];
  readonly total: Line;
  readonly explain: (row: never, name: never) => { readonly formula: string; readonly excluded: unknown };
}

/** The values of all rows and the total, with their explanations but for the formula. */
function told({ rows, total, explain }: Answer, names: readonly string[]): unknown {
  const lines = [...rows, total].map((line) => [
    line,
    names.map((name) => ({ ...explain(line as never, name as never), formula: null })),
  ]);
  return JSON.parse(JSON.stringify(lines));
}

const combined = (conditions: readonly Predicate<never>[]): Metrics =>
  Object.fromEntries(
    Object.entries(metrics).map(([name, metric]) => {
      const own = conditions.filter(({ entity }) => reads(metric, entity!));
      return [name, own.reduce((made, each) => where(made, each), metric as Metric<never, unknown>)];
    }),
  );

describe("only", () => {
  const names = Object.keys(metrics);

  test("says of every metric what the combinator where says of one", () => {
    expect(names.length).toBeGreaterThan(60);
    const conditions = [ofWeb, likely, ofLeads];
    // One currency: sums of several are refused in a row.
    const data = Object.fromEntries(
      Object.entries(lists).map(([name, rows]) => [
        name,
        rows.map((row) => ("currency" in row ? { ...row, currency: "USD" } : row)),
      ]),
    ) as never;
    const asked = { ...query, currency: "USD" } as const;
    const some = Object.fromEntries(
      Object.entries(combined(conditions)).filter(([name]) => !/quota|target/i.test(name)),
    );
    const same = Object.fromEntries(Object.keys(some).map((name) => [name, metrics[name]!]));
    const found = evaluate(same, data, { ...asked, where: only(ofWeb, likely, ofLeads) });
    const expected = evaluate(some, data, asked);
    expect(told(found as unknown as Answer, Object.keys(some))).toEqual(
      told(expected as unknown as Answer, Object.keys(some)),
    );
  });

  test("is over the rows that a plain filter leaves, in lists and in tables, which stay as they are", () => {
    const deals = lists["deals"] as Deal[];
    const kept = deals.filter(({ source }) => source !== "web");
    const asked = { by: { rep: Deal.ownerId }, every: month(), during: year(2024) } as const;
    const some = { winRate, wonDeals, openDealsAtEnd };
    const expected = evaluate(some, { deals: kept }, asked);
    const unasked = evaluate(some, { deals }, asked);
    expect(kept.length).toBeLessThan(deals.length);
    const columns = table(Deal, deals);
    for (const data of [{ deals }, { deals: columns }]) {
      const { rows, total } = evaluate(some, data, { ...asked, where: only(ofWeb) });
      expect(rows).toEqual(expected.rows);
      expect(total).toEqual(expected.total);
      expect(evaluate(some, data, asked).rows).toEqual(unasked.rows);
    }
  });

  test("is part of the question of a cube, which has the measures of the metrics as they are", () => {
    const some = { winRate, leadsCreated };
    const asked = { every: month(), during: year(2024) } as const;
    const data = { deals: lists["deals"] as Deal[], leads: lists["leads"] as Lead[] };
    const scanned = scan(some, data, { ...asked, where: only(ofLeads, ofWeb) });
    const cube = JSON.parse(JSON.stringify(scanned)) as typeof scanned;
    expect(cube.question.where).toEqual([
      { entity: "deals", definition: ofWeb.definition, words: 'source ≠ "web"' },
      { entity: "leads", definition: ofLeads.definition, words: 'source = "web"' },
    ]);
    expect(cube.question.measures).toEqual(scan(some, data, asked).question.measures);
    const found = report(some, cube);
    const expected = evaluate(some, data, { ...asked, where: only(ofWeb, ofLeads) });
    expect(told(found as unknown as Answer, ["winRate"])).toEqual(
      told(expected as unknown as Answer, ["winRate"]),
    );
    expect(found.explain(found.total, "winRate").formula).toBe(
      'count(deals where status = "won" by closedAt) ÷ count(deals where status in ("won", "lost") by closedAt), only deals where source ≠ "web"',
    );
    expect(found.explain(found.total, "leadsCreated").formula).toBe(
      expected.explain(expected.total, "leadsCreated").formula,
    );
    const merged = mergeCubes(some, [cube, cube]);
    expect(report(some, merged).total.leadsCreated).toBe(2 * found.total.leadsCreated!);
    for (const other of [scan(some, data, asked), scan(some, data, { ...asked, where: only(ofWeb) })])
      expect(() => mergeCubes(some, [cube, other])).toThrow(
        /mergeCubes: expected cubes of one question, got two whose question\.where.* differs/,
      );
    for (const odd of ["deals", [{ entity: "deals" }], [null]] as unknown[])
      expect(() =>
        report(some, { ...cube, question: { ...cube.question, where: odd } } as unknown as Cube),
      ).toThrow(/expected a cube as scan makes it, got .* in question\.where/);
  });

  test("reads references, and what it cannot decide is reported", () => {
    const reps: Rep[] = [{ id: "ann", team: "north" }];
    const deals: Deal[] = ["ann", "bob"].map((ownerId) => ({
      id: ownerId,
      status: "won",
      ownerId,
      closedAt: "2025-03-03",
    }));
    const north = only(eq(via(Deal.ownerId, Rep).team, "north"));
    const { total, explain } = evaluate({ wonDeals }, { deals, reps }, { where: north });
    expect(total.wonDeals).toBe(1);
    expect(explain(total, "wonDeals").excluded).toEqual([
      { entity: "deals", why: "ownerId not in reps", count: 1 },
    ]);
  });

  test("has no conditions, one that reads no rows, or several on one entity", () => {
    const deals = lists["deals"] as Deal[];
    const wonIn = (conditions: readonly Predicate<{ deals: Deal }>[]): number | null =>
      evaluate({ wonDeals }, { deals }, { where: only(...conditions) }).total.wonDeals;
    expect(wonIn([])).toBe(wonDeals({ deals }));
    expect(wonIn([and()])).toBe(wonDeals({ deals }));
    expect(wonIn([ofWeb, likely])).toBe(where(wonDeals, and(ofWeb, likely))({ deals }));
    expect(wonIn([ofWeb, likely])).toBeLessThan(wonIn([ofWeb])!);
    const asked = { where: only(predicate(Deal, ({ source }) => source !== "web")) };
    expect(evaluate({ wonDeals }, { deals }, asked).total.wonDeals).toBe(wonIn([ofWeb]));
    expect(() => toSql({ wonDeals }, asked, { dialect: duckdb, tables: [sqlTable(Deal)] })).toThrow(
      /wonDeals: expected expressions, got a callback/,
    );
  });

  test("refuses what is no condition, and one on rows that no metric reads", () => {
    const deals: Deal[] = [];
    const asked =
      (given: unknown): (() => unknown) =>
      () =>
        evaluate({ wonDeals, bookings }, { deals }, { where: given as never });
    expect(asked(only(ofLeads))).toThrow(
      "where: expected conditions on what these metrics read, deals, got one on leads",
    );
    expect(asked(ofWeb)).toThrow(
      'where: expected what only() returns, such as only(eq(Deal.source, "web")), got object',
    );
    expect(asked({ deals: ofWeb })).toThrow(/where: expected what only\(\) returns/);
    expect(() => only(Deal.amount as never)).toThrow("only: expected a flag, got a money");
    expect(() => only({ deals: ofWeb } as never)).toThrow("only: expected a field or an expression");
    expect(() =>
      scan({ wonDeals }, { deals }, { where: only(eq(Campaign.channel, "web")) } as never),
    ).toThrow("one on campaigns");
  });
});

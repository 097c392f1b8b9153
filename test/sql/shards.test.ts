import { describe, expect, test } from "vitest";
import {
  Deal,
  leadsCreated,
  lostDeals,
  mergeCubes,
  type Metrics,
  month,
  type Query,
  report,
  scan,
  wonDeals,
} from "salesmetrics";
import { duckdb, fromSql, sqlite, toSql } from "salesmetrics/sql";
import { openDuckDb } from "../engines/duckdb.js";
import { openSqlite } from "../engines/sqlite.js";
import { tablesOf } from "./agreement.js";
import { isAskedOnce } from "./questions.js";
import { agreeInShards, memoryShard, sqlShard } from "./shards.js";

describe("DuckDB, SQLite and memory", () =>
  agreeInShards({
    open: async () => [
      await sqlShard({ open: openDuckDb, dialect: duckdb }),
      await sqlShard({ open: openSqlite, dialect: sqlite, hasUnits: true }),
      memoryShard(),
    ],
    count: 80,
    hasUnits: true,
    isAsked: (title, times) => !/week|month and people|retail/.test(title) && isAskedOnce(title, times),
  }));

const refused = (code: string): Error => expect.objectContaining({ code }) as Error;
const options = { dialect: duckdb, tables: tablesOf("date") };
const march = { during: month(2025, 3) };
const asked = toSql({ wonDeals }, march, options);

test("a shard without rows answers with none, and its cube adds nothing", () => {
  const empty = fromSql(asked, [[]]);
  expect(empty).toEqual(scan({ wonDeals }, { deals: [] }, march));
  const full = scan({ wonDeals }, { deals: [{ id: "1", status: "won", closedAt: "2025-03-05" }] }, march);
  expect(mergeCubes({ wonDeals }, [empty, full])).toEqual(full);
});

describe("what did not come is no cube", () => {
  const both = toSql({ wonDeals, leadsCreated }, march, options);

  test.each([
    ["nothing", []],
    ["one of two results", [[]]],
    ["one result too many", [[], [], []]],
    ["undefined in place of one", [[], undefined]],
    ["an error in place of one", [new Error("connection lost"), []]],
  ])("fromSql refuses %s", (_, results) => {
    expect(() => fromSql(both, results as never)).toThrow(refused("missing-data"));
  });

  test("mergeCubes takes nothing for a cube, and no cubes for none", () => {
    const cube = fromSql(asked, [[]]);
    for (const nothing of [undefined, null, {}, []])
      expect(() => mergeCubes({ wonDeals }, [cube, nothing as never])).toThrow();
    expect(() => mergeCubes({ wonDeals }, [])).toThrow(refused("invalid-argument"));
  });
});

describe("cubes of other questions", () => {
  test.each<[string, Metrics, Query]>([
    ["another month", { wonDeals }, { during: month(2025, 4) }],
    ["all time", { wonDeals }, {}],
    ["every month", { wonDeals }, { ...march, every: month() }],
    ["people", { wonDeals }, { ...march, by: { rep: Deal.ownerId } }],
    ["another day", { wonDeals }, { ...march, asOf: "2025-03-15" }],
    ["a currency", { wonDeals }, { ...march, currency: "USD" }],
    ["another metric", { wonDeals: lostDeals }, march],
    ["more metrics", { wonDeals, leadsCreated }, march],
  ])("are refused: %s", (_, metrics, query) => {
    const other = toSql(metrics, query, options);
    const cube = fromSql(
      other,
      other.statements.map(() => []),
    );
    const own = fromSql(asked, [[]]);
    expect(() => mergeCubes({ wonDeals }, [own, cube] as never)).toThrow(refused("unlike-cubes"));
    expect(() => mergeCubes(metrics, [cube, own] as never)).toThrow(refused("unlike-cubes"));
  });

  test("are told by their metrics when they come to the report", () => {
    expect(() => report({ leadsCreated }, fromSql(asked, [[]]) as never)).toThrow(refused("unlike-cubes"));
  });
});

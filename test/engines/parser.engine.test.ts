import { afterAll, expect, test } from "vitest";
import { openParser } from "./parser.js";

const parser = openParser();

afterAll(() => parser.close());

const dialects = [
  "bigquery",
  "snowflake",
  "trino",
  "mysql",
  "duckdb",
  "postgres",
  "sqlite",
  "clickhouse",
  "spark",
];

test.each(dialects)("a sound statement has no problem in %s", async (dialect) => {
  const text =
    "SELECT owner_id, COUNT(*) AS n, SUM(CASE WHEN amount > 0 THEN 1 END) FROM deals GROUP BY owner_id";
  expect(await parser.parse(text, dialect)).toEqual({ problem: null, unknown: [] });
});

test.each([
  "SELECT a FROM",
  "SELECT (a FROM t",
  "SELECT a b c FROM t",
  "SELECT CASE WHEN a THEN b FROM t",
  "SELECT 'a FROM t",
  "FROBNICATE TABLE t",
  "",
])("a broken statement is refused: %s", async (text) => {
  for (const dialect of dialects) expect((await parser.parse(text, dialect)).problem, dialect).not.toBeNull();
});

test("only one statement is accepted", async () => {
  expect((await parser.parse("SELECT 1; DROP TABLE deals", "mysql")).problem).toBe(
    "expected one statement, got 2",
  );
});

test("a dialect has its own quotes", async () => {
  const text = "SELECT `from` FROM `quiet_spells`";
  expect((await parser.parse(text, "mysql")).problem).toBeNull();
  expect((await parser.parse(text, "snowflake")).problem).not.toBeNull();
});

test("a dialect that is not there is a problem, not a guess", async () => {
  expect((await parser.parse("SELECT 1", "esperanto")).problem).toMatch("Unknown dialect");
});

test("unknown functions are named", async () => {
  const { unknown } = await parser.parse(
    "SELECT UNIX_MILLIS(a), LIST_SORT(b), ANY_VALUE(c) FROM t",
    "bigquery",
  );
  expect(unknown).toEqual(["LIST_SORT"]);
});

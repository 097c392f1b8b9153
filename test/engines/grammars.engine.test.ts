import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  Activity,
  count,
  Deal,
  type Metrics,
  month,
  Order,
  type Query,
  QuietSpell,
  StageReach,
  StageStay,
  StageVisit,
  through,
  Touch,
} from "salesmetrics";
import { cohort } from "salesmetrics/analysis";
import {
  bigquery,
  cohortEventsTable,
  type Dialect,
  mysql,
  quietSpellsTable,
  snowflake,
  sqlTable,
  type SqlTable,
  stageReachesTable,
  stageStaysTable,
  toSql,
  trino,
} from "salesmetrics/sql";
import { tablesOf } from "../sql/agreement.js";
import { isOfCatalogue, questionsOf } from "../sql/questions.js";
import { openParser, type Parser, type Verdict } from "./parser.js";

// What no engine here runs is held to the grammar of its dialect, by a parser that knows no types.

const dialects: Readonly<Record<string, Dialect>> = { bigquery, snowflake, trino, mysql };

// The parser takes a quarter of a minute for the largest statements: it is given every metric once over days and once
// over instants, and of days every expression and combinator once.
const ofDays = ["expressions, by month", "combinators, in one number"];
const ofCatalogue = {
  date: "the catalogue, by people in a year",
  instant: "the catalogue, by month and people",
};
const isParsed = (title: string, times: "date" | "instant"): boolean =>
  isOfCatalogue(title) ? title.startsWith(ofCatalogue[times]) : times === "instant" || ofDays.includes(title);
const asked = (["date", "instant"] as const).flatMap((times) =>
  questionsOf(times)
    .filter(({ title }) => isParsed(title, times))
    .map((question) => ({ ...question, times })),
);

/** Functions that engines have and the parser does not know. */
const known: Readonly<Record<string, readonly string[]>> = {
  bigquery: [],
  snowflake: ["SYSTEM$TYPEOF"],
  trino: [],
  mysql: ["JSON_ARRAY"],
};

const stages = ["demo", "offer"];
const [visits, deals] = [sqlTable(StageVisit, { times: "date" }), sqlTable(Deal, { times: "date" })];
const stageStays = stageStaysTable({ visits, deals, stages });
const buyers = cohort({ member: Order.customerId, at: Order.placedAt, every: month() });
const [activities, touches] = [sqlTable(Activity, { times: "date" }), sqlTable(Touch, { times: "date" })];
const views: readonly SqlTable[] = [
  stageStays,
  stageReachesTable({ visits, deals, stages }),
  quietSpellsTable({ deals, stageStays, activities, touches }),
  cohortEventsTable(buyers, sqlTable(Order, { times: "date" })),
];
const viewMetrics = {
  strict: count(StageReach, { at: StageReach.inOrderAt }),
  counted: count(StageStay, { at: StageStay.countedFrom }),
  quiet: count(QuietSpell, { at: QuietSpell.meetingAt }),
  aged: count(Order, { at: buyers.start }),
};

/** Two parsers share the statements, so that they use two processors. */
let parsers: readonly [Parser, Parser];
beforeAll(() => {
  parsers = [openParser(), openParser()];
});
afterAll(() => Promise.all(parsers.map((parser) => parser.close())));

function verdictsOf(
  name: string,
  metrics: Metrics,
  query: Query,
  tables: readonly SqlTable[],
): Promise<Verdict[]> {
  const { statements } = toSql(metrics, query, { dialect: dialects[name]!, tables });
  expect(statements.length).toBeGreaterThan(0);
  return Promise.all(statements.map(({ text }, index) => parsers[index % 2]!.parse(text, name)));
}

function expectSound(name: string, verdicts: readonly Verdict[]): void {
  for (const { problem, unknown } of verdicts) {
    expect(problem).toBeNull();
    expect(unknown.filter((each) => !known[name]!.includes(each))).toEqual([]);
  }
}

describe.each(Object.keys(dialects))("%s", (name) => {
  test.each(asked)("of the kind $times: $title", async ({ metrics, query, times }) => {
    const tables = tablesOf(times).map((table) =>
      name === "mysql" ? { ...table, options: { ...table.options, zone: "UTC" as const } } : table,
    );
    expectSound(name, await verdictsOf(name, metrics, query, tables));
  });

  test("views", async () => {
    const verdicts = await verdictsOf(
      name,
      viewMetrics,
      { during: through("2025-01-01", "2025-12-31") },
      views,
    );
    expect(verdicts).toHaveLength(4);
    expectSound(name, verdicts);
  });
});

describe("the parser itself", () => {
  let parser: Parser;
  beforeAll(() => {
    [parser] = parsers;
  });

  const grammars = [...Object.keys(dialects), "duckdb", "postgres", "sqlite", "clickhouse", "spark"];

  test.each(grammars)("a sound statement has no problem in %s", async (dialect) => {
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
    for (const dialect of grammars)
      expect((await parser.parse(text, dialect)).problem, dialect).not.toBeNull();
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
});

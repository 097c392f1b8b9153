import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bigquery, type Dialect, mysql, snowflake, toSql, trino } from "salesmetrics/sql";
import { tablesOf } from "../sql/agreement.js";
import { questionsOf } from "../sql/questions.js";
import { openParser, type Parser } from "./parser.js";

// What no engine here runs is held to the grammar of its dialect, by a parser that knows no types.

const dialects: Readonly<Record<string, Dialect>> = { bigquery, snowflake, trino, mysql };

// The parser takes a quarter of a minute for the largest statements: of days it is given those that have every metric,
// expression and combinator once.
const ofDays = ["the catalogue, by people in a year", "expressions, by month", "combinators, in one number"];
const asked = (["date", "instant"] as const).flatMap((times) =>
  questionsOf(times)
    .filter(({ title }) => times === "instant" || ofDays.includes(title))
    .map((question) => ({ ...question, times })),
);

/** Functions that engines have and the parser does not know. */
const known: Readonly<Record<string, readonly string[]>> = {
  bigquery: [],
  snowflake: ["SYSTEM$TYPEOF"],
  trino: [],
  mysql: ["JSON_ARRAY"],
};

let parser: Parser;
beforeAll(() => {
  parser = openParser();
});
afterAll(() => parser.close());

describe.each(Object.entries(dialects))("%s", (name, dialect) => {
  test.each(asked)("of the kind $times: $title", async ({ metrics, query, times }) => {
    const { statements } = toSql(metrics, query, { dialect, tables: tablesOf(times) });
    expect(statements.length).toBeGreaterThan(0);
    for (const { text } of statements) {
      const { problem, unknown } = await parser.parse(text, name);
      expect(problem).toBeNull();
      expect(unknown.filter((each) => !known[name]!.includes(each))).toEqual([]);
    }
  });
});

import { expect, test } from "vitest";
import { Deal, openDeals, winRate } from "salesmetrics";
import { clickhouse, duckdb, mysql, postgres, spark, sqlite, sqlTable, toSql } from "salesmetrics/sql";

const tables = [sqlTable(Deal, { times: "date" })];

test.each([
  { name: "DuckDB", dialect: duckdb, fences: ["OFFSET 0"] },
  { name: "PostgreSQL", dialect: postgres, fences: ["OFFSET 0"] },
  { name: "SQLite", dialect: sqlite, fences: ["LIMIT -1"] },
  { name: "ClickHouse", dialect: clickhouse, fences: [] },
  { name: "MySQL", dialect: mysql, fences: [] },
  { name: "Spark", dialect: spark, fences: [] },
])("the rows of a deep statement end with a fence, in $name: $fences", ({ dialect, fences }) => {
  const fencesOf = (metric: typeof openDeals): string[] => {
    const { statements } = toSql({ metric }, { asOf: "2025-03-31" }, { dialect, tables });
    return [...new Set(statements.flatMap(({ text }) => text.match(/OFFSET 0|LIMIT -1/g) ?? []))];
  };
  expect(fencesOf(openDeals)).toEqual(fences);
  expect(fencesOf(winRate)).toEqual([]);
});

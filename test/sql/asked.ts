import { type Dimensions, evaluate, type Grain, type Metrics, report, type ReportQuery } from "salesmetrics";
import { anyGrain } from "salesmetrics/calendars";
import { type Dialect, duckdb, fromSql, postgres, sqlite, type SqlTable, toSql } from "salesmetrics/sql";
import { expect } from "vitest";
import type { Kind } from "../../src/expressions/kind.js";
import { identifier, join, render, sql } from "../../src/sql/fragment.js";
import { SourceTable } from "../../src/sql/views/source-table.js";
import { openDuckDb } from "../engines/duckdb.js";
import type { Engine, ResultRow, Row } from "../engines/engine.js";
import type { Times } from "../engines/tables.js";
import { openPglite } from "../engines/pglite.js";
import { openSqlite } from "../engines/sqlite.js";
import { mappingOf } from "../../src/sql/table.js";
import { tablesOf } from "./agreement.js";

// The same question over rows in memory and over a database, and the rows of a view in both.

export interface Subject {
  readonly dialect: Dialect;
  readonly open: () => Promise<Engine>;
  /** Whether decimals are whole ten-thousandths. */
  readonly hasUnits?: boolean;
}

export const subjects: readonly Subject[] = [
  { dialect: duckdb, open: openDuckDb },
  { dialect: postgres, open: openPglite },
  { dialect: sqlite, open: openSqlite, hasUnits: true },
];

/** The table of an entity, as an engine of the tests holds it. */
export function tableIn({ hasUnits = false }: Subject, times: Times, entity: string): SqlTable {
  return tablesOf(times, hasUnits).find((table) => table.shape.name === entity)!;
}

type Data = Readonly<Record<string, readonly unknown[]>>;

/** All that a report says: its rows and total, and the explanation of each value. */
function told(names: readonly string[], { rows, total, explain }: AnyReport): unknown {
  const line = (row: Readonly<Record<string, unknown>>): unknown => ({
    ...row,
    period: (row["period"] as { label: string } | undefined)?.label,
    explained: names.map((name) => explain(row, name)),
  });
  return JSON.parse(JSON.stringify([...rows.map(line), line(total)]));
}

/** A report, whatever it is about. */
export interface AnyReport {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly total: Readonly<Record<string, unknown>>;
  readonly explain: (row: unknown, name: string) => unknown;
}

/** What a database says of its tables. */
export async function resultsOf(
  engine: Engine,
  dialect: Dialect,
  metrics: Metrics,
  query: ReportQuery<Dimensions, Grain | undefined>,
  tables: readonly SqlTable[],
): Promise<AnyReport> {
  const scan = toSql(metrics, query, { dialect, tables });
  const results: (readonly ResultRow[])[] = [];
  for (const { text, parameters } of scan.statements) results.push(await engine.query(text, parameters));
  return report(metrics, fromSql(scan, results), { grain: anyGrain }) as unknown as AnyReport;
}

/** What a database says of its tables, and memory of rows. */
export async function reportsOf(
  engine: Engine,
  dialect: Dialect,
  metrics: Metrics,
  data: Data,
  query: ReportQuery<Dimensions, Grain | undefined>,
  tables: readonly SqlTable[],
): Promise<Readonly<Record<"found" | "expected", AnyReport>>> {
  const found = await resultsOf(engine, dialect, metrics, query, tables);
  return { found, expected: evaluate(metrics, data as never, query) as unknown as AnyReport };
}

/** Expects both to say the same. */
export async function expectSame(...question: Parameters<typeof reportsOf>): ReturnType<typeof reportsOf> {
  const { found, expected } = await reportsOf(...question);
  const names = Object.keys(question[2]);
  expect(told(names, found)).toEqual(told(names, expected));
  return { found, expected };
}

/** The rows of a view, with all its fields, as memory would have them. */
async function rowsIn(
  engine: Engine,
  dialect: Dialect,
  view: SqlTable,
  times: Times,
): Promise<readonly Row[]> {
  const { fields } = view.shape;
  const input = new SourceTable(view, "view", dialect, times === "date");
  const columns = Object.keys(fields).map((field) => sql`${input.values(field)[0]} AS ${identifier(field)}`);
  const query = sql`SELECT ${join(columns, ", ")} FROM ${input.from()}`;
  const { text, parameters } = render(query, dialect);
  const rows = await engine.query(text, parameters);
  return rows.map((row) => plainRow(row, view, (field) => mappingOf(view, field)!.scale));
}

/** A row with instants in milliseconds, and numbers for decimals. */
function plainRow(row: Row, { shape: { fields } }: SqlTable, scaleOf: (field: string) => number): Row {
  const entries = Object.entries(fields).map(([field, kind]) => [
    field,
    plain(row[field], kind, scaleOf(field)),
  ]);
  return Object.fromEntries(entries) as Row;
}

function plain(value: unknown, { type }: Kind, scale: number): unknown {
  if (value === null || value === undefined) return null;
  if (type === "number" || type === "money") return Number(value) / 10 ** scale;
  // SQLite has numbers for flags.
  if (type === "flag") return Boolean(value);
  if (type !== "time") return value;
  if (value instanceof Date) return value.getTime();
  return typeof value === "string" && value.includes("-") ? value : Number(value);
}

/** Expects the rows of a view to be those of memory, each with all its fields. */
export async function expectRows(
  engine: Engine,
  dialect: Dialect,
  view: SqlTable,
  rows: readonly object[],
  times: Times,
): Promise<void> {
  const byId = (left: Row, right: Row): number => (String(left["id"]) < String(right["id"]) ? -1 : 1);
  const found = await rowsIn(engine, dialect, view, times);
  const expected = rows.map((row) => plainRow(row as Row, view, () => 0));
  expect([...found].sort(byId)).toEqual(expected.sort(byId));
  expect(found.length).toBeGreaterThan(10);
}

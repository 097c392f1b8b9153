import {
  between,
  bookings,
  Deal,
  medianSalesCycle,
  month,
  report,
  type Report,
  salesCycle,
  winRate,
  wonDeals,
} from "salesmetrics";
import { duckdb, fromSql, sqlTable, toSql } from "salesmetrics/sql";
import { type Database, quoted } from "./database.js";

const metrics = { wonDeals, winRate, bookings, salesCycle, medianSalesCycle };

const query = {
  by: { rep: Deal.ownerId },
  every: month(),
  during: between("2023-01-01", "2026-01-01"),
  currency: "USD",
} as const;

export type DealReport = Report<typeof metrics, (typeof query)["by"], (typeof query)["every"]>;

/** DuckDB reads the file, and gives sums, counts and how often each duration occurs; the report is made here. */
export async function ask(database: Database, file: string): Promise<DealReport> {
  const deals = sqlTable(Deal, {
    from: { sql: `SELECT * FROM read_parquet(${quoted(file)})` },
    columns: { ownerId: "rep", amount: { from: "amount_cents", scale: 2 } },
    times: "date",
  });
  const scan = toSql(metrics, query, { dialect: duckdb, tables: [deals] });
  const results = await Promise.all(
    scan.statements.map(({ text, parameters }) => database.query(text, parameters)),
  );
  return report(metrics, fromSql(scan, results));
}

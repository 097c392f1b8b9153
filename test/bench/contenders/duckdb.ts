import {
  DECIMAL,
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBDecimalValue,
  DuckDBInstance,
  DuckDBTimestampValue,
  TIMESTAMP,
  VARCHAR,
} from "@duckdb/node-api";
import type { Answers, Contender } from "../contender.js";
import type { Coded, DealColumns } from "../data/columns.js";
import { idOf } from "../data/rows.js";
import type { DistinctRow, FilterRow, MainRow, OneRow, ScorecardRow } from "../questions.js";

/** In process, on all cores, over a table in memory. */
export const duckDb: Contender = {
  name: "DuckDB",
  packageName: "@duckdb/node-api",
  fromColumns: async (columns): Promise<Answers> => {
    const instance = await DuckDBInstance.create(":memory:");
    const connection = await instance.connect();
    await loadDeals(connection, columns);
    const ask = async <Row>(sql: string): Promise<Row[]> => {
      const reader = await connection.runAndReadAll(sql);
      return reader.getRowObjectsJS() as Row[];
    };
    return {
      main: () => ask<MainRow>(mainSql),
      one: () => ask<OneRow>(oneSql),
      scorecard: () => ask<ScorecardRow>(scorecardSql),
      distinct: () => ask<DistinctRow>(distinctSql),
      filter: () => ask<FilterRow>(filterSql),
    };
  },
};

const tableSql = `
  CREATE TABLE deals (
    id VARCHAR, status VARCHAR, owner_id VARCHAR, customer_id VARCHAR, source VARCHAR, name VARCHAR,
    currency VARCHAR, amount DECIMAL(18, 2), created_at TIMESTAMP, closed_at TIMESTAMP
  )`;

const month = "(12 * year(closed_at) + month(closed_at) - 1)::INTEGER";
const cycle = "epoch_ms(closed_at) - epoch_ms(created_at)";
const millisecondsPerDay = "86400000";

const mainSql = `
  SELECT owner_id AS rep, ${month} AS month,
    count(*)::INTEGER AS closed,
    (count(*) FILTER (status = 'won'))::INTEGER AS won,
    (coalesce(sum(amount) FILTER (status = 'won'), 0))::VARCHAR AS bookings,
    avg(${cycle}) FILTER (status = 'won') / ${millisecondsPerDay} AS cycle
  FROM deals
  WHERE status <> 'open'
  GROUP BY ALL`;

const oneSql = `
  SELECT count(*) FILTER (status = 'won') / count(*) FILTER (status <> 'open') AS "winRate" FROM deals`;

const scorecardSql = `
  SELECT owner_id AS rep,
    count(*)::INTEGER AS "dealsCreated",
    (count(*) FILTER (status = 'won'))::INTEGER AS "wonDeals",
    (count(*) FILTER (status = 'lost'))::INTEGER AS "lostDeals",
    "wonDeals" + "lostDeals" AS "closedDeals",
    "wonDeals" / "closedDeals" AS "winRate",
    "lostDeals" / "closedDeals" AS "lossRate",
    (sum(amount) FILTER (status = 'won'))::VARCHAR AS bookings,
    avg(amount) FILTER (status = 'won') AS "averageDealSize",
    (sum(amount) FILTER (status = 'won'))::DOUBLE / (sum(amount) FILTER (status <> 'open'))::DOUBLE
      AS "valueWeightedWinRate",
    avg(${cycle}) FILTER (status = 'won') / ${millisecondsPerDay} AS "salesCycle",
    avg(${cycle}) FILTER (status = 'lost') / ${millisecondsPerDay} AS "timeToLoss",
    sum(amount)::VARCHAR AS "pipelineCreated"
  FROM deals
  GROUP BY ALL`;

const distinctSql = `
  SELECT ${month} AS month,
    count(DISTINCT customer_id)::INTEGER AS customers,
    median(${cycle}) / ${millisecondsPerDay} AS "medianCycle"
  FROM deals
  WHERE status = 'won'
  GROUP BY ALL`;

const filterSql = `
  SELECT owner_id AS rep,
    (sum(amount) FILTER (status = 'won'))::VARCHAR AS bookings,
    count(*) FILTER (status = 'won') / count(*) AS "winRate"
  FROM deals
  WHERE source = 'partner' AND status <> 'open'
  GROUP BY ALL`;

const types = [...Array.from({ length: 7 }, () => VARCHAR), DECIMAL(18, 2), TIMESTAMP, TIMESTAMP];
const rowsOfChunk = 2048;

async function loadDeals(connection: DuckDBConnection, columns: DealColumns): Promise<void> {
  await connection.run(tableSql);
  const appender = await connection.createAppender("deals");
  const chunk = DuckDBDataChunk.create(types);
  for (let start = 0; start < columns.size; start += rowsOfChunk) {
    const end = Math.min(start + rowsOfChunk, columns.size);
    chunk.reset();
    chunk.setColumns(valuesOf(columns, start, end));
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}

function valuesOf(columns: DealColumns, start: number, end: number) {
  const wordsOf = ({ codes, words }: Coded) => Array.from(codes.subarray(start, end), (code) => words[code]!);
  const timesOf = (column: Float64Array) => Array.from(column.subarray(start, end), timestamp);
  return [
    Array.from({ length: end - start }, (_, row) => idOf(start + row)),
    ...[columns.status, columns.owner, columns.customer, columns.source, columns.name].map(wordsOf),
    Array.from({ length: end - start }, () => "USD"),
    Array.from(columns.amount.subarray(start, end), decimal),
    timesOf(columns.createdAt),
    timesOf(columns.closedAt),
  ];
}

function decimal(amount: number): DuckDBDecimalValue {
  return new DuckDBDecimalValue(BigInt(Math.round(amount * 100)), 18, 2);
}

function timestamp(milliseconds: number): DuckDBTimestampValue | null {
  return Number.isNaN(milliseconds) ? null : new DuckDBTimestampValue(BigInt(milliseconds) * 1000n);
}

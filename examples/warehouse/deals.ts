import { existsSync, renameSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Problem } from "../scorecard/problem.js";
import { type Arguments, defaultRows } from "./arguments.js";
import { type Database, quoted } from "./database.js";

/** A Parquet file of deals. */
export interface DealFile {
  readonly name: string;
  readonly rows: number;
  readonly bytes: number;
}

/** The file that is asked for, which is made where it is not there. */
export async function prepare(database: Database, { file, rows }: Arguments): Promise<DealFile> {
  const wanted = rows ?? defaultRows;
  const name = file ?? join(tmpdir(), `salesmetrics-deals-${wanted}.parquet`);
  if (!existsSync(name)) await make(database, name, wanted);
  const [found] = await database.query(`SELECT count(*) AS n FROM read_parquet(${quoted(name)})`);
  const there = Number(found?.["n"]);
  if (rows !== null && there !== rows)
    throw new Problem(`${name}: has ${there} deals, not ${rows}: name another --file, or leave --rows away`);
  return { name, rows: there, bytes: statSync(name).size };
}

/** Writes under another name first, so that a file is there only when it is whole. */
async function make(database: Database, name: string, rows: number): Promise<void> {
  const unfinished = `${name}.unfinished`;
  await database.query(`COPY (${made(rows)}) TO ${quoted(unfinished)} (FORMAT parquet)`);
  renameSync(unfinished, name);
}

const reps = ["Amara", "Bruno", "Chloe", "Dmitri", "Esra", "Farid", "Greta", "Hana"];

/**
 * Deals of three years, the same in every run: what differs between them are digits of the hash of their number. A
 * rep's chances are a matter of the rep; most deals are small and close soon; those that would close later are open.
 */
function made(rows: number): string {
  return `
    WITH drawn AS (SELECT deal, hash(deal) AS h FROM range(${rows}) AS numbers(deal)),
    digits AS (
      SELECT
        deal,
        CAST(h % 8 AS INTEGER) AS rep,
        CAST(h // 8 % 1096 AS INTEGER) AS day,
        CAST(h // 8768 % 200 AS INTEGER) AS pace,
        CAST(h // 1753600 % 100 AS INTEGER) AS chance,
        CAST(h // 175360000 % 100000 AS BIGINT) AS size
      FROM drawn
    ),
    dated AS (
      SELECT *, DATE '2023-01-01' + day AS created_at, DATE '2023-01-01' + day + 5 + pace * pace // 200 AS closing
      FROM digits
    )
    SELECT
      deal AS id,
      [${reps.map(quoted).join(", ")}][rep + 1] AS rep,
      CASE WHEN closing > DATE '2025-12-31' THEN 'open' WHEN chance < 25 + rep * 3 THEN 'won' ELSE 'lost' END AS status,
      50000 + size * size // 1000 AS amount_cents,
      'USD' AS currency,
      created_at,
      CASE WHEN closing <= DATE '2025-12-31' THEN closing END AS closed_at
    FROM dated`;
}

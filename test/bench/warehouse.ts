/**
 * Times a question asked through `salesmetrics/sql` against the same one in an engine's own SQL, as an analyst writes it:
 * `npm run bench:sql -- duckdb 10000000`. Both give the same numbers, or there is no time.
 */
import { parseArgs } from "node:util";
import { closedDeals, count, Deal, eq, mean, elapsed, month, between, report, sum } from "salesmetrics";
import { type Dialect, duckdb, fromSql, postgres, spark, sqlTable, toSql } from "salesmetrics/sql";
import { openDuckDb } from "../engines/duckdb.js";
import type { Engine } from "../engines/engine.js";
import { openPostgres } from "../engines/postgres.js";
import { openSpark } from "../engines/spark.js";

interface Contender {
  readonly dialect: Dialect;
  readonly open: () => Promise<Engine>;
  /** Makes the table of deals, of so many rows. */
  readonly fill: (rows: number) => readonly string[];
  /** The question in the engine's own words. */
  readonly byHand: string;
}

const random = (of: string, below: string): string => `(${of} % ${below})`;
const columns = (day: (days: string) => string, cents: string): string => `
  'rep-' || CAST(${random("i * 7919", "50")} AS VARCHAR(20)) AS owner_id,
  CASE ${random("i * 31", "5")} WHEN 0 THEN 'won' WHEN 1 THEN 'won' WHEN 2 THEN 'lost' WHEN 3 THEN 'lost' ELSE 'open' END AS status,
  ${cents} AS amount,
  'USD' AS currency,
  ${day(random("i * 104729", "700"))} AS created_at,
  CASE WHEN ${random("i * 31", "5")} = 4 THEN NULL ELSE ${day(`${random("i * 104729", "700")} + ${random("i * 613", "90")}`)} END AS closed_at`;

const cents = `CAST(${random("i * 15485863", "1000000")} AS DECIMAL(12, 2)) / 100`;
const handWritten = (monthOf: string, days: string): string => `
  SELECT owner_id, ${monthOf} AS month, COUNT(*) AS closed,
    SUM(CASE WHEN status = 'won' THEN 1 ELSE 0 END) AS won,
    SUM(CASE WHEN status = 'won' THEN amount END) AS amount,
    AVG(CASE WHEN status = 'won' THEN ${days} END) AS cycle
  FROM deals
  WHERE status IN ('won', 'lost') AND closed_at >= DATE '2024-01-01' AND closed_at < DATE '2026-01-01'
  GROUP BY owner_id, ${monthOf}`;

const contenders: Readonly<Record<string, Contender>> = {
  duckdb: {
    dialect: duckdb,
    open: openDuckDb,
    fill: (rows) => [
      `CREATE OR REPLACE TABLE deals AS SELECT ${columns((days) => `DATE '2024-01-01' + CAST(${days} AS INTEGER)`, `CAST(${cents} AS DECIMAL(12, 2))`)} FROM range(${String(rows)}) AS r(i)`,
      // Compressed, as a table of a file is.
      "CHECKPOINT",
    ],
    byHand: handWritten("date_trunc('month', closed_at)", "closed_at - created_at"),
  },
  postgres: {
    dialect: postgres,
    open: openPostgres,
    fill: (rows) => [
      `CREATE TABLE deals AS SELECT ${columns((days) => `DATE '2024-01-01' + CAST(${days} AS INTEGER)`, `CAST(${cents} AS DECIMAL(12, 2))`)} FROM generate_series(CAST(0 AS bigint), ${String(rows - 1)}) AS i`,
      "ANALYZE deals",
    ],
    byHand: handWritten("date_trunc('month', closed_at)", "closed_at - created_at"),
  },
  spark: {
    dialect: spark,
    open: () => openSpark({ on: "a cluster", statements: "compiled" }),
    fill: (rows) => [
      `CREATE TABLE deals USING parquet AS SELECT ${columns((days) => `date_add(DATE '2024-01-01', CAST(${days} AS INT))`, `CAST(${cents} AS DECIMAL(12, 2))`)} FROM (SELECT id AS i FROM range(${String(rows)}))`,
    ],
    byHand: handWritten("date_trunc('month', closed_at)", "datediff(closed_at, created_at)"),
  },
};

const won = { where: eq(Deal.status, "won"), at: Deal.closedAt };
const metrics = {
  closed: closedDeals,
  won: count(Deal, won),
  amount: sum(Deal.amount, won),
  cycle: mean(elapsed(Deal.createdAt, Deal.closedAt), won),
};

const query = {
  by: { rep: Deal.ownerId },
  every: month(),
  during: between("2024-01-01", "2026-01-01"),
} as const;

async function asked(engine: Engine, dialect: Dialect) {
  const scan = toSql(metrics, query, { dialect, tables: [sqlTable(Deal, { times: "date" })] });
  const [{ text, parameters }] = scan.statements as [(typeof scan.statements)[0]];
  return report(metrics, fromSql(scan, [await engine.query(text, parameters)]));
}

type Found = Awaited<ReturnType<typeof asked>>["rows"][number];

async function run(name: string, rows: number, rounds: number): Promise<void> {
  const { dialect, open, fill, byHand } = contenders[name]!;
  const engine = await open();
  try {
    for (const text of fill(rows)) await engine.query(text);
    const ours = () => asked(engine, dialect);
    const theirs = () => engine.query(byHand);
    const [found, expected] = [await ours(), await theirs()];
    check(
      found.rows.filter(({ closed }) => closed! > 0),
      expected,
    );
    const times: Record<"ours" | "theirs", number[]> = { ours: [], theirs: [] };
    for (let round = 0; round < rounds; round++) {
      times.theirs.push(await timed(theirs));
      times.ours.push(await timed(ours));
    }
    const [own, hand] = [median(times.ours), median(times.theirs)];
    console.log(
      `${name.padEnd(10)} ${rows.toLocaleString("en").padStart(12)} deals: through salesmetrics ${own.toFixed(0)} ms, by hand ${hand.toFixed(0)} ms, ${(own / hand).toFixed(2)} times (best ${(Math.min(...times.ours) / Math.min(...times.theirs)).toFixed(2)})`,
    );
  } finally {
    await engine.close();
  }
}

/** Throws unless both say the same of each rep and month: counts and amounts to the last digit, means as far as the engine's go. */
function check(found: readonly Found[], expected: readonly Readonly<Record<string, unknown>>[]): void {
  const lines = found.map(({ rep, period, closed, won, amount, cycle }) =>
    [rep, period.start.slice(0, 7), closed, won, amount?.amount ?? 0, cycle?.toFixed(4)].join(),
  );
  const theirs = expected.map((row) =>
    [
      row["owner_id"],
      String(row["month"]).slice(0, 7),
      row["closed"],
      row["won"],
      Number(row["amount"]),
      row["cycle"] === null ? undefined : Number(row["cycle"]).toFixed(4),
    ].join(),
  );
  const known = new Set(theirs);
  const other = lines.find((line) => !known.has(line));
  if (other !== undefined || lines.length !== theirs.length)
    throw new Error(
      `expected ${String(theirs.length)} rows as ${theirs[0]!}, got ${String(lines.length)}, ${other ?? "the same"}`,
    );
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function median(values: readonly number[]): number {
  return [...values].sort((left, right) => left - right)[values.length >> 1]!;
}

const { positionals } = parseArgs({ allowPositionals: true });
const [names = "duckdb,postgres,spark", rows = "10000000", rounds = "5"] = positionals;
const unknown = names.split(",").find((name) => !Object.hasOwn(contenders, name));
if (unknown !== undefined || !(Number(rows) > 0) || !(Number(rounds) > 0)) {
  console.error(
    `bench:sql: expected engines of ${Object.keys(contenders).join(",")}, a number of deals and of rounds, got ${positionals.join(" ")}`,
  );
  process.exit(2);
}
for (const name of names.split(",")) await run(name, Number(rows), Number(rounds));

import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readArguments } from "../../examples/warehouse/arguments.js";
import { run, type Run } from "./run.js";

const script = "warehouse/main.ts";
// A quotation mark in a name must not end the text that it stands in.
const folder = mkdtempSync(join(tmpdir(), "warehouse's-"));
const file = join(folder, "deals.parquet");
let page: Run;

beforeAll(async () => {
  page = await run(script, "--rows", "100000", "--file", file, "--memory", "256");
});
afterAll(() => rmSync(folder, { recursive: true }));

const cells = (line: string): string[] => line.trim().split(/\s{2,}/);

/** What DuckDB itself says of the file. */
async function answered(what: string): Promise<Record<string, string>[]> {
  const connection = await (await DuckDBInstance.create()).connect();
  const text = `
    SELECT ${what},
      count(*) FILTER (status = 'won') AS won,
      count(*) FILTER (status IN ('won', 'lost')) AS closed,
      sum(amount_cents) FILTER (status = 'won') AS cents,
      sum(date_diff('day', created_at, closed_at)) FILTER (status = 'won') AS days,
      median(date_diff('day', created_at, closed_at)) FILTER (status = 'won') AS middle
    FROM '${file.replaceAll("'", "''")}'
    WHERE closed_at IS NOT NULL
    GROUP BY ALL ORDER BY ALL`;
  const rows = (await connection.runAndReadAll(text)).getRowObjectsJson();
  return rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value as string | number)])),
  );
}

function printed({ rep, month, won, closed, cents, days, middle }: Record<string, string>): string[] {
  const dollars = `$${Number(cents!.slice(0, -2)).toLocaleString("en-US")}.${cents!.slice(-2)}`;
  const share = `${((100 * Number(won)) / Number(closed)).toFixed(1)}%`;
  const mean = `${(Number(days) / Number(won)).toFixed(1)} d`;
  return [
    rep!,
    month!,
    Number(won).toLocaleString("en-US"),
    share,
    dollars,
    mean,
    `${Number(middle).toFixed(1)} d`,
  ];
}

test("the figures by rep and month, and of all, are those of a query written by hand", async () => {
  const [stderr, lines] = [page.stderr, page.stdout.split("\n").map(cells)];
  expect(stderr).toBe("");
  const groups = await answered("rep, strftime(closed_at, '%Y-%m') AS month");
  const last = groups.filter(({ month }) => month! >= "2025-10");
  expect(groups).toHaveLength(8 * 36);
  expect(last).toHaveLength(8 * 3);
  const [total] = await answered("'All' AS rep, '2023 to 2025' AS month");
  expect(lines.slice(1, 26)).toEqual([...last, total!].map(printed));
});

test("it says how large the file is, and what it took", () => {
  expect(page.stdout).toContain(`100,000 deals in ${file}, `);
  expect(page.stdout).toMatch(/peak memory of this process \d{2,3} MB, in which DuckDB may take 256 MB\n$/);
});

test("a file that is there is taken as it is, and leaves none behind", async () => {
  const again = await run(script, "--file", file);
  expect(again.stdout.split("\n").slice(0, 27)).toEqual(page.stdout.split("\n").slice(0, 27));
  expect(existsSync(`${file}.unfinished`)).toBe(false);
});

test.each([
  [["--rows", "many"], /^--rows many: expected a whole number from 1 to 10000000000$/],
  [["--rows", "0"], /^--rows 0: expected a whole number/],
  [["--rows", "1.5"], /^--rows 1\.5: expected a whole number/],
  [["--memory", "1"], /^--memory 1: expected a whole number from 64 to 1000000$/],
  [["--file", ""], /^--file: expected the name of a file$/],
  [["--row", "5"], /^Unknown option '--row'; --help lists the options$/],
  [["--rows"], /^Option '--rows <value>' argument missing; --help lists the options$/],
  [["deals.parquet"], /^Unexpected argument 'deals\.parquet'.*; --help lists the options$/],
])("arguments %j are refused", (args, message) => {
  expect(() => readArguments(args)).toThrow(message);
});

const text = join(folder, "text.parquet");
writeFileSync(text, "rep,status\n");

test.concurrent.for([
  ["a wrong argument", ["--rows", "many"], /--rows many: expected/],
  ["a file of another size", ["--rows", "5", "--file", file], /has 100000 deals, not 5: name another --file/],
  ["a file that is no Parquet", ["--file", text], /text\.parquet' too small to be a Parquet file/],
  [
    "a folder that is not there",
    ["--rows", "5", "--file", join(folder, "no/deals.parquet")],
    /no\/deals\.parquet/,
  ],
] as const)("%s is refused in one line", async ([, args, message]) => {
  const { code, stdout, stderr } = await run(script, ...args);
  expect(stderr).toMatch(message);
  expect(stderr).toMatch(/^warehouse: [^\n]*\n$/);
  expect([code, stdout]).toEqual([1, ""]);
});

test("--help says how it is used", async () => {
  const { code, stdout } = await run(script, "--help");
  expect(code).toBe(0);
  expect(stdout).toContain("--rows 1000000");
});

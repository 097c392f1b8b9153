import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { expect, test, vi } from "vitest";
import { sampleFiles } from "../../examples/sample/files.js";
import { widthOf } from "../../examples/scorecard/layout/width.js";
import { figures, root, run, scorecard } from "./run.js";

// Every case is a process of its own.
vi.setConfig({ testTimeout: 60_000 });

const sample = join(root, "examples/sample");
const page = scorecard();

test("the sample export is what its generator makes, to the byte", () => {
  for (const [name, text] of Object.entries(sampleFiles())) {
    expect(Buffer.from(text).equals(readFileSync(join(sample, name))), name).toBe(true);
  }
});

test("the scorecard of the sample is as recorded", async () => {
  const { code, stdout, stderr } = await page;
  expect(stderr).toBe("");
  expect(code).toBe(0);
  await expect(stdout).toMatchFileSnapshot("sample-scorecard.txt");
});

test("no line is wider than 100 columns, and none is coloured where nobody sees it", async () => {
  const { stdout } = await page;
  expect(stdout.split("\n").filter((line) => widthOf(line) > 100)).toEqual([]);
  expect(stdout).not.toContain("\u001b");
});

interface Expected {
  readonly used: number;
  readonly won: number;
  readonly lost: number;
  readonly open: number;
  readonly bookingsCents: bigint;
  readonly medianCycle: number;
}

/** The same figures once more, by plain loops over the raw text and whole numbers only. */
function recomputed(first: string, last: string): Expected {
  const read = (name: string): string[][] =>
    parse(readFileSync(join(sample, name), "utf8"), { from_line: 2 });
  const quotes = read("rates.csv").map(([date = "", , , rate = ""]) => ({ date, units: digits(rate, 4) }));
  const seen = new Set<string>();
  const cycles: number[] = [];
  let [used, won, lost, open, millionths] = [0, 0, 0, 0, 0n];
  for (const cells of read("deals.csv")) {
    const [
      id = "",
      ,
      ,
      ,
      ,
      ,
      ,
      status = "",
      created = "",
      closed = "",
      amount = "",
      currency = "",
      chance = "",
    ] = cells;
    const dates = [created, closed].every((date) => date === "" || isDate(date));
    if (id === "" || seen.has(id) || !dates || !/^(\d+\.\d\d)?$/.test(amount) || Number(chance) > 1) continue;
    seen.add(id);
    used++;
    if (status !== "Won" && status !== "Lost") open++;
    if (closed < first || closed > last) continue;
    if (status === "Lost") lost++;
    if (status !== "Won") continue;
    won++;
    if (created !== "" && created <= closed)
      cycles.push((Date.parse(closed) - Date.parse(created)) / 86_400_000);
    if (amount === "") continue;
    const quote = quotes.filter(({ date }) => date <= closed).at(-1);
    millionths += digits(amount, 2) * (currency === "EUR" ? quote!.units : 10_000n);
  }
  cycles.sort((left, right) => left - right);
  const middle = cycles.length >> 1;
  const medianCycle = cycles.length % 2 === 1 ? cycles[middle]! : (cycles[middle - 1]! + cycles[middle]!) / 2;
  return { used, won, lost, open, bookingsCents: halfEven(millionths, 10_000n), medianCycle };
}

/** `12.34` with two places as 1234. */
function digits(text: string, places: number): bigint {
  const [whole = "", fraction = ""] = text.split(".");
  return BigInt(whole + fraction.padEnd(places, "0"));
}

function isDate(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return (
    /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
  );
}

function halfEven(value: bigint, unit: bigint): bigint {
  const [quotient, rest] = [value / unit, (value % unit) * 2n];
  return rest > unit || (rest === unit && quotient % 2n === 1n) ? quotient + 1n : quotient;
}

function dollars(cents: bigint): string {
  const whole = String(cents / 100n).replace(/\B(?=(\d{3})+$)/g, ",");
  return `$${whole}.${String(cents % 100n).padStart(2, "0")}`;
}

const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ",");

test("the figures of the whole export agree with plain loops over the raw text", async () => {
  const expected = recomputed("0000", "9999");
  const { stdout } = await page;
  const whole = stdout.slice(stdout.indexOf("THE WHOLE EXPORT"), stdout.indexOf("HEADLINES"));
  expect(figures(whole, "Deals")[0]).toBe(grouped(expected.used));
  expect(figures(whole, "Won")[0]).toBe(grouped(expected.won));
  expect(figures(whole, "Lost")[0]).toBe(grouped(expected.lost));
  expect(figures(whole, "Open")[0]).toBe(grouped(expected.open));
  expect(figures(whole, "Deals")[2]).toBe(dollars(expected.bookingsCents));
  expect(figures(whole, "Median sales cycle")[0]).toBe(`${expected.medianCycle.toFixed(1)} d`);
  const rate = (expected.won / (expected.won + expected.lost)) * 100;
  expect(figures(whole, "Win rate")[0]).toBe(`${rate.toFixed(1)}%`);
});

test("the figures of the latest quarter and those it is compared with agree too", async () => {
  const quarters = [
    recomputed("2025-07-01", "2025-09-30"),
    recomputed("2025-04-01", "2025-06-30"),
    recomputed("2024-07-01", "2024-09-30"),
  ];
  const { stdout } = await page;
  const headlines = stdout.slice(stdout.indexOf("HEADLINES"), stdout.indexOf("BY MONTH"));
  const printed = (label: string): string[] => {
    const [now, before, , yearBefore] = figures(headlines, label);
    return [now!, before!, yearBefore!];
  };
  expect(printed("Deals won")).toEqual(quarters.map(({ won }) => String(won)));
  expect(printed("Deals lost")).toEqual(quarters.map(({ lost }) => String(lost)));
  expect(printed("Bookings")).toEqual(
    quarters.map(({ bookingsCents }) => dollars(halfEven(bookingsCents, 100n) * 100n).slice(0, -3)),
  );
  expect(printed("Median sales cycle")).toEqual(quarters.map((found) => `${found.medianCycle.toFixed(1)} d`));
  const [now, before] = quarters as [Expected, Expected];
  const growth = (now.won / before.won - 1) * 100;
  expect(figures(headlines, "Deals won")[2]).toBe(`${growth < 0 ? "−" : "+"}${Math.abs(growth).toFixed(1)}%`);
});

test("another --as-of moves the quarter and leaves later rows out", async () => {
  const { stdout } = await scorecard("--as-of", "2025-06-30");
  const expected = recomputed("0000", "2025-06-30");
  expect(stdout).toContain("HEADLINES  2025-Q2, the latest full quarter");
  expect(figures(stdout, "Won")[0]).toBe(grouped(expected.won));
  expect(figures(stdout, "Deals")[2]).toBe(dollars(expected.bookingsCents));
});

test("the generator writes its files where it is told", async () => {
  const folder = mkdtempSync(join(tmpdir(), "sample-"));
  const { code } = await run("sample/generate.ts", folder);
  expect(code).toBe(0);
  expect(readFileSync(join(folder, "rates.csv"))).toEqual(readFileSync(join(sample, "rates.csv")));
});

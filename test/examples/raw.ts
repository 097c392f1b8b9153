import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { root } from "./run.js";

/** Helpers to work figures out once more, from the raw text of the sample and in whole numbers only. */
export const sample = join(root, "examples/sample");

/** What the scorecard prints of the sample; a test compares it. */
export const recordedPage = readFileSync(join(root, "test/examples/sample-scorecard.txt"), "utf8");

/** The cells of a file, without its header. */
export const read = (name: string): string[][] =>
  parse(readFileSync(join(sample, name), "utf8"), { from_line: 2 });

/** The lines of a file by column title. */
export const records = (name: string): Record<string, string>[] =>
  parse(readFileSync(join(sample, name), "utf8"), { columns: true });

/** What a euro bought, in ten-thousandths of a dollar, from a day on. */
export const quotes = read("rates.csv").map(([date = "", , , rate = ""]) => ({
  date,
  units: digits(rate, 4),
}));

export const daysBetween = (start: string, end: string): number =>
  (Date.parse(end) - Date.parse(start)) / 86_400_000;

/** `12.34` with two places as 1234. */
export function digits(text: string, places: number): bigint {
  const [whole = "", fraction = ""] = text.split(".");
  return BigInt(whole + fraction.padEnd(places, "0"));
}

export function isDate(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return (
    /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
  );
}

export function halfEven(value: bigint, unit: bigint): bigint {
  const [quotient, rest] = [value / unit, (value % unit) * 2n];
  return rest > unit || (rest === unit && quotient % 2n === 1n) ? quotient + 1n : quotient;
}

export function dollars(cents: bigint): string {
  const whole = String(cents / 100n).replace(/\B(?=(\d{3})+$)/g, ",");
  return `$${whole}.${String(cents % 100n).padStart(2, "0")}`;
}

export const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ",");

export const wholeDollars = (cents: bigint): string => dollars(halfEven(cents, 100n) * 100n).slice(0, -3);

/** Figures of the deals that were closed in a span. */
export interface Expected {
  readonly used: number;
  readonly won: number;
  readonly lost: number;
  readonly open: number;
  readonly bookingsCents: bigint;
  readonly medianCycle: number;
}

interface RawDeal {
  readonly id: string;
  readonly owner: string;
  readonly isWon: boolean;
  readonly isLost: boolean;
  readonly created: string;
  readonly closed: string;
  readonly amount: string;
  readonly currency: string;
}

/** The rows that can be used, as text; what cannot be read in them is blank. */
export function rawDeals(): RawDeal[] {
  const found = new Map<string, RawDeal>();
  for (const cells of read("deals.csv")) {
    const [id = "", , owner = "", , , , , status = "", created = "", closed = ""] = cells;
    const [amount = "", currency = ""] = cells.slice(10);
    if (id === "" || found.has(id)) continue;
    const [isWon, isLost] = [status === "Won", status === "Lost"];
    found.set(id, {
      id,
      owner,
      isWon,
      isLost,
      created: isDate(created) ? created : "",
      closed: isDate(closed) ? closed : "",
      amount: /^\d+\.\d\d$/.test(amount) ? amount : "",
      currency,
    });
  }
  return [...found.values()];
}

/** An amount in millionths of a dollar, at the rate of a day. */
export function millionthsOf({ amount, currency }: RawDeal, day: string): bigint {
  const quote = quotes.filter(({ date }) => date <= day).at(-1);
  return digits(amount, 2) * (currency === "EUR" ? quote!.units : 10_000n);
}

/** The same figures once more, by plain loops over the raw text and whole numbers only. */
export function recomputed(first: string, last: string): Expected {
  const cycles: number[] = [];
  let [used, won, lost, open, millionths] = [0, 0, 0, 0, 0n];
  for (const deal of rawDeals()) {
    const { isWon, isLost, created, closed, amount } = deal;
    used++;
    if (!isWon && !isLost) open++;
    if (closed < first || closed > last) continue;
    if (isLost) lost++;
    if (!isWon) continue;
    won++;
    if (created !== "" && created <= closed) cycles.push(daysBetween(created, closed));
    if (amount !== "") millionths += millionthsOf(deal, closed);
  }
  cycles.sort((left, right) => left - right);
  const middle = cycles.length >> 1;
  const medianCycle = cycles.length % 2 === 1 ? cycles[middle]! : (cycles[middle - 1]! + cycles[middle]!) / 2;
  return { used, won, lost, open, bookingsCents: halfEven(millionths, 10_000n), medianCycle };
}

import {
  type CalendarDate,
  type CurrencyCode,
  isCurrency,
  type Rates,
  rates,
  SalesmetricsError,
} from "salesmetrics";
import { Problem } from "../problem.js";
import { recordsOf } from "./records.js";

/** Exchange rates from a CSV file with the columns Date, Base, Currency and Rate. */
export async function readRates(
  path: string,
  reading: { readonly delimiter: string | null; readonly encoding: string },
): Promise<Rates> {
  const rows: (readonly string[])[] = [];
  for await (const { cells } of recordsOf(path, reading)) rows.push(cells.map((cell) => cell.trim()));
  const [header = [], ...quotes] = rows;
  const titles = header.map((title) => title.toLowerCase());
  const [date, base, currency, rate] = ["date", "base", "currency", "rate"].map((title) => {
    const index = titles.indexOf(title);
    if (index === -1) throw new Problem(`${path}: expected the columns Date, Base, Currency, Rate`);
    return index;
  }) as [number, number, number, number];
  const bases = new Set(quotes.map((cells) => cells[base] ?? ""));
  const [only] = bases;
  if (!isCurrency(only) || bases.size > 1) {
    throw new Problem(`${path}: expected rates of one base, got ${[...bases].join(", ") || "none"}`);
  }
  try {
    return rates({
      base: only,
      quotes: quotes.map((cells) => ({
        currency: (cells[currency] ?? "") as CurrencyCode,
        date: (cells[date] ?? "") as CalendarDate,
        rate: cells[rate] ?? "",
      })),
    });
  } catch (error) {
    throw error instanceof SalesmetricsError ? new Problem(`${path}: ${error.message}`) : error;
  }
}

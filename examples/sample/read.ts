import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { Deal } from "salesmetrics";
import { safeParseRows } from "salesmetrics/schemas";

/** The deals of the sample export that can be used. */
export function sampleDeals() {
  const text = readFileSync(join(import.meta.dirname, "deals.csv"), "utf8");
  const rows = parse<Record<string, string>>(text, { columns: true });
  const { rows: deals } = safeParseRows(
    Deal,
    rows.map((row) => ({
      id: row["Deal ID"],
      status: row["Status"],
      amount: row["Amount"],
      currency: row["Currency"],
      createdAt: row["Created Date"],
      closedAt: row["Close Date"],
      ownerId: row["Owner"],
      source: row["Source"],
    })),
  );
  return deals;
}

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { parseSample } from "./columns.js";

/** The deals of the sample export that can be used. */
export function sampleDeals() {
  const text = readFileSync(join(import.meta.dirname, "deals.csv"), "utf8");
  return parseSample(parse<Record<string, string>>(text, { columns: true })).rows;
}

import { appendFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { canonicalDecimal, type DecimalInput } from "../../src/exact/index.js";
import type { Columns, ColumnType, Row } from "./engine.js";

const rowsOfChunk = 5_000;

/** Rows as plain JSON in chunks: decimals and times are text, so that none passes through a float or a zone. */
export function* chunks(columns: Columns, rows: readonly Row[]): Generator<Row[]> {
  for (let start = 0; start < rows.length; start += rowsOfChunk) {
    yield rows.slice(start, start + rowsOfChunk).map((row) => wired(columns, row));
  }
}

/** Writes rows into a folder as a file of JSON lines. */
export function writeLines(folder: string, columns: Columns, rows: readonly Row[]): string {
  const path = join(folder, "rows.jsonl");
  writeFileSync(path, "");
  for (const chunk of chunks(columns, rows)) {
    appendFileSync(path, chunk.map((row) => `${JSON.stringify(row)}\n`).join(""));
  }
  return path;
}

function wired(columns: Columns, row: Row): Row {
  return Object.fromEntries(Object.entries(columns).map(([name, type]) => [name, cell(row[name], type)]));
}

function cell(value: unknown, type: ColumnType): unknown {
  if (value == null) return null;
  if (type === "decimal") return canonicalDecimal(value as DecimalInput);
  return type === "instant" ? (value as Date).toISOString() : value;
}

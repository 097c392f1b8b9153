import { rowSource } from "../vectors/row-source.js";
import type { Source } from "../vectors/source.js";
import { batchSize } from "../vectors/vector.js";

/** A source of rows that are put into it, up to a batch at a time. */
export function batchRows(): { readonly rows: unknown[]; readonly source: Source } {
  // Its arrays are as long as its first rows are many: a batch.
  const rows = new Array<unknown>(batchSize).fill(null);
  const source = rowSource(rows);
  rows.length = 0;
  return { rows, source };
}

import { countsIn } from "../scan/exclusions.js";
import type { Fold } from "../scan/fold.js";
import { type NamedMeasure, scanEntity, type ScanContext } from "../scan/scan-entity.js";
import type { Selection } from "../scan/selection.js";
import { rowSource } from "../vectors/row-source.js";
import type { Source } from "../vectors/source.js";
import { batchSize } from "../vectors/vector.js";

/** A scan that rows are put into, up to a batch at a time. */
export interface OpenScan {
  readonly folds: readonly Fold[];
  readonly selections: readonly Selection[];
  readonly read: () => void;
  /** The rows that the next `read` reads. */
  readonly rows: unknown[];
}

/** Opens a scan into cells. */
export function openScan(
  entity: string,
  measures: readonly NamedMeasure[],
  context: Omit<ScanContext, "rows">,
): OpenScan {
  const { rows, source } = batchRows();
  const [folds, read] = scanEntity(entity, measures, { ...context, rows: () => source });
  return { folds, selections: [...new Set(folds.map(({ selection }) => selection))], read, rows };
}

/** A source of rows that are put into it, up to a batch at a time. */
export function batchRows(): { readonly rows: unknown[]; readonly source: Source } {
  // Its arrays are as long as its first rows are many: a batch.
  const rows = new Array<unknown>(batchSize).fill(null);
  const source = rowSource(rows);
  rows.length = 0;
  return { rows, source };
}

/** How many rows a selection has in a cell: selected, or left out with a reason. */
export function rowsIn(selection: Selection, cell: number): number {
  let rows = selection.countIn([cell]);
  for (const count of Object.values(countsIn(cell, selection.exclusions) ?? {})) rows += count;
  return rows;
}

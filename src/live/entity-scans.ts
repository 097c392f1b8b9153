import { countsIn } from "../scan/exclusions.js";
import { type NamedMeasure, scanEntity, type ScanContext } from "../scan/scan-entity.js";
import type { Fold } from "../scan/fold.js";
import type { Selection } from "../scan/selection.js";
import { rowSource } from "../vectors/row-source.js";
import { batchSize } from "../vectors/vector.js";
import type { CellMemo } from "./cell-memo.js";
import type { HeldRow } from "./row-table.js";

/** A scan that rows are put into, up to a batch at a time. */
export interface OpenScan {
  readonly folds: readonly Fold[];
  readonly selections: readonly Selection[];
  readonly read: () => void;
  /** The rows that the next `read` reads. */
  readonly rows: unknown[];
}

/**
 * Two scans of the rows of an entity into the same cells: of those that came, and of those that went. A change is the old
 * row gone and the new one come, so it costs what its rows cost.
 */
export class EntityScans {
  readonly came: OpenScan;
  readonly went: OpenScan;
  /** How many rows went. */
  gone = 0;
  /** The entities that its rows refer to: a change there changes what was folded here. */
  readonly refersTo = new Set<string>();

  /** Makes another scan into the same cells. */
  readonly open: () => OpenScan;

  constructor(
    readonly entity: string,
    measures: readonly NamedMeasure[],
    context: Omit<ScanContext, "rows">,
    readonly memo: CellMemo,
  ) {
    const { rows } = context.shared;
    const shared = {
      ...context.shared,
      rows: (other: string) => {
        this.refersTo.add(other);
        return rows(other);
      },
    };
    this.open = () => openScan(entity, measures, { ...context, shared });
    this.came = this.open();
    this.went = this.open();
  }

  /** Takes changed rows in: as they were when last scanned out, as they are in. */
  take(changed: Iterable<HeldRow>): void {
    const { came, went } = this;
    for (const { scanned, row } of changed) {
      if (scanned !== null) {
        this.gone++;
        if (went.rows.push(scanned) === batchSize) this.#read(went);
      }
      if (row !== null && came.rows.push(row) === batchSize) this.#read(came);
    }
    this.#read(went);
    this.#read(came);
  }

  #read({ rows, read, selections }: OpenScan): void {
    read();
    rows.length = 0;
    for (const { selected } of selections) this.memo.forget(selected.cells, selected.count);
  }

  /** Whether rows that are there were folded into a cell, or are reported in it. */
  holds(cell: number): boolean {
    return this.came.selections.some(
      (selection, place) => rowsIn(selection, cell) !== rowsIn(this.went.selections[place]!, cell),
    );
  }
}

/** How many rows of a cell were selected, or left out with a reason. */
function rowsIn(selection: Selection, cell: number): number {
  let rows = selection.countIn([cell]);
  for (const count of Object.values(countsIn(cell, selection.exclusions) ?? {})) rows += count;
  return rows;
}

function openScan(
  entity: string,
  measures: readonly NamedMeasure[],
  context: Omit<ScanContext, "rows">,
): OpenScan {
  // The arrays of a scan are as long as its first rows are many: a batch.
  const rows = new Array<unknown>(batchSize).fill(null);
  const source = rowSource(rows);
  rows.length = 0;
  const [folds, read] = scanEntity(entity, measures, { ...context, rows: () => source });
  return { folds, selections: [...new Set(folds.map(({ selection }) => selection))], read, rows };
}

import type { NamedMeasure, ScanContext } from "../scan/scan-entity.js";
import { batchSize } from "../vectors/vector.js";
import type { Asked } from "./asked.js";
import type { CellMemo } from "./cell-memo.js";
import { openScan, type OpenScan, rowsIn } from "./open-scan.js";
import type { HeldRow } from "./row-table.js";
import { unsettled } from "./unsettled.js";
import { UnsettledRows } from "./unsettled-rows.js";

/**
 * Two scans of the rows of an entity into the same cells: of those that came, and of those that went. A change is the old
 * row gone and the new one come, so it costs what its rows cost.
 */
export class EntityScans {
  readonly came: OpenScan;
  readonly went: OpenScan;
  /** How many rows went. */
  gone: number;
  /** The entities that its rows refer to: a change there changes what was folded here. */
  readonly refersTo: Set<string>;
  /** How many rows earlier scans had in each cell, by selection. */
  readonly #rowsBefore: readonly (readonly number[])[];
  /** The rows that a later `asOf` may count otherwise, once it was asked for one. */
  #unsettled: UnsettledRows | null = null;

  /** @param earlier - the scans that these go on from, for an earlier `asOf` */
  constructor(
    readonly entity: string,
    readonly measures: readonly NamedMeasure[],
    readonly context: Omit<ScanContext, "rows">,
    readonly memo: CellMemo,
    earlier: EntityScans | null = null,
  ) {
    this.gone = earlier?.gone ?? 0;
    this.refersTo = earlier?.refersTo ?? new Set();
    this.#rowsBefore = earlier?.came.selections.map((_, place) => earlier.#rowsBy(place)) ?? [];
    this.came = this.open();
    this.went = this.open();
  }

  /** Makes another scan into the same cells. */
  open(): OpenScan {
    const { shared } = this.context;
    const rows: typeof shared.rows = (other) => {
      this.refersTo.add(other);
      return shared.rows(other);
    };
    return openScan(this.entity, this.measures, { ...this.context, shared: { ...shared, rows } });
  }

  /** Takes changed rows in: as they were when last scanned out, as they are in. */
  take(changed: readonly HeldRow[]): void {
    this.gone += this.#read(this.went, changed, "scanned");
    this.#read(this.came, changed, "row");
    this.#unsettled?.judge(changed);
  }

  /**
   * Takes out the rows, of `all`, that count otherwise for a later `asOf`. Returns a function that makes the scans that go
   * on with these rows as they count then; `null` if any row may count otherwise.
   */
  takeOutFor({ frame, query }: Asked, all: Iterable<HeldRow>): (() => EntityScans) | null {
    const { entity, measures, context, memo } = this;
    const read = measures.map(({ measure }) => measure);
    const conditions = unsettled(entity, read, query);
    if (conditions === null) return null;
    if (this.#unsettled === null) {
      this.#unsettled = new UnsettledRows(conditions, context);
      this.#unsettled.judge(all);
    }
    const laterContext = { ...context, frame, query };
    const unsettledLater = new UnsettledRows(conditions, laterContext);
    unsettledLater.judge(this.#unsettled.rows());
    const changed = this.#unsettled.otherwise(unsettledLater);
    this.gone += this.#read(this.went, changed, "row");
    return () => {
      const later = new EntityScans(entity, measures, laterContext, memo, this);
      later.#unsettled = unsettledLater;
      later.#read(later.came, changed, "row");
      return later;
    };
  }

  /** Reads a version of rows into a scan; returns how many had one. */
  #read(scan: OpenScan, held: Iterable<HeldRow>, version: "scanned" | "row"): number {
    let count = 0;
    for (const { [version]: row } of held) {
      if (row === null) continue;
      count++;
      if (scan.rows.push(row) === batchSize) this.#readBatch(scan);
    }
    if (scan.rows.length > 0) this.#readBatch(scan);
    return count;
  }

  #readBatch({ rows, read, selections }: OpenScan): void {
    read();
    rows.length = 0;
    for (const { selected } of selections) this.memo.forget(selected.cells, selected.count);
  }

  /** Whether rows that are there were folded into a cell, or are reported in it. */
  holds(cell: number): boolean {
    return this.came.selections.some((_, place) => this.#rowsIn(place, cell) !== 0);
  }

  /** How many rows that are there a selection has in a cell. */
  #rowsIn(place: number, cell: number): number {
    const [came, went] = [this.came.selections[place]!, this.went.selections[place]!];
    return (this.#rowsBefore[place]?.[cell] ?? 0) + rowsIn(came, cell) - rowsIn(went, cell);
  }

  #rowsBy(place: number): number[] {
    return Array.from({ length: this.context.cells.size }, (_, cell) => this.#rowsIn(place, cell));
  }
}

import type { KeyOf, Row } from "./row-keys.js";

/** A row of a live board, as it is, and as it was when it was last scanned and last reported. */
export interface HeldRow {
  readonly key: string;
  /** `null` once it was removed. */
  row: Row | null;
  /** `null` if it was not there. */
  scanned: Row | null;
  reported: Row | null;
  isToScan: boolean;
  isToReport: boolean;
}

/** The rows of an entity, by key. */
export class RowTable {
  readonly #held = new Map<string, HeldRow>();
  /** The rows that changed since the last scan, and since the last report. */
  toScan: HeldRow[] = [];
  toReport: HeldRow[] = [];

  constructor(readonly keyOf: KeyOf) {}

  /** How many rows it holds, with those that were removed since the last scan. */
  get size(): number {
    return this.#held.size;
  }

  /** Puts a row in the place of the one with its key. Returns why it cannot, or `null`. */
  put(row: unknown): string | null {
    const key = this.keyOf(row);
    if (typeof key !== "string") return key.why;
    let held = this.#held.get(key);
    if (held === undefined) {
      held = { key, row: null, scanned: null, reported: null, isToScan: false, isToReport: false };
      this.#held.set(key, held);
    }
    this.#note(held);
    held.row = copyOf(row as Row);
    return null;
  }

  /** Removes the row with a key, which is the id or an object with the fields of the key. */
  drop(of: unknown): string | null {
    const key = this.keyOf(typeof of === "string" ? { id: of } : of);
    if (typeof key !== "string") return key.why;
    const held = this.#held.get(key);
    if (held === undefined || held.row === null) return "unknown id";
    this.#note(held);
    held.row = null;
    return null;
  }

  /** The rows that are there. */
  rows(): Row[] {
    const rows: Row[] = [];
    for (const { row } of this.#held.values()) if (row !== null) rows.push(row);
    return rows;
  }

  /** All rows, as they are held. */
  held(): IterableIterator<HeldRow> {
    return this.#held.values();
  }

  /** All rows, as if none had been scanned. */
  unscanned(): HeldRow[] {
    const all = [...this.#held.values()];
    for (const held of all) held.scanned = null;
    return all;
  }

  /** The changed rows were scanned: forgets those that are gone. */
  settle(): void {
    for (const held of this.toScan) {
      held.isToScan = false;
      if (held.row === null) this.#held.delete(held.key);
    }
    this.toScan = [];
  }

  /** The rows that changed since the last report, which is made now. */
  reported(): HeldRow[] {
    const changed = this.toReport;
    for (const held of changed) held.isToReport = false;
    this.toReport = [];
    return changed;
  }

  #note(held: HeldRow): void {
    if (!held.isToScan) {
      held.isToScan = true;
      held.scanned = held.row;
      this.toScan.push(held);
    }
    if (!held.isToReport) {
      held.isToReport = true;
      held.reported = held.row;
      this.toReport.push(held);
    }
  }
}

/** The rows of each entity. */
export type RowTables = ReadonlyMap<string, RowTable>;

/** A copy, so that what the application does to its row later changes nothing here. */
function copyOf(row: Row): Row {
  const prototype = Object.getPrototypeOf(row) as object | null;
  return prototype === Object.prototype ? { ...row } : Object.assign(Object.create(prototype) as object, row);
}

import type { TimeValue } from "../calendar/time.js";
import { having, listIn, named, unknownName } from "../errors.js";
import type { Metrics } from "../formulas/metric.js";
import type { AnyLayout } from "../report/layout.js";
import type { AnyRows, Query } from "../question/query.js";
import { planned } from "../report/evaluate.js";
import { type Report, reportOf } from "../report/report.js";
import { batchSize } from "../vectors/vector.js";
import { changesBetween, type RowChange } from "./changes.js";
import { frozenReport } from "./frozen-report.js";
import { Listeners } from "./listeners.js";
import { type Asked, LiveScan } from "./live-scan.js";
import { keyReader, type RowKeys } from "./row-keys.js";
import { RowTable } from "./row-table.js";
import { type LiveSnapshot, snapshotOf } from "./snapshot.js";

/**
 * A row, or a key, of a batch that changed nothing, and why.
 *
 * @category Live
 */
export interface Rejected {
  readonly entity: string;
  /** The place in the list that was passed. */
  readonly place: number;
  /** What is wrong: `not a row`, `missing id`, `invalid id`, `unknown id`. */
  readonly why: string;
}

/** A board before its types are known. */
export class Board {
  readonly #metrics: Metrics;
  readonly #tables: ReadonlyMap<string, RowTable>;
  readonly #listeners = new Listeners();
  #asked: Asked;
  /** The rows in cells; `null` where they have to be scanned anew. */
  #scan: LiveScan | null = null;
  /** Counts changes: a report of an earlier one explains nothing any more. */
  #version = 0;
  #report: { readonly version: number; readonly report: Report<Metrics> } | null = null;
  #changes: (() => readonly RowChange[]) | null = null;

  constructor(metrics: Metrics, data: AnyRows, query: Query & AnyLayout, keys: RowKeys) {
    this.#metrics = metrics;
    this.#asked = askedOf(metrics, query);
    const entities = Object.keys(having("live", "rows by entity, such as { deals }", data));
    this.#tables = new Map(entities.map((entity) => [entity, new RowTable(keyReader(entity, keys))]));
    this.rejected = this.#change("live", data, (table, row) => table.put(row)).rejected;
    this.report();
  }

  /** The rows of the beginning that were not taken. */
  readonly rejected: readonly Rejected[];

  readonly subscribe = this.#listeners.add;

  readonly upsert = (rows: AnyRows): { readonly rejected: readonly Rejected[] } =>
    this.#batch("upsert", rows, (table, row) => table.put(row));

  readonly remove = (keys: AnyRows): { readonly rejected: readonly Rejected[] } =>
    this.#batch("remove", keys, (table, key) => table.drop(key));

  readonly advance = (asOf: TimeValue): void => {
    this.#asked = askedOf(this.#metrics, { ...this.#asked.query, asOf });
    this.#scan = null;
    this.#version++;
    this.#listeners.tell();
  };

  readonly report = (): Report<Metrics> => {
    if (this.#report?.version === this.#version) return this.#report.report;
    const scan = this.#scanned();
    const version = this.#version;
    const context = scan.context(() => this.#version === version);
    const report = frozenReport(reportOf(this.#metrics, context, this.#asked.query));
    const changed = new Map([...this.#tables].map(([entity, table]) => [entity, table.reported()]));
    const before = this.#report?.report;
    this.#changes = before === undefined ? null : () => changesBetween(before, report, scan.causes(changed));
    this.#report = { version, report };
    return report;
  };

  /** The rows that the last report has otherwise than the one before. */
  get changes(): readonly RowChange[] {
    this.report();
    const changes = this.#changes?.() ?? [];
    this.#changes = () => changes;
    return changes;
  }

  readonly snapshot = (): LiveSnapshot =>
    snapshotOf(
      this.#asked,
      Object.fromEntries([...this.#tables].map(([entity, table]) => [entity, table.rows()])),
    );

  /** Changes the tables, and tells the listeners if anything changed. */
  #batch(caller: string, lists: AnyRows, change: ChangeTable): { readonly rejected: readonly Rejected[] } {
    const { isChanged, rejected } = this.#change(caller, lists, change);
    if (isChanged) this.#changed();
    return { rejected };
  }

  /** Puts rows into the tables, or drops keys. */
  #change(
    caller: string,
    lists: AnyRows,
    change: ChangeTable,
  ): { readonly isChanged: boolean; readonly rejected: readonly Rejected[] } {
    const rejected: Rejected[] = [];
    let isChanged = false;
    for (const [table, entity, list] of this.#listsIn(caller, lists)) {
      for (let place = 0; place < list.length; place++) {
        const why = change(table, list[place]);
        if (why === null) isChanged = true;
        else rejected.push({ entity, place, why });
      }
    }
    return { isChanged, rejected };
  }

  /** The lists of a batch with their tables; throws for what is none, before anything changes. */
  #listsIn(caller: string, lists: AnyRows): [RowTable, string, readonly unknown[]][] {
    const expected = "rows by entity, such as { deals: [] }";
    return Object.entries(having(caller, expected, lists)).map(([entity, list]) => {
      const table = this.#tables.get(entity);
      if (table === undefined)
        throw named(caller, unknownName(`one of ${[...this.#tables.keys()].join(", ")}`, entity));
      return [table, entity, listIn(caller, `an array of ${entity}`, list as readonly unknown[])];
    });
  }

  #changed(): void {
    this.#version++;
    if (this.#scan !== null && this.#isBatchFull(this.#scan)) this.#takeIn(this.#scan);
    this.#listeners.tell();
  }

  /** Whether a burst of changes is worth a scan. Rows that others refer to wait: they would be a new scan each time. */
  #isBatchFull(scan: LiveScan): boolean {
    let isFull = false;
    for (const { toScan } of this.#tables.values()) isFull ||= toScan.length >= batchSize;
    if (!isFull) return false;
    return ![...this.#tables].some(([entity, { toScan }]) => toScan.length > 0 && scan.isReferredTo(entity));
  }

  /** All rows in cells. */
  #scanned(): LiveScan {
    if (this.#scan !== null) this.#takeIn(this.#scan);
    return (this.#scan ??= new LiveScan(this.#asked, this.#tables));
  }

  /** Takes changes into a scan. One that failed midway, or is worn, is made anew for the next report, which tells why. */
  #takeIn(scan: LiveScan): void {
    try {
      scan.scanChanges();
      if (scan.isWorn) this.#scan = null;
    } catch {
      this.#scan = null;
    }
  }
}

type ChangeTable = (table: RowTable, one: unknown) => string | null;

/** A question with its plan; throws for one that nobody can answer. */
export function askedOf(metrics: Metrics, query: Asked["query"]): Asked {
  const [plan, frame, measures] = planned(metrics, query);
  return { query, plan, frame, measures };
}

import type { TimeValue } from "../calendar/time.js";
import type { Cube } from "../cube/cube.js";
import { cubeOf } from "../cube/cube-of.js";
import type { Store } from "../cube/store.js";
import { having, refusal } from "../errors.js";
import type { Metrics } from "../formulas/metric.js";
import type { AnyLayout } from "../report/layout.js";
import type { AnyRows, Query } from "../question/query.js";
import { askedContext } from "../report/evaluate.js";
import { type Report, reportOf } from "../report/report.js";
import { groupingBy } from "../scan/groups.js";
import { scanData } from "../scan/scan-data.js";
import { batchSize } from "../vectors/vector.js";
import { type Asked, askedOf } from "./asked.js";
import { changesBetween, type RowChange } from "./changes.js";
import { currentStore, frozenReport } from "./frozen-report.js";
import { Listeners } from "./listeners.js";
import { LiveScan } from "./live-scan.js";
import { regrouped } from "./regrouped.js";
import { type ChangeTable, changeTables, type Rejected } from "./row-batch.js";
import { keyReader, type RowKeys } from "./row-keys.js";
import { RowTable, type RowTables } from "./row-table.js";
import { type RowBehind, rowsBehind } from "./rows-behind.js";
import { type LiveSnapshot, snapshotOf } from "./snapshot.js";

/** A board before its types are known. */
export class Board {
  readonly #metrics: Metrics;
  readonly #tables: RowTables;
  readonly #listeners = new Listeners();
  /** What each of its reports answers. */
  readonly #questions = new WeakMap<object, Asked["query"]>();
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
    this.rejected = changeTables("live", this.#tables, data, (table, row) => table.put(row)).rejected;
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
    const { query, frame } = askedOf(this.#metrics, { ...this.#asked.query, asOf });
    this.#asked = { ...this.#asked, query, frame };
    this.#version++;
    this.#listeners.tell();
  };

  readonly report = (): Report<Metrics> => {
    if (this.#report?.version === this.#version) return this.#report.report;
    const version = this.#version;
    const scan = this.#scanned();
    const report = this.#reportOf(this.#asked, scan.store());
    const changed = new Map([...this.#tables].map(([entity, table]) => [entity, table.reported()]));
    const before = this.#report?.report;
    this.#changes = before === undefined ? null : () => changesBetween(before, report, scan.causes(changed));
    this.#report = { version, report };
    return report;
  };

  readonly ask = (query: Asked["query"]): Report<Metrics> => {
    const asked = askedOf(this.#metrics, query);
    return this.#reportOf(asked, this.#storeFor(asked));
  };

  readonly cube = (): Cube => {
    const { plan, query, frame } = this.#asked;
    const cube = cubeOf(plan.measures, this.#scanned().store(), query, frame);
    // A state in it may be one of the board, which goes on.
    return JSON.parse(JSON.stringify(cube)) as Cube;
  };

  /** The rows that the last report has otherwise than the one before. */
  get changes(): readonly RowChange[] {
    this.report();
    const changes = this.#changes?.() ?? [];
    this.#changes = () => changes;
    return changes;
  }

  readonly question = (): Query => this.#asked.query;

  readonly rowsBehind = (report: Report<Metrics>, row: unknown, name: string): readonly RowBehind[] => {
    const query = this.#questions.get(report);
    if (query === undefined) throw refusal("rowsBehind", "a report of the board", "another report");
    return rowsBehind({ report, row, name }, this.#metrics, this.#rows(), query);
  };

  readonly snapshot = (): LiveSnapshot => snapshotOf(this.#asked, this.#rows());

  /** Changes the tables, and tells the listeners if anything changed. */
  #batch(caller: string, lists: AnyRows, change: ChangeTable): { readonly rejected: readonly Rejected[] } {
    const { isChanged, rejected } = changeTables(caller, this.#tables, lists, change);
    if (isChanged) this.#changed();
    return { rejected };
  }

  #rows(): AnyRows {
    return Object.fromEntries([...this.#tables].map(([entity, table]) => [entity, table.rows()]));
  }

  /** A report that explains as long as nothing changes. */
  #reportOf({ plan, frame, query }: Asked, store: Store): Report<Metrics> {
    const version = this.#version;
    const current = currentStore(store, () => this.#version === version);
    const report = frozenReport(reportOf(this.#metrics, askedContext(plan, frame, current, query), query));
    this.#questions.set(report, query);
    return report;
  }

  /** What answers another question: the cells, or all rows where those do not tell. */
  #storeFor(asked: Asked): Store {
    if (this.#scan !== null) this.#takeIn(this.#scan);
    const { plan, measures, query, frame } = asked;
    return (
      (this.#scan && regrouped(this.#scan.store(), this.#asked, asked)) ??
      scanData(measures, plan.names, this.#rows(), query, frame, groupingBy(query.by ?? {}))
    );
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
      if (scan.isWorn || !scan.advance(this.#asked)) this.#scan = null;
    } catch {
      this.#scan = null;
    }
  }
}

import type { Store } from "../cube/store.js";
import { nameErrors } from "../errors.js";
import type { Slice } from "../formulas/slice.js";
import { groupingBy } from "../scan/groups.js";
import { sourceFor, scannedStore } from "../scan/scan-data.js";
import type { NamedMeasure, ScanContext } from "../scan/scan-entity.js";
import { memoized } from "../memo.js";
import { Problems } from "../vectors/problems.js";
import type { Source } from "../vectors/source.js";
import { type Asked, isLater } from "./asked.js";
import { causesOf, type ChangedKeys } from "./causes.js";
import { CellMemo } from "./cell-memo.js";
import { EntityScans } from "./entity-scans.js";
import { invertible } from "./invertible.js";
import { LiveCells } from "./live-cells.js";
import { keptStore, netStore, type Settled, settledIn } from "./net-store.js";
import type { HeldRow, RowTables } from "./row-table.js";

/** The rows of a board in cells. */
export class LiveScan {
  #asked: Asked;
  readonly #tables: RowTables;
  readonly #grouping: ScanContext["grouping"];
  readonly #cells: LiveCells;
  readonly #memo = new CellMemo();
  readonly #factors: ScanContext["shared"]["factors"] = {};
  readonly #kept: readonly ReturnType<typeof invertible>[];
  /** What scans for an earlier `asOf` left of each measure. */
  readonly #settled: (Settled | null)[];
  readonly #measuresOf = new Map<string, NamedMeasure[]>();
  readonly #scans = new Map<string, EntityScans>();

  constructor(asked: Asked, tables: RowTables) {
    const { query, plan, measures } = asked;
    this.#asked = asked;
    this.#tables = tables;
    this.#grouping = groupingBy(query.by ?? {});
    this.#cells = new LiveCells(this.#grouping.groups, (cell) => this.#holds(cell));
    this.#kept = measures.map(invertible);
    this.#settled = measures.map(() => null);
    for (const [index, { measure }] of this.#kept.entries())
      memoized(this.#measuresOf, measure.entity, (): NamedMeasure[] => []).push({
        measure,
        name: plan.names[index]!,
      });
    for (const [entity, [first]] of this.#measuresOf) nameErrors(first!.name, () => this.#rescan(entity));
    for (const table of tables.values()) table.settle();
  }

  /** Finds the keys of the rows that can have changed what is computed from slices. */
  causes(changed: ReadonlyMap<string, readonly HeldRow[]>): (slices: readonly Slice[]) => ChangedKeys {
    const { groups } = this.#grouping;
    const found = [...changed]
      .filter(([entity, rows]) => rows.length > 0 && (this.#scans.has(entity) || this.isReferredTo(entity)))
      .map(([entity, rows]) => {
        const scan = this.isReferredTo(entity) ? null : this.#scans.get(entity)!.open();
        return { entity, rows, scan };
      });
    const causes = causesOf(found, this.#cells);
    // A scan that was made anew numbers the groups anew.
    return (slices) => causes(slices.filter(({ context }) => context.store.groups === groups));
  }

  /** Whether rows of an entity are referred to: a change there is a new scan of the rows that refer. */
  isReferredTo(entity: string): boolean {
    return [...this.#scans.values()].some(({ refersTo }) => refersTo.has(entity));
  }

  /** Whether more rows went than are there: a new scan then costs no more than the changes did. */
  get isWorn(): boolean {
    let worn = -fewestGone;
    for (const { gone, entity } of this.#scans.values()) worn += gone - this.#tables.get(entity)!.size;
    return worn > 0;
  }

  /** Takes in the rows that changed. */
  scanChanges(): void {
    const changed = new Set(
      [...this.#tables].filter(([, { toScan }]) => toScan.length > 0).map(([name]) => name),
    );
    for (const [entity, scans] of this.#scans) {
      if ([...scans.refersTo].some((other) => changed.has(other))) this.#rescan(entity);
      else if (changed.has(entity)) scans.take(this.#tables.get(entity)!.toScan);
    }
    for (const table of this.#tables.values()) table.settle();
  }

  /** Follows `asOf` to a later moment; false if all rows have to be scanned anew. */
  advance(asked: Asked): boolean {
    if (asked === this.#asked) return true;
    if (!isLater(asked, this.#asked)) return false;
    this.#asked = asked;
    const store = this.#keptStore();
    for (const [entity, scans] of this.#scans) {
      const goOn = scans.takeOutFor(asked, this.#tables.get(entity)!.held());
      if (goOn === null) {
        this.#rescan(entity);
        continue;
      }
      for (const index of this.#placesOf(entity)) this.#settled[index] = settledIn(store, index);
      this.#scans.set(entity, goOn());
    }
    return true;
  }

  /** The states of the rows that are there, in cells: until the next change. */
  store(): Store {
    return netStore(this.#asked.measures, this.#kept, this.#keptStore(), this.#memo);
  }

  #keptStore(): Store {
    const { query } = this.#asked;
    const scans = { cells: this.#cells, grouping: this.#grouping, query, shared: { factors: this.#factors } };
    const [came, went] = (["came", "went"] as const).map((side) => {
      const folds = new Map(
        [...this.#scans.values()].flatMap((each) => each[side].folds).map((fold) => [fold.measure, fold]),
      );
      return scannedStore(
        this.#kept.map(({ measure }) => folds.get(measure)!),
        scans,
      );
    });
    return keptStore(this.#kept, [...this.#settled], came!, went!);
  }

  /** The places of the measures of an entity. */
  #placesOf(entity: string): number[] {
    return [...this.#kept.keys()].filter((index) => this.#kept[index]!.measure.entity === entity);
  }

  #rescan(entity: string): void {
    const { query, frame } = this.#asked;
    // Throws where the application passed no rows of it.
    this.#rowsOf(entity);
    this.#memo.clear();
    for (const index of this.#placesOf(entity)) this.#settled[index] = null;
    const context = {
      query,
      frame,
      grouping: this.#grouping,
      cells: this.#cells,
      shared: {
        problems: new Problems(),
        factors: this.#factors,
        rows: (other: string) => this.#rowsOf(other),
        shared: new Map<string, unknown>(),
      },
    };
    const scans = new EntityScans(entity, this.#measuresOf.get(entity)!, context, this.#memo);
    this.#scans.set(entity, scans);
    scans.take(this.#tables.get(entity)!.unscanned());
  }

  #rowsOf(entity: string): Source {
    return sourceFor({ [entity]: this.#tables.get(entity)?.rows() }, entity);
  }

  #holds(cell: number): boolean {
    for (const scans of this.#scans.values()) if (scans.holds(cell)) return true;
    return false;
  }
}

/** A scan is not made anew for fewer rows. */
const fewestGone = 4096;

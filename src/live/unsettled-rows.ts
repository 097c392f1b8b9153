import type { ScanContext } from "../scan/scan-entity.js";
import { scopeOf } from "../scan/scope.js";
import { batchSize, type FlagVector, type Read } from "../vectors/vector.js";
import { batchRows } from "./open-scan.js";
import type { HeldRow } from "./row-table.js";
import type { Unsettled } from "./unsettled.js";

/** The rows of an entity that a later `asOf` may count otherwise. */
export class UnsettledRows {
  /** How many steps are still to come for each row; NaN for one that counts otherwise each time, or cannot be judged. */
  readonly #toCome = new Map<HeldRow, number>();
  readonly #batch = batchRows();
  readonly #steps: readonly Read<FlagVector>[];
  readonly #ages: readonly Read<FlagVector>[];

  constructor({ steps, ages }: Unsettled, { frame, query, shared }: Omit<ScanContext, "rows">) {
    const scope = scopeOf(this.#batch.source, frame, query, shared, { subset: null });
    this.#steps = steps.map((step) => scope.read(step) as Read<FlagVector>);
    this.#ages = ages.map((age) => scope.read(age) as Read<FlagVector>);
  }

  /** Judges rows that came, changed or went. */
  judge(changed: Iterable<HeldRow>): void {
    let some: HeldRow[] = [];
    for (const held of changed) {
      if (held.row === null) this.#toCome.delete(held);
      else if (some.push(held) === batchSize) {
        this.#judge(some);
        some = [];
      }
    }
    if (some.length > 0) this.#judge(some);
  }

  rows(): IterableIterator<HeldRow> {
    return this.#toCome.keys();
  }

  /** The rows that count otherwise later. */
  otherwise(later: UnsettledRows): HeldRow[] {
    return Array.from(this.#toCome)
      .filter(([held, toCome]) => later.#toCome.get(held) !== toCome)
      .map(([held]) => held);
  }

  #judge(some: readonly HeldRow[]): void {
    const { rows, source } = this.#batch;
    for (const { row } of some) rows.push(row);
    const toCome = new Float64Array(some.length);
    for (const batch of source.batches()) {
      for (const read of this.#steps) add(read(batch, null), 1, toCome);
      for (const read of this.#ages) add(read(batch, null), Number.NaN, toCome);
    }
    rows.length = 0;
    for (const [place, held] of some.entries()) {
      if (toCome[place] === 0) this.#toCome.delete(held);
      else this.#toCome.set(held, toCome[place]!);
    }
  }
}

/** Adds to the count of each row for which a condition is true; NaN if it is undecided. */
function add({ values, issues }: FlagVector, count: number, toCome: Float64Array): void {
  for (let row = 0; row < toCome.length; row++) {
    if (issues !== null && issues[row] !== 0) toCome[row] = Number.NaN;
    else if (values[row] === 1) toCome[row]! += count;
  }
}

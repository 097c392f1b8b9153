import type { Arena } from "./arena.js";
import type { Problems } from "./problems.js";
import type { Batch, Read, Vector } from "./vector.js";

/** The type of a field in a row. Money is a number, beside a text with its currency. */
export type FieldType = "text" | "flag" | "number" | "time";

/** How the values of a field are read, from rows or from columns. */
export interface FieldReader {
  /** Readers with the same name read in the same way. */
  readonly name: string;
  readonly type: FieldType;
  /** A function that makes vectors of the current content of `values`, in arrays of the arena. */
  vectors(values: readonly unknown[], arena: Arena): MakeVector;
}

/**
 * A vector of `size` values. Only the values at the first `count` of `places` matter. The issue of a value that cannot be
 * used is 1; the caller may overwrite it.
 */
export type MakeVector = (places: Int32Array, count: number, size: number) => Vector;

/** Where the rows of an entity come from, batch by batch. */
export interface Source {
  /** Makes arrays as long as a batch can be. */
  readonly arena: Arena;
  /** Whether reading is slow, so that a field should be read only for the rows that matter. */
  readonly isCostly: boolean;
  /** The rows, at most `arena.size` at a time. */
  batches(): Iterable<Batch>;
  field(name: string, reader: FieldReader, problems: Problems): Read;
  /** A row as the application gave it. */
  row(batch: Batch, row: number): unknown;
  /** The number of entries of a batch that are not objects. */
  nonRows(batch: Batch): number;
}

/** The key of a method that returns a source. Arrays of rows have none. */
export const sourceOf = "salesmetrics.source";

/** A container of rows that is not an array, such as a table. */
export interface HasSource {
  /** The name of its entity: `"deals"`. */
  readonly entity: string;
  /** @internal */
  readonly [sourceOf]: () => Source;
}

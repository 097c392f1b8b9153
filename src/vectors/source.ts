import type { Problems } from "./problems.js";
import type { Batch, Read, Vector } from "./vector.js";

/** A type that a field of a row has; money is a number beside a text. */
export type FieldType = "text" | "flag" | "number" | "time";

/** How the values of a field are read, whatever holds them. */
export interface FieldReader {
  /** Readers of one name read alike. */
  readonly name: string;
  readonly type: FieldType;
  /**
   * Makes vectors of what `values` holds at the time of each call. `issues` gets a 1 where a value cannot be used, and
   * is as long as `values`.
   */
  vectors(values: readonly unknown[], issues: Uint16Array): MakeVector;
}

/** Makes a vector of `size` values, of which those at the first `count` places matter. */
export type MakeVector = (places: Int32Array, count: number, size: number) => Vector;

/** Where the rows of an entity come from, batch by batch. */
export interface Source {
  /** The most rows that a batch has. */
  readonly capacity: number;
  /** Whether reading a field takes long enough to read it only for the rows that matter. */
  readonly isCostly: boolean;
  /** The rows, at most `capacity` at a time. */
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

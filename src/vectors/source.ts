import type { Problems } from "./problems.js";
import type { Batch, Read } from "./vector.js";

/** A type that a field of a row has; money is a number beside a text. */
export type FieldType = "text" | "flag" | "number" | "time";

/** Where the rows of an entity come from, batch by batch. */
export interface Source {
  /** The most rows that a batch has. */
  readonly capacity: number;
  /** Whether reading a field takes long enough to read it only for the rows that matter. */
  readonly isCostly: boolean;
  /** The rows, so many of them at a time at the most. */
  batches(): Iterable<Batch>;
  /** What reads a field. */
  field(name: string, type: FieldType, problems: Problems): Read;
  /** A row as its callers know it. */
  row(batch: Batch, row: number): unknown;
  /** How many entries of a batch were no rows at all. */
  nonRows(batch: Batch): number;
}

/** Under this key what holds rows says how to read them; an array of rows needs none. */
export const sourceOf = "salesmetrics.source";

/** What holds rows and is no array of them. */
export interface HasSource {
  /** The name of its entity: `"deals"`. */
  readonly entity: string;
  /** @internal */
  readonly [sourceOf]: () => Source;
}

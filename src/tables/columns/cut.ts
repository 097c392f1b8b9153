import { Dictionary } from "../../vectors/dictionary.js";
import type { Codes, Column, ColumnPlaces, TextColumn } from "../column.js";
import { described } from "./described.js";

/** The wanted range of a column, and how to copy it. */
export interface Cut {
  readonly start: number;
  readonly length: number;
  /** Whether the arrays go to shared memory. */
  readonly shared: boolean;
  /** The number of entries beside the rows that were no objects. */
  readonly nonRows: number;
}

/** A copy of a range of a column, in arrays of exactly its length. */
export function cut(column: Column, wanted: Cut): Column {
  const places = cutPlaces(column, wanted);
  switch (column.type) {
    case "text":
      return cutTexts(column, wanted, places);
    case "flag":
      return { ...places, type: "flag", values: copied(column.values, wanted) };
    case "number": {
      const exceptions = shifted(column.exceptions, wanted, (value) => value);
      return {
        ...places,
        type: "number",
        values: copied(column.values, wanted),
        scale: column.scale,
        exceptions,
      };
    }
    case "time": {
      const dates = typeof column.dates === "boolean" ? column.dates : copied(column.dates, wanted);
      return { ...places, type: "time", values: copied(column.values, wanted), dates };
    }
  }
}

function cutPlaces({ marks, unusable }: Column, wanted: Cut): ColumnPlaces {
  const end = wanted.start + wanted.length;
  const isMarked = marks !== null && marks.subarray(wanted.start, end).some((mark) => mark !== 0);
  return {
    marks: isMarked ? copied(marks, wanted) : null,
    unusable: shifted(unusable, wanted, postable),
    ...(wanted.nonRows > 0 && { nonRows: wanted.nonRows }),
  };
}

function cutTexts({ codes, words }: TextColumn, wanted: Cut, places: ColumnPlaces): TextColumn {
  const { start, length } = wanted;
  if (codes === null) return { ...places, type: "text", codes, words: words.slice(start, start + length) };
  if (words.length <= length)
    return { ...places, type: "text", codes: copied(codes, wanted), words: words.slice() };
  const used = new Dictionary();
  const found = Int32Array.from(codes.subarray(start, start + length), (code) => used.codeOf(words[code]!));
  return { ...places, type: "text", codes: copied(found, { ...wanted, start: 0 }), words: used.values };
}

/** The entries in the range, with places counted from its start. */
function shifted<From, To>(
  kept: ReadonlyMap<number, From>,
  { start, length }: Cut,
  change: (value: From) => To,
): ReadonlyMap<number, To> {
  const found = new Map<number, To>();
  for (const [place, value] of kept) {
    if (place >= start && place < start + length) found.set(place - start, change(value));
  }
  return found;
}

type Numbers = Codes | Float64Array;

function copied<Array extends Numbers>(numbers: Array, { start, length, shared }: Cut): Array {
  const bytes = length * numbers.BYTES_PER_ELEMENT;
  const isShared = shared && typeof SharedArrayBuffer === "function";
  const isThere =
    isShared && numbers.buffer instanceof SharedArrayBuffer && numbers.buffer.byteLength === bytes;
  if (isThere) return numbers;
  const buffer = isShared ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes);
  const copy = new (numbers.constructor as new (buffer: ArrayBufferLike) => Array)(buffer);
  copy.set(numbers.subarray(start, start + length));
  return copy;
}

/** The value, or a description of it if `postMessage` would refuse it. */
function postable(value: unknown): unknown {
  if (typeof value !== "object" && typeof value !== "function" && typeof value !== "symbol") return value;
  // Without structuredClone, it is unknown what can be posted.
  const { structuredClone: clone } = globalThis as { structuredClone?: (value: unknown) => unknown };
  try {
    clone?.(value);
    return value;
  } catch {
    return described(value);
  }
}

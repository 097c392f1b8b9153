import { Dictionary } from "../../vectors/dictionary.js";
import type { Codes, Column, ColumnPlaces, TextColumn } from "../column.js";
import { postable } from "./postable.js";

/** Which values of a column are wanted, and how. */
export interface Cut {
  readonly start: number;
  readonly length: number;
  /** Whether arrays are to lie in shared memory. */
  readonly shared: boolean;
  /** How many entries beside the rows were no rows at all. */
  readonly nonRows: number;
}

/** Some values of a column, in arrays of their own that are not a bit longer. */
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

/** What is kept by place, for some places alone, which are counted from the first of them. */
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

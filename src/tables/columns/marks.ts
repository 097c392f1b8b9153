import { invalid, type Marks } from "../column.js";

/** Which values of an array are missing (1); `null` where none is. */
export type Missing = Uint8Array | null;

/** Marks besides what is missing what cannot be used. `isUnusable` says so of a place, and is asked of no other. */
export function marksOf(missing: Missing, length: number, isUnusable: (place: number) => boolean): Marks {
  let marks: Uint8Array | null = null;
  for (let place = 0; place < length; place++) {
    if ((missing !== null && missing[place] !== 0) || !isUnusable(place)) continue;
    marks ??= missing === null ? new Uint8Array(length) : missing.slice();
    marks[place] = invalid;
  }
  return marks ?? missing;
}

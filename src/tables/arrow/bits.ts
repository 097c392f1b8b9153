import type { Missing } from "../columns/marks.js";
import type { ArrowData } from "./structure.js";

/** The bits of a bitmap from one on, a byte for each. */
export function bitsOf(bitmap: Uint8Array, offset: number, length: number): Uint8Array {
  const bits = new Uint8Array(length);
  for (let place = 0; place < length; place++) {
    const bit = offset + place;
    bits[place] = (bitmap[bit >> 3]! >> (bit & 7)) & 1;
  }
  return bits;
}

/** Which values are null. */
export function missingOf({ nullBitmap, nullCount, offset, length }: ArrowData): Missing {
  if (nullBitmap == null || nullBitmap.length === 0 || nullCount === 0) return null;
  const missing = bitsOf(nullBitmap, offset, length);
  for (let place = 0; place < length; place++) missing[place] = 1 - missing[place]!;
  return missing;
}

import type { Missing } from "../column.js";
import { halvesOf, type NumberArray, type WideNumberArray } from "../columns/numbers.js";
import type { ArrowData } from "./structure.js";

/** The numbers of a batch, `perValue` for each value. Arrow can omit nulls at the end: they become 0. */
export function numbersIn<Array extends NumberArray | WideNumberArray>(
  { values, length }: ArrowData,
  perValue = 1,
): Array {
  return sized(values as Array, length * perValue);
}

/** The 64-bit values of a batch as pairs of 32 bits, the lower half first. */
export function halvesIn({ values, length }: ArrowData): Int32Array {
  return sized(halvesOf(values as ArrayBufferView), length * 2);
}

function sized<Array extends NumberArray | WideNumberArray>(numbers: Array, length: number): Array {
  if (numbers.length >= length) return numbers.subarray(0, length) as Array;
  const longer = new (numbers.constructor as new (length: number) => Array)(length);
  longer.set(numbers as never);
  return longer;
}

/** The bits of a bitmap from `offset` on, one byte for each. */
export function bitsOf(bitmap: Uint8Array, offset: number, length: number): Uint8Array {
  const bits = new Uint8Array(length);
  for (let place = 0; place < length; place++) {
    const bit = offset + place;
    bits[place] = (bitmap[bit >> 3]! >> (bit & 7)) & 1;
  }
  return bits;
}

export function missingOf({ nullBitmap, nullCount, offset, length }: ArrowData): Missing {
  if (nullBitmap == null || nullBitmap.length === 0 || nullCount === 0) return null;
  const missing = bitsOf(nullBitmap, offset, length);
  for (let place = 0; place < length; place++) missing[place] = 1 - missing[place]!;
  return missing;
}

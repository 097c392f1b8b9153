import { halvesOf, type NumberArray, type WideNumberArray } from "../columns/numbers.js";
import type { ArrowData } from "./structure.js";

/** The numbers of a batch, so many for each value. What Arrow leaves away at the end, being null, is 0. */
export function numbersIn<Array extends NumberArray | WideNumberArray>(
  { values, length }: ArrowData,
  perValue = 1,
): Array {
  return sized(values as Array, length * perValue);
}

/** The values of a batch, of 64 bits, as pairs of 32. */
export function halvesIn({ values, length }: ArrowData): Int32Array {
  return sized(halvesOf(values as ArrayBufferView), length * 2);
}

function sized<Array extends NumberArray | WideNumberArray>(numbers: Array, length: number): Array {
  if (numbers.length >= length) return numbers.subarray(0, length) as Array;
  const longer = new (numbers.constructor as new (length: number) => Array)(length);
  longer.set(numbers as never);
  return longer;
}

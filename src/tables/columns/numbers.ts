import type { DecimalInput } from "../../exact/index.js";
import { fifteenDigits } from "../../exact/index.js";
import { plainDecimal } from "../../vectors/decimals.js";
import type { NumberColumn } from "../column.js";
import { marksOf, type Missing } from "./marks.js";

/**
 * Arrays of numbers.
 *
 * @category Tables
 */
export type NumberArray =
  | Float64Array
  | Float32Array
  | Int32Array
  | Uint32Array
  | Int16Array
  | Uint16Array
  | Int8Array
  | Uint8Array
  | Uint8ClampedArray;

/**
 * Arrays of whole numbers of 64 bits.
 *
 * @category Tables
 */
export type WideNumberArray = BigInt64Array | BigUint64Array;

/** A column of numbers. It holds a Float64Array itself. */
export function numberColumn(numbers: NumberArray, missing: Missing): NumberColumn {
  const isWhole = !(numbers instanceof Float64Array || numbers instanceof Float32Array);
  const values = numbers instanceof Float64Array ? numbers : Float64Array.from(numbers);
  const unusable = new Map<number, unknown>();
  const isUnusable = (place: number): boolean => {
    const value = values[place]!;
    if (Math.abs(value) === Infinity) unusable.set(place, value);
    return !Number.isFinite(value);
  };
  const marks = isWhole ? missing : marksOf(missing, values.length, isUnusable);
  return { type: "number", values, scale: isWhole ? 0 : null, exceptions: new Map(), marks, unusable };
}

/** A column of decimals as whole numbers of `10^-scale`, of at most 15 digits each. It holds the array itself. */
export function scaledColumn(units: Float64Array, scale: number, missing: Missing): NumberColumn {
  return { type: "number", values: units, scale, exceptions: new Map(), marks: missing, unusable: new Map() };
}

/** A column of whole numbers of 64 bits; those that no double holds stay exact. */
export function wideColumn(halves: Int32Array, isSigned: boolean, missing: Missing): NumberColumn {
  const values = new Float64Array(halves.length / 2);
  const exceptions = new Map<number, DecimalInput>();
  let hasLong = false;
  for (let place = 0; place < values.length; place++) {
    const low = halves[place * 2]! >>> 0;
    const high = isSigned ? halves[place * 2 + 1]! : halves[place * 2 + 1]! >>> 0;
    const value = high * 4_294_967_296 + low;
    values[place] = value;
    hasLong ||= Math.abs(value) >= fifteenDigits;
    if (Number.isSafeInteger(value)) continue;
    const exact = plainDecimal(String(BigInt(high) * 4_294_967_296n + BigInt(low)))!;
    if (typeof exact === "number") continue;
    values[place] = Number.NaN;
    exceptions.set(place, exact);
  }
  return {
    type: "number",
    values,
    scale: hasLong ? null : 0,
    exceptions,
    marks: missing,
    unusable: new Map(),
  };
}

/** NumberArray of 64 bits as pairs of 32, the lower half first, as all machines that matter hold them. */
export function halvesOf(numbers: ArrayBufferView): Int32Array {
  return new Int32Array(numbers.buffer, numbers.byteOffset, numbers.byteLength / 4);
}

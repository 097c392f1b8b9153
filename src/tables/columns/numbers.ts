import { type DecimalInput, fifteenDigits } from "../../exact/index.js";
import { plainDecimal } from "../../vectors/decimals.js";
import { marksOf, type Missing, type NumberColumn } from "../column.js";

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
 * Arrays of 64-bit whole numbers.
 *
 * @category Tables
 */
export type WideNumberArray = BigInt64Array | BigUint64Array;

/** A column of numbers. A Float64Array is shared, not copied. */
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

/** A column of 64-bit whole numbers. Those beyond the precision of a double stay exact. */
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
  const scale = hasLong ? null : 0;
  return { type: "number", values, scale, exceptions, marks: missing, unusable: new Map() };
}

/** A view of 64-bit numbers as pairs of 32 bits, the lower half first (little-endian). */
export function halvesOf(numbers: ArrayBufferView): Int32Array {
  return new Int32Array(numbers.buffer, numbers.byteOffset, numbers.byteLength / 4);
}

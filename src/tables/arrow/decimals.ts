import { type DecimalInput, exactText, fifteenDigits, powersOfTen } from "../../exact/index.js";
import { Decimals, plainDecimal } from "../../vectors/decimals.js";
import { batchSize } from "../../vectors/vector.js";
import type { Column } from "../column.js";
import { columnBuilder } from "../column-builder.js";
import type { Missing } from "../columns/marks.js";

/** A column of decimals that Arrow holds as whole numbers of so many 32-bit words, the lowest first. */
export function decimalColumn(
  words: Uint32Array,
  wordCount: number,
  scale: number,
  missing: Missing,
): Column {
  const builder = columnBuilder("number");
  const length = Math.floor(words.length / wordCount);
  const values = new Float64Array(Math.min(length, batchSize));
  const decimals = new Decimals();
  const power = powersOfTen[scale] ?? Number.NaN;
  for (let start = 0; start < length; start += batchSize) {
    const size = Math.min(batchSize, length - start);
    const exceptions = new Map<number, DecimalInput>();
    for (let row = 0; row < size; row++) {
      const place = (start + row) * wordCount;
      // At most 15 digits over a power of ten: the double prints as the very decimal.
      const short = shortUnits(words, place, wordCount) / power;
      const decimal = Number.isNaN(short) ? longDecimal(words, place, wordCount, scale) : short;
      values[row] = typeof decimal === "number" ? decimal : Number.NaN;
      if (typeof decimal === "string") exceptions.set(row, decimal);
    }
    const vector = {
      type: "number",
      issues: null,
      decimals: decimals.takeNumbers(values, size, exceptions),
    } as const;
    builder.append(vector, size, () => null);
  }
  return { ...builder.column(), marks: missing };
}

/** A whole number in two's complement; NaN where it has more than 15 digits. */
function shortUnits(words: Uint32Array, place: number, wordCount: number): number {
  const low = words[place]!;
  if (wordCount === 1) return low | 0;
  const high = words[place + 1]! | 0;
  for (let word = 2; word < wordCount; word++) {
    if ((words[place + word]! | 0) !== high >> 31) return Number.NaN;
  }
  const units = high * 4_294_967_296 + low;
  return Math.abs(units) < fifteenDigits ? units : Number.NaN;
}

function longDecimal(words: Uint32Array, place: number, wordCount: number, scale: number): DecimalInput {
  let units = BigInt(words[place + wordCount - 1]! | 0);
  for (let word = wordCount - 2; word >= 0; word--) units = (units << 32n) | BigInt(words[place + word]!);
  const text =
    scale >= 0 ? exactText({ units, scale }) : exactText({ units: units * 10n ** BigInt(-scale), scale: 0 });
  return plainDecimal(text)!;
}

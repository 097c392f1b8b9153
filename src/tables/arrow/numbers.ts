import { type DecimalInput, exactText, fifteenDigits, powersOfTen } from "../../exact/index.js";
import { Decimals, plainDecimal } from "../../vectors/decimals.js";
import { batchSize } from "../../vectors/vector.js";
import type { Column, Missing } from "../column.js";
import { columnBuilder } from "../column-builder.js";
import { numberColumn, type NumberArray, wideColumn } from "../columns/numbers.js";
import { halvesIn, missingOf, numbersIn } from "./buffers.js";
import { type ArrowData, type ArrowType, typeIds } from "./structure.js";

const halfPrecision = 0;

/** A reader of numbers of an Arrow type; `null` if the type is no number. */
export function numberReader(type: ArrowType): ((data: ArrowData) => Column) | null {
  const { typeId, bitWidth, isSigned, precision, scale } = type;
  if (typeId === typeIds.float) return precision === halfPrecision ? null : readNumbers;
  if (typeId === typeIds.int)
    return bitWidth === 64
      ? (data) => wideColumn(halvesIn(data), isSigned ?? true, missingOf(data))
      : readNumbers;
  if (typeId !== typeIds.decimal) return null;
  const wordCount = (bitWidth ?? 128) / 32;
  return (data) =>
    decimalColumn(numbersIn<Uint32Array>(data, wordCount), wordCount, scale ?? 0, missingOf(data));
}

function readNumbers(data: ArrowData): Column {
  return numberColumn(numbersIn<NumberArray>(data), missingOf(data));
}

/** A column of decimals that Arrow stores as whole numbers of `wordCount` 32-bit words, the lowest word first. */
function decimalColumn(words: Uint32Array, wordCount: number, scale: number, missing: Missing): Column {
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
      // At most 15 digits over a power of ten: the double prints as the decimal.
      const short = shortUnits(words, place, wordCount) / power;
      const decimal = Number.isNaN(short) ? longDecimal(words, place, wordCount, scale) : short;
      values[row] = typeof decimal === "number" ? decimal : Number.NaN;
      if (typeof decimal === "string") exceptions.set(row, decimal);
    }
    decimals.takeNumbers(values, size, exceptions);
    builder.append({ type: "number", issues: null, decimals }, size, () => null);
  }
  return { ...builder.column(), marks: missing };
}

/** A whole number in two's complement; NaN if it has more than 15 digits. */
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

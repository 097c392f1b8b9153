import type { Column } from "../column.js";
import { numberColumn, type NumberArray, wideColumn } from "../columns/numbers.js";
import { missingOf } from "./bits.js";
import { halvesIn, numbersIn } from "./buffers.js";
import { decimalColumn } from "./decimals.js";
import { type ArrowData, type ArrowType, typeIds } from "./structure.js";

const halfPrecision = 0;

/** What reads numbers of a type; `null` where it has none. */
export function numberReader(type: ArrowType): ((data: ArrowData) => Column) | null {
  const { typeId, bitWidth, isSigned, precision, scale } = type;
  if (typeId === typeIds.float) return precision === halfPrecision ? null : readNumbers;
  if (typeId === typeIds.int)
    return bitWidth === 64 ? (data) => readWide(data, isSigned ?? true) : readNumbers;
  if (typeId !== typeIds.decimal) return null;
  const wordCount = (bitWidth ?? 128) / 32;
  return (data) =>
    decimalColumn(numbersIn<Uint32Array>(data, wordCount), wordCount, scale ?? 0, missingOf(data));
}

function readNumbers(data: ArrowData): Column {
  return numberColumn(numbersIn<NumberArray>(data), missingOf(data));
}

function readWide(data: ArrowData, isSigned: boolean): Column {
  return wideColumn(halvesIn(data), isSigned, missingOf(data));
}

import type { FieldReader } from "../../vectors/source.js";
import { type Codes, type Column, valueAt } from "../column.js";
import { flagColumn } from "../columns/flags.js";
import { dictionaryColumn } from "../columns/texts.js";
import { valuesColumn } from "../columns/values.js";
import { bitsOf, halvesIn, missingOf, numbersIn } from "./buffers.js";
import { numberReader } from "./numbers.js";
import { type ArrowData, type ArrowType, typeIds } from "./structure.js";
import { isText, textReader } from "./texts.js";
import { timeReader } from "./times.js";

/** Reads the values of a field in a batch; `null` if all are missing. */
export type ReadColumn = (data: ArrowData) => Column | null;

/** A reader of a field from batches; `null` if the field cannot have this Arrow type. */
export function arrowReader(field: FieldReader, type: ArrowType): ReadColumn | null {
  if (type.typeId === typeIds.nothing) return () => null;
  if (type.typeId === typeIds.dictionary) return dictionaryReader(field, type.dictionary!);
  if (isText(type)) return field.type === "text" ? textReader() : writtenReader(field);
  if (field.type === "number") return numberReader(type);
  if (field.type === "time") return timeReader(type);
  return field.type === "flag" && type.typeId === typeIds.bool ? readFlags : null;
}

function readFlags(data: ArrowData): Column {
  return flagColumn(bitsOf(data.values as Uint8Array, data.offset, data.length), missingOf(data));
}

/** Reads numbers and times from texts. */
function writtenReader(field: FieldReader): ReadColumn | null {
  if (field.type === "flag") return null;
  const readTexts = textReader();
  return (data) => valuesColumn(field, allIn(readTexts(data), data.length));
}

/** Reads codes. The dictionary is read once for all batches that share it. */
function dictionaryReader(field: FieldReader, type: ArrowType): ReadColumn | null {
  const readValues = arrowReader(field, type);
  if (readValues === null) return null;
  let known: unknown = null;
  let values: readonly unknown[] = [];
  return (data) => {
    const { dictionary } = data;
    if (dictionary !== known) {
      known = dictionary;
      values = (dictionary?.data ?? []).flatMap((chunk) => allIn(readValues(chunk), chunk.length));
    }
    const codes = codesIn(data);
    const missing = missingOf(data);
    if (field.type === "text") return dictionaryColumn(codes, values, missing);
    const found = Array.from(codes, (code, place) => (missing?.[place] === 1 ? null : values[code]));
    return valuesColumn(field, found);
  };
}

/** The codes; of 64-bit codes the lower halves, since no dictionary is that long. */
function codesIn(data: ArrowData): Codes {
  const { BYTES_PER_ELEMENT } = data.values as Codes | BigInt64Array;
  return BYTES_PER_ELEMENT < 8
    ? numbersIn<Codes>(data)
    : halvesIn(data).filter((_, place) => place % 2 === 0);
}

function allIn(column: Column | null, length: number): unknown[] {
  return Array.from({ length }, (_, place) => (column === null ? null : valueAt(column, place)));
}

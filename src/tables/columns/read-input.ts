import { refusal as refusalOf } from "../../errors.js";
import { fifteenDigits, finestScale } from "../../exact/index.js";
import type { FieldReader, FieldType } from "../../vectors/source.js";
import type { Column, Missing } from "../column.js";
import { isArray, isCodes, isWellMade } from "./check-column.js";
import { described } from "./described.js";
import { flagColumn } from "./flags.js";
import { halvesOf, numberColumn, type NumberArray, wideColumn } from "./numbers.js";
import { dictionaryColumn } from "./texts.js";
import { dayColumn, instantColumn } from "./times.js";
import { valuesColumn } from "./values.js";

/** The properties that forms of a column can have. */
type Forms = Readonly<Record<"codes" | "words" | "units" | "scale" | "days" | "values" | "missing", unknown>>;

/** The length of a column; `null` if it is one text for all rows. */
export function lengthOf(input: unknown): number | null {
  if (typeof input === "string") return null;
  if (isArray(input)) return input.length;
  const { codes, words, units, days, values } = formsOf(input);
  const isPlainText = isColumn(input) && input.type === "text" && codes === null;
  const array = isPlainText ? words : (codes ?? units ?? days ?? values);
  return isArray(array) ? array.length : null;
}

/** The column of a field, from any form. */
export function columnOf(name: string, reader: FieldReader, input: unknown, length: number): Column {
  if (Array.isArray(input)) return valuesColumn(reader, input);
  const { type } = reader;
  const column = isColumn(input)
    ? input.type === type && isWellMade(input, length) && input
    : readers[type](givenOf(name, input, length));
  if (!column) throw refusal(`${expectations[type]} in ${name}`, described(input));
  return column;
}

export function refusal(expected: string, found: string): Error {
  return refusalOf("tableFromColumns", expected, found);
}

/** A column in one of the forms, and the facts that its reader needs. */
interface Given extends Forms {
  readonly name: string;
  readonly length: number;
  readonly text: string | null;
  readonly absent: Missing;
}

function givenOf(name: string, input: unknown, length: number): Given {
  const forms = isArray(input) ? formsOf({ values: input }) : formsOf(input);
  const text = typeof input === "string" ? input : null;
  return { ...forms, name, length, text, absent: missingOf(name, forms.missing, length) };
}

const readers: Readonly<Record<FieldType, (given: Given) => Column | null>> = { text, flag, number, time };

const expectations: Readonly<Record<FieldType, string>> = {
  text: "a text, texts, or { codes, words },",
  flag: "true and false, or a Uint8Array of 1 and 0,",
  number: "decimals, a typed array of numbers, or { units, scale },",
  time: "times, a Float64Array of epoch milliseconds, or { days },",
};

function text({ text: constant, codes, words, length, absent }: Given): Column | null {
  if (constant !== null) return dictionaryColumn(new Uint8Array(length), [constant], null);
  return isCodes(codes) && Array.isArray(words) ? dictionaryColumn(codes, words, absent) : null;
}

function flag({ values, absent }: Given): Column | null {
  return values instanceof Uint8Array ? flagColumn(values, absent) : null;
}

function number({ values, units, scale, name, absent }: Given): Column | null {
  if (values instanceof BigInt64Array) return wideColumn(halvesOf(values), true, absent);
  if (values instanceof BigUint64Array) return wideColumn(halvesOf(values), false, absent);
  if (isNumbers(values)) return numberColumn(values, absent);
  if (!(units instanceof Float64Array)) return null;
  checkScale(scale, name);
  checkUnits(units, absent, name);
  return { type: "number", values: units, scale, exceptions: new Map(), marks: absent, unusable: new Map() };
}

function checkScale(scale: unknown, name: string): asserts scale is number {
  const isScale = typeof scale === "number" && Number.isInteger(scale) && scale >= 0 && scale <= finestScale;
  if (!isScale) throw refusal(`a scale from 0 to ${finestScale} in ${name}`, described(scale));
}

function checkUnits(units: Float64Array, absent: Missing, name: string): void {
  for (const [place, unit] of units.entries()) {
    if (Number.isInteger(unit) && Math.abs(unit) < fifteenDigits) continue;
    if (absent !== null && absent[place] !== 0) continue;
    throw refusal(`whole units of at most 15 digits in ${name}`, `${unit} at place ${place}`);
  }
}

function time({ values, days, absent }: Given): Column | null {
  if (values instanceof Float64Array) return instantColumn(values, absent);
  return days instanceof Int32Array ? dayColumn(days, absent) : null;
}

function missingOf(name: string, missing: unknown, length: number): Missing {
  if (missing === undefined) return null;
  if (!(missing instanceof Uint8Array))
    throw refusal(`a Uint8Array that says what is missing in ${name}`, described(missing));
  if (missing.length !== length)
    throw refusal(`${length} entries that say what is missing in ${name}`, String(missing.length));
  if (missing.every((mark) => mark === 0)) return null;
  return missing.every((mark) => mark <= 1) ? missing : missing.map((mark) => (mark === 0 ? 0 : 1));
}

function isNumbers(value: unknown): value is NumberArray {
  return isArray(value) && /^(Float|U?[Ii]nt)\d+(Clamped)?Array$/.test(described(value));
}

function isColumn(input: unknown): input is Column {
  return typeof input === "object" && input !== null && "type" in input && "marks" in input;
}

function formsOf(input: unknown): Forms {
  return (typeof input === "object" && input !== null ? input : {}) as Forms;
}

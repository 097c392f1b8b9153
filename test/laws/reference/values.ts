// What the fields of raw rows hold, read one value at a time.
import type { Kind } from "../../../src/expressions/kind.js";
import { shapeOf } from "../../../src/expressions/shape.js";
import { entities } from "../../entities.js";
import { type Time, timeOf } from "../calendar.js";
import { type Fraction, fractionOf } from "../fraction.js";

export type Row = Readonly<Record<string, unknown>>;

export interface Amount {
  readonly amount: Fraction;
  readonly currency: string;
}

/** How long something lasted, in milliseconds, and whether it has ended. */
export interface Lifetime {
  readonly length: Fraction;
  readonly hasEnded: boolean;
}

export type Value =
  | { readonly flag: boolean }
  | { readonly text: string }
  | { readonly number: Fraction }
  | Amount
  | Lifetime
  | Time;

/** A value, or why a row has none. */
export type Answer = Value | NoValue;

export interface NoValue {
  readonly why: string;
  /** An invalid value is not a missing one: it leaves a condition undecided. */
  readonly isMissing: boolean;
}

export const missing = (why: string): NoValue => ({ why, isMissing: true });
export const invalid = (why: string): NoValue => ({ why, isMissing: false });
export const flag = (holds: boolean): Value => ({ flag: holds });
export const isNone = (answer: Answer): answer is NoValue => "why" in answer;

const kinds = new Map(
  entities.flatMap((entity) => {
    const { name, fields } = entity[shapeOf];
    return Object.entries(fields).map(([field, kind]): [string, Kind] => [`${name}.${field}`, kind]);
  }),
);

export const typeOf = (path: string): string | undefined => kinds.get(path)?.type;

/** The value of a field, such as `deals.amount`. */
export function read(path: string, row: Row): Answer {
  const name = path.slice(path.indexOf(".") + 1);
  const value = row[name];
  if (value === null || value === undefined) return missing(`missing ${name}`);
  const kind = kinds.get(path);
  switch (kind?.type) {
    case "time": {
      const time = timeOf(value);
      return typeof time === "string" ? invalid(`invalid ${name}`) : time;
    }
    case "flag":
      return typeof value === "boolean" ? flag(value) : invalid(`invalid ${name}`);
    case "text":
      return typeof value === "string" ? readText(name, value, kind) : invalid(`invalid ${name}`);
    case "number":
      return isNumber(value) ? { number: fractionOf(value) } : invalid(`invalid ${name}`);
    case "money":
      return isNumber(value) ? readMoney(value, row["currency"]) : invalid(`invalid ${name}`);
    default:
      throw new Error(`${path}: not a field that the reference interpreter knows`);
  }
}

function readText(name: string, text: string, { rules: { words, spellings = {} } }: Kind): Answer {
  if (words === undefined || words.includes(text)) return { text };
  const spelt = Object.entries(spellings).find(([, others]) => others.includes(text));
  return spelt === undefined ? invalid(`unknown word in ${name}`) : { text: spelt[0] };
}

function isNumber(value: unknown): value is number | string {
  if (typeof value === "number") return Number.isFinite(value);
  return typeof value === "string" && /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(value);
}

function readMoney(value: number | string, currency: unknown): Answer {
  if (currency === null || currency === undefined) return missing("missing currency");
  if (typeof currency !== "string") return invalid("invalid currency");
  return { amount: fractionOf(value), currency: currency.toUpperCase() };
}

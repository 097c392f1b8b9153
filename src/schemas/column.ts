import type { EntityShape, FieldKind } from "../expressions/shape.js";
import { readCurrency } from "./currency.js";
import { readFlag } from "./flag.js";
import { Problem, type Read } from "./issue.js";
import { readNumber } from "./number.js";
import type { Settings } from "./options.js";
import { readShare } from "./share.js";
import { readText } from "./text.js";
import { timeReader } from "./time.js";
import { statusReader, wordReader } from "./word.js";

/** A field of an entity, ready to be read. */
export interface Column {
  readonly name: string;
  /** Whether every object inherits something of this name, as it does a `constructor`: that is no value. */
  readonly inherited: boolean;
  /** What a missing or blank value is read as. */
  readonly blank: unknown;
  readonly read: Read;
}

const missing = /*#__PURE__*/ new Problem("missing", "expected a value, got nothing");

export function columnsOf(shape: EntityShape, settings: Settings): readonly Column[] {
  return Object.entries(shape.kinds).map(([name, kind]) => {
    const blank = isCurrencyField(name, kind) ? settings.currency : null;
    const required = shape.required.includes(name);
    return {
      name,
      inherited: name in Object.prototype,
      blank: required ? missing : blank,
      read: readerOf(shape.name, name, kind, settings),
    };
  });
}

/** A value as the column reads it, or a problem. */
export function readColumn(column: Column, value: unknown): unknown {
  const given = typeof value === "string" ? value.trim() : value;
  return given === undefined || given === null || given === "" ? column.blank : column.read(given);
}

function readerOf(entity: string, name: string, kind: FieldKind, settings: Settings): Read {
  if (entity === "deals" && name === "status" && typeof kind === "object") return statusReader(kind);
  if (entity === "deals" && name === "probability") return readShare;
  if (entity === "activities" && name === "type" && typeof kind === "object")
    return wordReader(kind, "other");
  return isCurrencyField(name, kind) ? readCurrency : readerOfKind(kind, settings);
}

function readerOfKind(kind: FieldKind, settings: Settings): Read {
  switch (kind) {
    case "text":
      return readText;
    case "flag":
      return readFlag;
    case "number":
    case "money":
      return readNumber;
    case "time":
      return timeReader(settings.local);
    default:
      return wordReader(kind);
  }
}

/** Money fields take their currency from the field of this name. */
function isCurrencyField(name: string, kind: FieldKind): boolean {
  return name === "currency" && kind === "text";
}

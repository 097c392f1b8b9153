import type { Kind } from "../expressions/kind.js";
import type { EntityShape } from "../expressions/shape.js";
import { Problem, type ReadValue } from "./issue.js";
import { numberReader } from "./number.js";
import type { Settings } from "./options.js";
import { readCurrency, readFlag, readText, unknownWord, wordReader } from "./text.js";
import { timeReader } from "./time.js";

/** A field of an entity with its reader. */
export interface Column {
  readonly name: string;
  readonly kind: Kind;
  /** Whether every object inherits a property of this name, such as `constructor`, which is then no value. */
  readonly inherited: boolean;
  /** The result for a blank value. */
  readonly blank: unknown;
  readonly read: ReadValue;
}

const missing = /*#__PURE__*/ new Problem("missing", "a value", null);

export function columnsOf({ fields }: EntityShape, settings: Settings): readonly Column[] {
  return Object.entries(fields).map(([name, kind]) => {
    const isCurrency = name === "currency" && kind.type === "text";
    return {
      name,
      kind,
      inherited: name in Object.prototype,
      blank: kind.isRequired ? blankOf(kind) : isCurrency ? (settings.currency ?? null) : null,
      read: isCurrency ? readCurrency : readerOf(kind, settings),
    };
  });
}

/** A blank word is read as an unknown one is. A row that lacks the field altogether is rejected. */
function blankOf({ rules: { words, otherwise } }: Kind): Problem {
  return words === undefined || otherwise === undefined ? missing : unknownWord(words, "", otherwise);
}

/** The value that the column reads, or a problem. */
export function readColumn(column: Column, value: unknown): unknown {
  const given = typeof value === "string" ? value.trim() : value;
  if (given === undefined) return column.kind.isRequired ? missing : column.blank;
  return given === null || given === "" ? column.blank : column.read(given);
}

function readerOf(kind: Kind, settings: Settings): ReadValue {
  const { convert } = kind;
  const read = readerOfType(kind, settings);
  if (convert === undefined) return read;
  return (value) => {
    const converted = convert(value);
    return converted === null || converted === undefined ? unusable(kind, value) : read(converted);
  };
}

/** The problem of a value for which the function of an application's kind returned nothing. */
function unusable({ name, type }: Kind, value: unknown): Problem {
  const code = type === "money" ? "invalid-number" : (`invalid-${type}` as const);
  return new Problem(code, `a value of kind ${name}`, value);
}

function readerOfType({ type, rules }: Kind, settings: Settings): ReadValue {
  switch (type) {
    case "text":
      return rules.words === undefined ? readText : wordReader(rules.words, rules);
    case "flag":
      return readFlag;
    case "number":
    case "money":
      return numberReader(rules, type === "money", settings.numbers);
    case "time":
      return timeReader(settings);
  }
}

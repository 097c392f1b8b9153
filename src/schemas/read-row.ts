import type { EntityShape } from "../expressions/shape.js";
import { type Column, columnsOf, readColumn } from "./column.js";
import { type Check, checksOf } from "./consistency.js";
import { describe } from "./describe.js";
import { type FoundProblem, isError, Problem } from "./issue.js";
import { KeyIndex } from "./keys.js";
import { type RowOptions, settingsOf } from "./options.js";
import { UnknownFields } from "./unknown-fields.js";

/** The values of a row, by field. */
export type Values = Record<string, unknown>;

/** How the rows of an entity are read, and the state that is kept from row to row. */
export interface Plan {
  readonly columns: readonly Column[];
  /** A row of nulls. Rows start as copies of it: having all fields from the start halves the time to fill them. */
  readonly blankRow: Values;
  readonly checks: readonly Check[];
  readonly keys: KeyIndex;
  readonly unknown: UnknownFields;
  readonly keepUnknown: boolean;
}

export function planFor(caller: string, shape: EntityShape, options: RowOptions): Plan {
  const settings = settingsOf(caller, options);
  return {
    columns: columnsOf(shape, settings),
    blankRow: Object.fromEntries(Object.keys(shape.fields).map((name) => [name, null])),
    checks: checksOf(shape, settings.offsetAt),
    keys: new KeyIndex(shape),
    unknown: new UnknownFields(new Set(Object.keys(shape.fields))),
    keepUnknown: settings.keepUnknown,
  };
}

/** The readable fields of the row. Problems are added to `found`. */
export function readRow(plan: Plan, input: unknown, index: number, found: FoundProblem[]): Values {
  const row: Values = { ...plan.blankRow };
  if (!isRow(input)) {
    const problem = new Problem("not-a-row", `expected an object with fields, got ${describe(input)}`);
    found.push({ field: null, value: input, problem });
    return row;
  }
  for (const column of plan.columns) readField(column, input, row, found);
  readUnknown(plan, input, index, row);
  plan.keys.check(row, found);
  // Only for rows without errors: a value that could not be read would look like a missing one.
  if (!found.some(isError)) for (const check of plan.checks) check(row, found);
  return row;
}

function isRow(input: unknown): input is Values {
  return typeof input === "object" && input !== null && !Array.isArray(input);
}

function readField(column: Column, input: Values, row: Values, found: FoundProblem[]): void {
  const { name } = column;
  const value = column.inherited && !Object.hasOwn(input, name) ? null : input[name];
  let read = readColumn(column, value);
  if (read instanceof Problem) {
    found.push({ field: name, value, problem: read });
    read = read.instead;
  }
  put(row, name, read);
}

function readUnknown(plan: Plan, input: Values, index: number, row: Values): void {
  for (const name in input) {
    if (plan.unknown.known.has(name) || !Object.hasOwn(input, name)) continue;
    if (plan.keepUnknown) put(row, name, input[name]);
    else plan.unknown.note(name, index, input[name]);
  }
}

/** Sets a field; an assignment to `__proto__` would change what the row inherits. */
function put(row: Values, name: string, value: unknown): void {
  if (name !== "__proto__") row[name] = value;
  else Object.defineProperty(row, name, { value, enumerable: true, writable: true, configurable: true });
}

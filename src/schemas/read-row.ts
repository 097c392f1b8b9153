import type { EntityShape } from "../expressions/shape.js";
import { type Column, columnsOf, readColumn } from "./column.js";
import { type FoundProblem, Problem, type RowIssue } from "./issue.js";
import type { Settings } from "./options.js";
import { unknownField } from "./unknown-fields.js";

/** The values of a row, by field. */
export type Values = Record<string, unknown>;

/** Reads rows, and notes their unknown fields. */
export interface RowReader {
  /** The fields of the row, without those that cannot be read. Problems are added to `found`. */
  read(input: unknown, index: number, found: FoundProblem[]): Values;
  /** The warnings about unknown fields, by field. */
  readonly unknown: ReadonlyMap<string, RowIssue>;
}

export function rowReader(shape: EntityShape, settings: Settings): RowReader {
  const columns = columnsOf(shape, settings);
  const known = new Set(Object.keys(shape.fields));
  const unknown = new Map<string, RowIssue>();
  // Rows start as copies of it: having all fields from the start halves the time to fill them. An object that JSON made
  // keeps all of them in one place, which takes a seventh less memory.
  const blanks = columns.map(({ name, kind, blank }) => [name, kind.isRequired ? null : blank] as const);
  const blankRow = JSON.parse(JSON.stringify(Object.fromEntries(blanks))) as Values;

  // The fields of the row before, and what follows from them: most rows have the same ones in the same order.
  let names: string[] = [];
  /** The columns with a value, and the required ones. */
  let needed = columns;
  /** The unknown fields to keep. */
  let kept: string[] = [];

  /** Whether the row has the same fields as the row before; never for instances of classes, which may have getters. */
  function isAsBefore(input: Values): boolean {
    let place = 0;
    for (const name in input) if (name !== names[place++]) return false;
    return place === names.length && Object.getPrototypeOf(input) === Object.prototype;
  }

  function look(input: Values, index: number): void {
    names = [];
    kept = [];
    for (const name in input) {
      names.push(name);
      if (known.has(name) || !Object.hasOwn(input, name)) continue;
      if (settings.unknownFields === "keep") kept.push(name);
      else if (!unknown.has(name))
        unknown.set(name, unknownField(shape.name, [...known], name, index, input));
    }
    needed = columns.filter(({ name, kind }) => kind.isRequired || name in input);
  }

  return {
    unknown,
    read(input, index, found) {
      const row: Values = { ...blankRow };
      if (!isRow(input)) {
        found.push({
          field: null,
          value: input,
          problem: new Problem("not-a-row", "an object with fields", input),
        });
        return row;
      }
      if (!isAsBefore(input)) look(input, index);
      for (let place = 0; place < needed.length; place++) readField(needed[place]!, input, row, found);
      for (const name of kept) put(row, name, input[name]);
      settings.numbers?.settleCurrency(input, row, columns, found);
      return row;
    },
  };
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

/** Sets a field; an assignment to `__proto__` would change what the row inherits. */
function put(row: Values, name: string, value: unknown): void {
  if (name !== "__proto__") row[name] = value;
  else Object.defineProperty(row, name, { value, enumerable: true, writable: true, configurable: true });
}

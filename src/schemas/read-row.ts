import { type Column, readColumn } from "./column.js";
import { describe } from "./describe.js";
import { type FoundProblem, isError, Problem } from "./issue.js";
import type { Plan, Values } from "./plan.js";

/** The row as far as it can be read; what is wrong with it goes to `found`. */
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
  // A value that could not be read would only look as if it were missing.
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

import type { Arena } from "../vectors/arena.js";
import { millisecondsPerDay } from "../calendar/dates.js";
import type { DecimalInput } from "../exact/index.js";
import { Decimals } from "../vectors/decimals.js";
import type { Issues } from "../vectors/problems.js";
import type { FieldType } from "../vectors/source.js";
import type { Vector } from "../vectors/vector.js";
import type { Codes, Column, FlagColumn, NumberColumn, TextColumn, TimeColumn } from "./column.js";

/** Reads `size` values of a column from `start` on. */
export type ReadRange = (start: number, size: number) => Vector;

/** The issue codes of missing and of invalid values. */
export interface IssueCodes {
  readonly missing: number;
  readonly invalid: number;
}

/** A reader of a column. It shares the arrays of the column, and copies only those with another layout. */
export function columnReader(column: Column, arena: Arena, codes: IssueCodes): ReadRange {
  const issuesOf = issueReader(column, arena, codes);
  switch (column.type) {
    case "text":
      return textReader(column, arena, issuesOf);
    case "flag":
      return flagReader(column, issuesOf);
    case "number":
      return numberReader(column, issuesOf);
    case "time":
      return timeReader(column, arena, issuesOf);
  }
}

type IssuesOf = (start: number, size: number) => Issues;

function issueReader({ marks }: Column, arena: Arena, codes: IssueCodes): IssuesOf {
  if (marks === null) return () => null;
  const issues = arena.uint16();
  const issueOf = Uint16Array.of(0, codes.missing, codes.invalid);
  return (start, size) => (writeIssues(marks, start, size, issueOf, issues) ? issues : null);
}

/** Writes the issue of each mark; false if no value has one. */
function writeIssues(
  marks: Uint8Array,
  start: number,
  size: number,
  issueOf: Uint16Array,
  issues: Uint16Array,
): boolean {
  let found = 0;
  for (let row = 0; row < size; row++) {
    const issue = issueOf[marks[start + row]!]!;
    found |= issue;
    issues[row] = issue;
  }
  return found !== 0;
}

function textReader({ codes, words }: TextColumn, arena: Arena, issuesOf: IssuesOf): ReadRange {
  const codesOf = codes === null ? () => null : codeReader(codes, words.length, arena);
  return (start, size) => ({
    type: "text",
    issues: issuesOf(start, size),
    codes: codesOf(start, size),
    words: codes === null ? words.slice(start, start + size) : words,
  });
}

function codeReader(codes: Codes, wordCount: number, arena: Arena) {
  if (codes instanceof Int32Array && wordCount > 1)
    return (start: number, size: number) => codes.subarray(start, start + size);
  const wide = arena.int32();
  return (start: number, size: number) => {
    if (wordCount > 1) wide.set(codes.subarray(start, start + size));
    return wide;
  };
}

function flagReader({ values }: FlagColumn, issuesOf: IssuesOf): ReadRange {
  return (start, size) => ({
    type: "flag",
    issues: issuesOf(start, size),
    values: values.subarray(start, start + size),
  });
}

function numberReader({ values, scale, exceptions }: NumberColumn, issuesOf: IssuesOf): ReadRange {
  const decimals = new Decimals();
  return (start, size) => {
    const range = values.subarray(start, start + size);
    const found = exceptions.size === 0 ? null : exceptionsOf(range, start, exceptions);
    if (scale === null) decimals.takeNumbers(range, size, found);
    else decimals.takeScaled({ units: range, scale }, size, found);
    return { type: "number", issues: issuesOf(start, size), decimals };
  };
}

function exceptionsOf(
  range: Float64Array,
  start: number,
  exceptions: ReadonlyMap<number, DecimalInput>,
): ReadonlyMap<number, DecimalInput> | null {
  let found: Map<number, DecimalInput> | null = null;
  for (const [row, value] of range.entries()) {
    if (!Number.isNaN(value)) continue;
    const exception = exceptions.get(start + row);
    if (exception !== undefined) (found ??= new Map()).set(row, exception);
  }
  return found;
}

function timeReader({ values, dates }: TimeColumn, arena: Arena, issuesOf: IssuesOf): ReadRange {
  if (values instanceof Int32Array) return dayReader(values, arena, issuesOf);
  return (start, size) => ({
    type: "time",
    issues: issuesOf(start, size),
    values: values.subarray(start, start + size),
    dates: typeof dates === "boolean" ? dates : dates.subarray(start, start + size),
  });
}

function dayReader(days: Int32Array, arena: Arena, issuesOf: IssuesOf): ReadRange {
  const values = arena.float64();
  let last = Number.NaN;
  return (start, size) => {
    const issues = issuesOf(start, size);
    if (issues === null) {
      for (let row = 0; row < size; row++) values[row] = days[start + row]! * millisecondsPerDay;
      return { type: "time", issues, values, dates: true };
    }
    for (let row = 0; row < size; row++) {
      // A missing day can be any number, even one outside of all periods: use the day before it.
      if (issues[row] === 0) last = days[start + row]! * millisecondsPerDay;
      values[row] = last;
    }
    return { type: "time", issues, values, dates: true };
  };
}

/** A vector that is missing in every row. */
export function absentVector(type: FieldType, missing: number, arena: Arena): Vector {
  const issues = arena.uint16().fill(missing);
  switch (type) {
    case "text":
      return { type, issues, codes: arena.int32(), words: [""] };
    case "flag":
      return { type, issues, values: arena.uint8() };
    case "number":
      return { type, issues, decimals: new Decimals().takeNumbers(arena.float64(), arena.size) };
    case "time":
      return { type, issues, values: arena.float64().fill(Number.NaN), dates: false };
  }
}

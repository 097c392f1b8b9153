import { millisecondsPerDay } from "../calendar/dates.js";
import type { DecimalInput } from "../exact/index.js";
import { Decimals } from "../vectors/decimals.js";
import type { Issues } from "../vectors/problems.js";
import type { Vector } from "../vectors/vector.js";
import {
  type Column,
  type FlagColumn,
  type NumberColumn,
  type TextColumn,
  type TimeColumn,
} from "./column.js";

/** Reads a range of a column, from a place on. */
export type ReadRange = (start: number, size: number) => Vector;

/** The issues of values that are missing and of those that cannot be used. */
export interface IssueCodes {
  readonly missing: number;
  readonly invalid: number;
}

/** What reads a column; its arrays are looked at where they are, and copied only where the layout is another. */
export function columnReader(column: Column, capacity: number, codes: IssueCodes): ReadRange {
  const issuesOf = issueReader(column, capacity, codes);
  switch (column.type) {
    case "text":
      return textReader(column, capacity, issuesOf);
    case "flag":
      return flagReader(column, issuesOf);
    case "number":
      return numberReader(column, issuesOf);
    case "time":
      return timeReader(column, capacity, issuesOf);
  }
}

type IssuesOf = (start: number, size: number) => Issues;

function issueReader({ marks }: Column, capacity: number, codes: IssueCodes): IssuesOf {
  if (marks === null) return () => null;
  const issues = new Uint16Array(capacity);
  const issueOf = Uint16Array.of(0, codes.missing, codes.invalid);
  return (start, size) => {
    return translate(marks, start, size, issueOf, issues) ? issues : null;
  };
}

/** Puts issues for marks; says whether there are any. */
function translate(
  marks: Uint8Array,
  start: number,
  size: number,
  issueOf: Uint16Array,
  issues: Uint16Array,
): boolean {
  let found = 0;
  for (let row = 0; row < size; row++) {
    const issue = issueOf[marks[start + row]!]!;
    issues[row] = issue;
    found |= issue;
  }
  return found !== 0;
}

function textReader({ codes, words }: TextColumn, capacity: number, issuesOf: IssuesOf): ReadRange {
  if (codes !== null && words.length === 1) {
    const first = new Int32Array(capacity);
    return (start, size) => ({ type: "text", issues: issuesOf(start, size), codes: first, words });
  }
  if (codes === null) {
    return (start, size) => ({
      type: "text",
      issues: issuesOf(start, size),
      codes: null,
      words: words.slice(start, start + size),
    });
  }
  if (codes instanceof Int32Array) {
    return (start, size) => ({
      type: "text",
      issues: issuesOf(start, size),
      codes: codes.subarray(start, start + size),
      words,
    });
  }
  const wide = new Int32Array(capacity);
  return (start, size) => {
    for (let row = 0; row < size; row++) wide[row] = codes[start + row]!;
    return { type: "text", issues: issuesOf(start, size), codes: wide, words };
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

function timeReader({ values, dates }: TimeColumn, capacity: number, issuesOf: IssuesOf): ReadRange {
  if (values instanceof Int32Array) return dayReader(values, capacity, issuesOf);
  return (start, size) => ({
    type: "time",
    issues: issuesOf(start, size),
    values: values.subarray(start, start + size),
    dates: typeof dates === "boolean" ? dates : dates.subarray(start, start + size),
  });
}

function dayReader(days: Int32Array, capacity: number, issuesOf: IssuesOf): ReadRange {
  const values = new Float64Array(capacity);
  let last = Number.NaN;
  return (start, size) => {
    const issues = issuesOf(start, size);
    if (issues === null) {
      for (let row = 0; row < size; row++) values[row] = days[start + row]! * millisecondsPerDay;
      return { type: "time", issues, values, dates: true };
    }
    for (let row = 0; row < size; row++) {
      // A day that is missing may be any number, and so far off that it has no period.
      if (issues[row] === 0) last = days[start + row]! * millisecondsPerDay;
      values[row] = last;
    }
    return { type: "time", issues, values, dates: true };
  };
}

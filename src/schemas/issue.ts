import { describe } from "./describe.js";

/**
 * The kind of a problem of a value or a row, for programs.
 *
 * @category Schemas
 */
export type IssueCode =
  | "ambiguous-time"
  | "duplicate"
  | "imprecise-number"
  | "invalid-flag"
  | "invalid-number"
  | "invalid-text"
  | "invalid-time"
  | "local-time"
  | "minor-units"
  | "missing"
  | "missing-currency"
  | "missing-time"
  | "never-time"
  | "not-a-row"
  | "not-an-array"
  | "other-currency"
  | "out-of-range"
  | "time-order"
  | "unknown-currency"
  | "unknown-field"
  | "unknown-word";

/**
 * One problem of one row, as plain data.
 *
 * *Details*. An `"error"` is a value that cannot be read: the field is blank, or if the row is nothing without it, the
 * row is rejected. A `"warning"` tells how a value was read, or which figures leave the row out. An issue of a whole column (`"unknown-field"`) or of the whole input has `row: null`.
 *
 * @category Schemas
 */
export interface RowIssue {
  /** The index of the row in the input, from 0. */
  readonly row: number | null;
  /** The id of the row, or the values of its key fields. */
  readonly key: string | null;
  readonly field: string | null;
  readonly code: IssueCode;
  /** The expected value and the given one. */
  readonly message: string;
  /** The original value; `null` if there is none. */
  readonly value: unknown;
  readonly severity: "error" | "warning";
}

/** A problem of one value: `expected …, got value`, and a hint. A warning has the value to use `instead`. */
export class Problem {
  readonly message: string;

  constructor(
    readonly code: IssueCode,
    expected: string,
    got: unknown,
    hint = "",
    readonly severity: RowIssue["severity"] = "error",
    readonly instead: unknown = null,
  ) {
    this.message = `expected ${expected}, got ${describe(got)}${hint}`;
  }
}

/** The issue of a row, or, without a row, of a column or the input. */
export function issueOf(
  { code, message, severity }: Problem,
  field: string | null,
  value: unknown = null,
  row: number | null = null,
  key: string | null = null,
): RowIssue {
  return { row, key, field, code, message, value, severity };
}

/** A problem with its field and value. */
export interface FoundProblem {
  readonly field: string | null;
  readonly value: unknown;
  readonly problem: Problem;
}

export function isError({ problem }: FoundProblem): boolean {
  return problem.severity === "error";
}

/** Reads a value that is neither missing nor blank; text comes trimmed. */
export type ReadValue = (value: unknown) => unknown;

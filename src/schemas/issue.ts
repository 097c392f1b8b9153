/**
 * What is wrong with a value or a row, for a program to branch on.
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
  | "missing"
  | "missing-currency"
  | "missing-time"
  | "not-a-row"
  | "not-an-array"
  | "out-of-range"
  | "time-order"
  | "unknown-currency"
  | "unknown-field"
  | "unknown-word";

/**
 * One problem of one row, as plain data.
 *
 * *Details*. An `"error"` rejects its row; a `"warning"` tells how a kept row was read, or what it will be left
 * out of. An issue of a whole column (`"unknown-field"`) or of the whole input has `row: null`.
 *
 * @category Schemas
 */
export interface RowIssue {
  /** The index of the row in the input, from 0. */
  readonly row: number | null;
  /** What the row is known by: its id, or the values of its key fields. */
  readonly key: string | null;
  readonly field: string | null;
  readonly code: IssueCode;
  /** What was expected and what was given. */
  readonly message: string;
  /** What was given, as it was given; `null` where nothing was. */
  readonly value: unknown;
  readonly severity: "error" | "warning";
}

/** What is wrong with one value. A warning comes with what to read `instead`. */
export class Problem {
  constructor(
    readonly code: IssueCode,
    readonly message: string,
    readonly severity: RowIssue["severity"] = "error",
    readonly instead: unknown = null,
  ) {}
}

/** A problem, and where in a row it was found. */
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

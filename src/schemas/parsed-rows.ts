import type { RowIssue } from "./issue.js";

/**
 * A row that could not be used, as it came, and why.
 *
 * @category Schemas
 */
export interface RejectedRow {
  /** The index of the row in the input, from 0. */
  readonly row: number;
  readonly input: unknown;
  readonly issues: readonly RowIssue[];
}

/**
 * Every row of an input: the typed ones, the rejected ones, and all that was found in either.
 *
 * @category Schemas
 */
export interface ParsedRows<RowType> {
  readonly rows: RowType[];
  readonly rejected: readonly RejectedRow[];
  /** Errors and warnings, row by row, then those of whole columns. */
  readonly issues: readonly RowIssue[];
}

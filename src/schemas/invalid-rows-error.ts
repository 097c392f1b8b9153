import { SalesmetricsError } from "../errors.js";
import { issueOf, Problem, type RowIssue } from "./issue.js";

const mostShown = 3;

/**
 * The error for rejected rows. `issues` has every error and warning.
 *
 * *When to use*. To tell bad data from other errors: catch it, and show or log its issues.
 *
 * *Details*. `code` is `"invalid-rows"`. The message counts the rows and shows the first few errors.
 *
 * @example
 * ```ts
 * import { Deal } from "salesmetrics";
 * import { InvalidRowsError, parseRows } from "salesmetrics/schemas";
 *
 * function problemsOf(input: unknown): string[] {
 *   try {
 *     parseRows(Deal, input);
 *     return [];
 *   } catch (error) {
 *     if (error instanceof InvalidRowsError) return error.issues.map(({ row, field }) => `${row} ${field}`);
 *     throw error;
 *   }
 * }
 *
 * problemsOf([{ id: "a", status: "won", closedAt: "31/03/2025" }, { id: "a" }]); // => ["0 closedAt", "1 status"]
 * ```
 *
 * @category Schemas
 */
export class InvalidRowsError extends SalesmetricsError {
  constructor(
    message: string,
    readonly issues: readonly RowIssue[],
  ) {
    super("invalid-rows", message);
  }
}

/** The error for an input with values that cannot be read. */
export function rejection(
  caller: string,
  entity: string,
  {
    rows,
    rejected,
    issues,
  }: Readonly<Record<"rows" | "rejected", readonly unknown[]>> & { readonly issues: readonly RowIssue[] },
): InvalidRowsError {
  const found = issues.filter((issue) => issue.severity === "error");
  // A field that is written another way explains what rows lack.
  const errors = [...found.filter(({ row }) => row === null), ...found.filter(({ row }) => row !== null)];
  const bad = new Set(errors.map(({ row }) => row)).size;
  const shown = errors.slice(0, mostShown).map(inWords);
  const rest = errors.length > mostShown ? `; and ${errors.length - mostShown} more` : "";
  const message = `${caller}: expected ${rows.length + rejected.length} valid ${entity}, got ${bad} with problems: ${shown.join("; ")}${rest}`;
  return new InvalidRowsError(message, issues);
}

function inWords({ row, field, message }: RowIssue): string {
  return `${row === null ? "all rows" : `row ${row}`}${field === null ? "" : ` ${field}`}: ${message}`;
}

/** The error for an input that is no array. */
export function notAnArray(caller: string, entity: string, input: unknown): InvalidRowsError {
  const problem = new Problem("not-an-array", `an array of ${entity}`, input, hintFor(input));
  return new InvalidRowsError(`${caller}: ${problem.message}`, [issueOf(problem, null, input)]);
}

function hintFor(input: unknown): string {
  if (typeof input === "string")
    return input.trimStart().startsWith("<") ? ", which looks like a web page" : "";
  if (typeof input !== "object" || input === null) return "";
  const held = Object.entries(input).find(([, value]) => Array.isArray(value))?.[0];
  return held === undefined ? "" : `: pass the array in ${held}`;
}

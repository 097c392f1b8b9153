import { issueOf, Problem, type RowIssue } from "./issue.js";

/**
 * The issue of a field that the entity does not have, first seen in a row: an error if it is a field written another way,
 * which the row lacks; else a warning.
 */
export function unknownField(
  entity: string,
  known: readonly string[],
  field: string,
  index: number,
  row: Readonly<Record<string, unknown>>,
): RowIssue {
  const written = plain(field);
  const meant = known.find((name) => plain(name) === written);
  const old = JSON.stringify(field);
  const hint =
    meant === undefined
      ? ""
      : `; write it as ${meant}: rows.map(({ ${old}: ${meant}, ...row }) => ({ ...row, ${meant} }))`;
  const severity = meant === undefined || meant in row ? "warning" : "error";
  const problem = new Problem(
    "unknown-field",
    `a field of ${entity}`,
    field,
    `, first in row ${index}${hint}`,
    severity,
  );
  return issueOf(problem, field, row[field]);
}

/** The same text for `closed_at`, `Closed At` and `closedAt`. */
function plain(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

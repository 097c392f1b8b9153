import { issueOf, Problem, type RowIssue } from "./issue.js";

/** The warning about a field that the entity does not have. `row` is the first row with it, `value` its value there. */
export function unknownField(
  entity: string,
  known: readonly string[],
  field: string,
  row: number,
  value: unknown,
): RowIssue {
  const hint = `, first in row ${row}${likeness(field, known)}`;
  return issueOf(new Problem("unknown-field", `a field of ${entity}`, field, hint, "warning"), field, value);
}

function likeness(field: string, known: readonly string[]): string {
  const given = plain(field);
  const meant = known.find((name) => plain(name) === given);
  return meant === undefined ? "" : `; write it as ${meant}`;
}

/** The same text for `closed_at`, `Closed At` and `closedAt`. */
function plain(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

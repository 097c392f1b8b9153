import type { RowIssue } from "salesmetrics/schemas";
import { formatCount, formatPercent } from "../layout/format.js";
import { printable } from "../layout/printable.js";
import { Problem } from "../problem.js";
import type { Table } from "./table.js";

/** A field with values that could not be read. */
export interface UnreadField {
  readonly field: string;
  /** The problem of the first of them. */
  readonly issue: RowIssue;
  readonly count: number;
  /** How many rows have a value there. */
  readonly given: number;
}

/** The fields of kept rows that could not be read, most first. */
export function unreadFields(
  inputs: readonly Readonly<Record<string, string>>[],
  { issues, rejected }: Pick<Table<unknown>, "issues" | "rejected">,
): UnreadField[] {
  const bad = new Set(rejected.map(({ row }) => row));
  const counts = new Map<string, { issue: RowIssue; count: number }>();
  for (const issue of issues) {
    if (issue.severity !== "error" || issue.field === null || bad.has(issue.row!)) continue;
    const known = counts.get(issue.field);
    if (known === undefined) counts.set(issue.field, { issue, count: 1 });
    else known.count++;
  }
  return [...counts]
    .map(([field, { issue, count }]) => {
      const given = inputs.filter((values) => (values[field] ?? "").trim() !== "").length;
      return { field, issue, count, given };
    })
    .sort((left, right) => right.count - left.count);
}

/** Throws if more than the tolerated share of the rows, or of the values of a field, could not be used. */
export function checkTolerated(table: Table<unknown>, tolerance: number): void {
  const { file, unread, rejected, ragged, lines } = table;
  for (const { field, issue, count, given } of unread) {
    if (count <= tolerance * given) continue;
    const share = `${formatCount(count)} of ${formatCount(given)} values of ${field}`;
    throw intolerable(file, share, count / given, tolerance, issue);
  }
  const unused = rejected.length + ragged.length;
  const rows = lines.length + ragged.length;
  if (unused <= tolerance * rows) return;
  const first = rejected.flatMap(({ issues }) => issues).find(({ severity }) => severity === "error");
  const share = `${formatCount(unused)} of ${formatCount(rows)} rows`;
  throw intolerable(file, share, unused / rows, tolerance, first ?? null);
}

function intolerable(
  file: string,
  share: string,
  part: number,
  tolerance: number,
  issue: RowIssue | null,
): Problem {
  const field = issue?.field ?? null;
  const why = issue === null ? "another number of cells than the header has" : onCommandLine(issue.message);
  const first = field === null ? why : `${field}: ${why}`;
  return new Problem(
    `${file}: ${share} cannot be used (${formatPercent(part)}; --tolerance is ${formatPercent(tolerance)}). First: ${first}`,
  );
}

/** A message of the library, with the options of the command in place of those of the code. */
export function onCommandLine(message: string): string {
  return printable(message).replace(
    /: pass \{ (dates|numbers): \w+\("(.*?)"\) \}(?: or "(.*)")?/,
    (_, option: string, format: string, other?: string) =>
      `: say --${option} ${format}${other === undefined ? "" : ` or --${option} ${other}`}`,
  );
}

import { type Export, tablesOf } from "../input/load.js";
import type { Table } from "../input/table.js";
import { counted, formatCount } from "../layout/format.js";
import { remark, remarked, type Section } from "../layout/page.js";
import { type Cell, table } from "../layout/table.js";
import type { Paint } from "../layout/paint.js";
import type { Question } from "../question.js";
import { exclusions } from "./exclusions.js";
import { type Finding, findingsOf } from "./findings.js";
import { gaps } from "./gaps.js";

const columns = [
  { title: "rows" },
  { title: "file", align: "left" },
  { title: "field", align: "left" },
  { title: "why", align: "left" },
  { title: "first lines", align: "left" },
] as const;

const mostExamples = 8;
const mostFields = 4;

/** How many rows were not used at all, of how many. */
function unusedOf(tables: readonly Table<unknown>[]): readonly [unused: number, rows: number] {
  return [
    tables.reduce((sum, { rejected, ragged }) => sum + rejected.length + ragged.length, 0),
    tables.reduce((sum, { lines, ragged }) => sum + lines.length + ragged.length, 0),
  ];
}

/** How many rows were not used at all, of how many; and how often which field could not be read. */
export function unusedIn(found: Export) {
  const tables = tablesOf(found);
  const [unused, rows] = unusedOf(tables);
  const fields = tables.flatMap(({ table, unread }) =>
    unread.map(({ field, count, given }) => ({ field, table, count, given })),
  );
  return { unused, rows, fields };
}

/** What could not be used, for the top of the page, and which figures are without it. */
export function unusedLine(found: Export, paint: Paint): string[] {
  const { unused, rows, fields: unread } = unusedIn(found);
  const fields = unread.map(
    ({ field, table, count, given }) => `${field} in ${formatCount(count)} of ${formatCount(given)} ${table}`,
  );
  const shown = [...fields.slice(0, mostFields), ...(fields.length > mostFields ? ["others"] : [])];
  return remarked(
    [
      unused === 0 ? "" : `${formatCount(unused)} of ${formatCount(rows)} rows are in no figure.`,
      fields.length === 0 ? "" : `Not readable, and left out of what needs them: ${shown.join(", ")}.`,
    ],
    paint,
  );
}

/** The rows that could not be used and why, those used with a reservation, and what is blank. */
export function quality(found: Export, question: Question): Section {
  const findings = findingsOf(found);
  const errors = findings.filter(({ severity }) => severity === "error");
  const warnings = findings.filter(({ severity }) => severity === "warning");
  const [unused, rows] = unusedOf(tablesOf(found));
  return {
    title: "Rows and fields that could not be used",
    about: `${formatCount(unused)} of ${formatCount(rows)} rows`,
    lines: (paint) => [
      ...(errors.length === 0
        ? remark("Every row and every field was used.", paint)
        : table(columns, errors.map(cellsOf), paint)),
      ...examplesOf(errors, paint),
      ...part(
        "Used with a reservation",
        warnings.length === 0 ? [] : table(columns, warnings.map(cellsOf), paint),
        paint,
      ),
      ...part("Blank or zero among the deals that were used", gaps(found.deals, paint), paint),
      ...part("Left out of single figures", exclusions(question, paint), paint),
    ],
  };
}

function part(title: string, lines: readonly string[], paint: Paint): string[] {
  return lines.length === 0 ? [] : ["", `  ${paint(title, "warn")}`, ...lines];
}

function cellsOf({ rows, file, field, why, examples }: Finding): Cell[] {
  const more = rows > examples.length ? ", …" : "";
  return [formatCount(rows), file, field, why, examples.map(({ line }) => String(line)).join(", ") + more];
}

/** The first row of each kind of problem, with what was in it. */
function examplesOf(findings: readonly Finding[], paint: Paint): string[] {
  if (findings.length === 0) return [];
  const lines = findings.slice(0, mostExamples).flatMap(({ file, field, examples: [first] }) => {
    if (first === undefined) return [];
    const key = first.key === null ? "" : ` (${first.key})`;
    return remark(`${file} line ${first.line}${key}, ${field}: ${first.message}`, paint);
  });
  const rest = findings.length - mostExamples;
  return [
    "",
    `  ${paint("The first of each", "warn")}`,
    ...lines,
    ...(rest > 0 ? remark(`and ${counted(rest, "other kind")}`, paint) : []),
  ];
}

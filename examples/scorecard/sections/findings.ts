import type { IssueCode, RowIssue } from "salesmetrics/schemas";
import { type Export, tablesOf } from "../input/load.js";
import type { Table } from "../input/table.js";
import { onCommandLine } from "../input/unread.js";

/** One kind of problem in one column of one file. */
export interface Finding {
  readonly file: string;
  readonly field: string;
  readonly why: string;
  readonly severity: RowIssue["severity"];
  readonly examples: Example[];
  rows: number;
}

/** Where a problem was found, and what was there. */
export interface Example {
  readonly line: number;
  readonly key: string | null;
  readonly message: string;
}

const mostExamples = 3;

/** A problem in words. */
const inWords: Readonly<Record<IssueCode, string>> = {
  "ambiguous-time": "a time that clocks showed twice",
  duplicate: "repeats the key of an earlier row",
  "imprecise-number": "a number that may have lost digits",
  "invalid-flag": "neither yes nor no",
  "invalid-number": "not a plain number",
  "invalid-text": "not text",
  "invalid-time": "not a real date",
  "never-time": "a time that means never",
  "local-time": "a time without a zone",
  "minor-units": "amounts that may be in cents",
  missing: "missing",
  "missing-currency": "an amount without a currency",
  "missing-time": "closed, and no date says when",
  "not-a-row": "not a row",
  "not-an-array": "not a list of rows",
  "other-currency": "an amount in another currency than the row",
  "out-of-range": "out of range",
  "time-order": "earlier than it can be",
  "unknown-currency": "no known currency",
  "unknown-field": "a column that nothing reads",
  "unknown-word": "an unknown word",
};

const unknownStatus = "not a known status: read as open";

/** Everything that was wrong with the files, counted by file, field and reason, in order of frequency. */
export function findingsOf(given: Export): Finding[] {
  const found = new Map<string, Finding>();
  const add = (finding: Omit<Finding, "rows" | "examples">, example: Example): void => {
    const key = JSON.stringify([finding.file, finding.field, finding.why, finding.severity]);
    let known = found.get(key);
    if (known === undefined) found.set(key, (known = { ...finding, rows: 0, examples: [] }));
    known.rows++;
    if (known.examples.length < mostExamples) known.examples.push(example);
  };
  const { visits, strayVisits } = given;
  for (const table of tablesOf(given)) addTable(table, add);
  if (visits !== null) {
    const lines = usedLines(visits);
    const lineOf = new Map(visits.rows.map((visit, index) => [visit, lines[index] ?? 0]));
    for (const { visit, why } of strayVisits) {
      const field = why.includes("stage") ? "stage" : "enteredAt";
      const message = `${why}, got "${visit.stage}"`;
      add(
        { file: visits.file, field, why: `${why}: not in the funnel`, severity: "warning" },
        { line: lineOf.get(visit) ?? 0, key: visit.id, message },
      );
    }
  }
  return [...found.values()].sort((left, right) => right.rows - left.rows);
}

type Add = (finding: Omit<Finding, "rows" | "examples">, example: Example) => void;

function addTable({ table, file, issues, lines, ragged, columns }: Table<unknown>, add: Add): void {
  for (const { line, cells } of ragged) {
    const message = `expected ${columns} cells, got ${cells}`;
    add(
      { file, field: "(row)", why: "another number of cells", severity: "error" },
      { line, key: null, message },
    );
  }
  for (const { row, key, field, code, message, severity } of issues) {
    if (row === null) continue;
    const isStatus = table === "deals" && field === "status" && code === "unknown-word";
    const why = isStatus ? unknownStatus : inWords[code];
    // The parser counts rows from 0; people count lines of the file.
    const inLines = message.replace(
      /which row (\d+) has/,
      (_, first: string) => `which line ${lines[Number(first)]} has`,
    );
    add(
      { file, field: field ?? "(row)", why, severity },
      { line: lines[row] ?? 0, key, message: onCommandLine(inLines) },
    );
  }
}

/** The lines of the rows that were kept. */
function usedLines({ lines, rejected }: Table<unknown>): readonly number[] {
  const bad = new Set(rejected.map(({ row }) => row));
  return lines.filter((_, row) => !bad.has(row));
}

import { basename } from "node:path";
import type { AnyEntity } from "salesmetrics";
import { type ParsedRows, type RowOptions, safeParseRows } from "salesmetrics/schemas";
import { Problem } from "../problem.js";
import { type Feed, feedsOf, type Mapping } from "./columns.js";
import type { TableName } from "./fields.js";
import { Progress } from "./progress.js";
import { recordsOf } from "./records.js";
import { checkTolerated, type UnreadField, unreadFields } from "./unread.js";

/** How a file is read. */
export interface TableFile {
  readonly table: TableName;
  readonly path: string;
  readonly mapping: Mapping;
  readonly delimiter: string | null;
  readonly encoding: string;
  /** The share of rows, and of the values of a field, that may be unusable. */
  readonly tolerance: number;
}

/** A row that does not have as many cells as the header. */
export interface RaggedRow {
  readonly line: number;
  readonly cells: number;
}

/** A file as typed rows, with all that was wrong with it. */
export interface Table<RowType> extends ParsedRows<RowType> {
  readonly table: TableName;
  readonly file: string;
  readonly feeds: readonly Feed[];
  /** The line of the file where a row ends, by the row's index in what was parsed. */
  readonly lines: readonly number[];
  readonly columns: number;
  readonly ragged: readonly RaggedRow[];
  readonly unread: readonly UnreadField[];
}

type Values = Record<string, string>;

/** Reads a CSV file as rows of an entity. */
export async function readTable<Name extends string, RowType>(
  file: TableFile,
  entity: AnyEntity<Name, RowType>,
  options: RowOptions,
  change: (values: Values) => void = () => {},
): Promise<Table<RowType>> {
  const { path, table } = file;
  const [inputs, lines, ragged]: [Values[], number[], RaggedRow[]] = [[], [], []];
  let [feeds, columns]: [readonly Feed[] | null, number] = [null, 0];
  const progress = new Progress(basename(path));
  for await (const { cells, line } of recordsOf(path, file)) {
    if (feeds === null) {
      const header = cells.map((title) => title.trim());
      [feeds, columns] = [feedsOf(table, basename(path), header, file.mapping), header.length];
      continue;
    }
    progress.row();
    if (isRagged(cells, columns)) {
      ragged.push({ line, cells: cells.length });
      continue;
    }
    const values = valuesOf(cells, feeds);
    change(values);
    inputs.push(values);
    lines.push(line);
  }
  progress.end();
  if (feeds === null) throw new Problem(`${path}: is empty`);
  if (inputs.length + ragged.length === 0) throw new Problem(`${path}: has a header and no rows`);
  const parsed = safeParseRows(entity, inputs, options);
  const read = {
    ...parsed,
    unread: unreadFields(inputs, parsed),
    table,
    file: basename(path),
    feeds,
    lines,
    columns,
    ragged,
  };
  checkTolerated(read, file.tolerance);
  return read;
}

/** Blank cells after the last column do no harm; anything else may have moved the others. */
function isRagged(cells: readonly string[], columns: number): boolean {
  return cells.length < columns || cells.slice(columns).some((cell) => cell.trim() !== "");
}

function valuesOf(cells: readonly string[], feeds: readonly Feed[]): Values {
  const values: Values = {};
  for (const { field, index } of feeds) values[field] = cells[index] ?? "";
  return values;
}

import { Problem } from "../problem.js";
import { printable } from "../layout/printable.js";
import { fieldsOf, requiredFields, type TableName } from "./fields.js";

/** Which column feeds a field, and whether somebody said so. */
export interface Feed {
  readonly field: string;
  readonly column: string;
  readonly index: number;
  readonly guessed: boolean;
}

/** What the command line says of a table's columns: field by column title. */
export type Mapping = ReadonlyMap<string, string>;

/**
 * Finds the column of each field: those that the mapping names, and for the other fields those with a well-known
 * title. A guess never takes a column that the mapping uses.
 */
export function feedsOf(
  table: TableName,
  file: string,
  header: readonly string[],
  mapping: Mapping,
): readonly Feed[] {
  const fields = fieldsOf(table);
  const feeds: Feed[] = [];
  const taken = new Set<number>();
  for (const [field, column] of mapping) {
    if (column === "") continue;
    const index = header.indexOf(column);
    if (index === -1) throw new Problem(`${file}: no column "${column}" for ${field}; ${found(header)}`);
    taken.add(index);
    feeds.push({ field, column, index, guessed: false });
  }
  const titles = header.map(plain);
  for (const [field, known] of fields) {
    if (mapping.has(field)) continue;
    const index = known
      .map((title) => titles.indexOf(plain(title)))
      .find((at) => at !== -1 && !taken.has(at));
    if (index !== undefined) feeds.push({ field, column: header[index]!, index, guessed: true });
  }
  checkRequired(table, file, header, feeds);
  return feeds;
}

function checkRequired(
  table: TableName,
  file: string,
  header: readonly string[],
  feeds: readonly Feed[],
): void {
  const absent = requiredFields[table].filter((field) => !feeds.some((feed) => feed.field === field));
  if (absent.length === 0) return;
  const example = absent
    .map((field, index) => `--map "${mapName(table, field)}=${header[index] ?? "COLUMN"}"`)
    .join(" ");
  throw new Problem(
    `${file}: no column found for ${absent.join(" and ")}; ${found(header)}; say which it is, for example: ${example}`,
  );
}

/** A field as `--map` calls it. */
export function mapName(table: TableName, field: string): string {
  return table === "deals" ? field : `${table}.${field}`;
}

const mostShown = 40;

function found(header: readonly string[]): string {
  const rest = header.length > mostShown ? ` and ${header.length - mostShown} more` : "";
  return `the columns are: ${header.slice(0, mostShown).map(printable).join(", ")}${rest}`;
}

function plain(title: string): string {
  return title.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

/** A row of an export by its column titles. */
export type CsvRow = Record<string, string>;

/** CSV as spreadsheets write it: quotes where needed, CRLF at the end of each line. */
export function csvOf(columns: readonly string[], rows: readonly CsvRow[]): string {
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ""))];
  return lines.map((cells) => `${cells.map(quoted).join(",")}\r\n`).join("");
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

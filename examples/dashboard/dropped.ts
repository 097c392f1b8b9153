import { parse } from "csv-parse/browser/esm/sync";
import { Deal } from "salesmetrics";
import { safeParseRows } from "salesmetrics/schemas";
import { fieldsOf } from "../scorecard/input/fields.js";

/** The deals of a CSV file, by the well-known titles of its columns, and what is wrong with it. It is read in the browser. */
export async function dealsIn(file: File) {
  const lines = parse(await file.text(), { bom: true, relax_column_count: true, skip_empty_lines: true });
  const [header = [], ...rows] = lines;
  const columns = header.map(plain);
  const places = Array.from(
    fieldsOf("deals"),
    ([field, known]) =>
      [field, columns.findIndex((column) => known.some((title) => plain(title) === column))] as const,
  ).filter(([, place]) => place !== -1);
  const { rows: deals, issues } = safeParseRows(
    Deal,
    rows.map((cells) => Object.fromEntries(places.map(([field, place]) => [field, cells[place]]))),
  );
  const problems = issues.map(({ row, field, message }) =>
    [row === null ? "" : `line ${row + 2}`, field ?? "", message].filter((part) => part !== "").join(": "),
  );
  return { deals, problems };
}

function plain(title: string): string {
  return title.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

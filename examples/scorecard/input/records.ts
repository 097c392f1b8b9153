import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { Problem } from "../problem.js";
import { guessedDelimiter } from "./delimiter.js";
import { textOf } from "./text-file.js";

/** The cells of one record, and the line of the file that it ends in. */
export interface CsvRecord {
  readonly cells: readonly string[];
  readonly line: number;
}

/** The records of a CSV file, header first, one after the other as the file is read. */
export async function* recordsOf(
  path: string,
  { delimiter, encoding }: { readonly delimiter: string | null; readonly encoding: string },
): AsyncGenerator<CsvRecord> {
  const pieces = textOf(path, encoding);
  const start = await pieces.next();
  const first = start.done === true ? "" : start.value;
  const parser = parse({
    delimiter: delimiter ?? guessedDelimiter(first),
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  });
  const text = Readable.from(joined(first, pieces));
  // A pipe passes on data and the end, but not errors.
  text.on("error", (error) => parser.destroy(error));
  text.pipe(parser);
  try {
    for await (const parsed of parser) {
      const { record, info } = parsed as { record: string[]; info: { lines: number } };
      yield { cells: record, line: info.lines };
    }
  } catch (error) {
    throw error instanceof CsvError ? new Problem(`${path}: ${inWords(error)}`) : error;
  }
}

async function* joined(first: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield first;
  yield* rest;
}

function inWords(error: CsvError): string {
  if (error.code !== "CSV_QUOTE_NOT_CLOSED") return `cannot be read as CSV: ${error.message}`;
  return "has a quotation mark that is never closed, so that its last rows run into one";
}

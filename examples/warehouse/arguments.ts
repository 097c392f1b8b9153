import { parseArgs } from "node:util";
import { Problem } from "../scorecard/problem.js";

/** What the command line asks for. */
export interface Arguments {
  readonly help: boolean;
  /** How many deals the file has, or is to have; `null` where that was not said. */
  readonly rows: number | null;
  /** The file of deals; `null` for one in the system's temporary folder. */
  readonly file: string | null;
  /** How much memory DuckDB may take, in megabytes. */
  readonly memory: number;
}

export const defaultRows = 100_000_000;

export const helpText = `Prints metrics of the deals in a Parquet file, however many they are, without holding them.

  npx tsx examples/warehouse/main.ts [options]

  --rows 1000000   how many deals the file is made with, ${defaultRows} unless said
  --file NAME      the Parquet file, which is made if it is not there; in the temporary folder unless said
  --memory 1024    how many megabytes DuckDB may take
  --help           this text`;

const options = {
  rows: { type: "string" },
  file: { type: "string" },
  memory: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

const mostRows = 10_000_000_000;

export function readArguments(texts: readonly string[]): Arguments {
  const { rows, file, memory = "1024", help = false } = parsed(texts);
  if (file === "") throw new Problem("--file: expected the name of a file");
  return {
    help,
    rows: rows === undefined ? null : wholeNumber("rows", rows, 1, mostRows),
    file: file ?? null,
    memory: wholeNumber("memory", memory, 64, 1_000_000),
  };
}

function parsed(texts: readonly string[]) {
  try {
    return parseArgs({ args: [...texts], options }).values;
  } catch (error) {
    const [first = ""] = error instanceof Error ? error.message.split(". ") : [];
    throw new Problem(`${first.replace(/\.$/, "")}; --help lists the options`);
  }
}

function wholeNumber(option: string, text: string, least: number, most: number): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= least && number <= most) return number;
  throw new Problem(`--${option} ${text}: expected a whole number from ${least} to ${most}`);
}

/** Prints a sales scorecard from a CRM export: `npm start`, or `npm start -- FILE.csv`; `--help` says more. */
import { writeFile } from "node:fs/promises";
import { SalesmetricsError } from "salesmetrics";
import { helpText } from "./help.js";
import { readArguments } from "./input/arguments.js";
import { load } from "./input/load.js";
import { paintFor } from "./layout/paint.js";
import { printable } from "./layout/printable.js";
import { page } from "./page/page.js";
import { Problem } from "./problem.js";
import { questionOf } from "./question.js";
import { scorecard } from "./scorecard.js";

async function textFor(texts: readonly string[]): Promise<string> {
  const asked = readArguments(texts);
  if (asked.help) return `${helpText()}\n`;
  const found = await load(asked);
  const question = questionOf(found, asked);
  if (asked.html !== null) return written(asked.html, page(found, question, asked.htmlLanguage));
  const paint = paintFor(process.stdout.isTTY && process.env["NO_COLOR"] === undefined);
  return scorecard(found, question, paint);
}

/** Writes a file, and says so. */
async function written(file: string, text: string): Promise<string> {
  try {
    await writeFile(file, text);
  } catch (error) {
    throw new Problem(`--html ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  return `Wrote ${printable(file)}\n`;
}

// Whoever reads may stop early, as `head` does.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

try {
  process.stdout.write(await textFor(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof Problem || error instanceof SalesmetricsError)) throw error;
  process.stderr.write(`scorecard: ${printable(error.message)}\n`);
  process.exitCode = 1;
}

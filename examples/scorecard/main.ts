/** Prints a sales scorecard from a CRM export: `npm start`, or `npm start -- FILE.csv`; `--help` says more. */
import { SalesmetricsError } from "salesmetrics";
import { helpText } from "./help.js";
import { readArguments } from "./input/arguments.js";
import { load } from "./input/load.js";
import { paintFor } from "./layout/paint.js";
import { printable } from "./layout/printable.js";
import { Problem } from "./problem.js";
import { questionOf } from "./question.js";
import { scorecard } from "./scorecard.js";

async function textFor(texts: readonly string[]): Promise<string> {
  const asked = readArguments(texts);
  if (asked.help) return `${helpText()}\n`;
  const found = await load(asked);
  const paint = paintFor(process.stdout.isTTY && process.env["NO_COLOR"] === undefined);
  return scorecard(found, questionOf(found, asked), paint);
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

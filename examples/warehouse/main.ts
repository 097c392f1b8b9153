/** Metrics of a hundred million deals in a Parquet file: `npx tsx examples/warehouse/main.ts`; `--help` says more. */
import { SalesmetricsError } from "salesmetrics";
import { Problem } from "../scorecard/problem.js";
import { helpText, readArguments } from "./arguments.js";
import { openDatabase } from "./database.js";
import { prepare } from "./deals.js";
import { page } from "./page.js";
import { ask } from "./question.js";

async function textFor(texts: readonly string[]): Promise<string> {
  const asked = readArguments(texts);
  if (asked.help) return `${helpText}\n`;
  const database = await openDatabase(asked.memory);
  try {
    const file = await prepare(database, asked);
    const started = performance.now();
    const report = await ask(database, file.name);
    return page(report, file, (performance.now() - started) / 1000, asked.memory);
  } finally {
    database.close();
  }
}

try {
  process.stdout.write(await textFor(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof Problem || error instanceof SalesmetricsError)) throw error;
  process.stderr.write(`warehouse: ${error.message}\n`);
  process.exitCode = 1;
}

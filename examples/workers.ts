/** One table scanned by several workers, which hold a part each: `npx tsx examples/workers.ts [ROWS [WORKERS]]`. */
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { Deal, evaluate } from "salesmetrics";
import { table } from "salesmetrics/tables";
import { workerPool } from "salesmetrics/workers";
import { sampleDeals } from "./sample/read.js";
import { questions } from "./workers/questions.js";

const rowCount = Number(process.argv[2] ?? 200_000);
const workerCount = Number(process.argv[3] ?? availableParallelism());

const sample = sampleDeals().filter(({ currency }) => currency === "USD");
const deals = table(
  Deal,
  Array.from({ length: rowCount }, (_, place) => sample[place % sample.length]!),
);

const workers = Array.from(
  { length: workerCount },
  () => new Worker(new URL("./workers/start.mjs", import.meta.url)),
);
const pool = workerPool(workers, questions, { deals });

const asOf = "2025-11-18";
const { metrics, query } = questions.byRep(asOf);
const alone = await fastest(() => Promise.resolve(evaluate(metrics, { deals }, query)));
const together = await fastest(() => pool.evaluate("byRep", [asOf]));
await pool.end();

const isSame = textOf(alone.result) === textOf(together.result);
const { winRate } = together.result.total;
console.log(`${rowCount} deals, ${((winRate ?? 0) * 100).toFixed(2)}% won`);
console.log(`${workerCount} workers: ${isSame ? "the same report as" : "not the report of"} one pass`);
console.log(`one pass: ${alone.time.toFixed(1)} ms, workers: ${together.time.toFixed(1)} ms`);
console.log(verdictOn(alone.time / together.time));

/** The best of several runs: the first ones are slow until the engine has compiled what they run. */
async function fastest<Result>(run: () => Promise<Result>): Promise<{ result: Result; time: number }> {
  let best = Infinity;
  let result = await run();
  for (let round = 0; round < 7; round++) {
    const start = performance.now();
    result = await run();
    best = Math.min(best, performance.now() - start);
  }
  return { result, time: best };
}

function textOf({ rows, total }: { readonly rows: unknown; readonly total: unknown }): string {
  return JSON.stringify([rows, total]);
}

function verdictOn(speedUp: number): string {
  if (speedUp > 1.1) return `speed-up: ${speedUp.toFixed(1)} times, without the start of the workers`;
  return "speed-up: none, for so few rows or on so few free processors";
}

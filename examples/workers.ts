/** One table scanned by several workers, which share its columns: `npx tsx examples/workers.ts [ROWS [WORKERS]]`. */
import { availableParallelism } from "node:os";
import { Deal, mergeCubes, type Report, report, scan } from "salesmetrics";
import { table } from "salesmetrics/tables";
import { sampleDeals } from "./sample/read.js";
import { startCrew } from "./workers/crew.js";
import { metrics, query } from "./workers/question.js";

const rowCount = Number(process.argv[2] ?? 200_000);
const workerCount = Number(process.argv[3] ?? Math.max(2, availableParallelism() - 1));

const sample = sampleDeals().filter(({ currency }) => currency === "USD");
const deals = table(
  Deal,
  Array.from({ length: rowCount }, (_, place) => sample[place % sample.length]!),
);
const crew = await startCrew(deals, workerCount);

const alone = await fastest(() => Promise.resolve(report(metrics, scan(metrics, { deals }, query))));
const together = await fastest(async () => report(metrics, mergeCubes(metrics, await crew.scan())));
await crew.dismiss();

const isSame = textOf(alone.result) === textOf(together.result);
const { winRate } = alone.result.total;
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

function textOf<Found extends Pick<Report<typeof metrics>, "total">>(
  found: Found & { rows: unknown },
): string {
  return JSON.stringify([found.rows, found.total]);
}

function verdictOn(speedUp: number): string {
  if (speedUp > 1.1) return `speed-up: ${speedUp.toFixed(1)} times, without the start of the workers`;
  return "speed-up: none, for so few rows or on so few free processors";
}

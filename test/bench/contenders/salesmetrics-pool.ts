import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { build } from "esbuild";
import { Deal } from "salesmetrics";
import { table } from "salesmetrics/tables";
import { workerPool } from "salesmetrics/workers";
import type { Answers, Contender } from "../contender.js";
import { poolQuestions } from "./pool-questions.js";
import {
  type DealsOfMetrics,
  distinctRows,
  filterRows,
  mainRows,
  scorecardRows,
} from "./salesmetrics-answers.js";
import { tableOf } from "./salesmetrics-columns.js";

/** The columns held by two workers between them. */
export const salesmetricsPool: Contender = {
  name: "salesmetrics, 2 workers",
  fromRows: (rows) => poolAnswers(table(Deal, rows)),
  fromColumns: (columns) => poolAnswers(tableOf(columns)),
};

async function poolAnswers(deals: DealsOfMetrics): Promise<Answers> {
  const code = await workerCode();
  const workers = [0, 1].map(() => new Worker(code, { eval: true }));
  const pool = workerPool(workers, poolQuestions, { deals });
  /** The workers keep the process alive while they are asked, and no longer. */
  const answering =
    <Rows>(answer: () => Promise<Rows>) =>
    async (): Promise<Rows> => {
      for (const worker of workers) worker.ref();
      const rows = await answer();
      for (const worker of workers) worker.unref();
      return rows;
    };
  const one = answering(async () => [{ winRate: (await pool.evaluate("one", [])).total.winRate }]);
  // Once they have answered, the workers have their rows.
  await one();
  return {
    main: answering(async () => mainRows(await pool.evaluate("main", []))),
    one,
    scorecard: answering(async () => scorecardRows(await pool.evaluate("scorecard", []))),
    distinct: answering(async () => distinctRows(await pool.evaluate("distinct", []))),
    filter: answering(async () => filterRows(await pool.evaluate("filter", []))),
  };
}

/** The worker in one file, built as the package is. */
async function workerCode(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(process.cwd(), "test/bench/contenders/pool-worker.ts")],
    bundle: true,
    write: false,
    platform: "node",
    format: "cjs",
    target: "es2022",
    packages: "external",
    tsconfig: join(process.cwd(), "tsconfig.json"),
  });
  return outputFiles[0]!.text;
}

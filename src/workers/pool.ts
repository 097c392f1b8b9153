import type { Grain } from "../calendar/time.js";
import { questionOf as plainQuestion } from "../cube/cube-of.js";
import type { Cube } from "../cube/cube.js";
import { mergeCells } from "../cube/merge.js";
import { storeOf } from "../cube/store.js";
import { having, listIn, optionsIn, refusal } from "../errors.js";
import type { Dimensions } from "../expressions/dimension.js";
import type { Metrics } from "../formulas/metric.js";
import { askedContext, planned } from "../report/evaluate.js";
import type { AnyLayout, Layout, Shown, Tops } from "../report/layout.js";
import { type Report, reportOf } from "../report/report.js";
import { type CancelSignal, Desk, type Posting } from "./desk.js";
import type { WorkerLike } from "./port.js";
import type { DataOfQuestions, Question, Questions } from "./question.js";
import { buffersOf, type Lists, listsIn, mapped, partOf, postedRows } from "./rows.js";
import { questionOf } from "./serve.js";

type MetricsOf<Asked> = Asked extends Question<infer M> ? M : Metrics;
type ByOf<Asked> = Asked extends Question<Metrics, infer By> ? By : Dimensions;
type EveryOf<Asked> = Asked extends Question<Metrics, Dimensions, infer Every> ? Every : Grain | undefined;

/**
 * How a report of a pool is laid out, and what calls it off.
 *
 * @category Workers
 */
export type PoolOptions<M extends Metrics, By extends Dimensions, Top extends Tops<M, By>> = Layout<
  M,
  By,
  Top
> & {
  /** An `AbortSignal`. Once it is aborted, the promise is rejected with its reason. */
  readonly signal?: CancelSignal | undefined;
};

/**
 * Workers that hold the rows between them.
 *
 * @category Workers
 */
export interface WorkerPool<in out Q extends Questions> {
  /**
   * The report that `evaluate` makes of a question over all rows, to the same digits.
   *
   * *Details*. Errors in a worker arrive here as they are there, with their `code`. A question that is called off while it
   * waits is never begun; a scan that has begun is finished, and its cube dropped.
   */
  evaluate<
    Name extends keyof Q & string,
    const Top extends Tops<MetricsOf<ReturnType<Q[Name]>>, ByOf<ReturnType<Q[Name]>>> = Record<never, never>,
  >(
    name: Name,
    parameters: Parameters<Q[Name]>,
    options?: PoolOptions<MetricsOf<ReturnType<Q[Name]>>, ByOf<ReturnType<Q[Name]>>, Top>,
  ): Promise<
    Report<
      MetricsOf<ReturnType<Q[Name]>>,
      Shown<ByOf<ReturnType<Q[Name]>>, Top>,
      EveryOf<ReturnType<Q[Name]>>
    >
  >;
  /** Gives the workers other rows, for the questions asked from now on. */
  load(data: DataOfQuestions<Q>): void;
  /** Ends the workers. Questions that they have not answered are rejected. */
  end(): Promise<void>;
}

/**
 * Workers that scan the rows between them: each holds a part, and their cubes are merged into the report of all rows.
 *
 * *When to use*. For hundreds of thousands of rows that are asked more than once, or to keep a page free while they are
 * scanned. Few rows are scanned faster than they are posted, and so are distinct counts and medians of many values, whose
 * states are as large as there are values.
 *
 * *Details*. The caller makes the workers, so that bundlers see `new Worker(new URL(…))`; their module calls
 * {@link serve} with the same questions. Rows are posted once, arrays as copies and tables by moving a copy of their
 * columns. Of an entity that others refer to by `via`, each worker is sent all rows once a question needs them. A worker
 * answers one question at a time.
 *
 * *Gotchas*. A worker belongs to one pool. A row is posted as plain data: of an instance of a class only its own
 * properties. A worker that fails makes every later question fail with `worker-failed`. In Node.js, workers keep the process
 * alive until the pool has ended.
 *
 * @example
 * ```ts
 * import { MessageChannel } from "node:worker_threads";
 * import { Deal, winRate } from "salesmetrics";
 * import { question, serve, workerPool } from "salesmetrics/workers";
 *
 * const questions = { byRep: () => question({ winRate }, { by: { rep: Deal.ownerId } }) };
 *
 * // A worker, here without a thread: `new Worker(new URL("./worker.js", import.meta.url))` elsewhere.
 * const { port1, port2 } = new MessageChannel();
 * serve(questions, port1);
 * const worker = Object.assign(port2, { terminate: () => port2.close() });
 *
 * const pool = workerPool([worker], questions, {
 *   deals: [
 *     { id: "1", status: "won", ownerId: "ann", closedAt: "2025-03-03" },
 *     { id: "2", status: "lost", ownerId: "ann", closedAt: "2025-03-20" },
 *   ],
 * });
 * const { rows } = await pool.evaluate("byRep", []);
 * await pool.end();
 *
 * rows.map((row) => [row.rep, row.winRate]); // => [["ann", 0.5]]
 * ```
 *
 * @typeParam Q - The questions.
 *
 * @category Workers
 */
export function workerPool<Q extends Questions>(
  workers: readonly WorkerLike[],
  questions: Q,
  data: DataOfQuestions<Q>,
): WorkerPool<Q> {
  if (listIn("workerPool", "a list of workers", workers).length === 0)
    throw refusal("workerPool", "one or more workers", "none");
  for (const worker of workers) having("workerPool", "a Worker", worker, "terminate");
  having("workerPool", "questions by name", questions);
  const first = listsIn(data);
  const desks = workers.map((worker) => new Desk(worker));
  let rows = load(desks, first);
  const evaluate = async (
    name: string,
    parameters: readonly unknown[],
    options: PoolOptions<Metrics, Dimensions, Tops<Metrics, Dimensions>> = {},
  ): Promise<unknown> => {
    const { signal, ...layout } = optionsIn("evaluate", options);
    const question = questionOf(questions, name, listIn("evaluate", "a list of parameters", parameters));
    const merge = merging(question);
    const { lists, loaded } = rows;
    const asked = desks.map((desk) => desk.ask((needs) => asking(name, parameters, lists, needs), signal));
    const [cubes] = await Promise.all([Promise.all(asked), loaded]);
    return merge(
      cubes.map((reply) => (reply as { readonly cube: Cube }).cube),
      layout,
    );
  };
  return {
    evaluate: evaluate as WorkerPool<Q>["evaluate"],
    load: (data) => {
      rows = load(desks, listsIn(data));
    },
    end: async () => {
      await Promise.all(desks.map((desk) => desk.end()));
    },
  };
}

/** The rows of a pool, and the promise that they arrive at all workers. */
interface PoolRows {
  readonly lists: Lists;
  readonly loaded: Promise<unknown>;
}

function load(desks: readonly Desk[], lists: Lists): PoolRows {
  const isWhole = desks.length === 1;
  const loaded = Promise.all(
    desks.map((desk, place) => {
      const part = partOf(lists, place, desks.length);
      return desk.ask(() => {
        const posted = mapped(part, postedRows);
        return { request: { load: posted, isWhole }, transfer: buffersOf(Object.values(posted)) };
      });
    }),
  );
  // A question that is asked reports it.
  loaded.catch(() => undefined);
  return { lists, loaded };
}

function asking(name: string, parameters: readonly unknown[], lists: Lists, needs: string | null): Posting {
  const whole = needs === null ? null : { entity: needs, rows: postedRows(lists[needs]!) };
  return {
    request: { ask: name, parameters, whole },
    transfer: whole === null ? [] : buffersOf([whole.rows]),
  };
}

/** Makes the report of a question from the cubes of all parts. Throws at once for a question that nobody can answer. */
function merging({ metrics, query }: Question) {
  const [plan, frame] = planned(metrics, query);
  const question = plainQuestion(plan.measures, query, frame);
  return (cubes: readonly Cube[], layout: AnyLayout): unknown => {
    const nothing = { version: 1, question, cells: [], factors: {} } as const;
    const store = storeOf(plan.measures, mergeCells(plan.measures, [nothing, ...cubes]));
    return reportOf(metrics, askedContext(plan, frame, store, query), layout);
  };
}

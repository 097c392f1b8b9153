import { having, invalidArgument } from "../errors.js";
import type { AnyRows } from "../question/query.js";
import { scannedCube } from "../report/evaluate.js";
import { ownOf } from "../vectors/own.js";
import {
  contentOf,
  type LoadRequest,
  messageKey,
  postedError,
  ready,
  type Reply,
  type Request,
} from "./messages.js";
import { listen, type WorkerPort } from "./port.js";
import type { Question, Questions } from "./question.js";
import { type Lists, mapped, receivedRows } from "./rows.js";

/**
 * Answers a {@link workerPool} from inside a worker. Call it once, in the worker's module, with the questions that the page
 * has too.
 *
 * *Details*. The port is `parentPort` of `node:worker_threads`, or `self` in a browser. Messages that are not of the pool
 * are left alone, so a worker can do other work beside.
 *
 * @example
 * ```ts
 * import { MessageChannel } from "node:worker_threads";
 * import { Deal, winRate } from "salesmetrics";
 * import { question, serve, workerPool } from "salesmetrics/workers";
 *
 * const questions = { byRep: () => question({ winRate }, { by: { rep: Deal.ownerId } }) };
 *
 * const { port1, port2 } = new MessageChannel(); // in a worker: `parentPort` or `self`
 * serve(questions, port1);
 *
 * const worker = Object.assign(port2, { terminate: () => port2.close() });
 * const pool = workerPool([worker], questions, { deals: [{ id: "1", status: "won", closedAt: "2025-03-03" }] });
 * const { total } = await pool.evaluate("byRep", []);
 * await pool.end();
 *
 * total.winRate; // => 1
 * ```
 *
 * @category Workers
 */
export function serve(questions: Questions, port: WorkerPort | null): void {
  having("serve", "questions by name", questions);
  const to = having("serve", "parentPort of node:worker_threads, or self", port, "postMessage")!;
  const rows: HeldRows = { counted: {}, referred: {} };
  const post = (content: Reply | typeof ready): void => to.postMessage({ [messageKey]: content });
  listen(to, "message", (message) => {
    const request = contentOf(message) as Request | null;
    if (request === null) return;
    try {
      post(answer(request, questions, rows));
    } catch (error) {
      post(error instanceof NeedsWhole ? { needs: error.entity } : { error: postedError(error) });
    }
  });
  post(ready);
}

/** The rows of a worker: those it counts, and the whole lists that rows refer to. */
interface HeldRows {
  counted: Lists;
  referred: AnyRows;
}

/** Ends a scan in which rows refer to an entity of which the worker has a part only. */
class NeedsWhole extends Error {
  constructor(readonly entity: string) {
    super(entity);
  }
}

function answer(request: Request, questions: Questions, rows: HeldRows): Reply {
  if ("load" in request) {
    load(request, rows);
    return { loaded: true };
  }
  const { ask, parameters, whole } = request;
  if (whole !== null)
    Object.defineProperty(rows.referred, whole.entity, { value: receivedRows(whole.entity, whole.rows) });
  const { metrics, query } = questionOf(questions, ask, parameters);
  return { cube: scannedCube(metrics, rows.counted, query, rows.referred) };
}

function load({ load: posted, isWhole }: LoadRequest, rows: HeldRows): void {
  rows.counted = mapped(posted, (each, entity) => receivedRows(entity, each));
  rows.referred = isWhole ? rows.counted : refusing(Object.keys(posted));
}

/** Rows of which a worker has only some. */
function refusing(entities: readonly string[]): AnyRows {
  const lists = {};
  for (const entity of entities)
    Object.defineProperty(lists, entity, {
      configurable: true,
      get: () => {
        throw new NeedsWhole(entity);
      },
    });
  return lists;
}

/** The question of a name, made from its parameters. */
export function questionOf(questions: Questions, name: string, parameters: readonly unknown[]): Question {
  const ask = ownOf(questions, name) as ((...parameters: readonly unknown[]) => Question) | undefined;
  if (typeof ask !== "function")
    throw invalidArgument("workerPool", `one of the questions ${Object.keys(questions).join(", ")}`, name);
  return having("workerPool", `a question, from question(…), in ${name}`, ask(...parameters), "metrics");
}

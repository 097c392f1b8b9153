/**
 * A pool of workers that hold the rows between them and answer one question together.
 *
 * @module salesmetrics/workers
 */

export type { CancelSignal } from "./desk.js";
export { workerPool, type PoolOptions, type WorkerPool } from "./pool.js";
export type { WorkerLike, WorkerPort } from "./port.js";
export { question, type DataOfQuestions, type Question, type Questions } from "./question.js";
export { serve } from "./serve.js";

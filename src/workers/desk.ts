import { SalesmetricsError } from "../errors.js";
import { contentOf, errorOf, messageKey, ready, type Reply, type Request } from "./messages.js";
import { listen, type WorkerLike } from "./port.js";

/**
 * What says that an answer is no longer wanted: an `AbortSignal`.
 *
 * @category Workers
 */
export interface CancelSignal {
  readonly aborted: boolean;
  readonly reason?: unknown;
  /** Calls the listener once it is aborted. */
  addEventListener(type: "abort", listener: () => void): void;
  /** No longer calls it. */
  removeEventListener(type: "abort", listener: () => void): void;
}

/** A request, and the buffers that go over to the worker with it. */
export interface Posting {
  readonly request: Request;
  readonly transfer: ArrayBuffer[];
}

/** Makes a request once the worker is free, so that what is called off before costs nothing. `needs` is an entity. */
export type Post = (needs: string | null) => Posting;

interface Task {
  readonly post: Post;
  resolve(reply: Reply): void;
  reject(error: Error): void;
}

/** One worker, which is asked one thing at a time. */
export class Desk {
  readonly #worker: WorkerLike;
  readonly #waiting: Task[] = [];
  #isServing = false;
  #current: Task | null = null;
  #failure: Error | null = null;

  constructor(worker: WorkerLike) {
    this.#worker = worker;
    listen(worker, "message", (message) => this.#receive(contentOf(message)));
    for (const type of ["error", "messageerror", "exit"] as const)
      listen(worker, type, (found) => this.#fail(failureOf(type, found)));
  }

  /** The reply to a request. */
  ask(post: Post, signal?: CancelSignal): Promise<Reply> {
    return new Promise((resolve, reject) => {
      const cancel = (): void => {
        const place = this.#waiting.indexOf(task);
        if (place !== -1) this.#waiting.splice(place, 1);
        task.reject(signal?.reason as Error);
      };
      const task: Task = {
        post,
        resolve: (reply) => {
          signal?.removeEventListener("abort", cancel);
          resolve(reply);
        },
        reject: (error) => {
          signal?.removeEventListener("abort", cancel);
          reject(error);
        },
      };
      if (signal?.aborted === true) return cancel();
      signal?.addEventListener("abort", cancel);
      this.#waiting.push(task);
      this.#next();
    });
  }

  /** Ends the worker. What it was asked is rejected. */
  end(): unknown {
    this.#fail(failed("a pool that has ended"));
    return this.#worker.terminate();
  }

  #receive(content: unknown): void {
    if (content === null) return;
    if (content === ready) this.#isServing = true;
    else if (this.#current !== null) this.#settle(this.#current, content as Reply);
    this.#next();
  }

  #settle(task: Task, reply: Reply): void {
    this.#current = null;
    if ("error" in reply) task.reject(errorOf(reply.error));
    else if ("needs" in reply) this.#post(task, reply.needs);
    else task.resolve(reply);
  }

  #next(): void {
    if (this.#failure !== null) for (const task of this.#waiting.splice(0)) task.reject(this.#failure);
    while (this.#isServing && this.#current === null && this.#waiting.length > 0)
      this.#post(this.#waiting.shift()!, null);
  }

  #post(task: Task, needs: string | null): void {
    try {
      const { request, transfer } = task.post(needs);
      this.#worker.postMessage({ [messageKey]: request }, transfer);
      this.#current = task;
    } catch (error) {
      task.reject(error as Error);
    }
  }

  #fail(failure: Error): void {
    this.#failure ??= failure;
    this.#current?.reject(this.#failure);
    this.#current = null;
    this.#next();
  }
}

function failed(got: string): SalesmetricsError {
  return new SalesmetricsError("worker-failed", `workerPool: expected a worker that serves, got ${got}`);
}

function failureOf(type: string, found: unknown): SalesmetricsError {
  const message = (found as { readonly message?: unknown } | null)?.message;
  return failed(typeof message === "string" ? `an error: ${message}` : `${type} ${String(found)}`);
}

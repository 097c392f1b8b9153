import { having } from "../errors.js";

/**
 * What a worker answers through: `parentPort` of `node:worker_threads`, or `self` in a browser.
 *
 * @category Workers
 */
export interface WorkerPort {
  /** Sends a copy of a message to the page. */
  postMessage(message: unknown): void;
}

/**
 * A `Worker` of a browser, or of `node:worker_threads`.
 *
 * @category Workers
 */
export interface WorkerLike {
  /** Sends a copy of a message, but moves the buffers. */
  postMessage(message: unknown, transfer: ArrayBuffer[]): void;
  /** Ends the worker. */
  terminate(): unknown;
}

/** How ports tell what happens: in Node.js by `on`, which hands over the message, in browsers by events. */
interface Emitter {
  on?(type: string, listener: (found: unknown) => void): unknown;
  addEventListener(type: string, listener: (event: unknown) => void): unknown;
  /** A port of a channel in a browser waits for it. */
  start?(): void;
}

/** Calls a listener with each message, or with what is known of each failure. */
export function listen(
  to: WorkerPort | WorkerLike,
  type: "message" | "messageerror" | "error" | "exit",
  listener: (found: unknown) => void,
): void {
  const emitter = to as unknown as Emitter;
  if (emitter.on !== undefined) {
    emitter.on(type, listener);
    return;
  }
  having("listen", "a worker, or the port of one", emitter, "addEventListener");
  emitter.addEventListener(type, (event) => listener(type === "message" ? dataOf(event) : event));
  emitter.start?.();
}

function dataOf(event: unknown): unknown {
  return (event as { readonly data: unknown }).data;
}

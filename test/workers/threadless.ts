import { MessageChannel } from "node:worker_threads";
import { type Questions, serve, type WorkerLike } from "salesmetrics/workers";

/** A worker without a thread: it serves from the other end of a channel, by the API of Node.js. */
export function nodeWorker(questions: Questions): WorkerLike {
  const { port1, port2 } = new MessageChannel();
  serve(questions, port1);
  return Object.assign(port2, { terminate: () => port2.close() });
}

type Listener = (event: { readonly data: unknown }) => void;

/** One end of what a browser's page and its worker talk through: events, and nothing of Node.js. */
class BrowserEnd {
  readonly listeners: Listener[] = [];
  other: BrowserEnd | null = null;
  /** Everything that was posted from here. */
  readonly posted: unknown[] = [];

  postMessage(message: unknown, transfer: ArrayBuffer[] = []): void {
    const data: unknown = structuredClone(message, { transfer });
    this.posted.push(message);
    queueMicrotask(() => this.other?.listeners.forEach((listener) => listener({ data })));
  }

  addEventListener(type: string, listener: Listener): void {
    if (type === "message") this.listeners.push(listener);
  }

  terminate(): void {
    this.other = null;
  }
}

/** A worker without a thread, by the API of browsers. */
export function browserWorker(questions: Questions): BrowserEnd {
  const [page, worker] = [new BrowserEnd(), new BrowserEnd()];
  page.other = worker;
  worker.other = page;
  serve(questions, worker);
  return page;
}

import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { builtWorker } from "../timing/built-worker.js";
import { type Time, timesInTurn } from "../timing/rounds.js";
import { checkParsers } from "./check.js";
import { type Form, forms } from "./input.js";
import { type ParserName, parserNames } from "./parsers.js";

export const parsedSize = 1_000_000;

/** How long each parser takes for a million deals in one form. */
export interface ParsingTimes {
  readonly form: Form;
  readonly times: ReadonlyMap<ParserName, Time>;
}

/** Times all parsers, after a check that they return the same deals and reject the same rows. */
export async function measureParsing(): Promise<ParsingTimes[]> {
  const wrong = checkParsers();
  if (wrong.length > 0) throw new Error(wrong.join("; "));
  const worker = await builtWorker("parsing/worker");
  const measured: ParsingTimes[] = [];
  for (const form of forms) measured.push({ form, times: await timesOf(worker, form) });
  return measured;
}

async function timesOf(worker: string, form: Form): Promise<Map<ParserName, Time>> {
  const processes = parserNames.map((name) => new ParserProcess(worker, name, form));
  try {
    const times = await timesInTurn(processes, (process) => process.parse());
    return new Map([...times].map(([{ name }, time]) => [name, time]));
  } finally {
    for (const process of processes) process.end();
  }
}

class ParserProcess {
  readonly #process: ChildProcess;
  readonly #ended: Promise<never>;

  constructor(
    worker: string,
    readonly name: ParserName,
    form: Form,
  ) {
    const execArgv = ["--expose-gc", "--max-old-space-size=8192"];
    this.#process = fork(worker, [name, form, String(parsedSize)], { execArgv });
    this.#ended = once(this.#process, "exit").then(([code]: number[]) => {
      throw new Error(`${name}: the process ended with ${code}`);
    });
    // That it is ended is no error.
    this.#ended.catch(() => {});
  }

  async parse(): Promise<number> {
    this.#process.send("parse");
    const [milliseconds] = (await Promise.race([once(this.#process, "message"), this.#ended])) as [number];
    return milliseconds;
  }

  end(): void {
    this.#process.kill();
  }
}

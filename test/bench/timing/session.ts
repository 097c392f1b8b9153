import { type ChildProcess, fork } from "node:child_process";
import type { Contender, LeftOut } from "../contender.js";
import type { QuestionName } from "../questions.js";
import type { Asked, Loaded, Reply, Request } from "./protocol.js";

const heapMegabytes = 12_288;

/** A contender that has its data loaded in a process of its own. */
export class Session<
  Question extends string = QuestionName,
  Who extends { readonly name: string } = Contender,
> {
  readonly contender: Who;
  readonly #worker: ChildProcess;

  constructor(workerFile: string, contender: Who, size: number, ...more: readonly string[]) {
    this.contender = contender;
    this.#worker = fork(workerFile, [contender.name, String(size), ...more], {
      execArgv: ["--expose-gc", `--max-old-space-size=${heapMegabytes}`],
    });
  }

  async load(): Promise<Loaded> {
    return (await this.#send({ load: true })) as Loaded;
  }

  async ask(question: Question): Promise<Asked | LeftOut> {
    return (await this.#send({ ask: question })) as Asked | LeftOut;
  }

  close(): void {
    this.#worker.kill();
  }

  #send(request: Request<Question>): Promise<Reply> {
    return new Promise((resolve, reject) => {
      const exited = (code: number | null): void =>
        reject(new Error(`${this.contender.name}: the worker ended with ${code}`));
      this.#worker.once("exit", exited);
      this.#worker.once("message", (reply: Reply) => {
        this.#worker.off("exit", exited);
        if ("failed" in reply) reject(new Error(`${this.contender.name}: ${reply.failed}`));
        else resolve(reply);
      });
      this.#worker.send(request);
    });
  }
}

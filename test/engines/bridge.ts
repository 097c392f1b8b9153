import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { python } from "./folders.js";

/** A Python script that answers each line of JSON with one, in order, until its input ends. */
export interface Bridge<Request, Answer> {
  ask(request: Request): Promise<Answer>;
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: (answer: never) => void;
  readonly reject: (error: Error) => void;
}

/** Starts a script that lies beside this file. Answers with an `error` are thrown. */
export function openBridge<Request, Answer>(
  script: string,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Bridge<Request, Answer> {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const child = spawn(python, [path, ...args], {
    env: { ...process.env, ...env, TZ: "UTC", PYTHONUTF8: "1" },
  });
  const waiting: Waiting[] = [];
  let complaints = "";
  let isOver = false;
  const end = new Promise<void>((resolve) => {
    const finish = (why: string): void => {
      isOver = true;
      for (const { reject } of waiting.splice(0)) reject(new Error(`${script} ended: ${why}${complaints}`));
      resolve();
    };
    child.once("error", (error) => finish(`${error.message}; run npm run test:engines, which installs it. `));
    child.once("close", (code) => finish(`exit code ${code}. `));
  });
  child.stdin.on("error", () => undefined);
  child.stderr.on("data", (data) => {
    complaints = `${complaints}${String(data)}`.slice(-4_000);
  });
  createInterface({ input: child.stdout }).on("line", (line) => {
    const { resolve, reject } = waiting.shift()!;
    const answer = JSON.parse(line) as { readonly error?: string };
    if (answer.error === undefined) resolve(answer as never);
    else reject(new Error(answer.error));
  });
  return {
    ask: (request) =>
      new Promise((resolve, reject) => {
        if (isOver) return reject(new Error(`${script} has ended. ${complaints}`));
        waiting.push({ resolve, reject });
        child.stdin.write(`${JSON.stringify(request)}\n`);
      }),
    close: () => {
      child.stdin.end();
      return end;
    },
  };
}

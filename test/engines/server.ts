import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";

/** How a server is started. */
export interface ServerCommand {
  readonly command: readonly [string, ...string[]];
  /** What its log says once it is ready. */
  readonly ready: RegExp;
  /** The file that it logs to. */
  readonly log: string;
  /** The signal that stops it: `TERM` unless said otherwise. */
  readonly signal?: string;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly user?: { readonly uid: number; readonly gid: number };
}

/** A server that runs. It ends with this process, however that ends. */
export interface Server {
  /** What matched in the log when it was ready. */
  readonly ready: RegExpExecArray;
  /** Stops it, with a signal of one's own or the usual one, and waits for its end. */
  stop(signal?: string): Promise<void>;
}

// The shell sees the end of its input when this process ends, be it killed, and then stops the server.
const keeper = '"$@" & read -r signal; kill -s "${signal:-$0}" $!; wait $!';
const patience = 240_000;

export async function startServer(server: ServerCommand): Promise<Server> {
  const { command, signal = "TERM", log, cwd, env, user } = server;
  const output = openSync(log, "a");
  const shell = spawn("sh", ["-c", keeper, signal, ...command], {
    stdio: ["pipe", output, output],
    env: { ...process.env, ...env },
    ...(cwd === undefined ? {} : { cwd }),
    ...user,
  });
  closeSync(output);
  const stop = (how = ""): Promise<void> => ended(shell, how);
  try {
    return { ready: await found(server, shell), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function found({ ready, log, command }: ServerCommand, shell: ChildProcess): Promise<RegExpExecArray> {
  for (const start = performance.now(); performance.now() - start < patience; await wait(50)) {
    const match = ready.exec(readFileSync(log, "utf8"));
    if (match !== null) return match;
    if (shell.exitCode !== null) break;
  }
  throw new Error(`${command[0]} did not start: ${readFileSync(log, "utf8").slice(-2_000)}`);
}

async function ended(shell: ChildProcess, signal: string): Promise<void> {
  if (shell.exitCode !== null || shell.signalCode !== null) return;
  const end = new Promise((resolve) => shell.once("exit", resolve));
  shell.stdin!.end(`${signal}\n`);
  await end;
}

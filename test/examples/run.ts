import { spawn } from "node:child_process";
import { mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

export const root = fileURLToPath(new URL("../..", import.meta.url));

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs an example as a user does, in a process of its own. */
export function run(script: string, ...args: readonly string[]): Promise<Run> {
  return runNode("--import", "tsx", join("examples", script), ...args);
}

function runNode(...args: readonly string[]): Promise<Run> {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, FORCE_COLOR: undefined, NO_COLOR: undefined },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [stdout, stderr] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, stdout, stderr }));
  });
}

let built: Promise<string> | undefined;

/** The scorecard of a file, or of the sample, by a script that is compiled once: `tsx` takes a second for each process. */
export async function scorecard(...args: readonly string[]): Promise<Run> {
  return runNode(await (built ??= compiled()), ...args);
}

/** The scorecard in one file, with the sample where its code looks for it. */
async function compiled(): Promise<string> {
  symlinkSync(join(root, "examples/sample"), join(folder, "sample"), "junction");
  const outfile = join(folder, "scorecard/input/main.mjs");
  await build({
    entryPoints: [join(root, "examples/scorecard/main.ts")],
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
  });
  return outfile;
}

const folder = mkdtempSync(join(tmpdir(), "scorecard-"));

/** A file in a folder of its own, for one test. */
export function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** The figures of one line of a printed table: what follows its label. */
export function figures(page: string, label: string): string[] {
  const line = page.split("\n").find((text) => text.trimStart().startsWith(`${label}  `));
  if (line === undefined) throw new Error(`no line "${label}" in\n${page}`);
  return line
    .slice(line.indexOf(label) + label.length)
    .trim()
    .split(/\s{2,}/);
}

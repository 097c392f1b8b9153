import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";
import type { Checks } from "./check.js";
import type { Example } from "./extract.js";
import { rewriteExample, type Rewritten } from "./rewrite.js";

const folder = join(import.meta.dirname, "../.tmp/docs");

/** An example as a module on disk. */
export interface Prepared extends Rewritten {
  readonly file: string;
  readonly title: string;
  readonly path: string;
}

export function prepareExample(example: Example): Prepared {
  const rewritten = rewriteExample(example);
  const title = `${example.file}:${example.lines[0]?.number ?? 0}`;
  const path = join(folder, `${title.replace(/[^\w.-]/g, "_")}.ts`);
  const checks = `import { createChecks } from "../../docs/check.js"; export const $checks: import("../../docs/check.js").Checks = createChecks(${JSON.stringify(example.file)}); `;
  write(path, checks + rewritten.code + "\n");
  return { ...rewritten, file: example.file, title, path };
}

/** Runs an example; what is wrong with it is thrown, with its file and line. */
export async function runExample(example: Prepared): Promise<void> {
  if (example.mistakes.length > 0) throw new Error(example.mistakes.join("\n"));
  const { $checks } = await load(example);
  const missed = example.asserted.filter((line) => !$checks.seen.has(line));
  if (missed.length > 0)
    throw new Error(missed.map((line) => `${example.file}:${line}: never ran`).join("\n"));
}

/** An error that is not one of the checks says nothing of its place: that of the example is put before it. */
async function load(example: Prepared): Promise<{ $checks: Checks }> {
  try {
    return (await import(/* @vite-ignore */ example.path)) as { $checks: Checks };
  } catch (error) {
    const { message } = error as Error;
    throw message.startsWith(`${example.file}:`)
      ? error
      : new Error(`${example.title}: ${message}`, { cause: error });
  }
}

/** What the compiler says of the examples, each message with its file and line. */
export function typeErrors(examples: readonly Prepared[]): string[] {
  const program = ts.createProgram(
    examples.map((example) => example.path),
    compilerOptions(),
  );
  return examples.flatMap((example) => {
    const source = program.getSourceFile(example.path);
    return ts.getPreEmitDiagnostics(program, source).map(({ start = 0, messageText }) => {
      const index = source?.getLineAndCharacterOfPosition(start).line ?? 0;
      return `${example.file}:${example.lines[index] ?? 0}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
    });
  });
}

/** Those of the project; a constant that only shows how something is called may stay unused. */
function compilerOptions(): ts.CompilerOptions {
  const path = join(import.meta.dirname, "../../tsconfig.json");
  const { config } = ts.readConfigFile(path, (file) => readFileSync(file, "utf8")) as { config: unknown };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, dirname(path));
  return { ...options, noUnusedLocals: false, noUnusedParameters: false };
}

/** Unchanged files stay untouched, or a watching test run would start itself again. */
function write(path: string, text: string): void {
  if (existsSync(path) && readFileSync(path, "utf8") === text) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/**
 * Runs every check, goes on after a failure, and ends with what failed and one line: `N passed, N failed`. The unit
 * tests run beside the other checks; what those print appears when each is done.
 *
 * With `--engines` the tests of database servers too, which it installs beside the unit tests and starts; with
 * `--only-engines` nothing else.
 */
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { relative } from "node:path";

interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

interface VitestResults {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

const results = "test/.tmp/results";

/** A check, which hands what it prints to `show`. */
type Step = (show: Show) => Promise<Outcome>;
type Show = (text: string) => void;
type Steps = Readonly<Record<string, Step>>;

function run(command: string, show: Show): Promise<boolean> {
  const child = spawn(command, { shell: true, stdio: ["ignore", "pipe", "pipe"] });
  child.stdout.setEncoding("utf8").on("data", show);
  child.stderr.setEncoding("utf8").on("data", show);
  return new Promise((resolve, reject) => {
    child.on("error", reject).on("close", (code) => resolve(code === 0));
  });
}

function check(command: string): Step {
  return async (show) => {
    const ok = await run(command, show);
    return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
  };
}

/** Tests make much that is soon forgotten: with more room for what is new, Node takes a fifteenth less time. */
const vitest = "node --max-semi-space-size=64 node_modules/vitest/vitest.mjs";

function tests(project: string): Step {
  const file = `${results}/${project}.json`;
  const reporters = `--reporter=default --reporter=json --outputFile.json=${file}`;
  return async (show) => {
    const ok = await run(`${vitest} run --project ${project} ${reporters}`, show);
    try {
      const found = JSON.parse(readFileSync(file, "utf8")) as VitestResults;
      failures.push(...found.testResults.flatMap(failuresOf));
      const failed = found.numFailedTests + found.testResults.filter(isBroken).length;
      return {
        passed: found.numPassedTests,
        failed: failed === 0 && (!ok || found.numPassedTests === 0) ? 1 : failed,
        skipped: found.numPendingTests + found.numTodoTests,
      };
    } catch {
      return { passed: 0, failed: 1, skipped: 0 };
    }
  };
}

/** A file that cannot be loaded fails without a failed test. */
function isBroken({ status, assertionResults }: VitestResults["testResults"][number]): boolean {
  return status === "failed" && !assertionResults.some((result) => result.status === "failed");
}

/** Each failed test, and each file that cannot be loaded, with the first line of why. */
function failuresOf(file: VitestResults["testResults"][number]): string[] {
  const line = (name: string, why = ""): string =>
    `FAILED ${relative(".", file.name)}${name}: ${why.split("\n", 1)[0]!.slice(0, 200)}`;
  if (isBroken(file)) return [line("", file.message)];
  return file.assertionResults
    .filter(({ status }) => status === "failed")
    .map(({ fullName, failureMessages }) => line(` > ${fullName}`, failureMessages[0]));
}

const unitTests: Steps = { "unit, property and documentation tests": tests("unit") };

const build: Steps = { build: check("npm run --silent build") };

const checks: Steps = {
  "types and type tests": tests("types"),
  "types of the pages": check("tsc --noEmit -p examples/dashboard && tsc --noEmit -p examples/react"),
  eslint: check("eslint ."),
  prettier: check("prettier --check --log-level warn ."),
  "import directions": check("depcruise src"),
  "unused code": check("knip"),
  ...build,
  "package tests": tests("package"),
  "benchmarks, results alone": check("tsx test/bench/main.ts --check"),
  "api documentation": check("typedoc --logLevel Warn"),
};

const installation: Steps = { "installation of engines": check("tsx test/engines/install.ts") };

const engines: Steps = { "tests on database engines and other runtimes": tests("engines") };

const verdicts: string[] = [];
const failures: string[] = [];
const outcomes: Outcome[] = [];

/** Runs steps one after the other; `live` shows what they print at once, else it waits for the end of the step. */
async function runAll(steps: Steps, live: boolean): Promise<void> {
  for (const [title, step] of Object.entries(steps)) {
    const printed = [`\n=== ${title} ===\n`];
    if (live) process.stdout.write(printed.pop()!);
    const started = performance.now();
    const outcome = await step((text) => (live ? process.stdout.write(text) : printed.push(text)));
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    process.stdout.write(printed.join(""));
    verdicts.push(`${outcome.failed === 0 ? "ok    " : "FAILED"} ${title} (${seconds} s)`);
    outcomes.push(outcome);
  }
}

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

const hasEngines = process.argv.some((argument) => /^--(only-)?engines$/.test(argument));

if (process.argv.includes("--only-engines")) await runAll(build, true);
else {
  // To install takes the network and the disk more than the processor.
  const installing = hasEngines ? runAll(installation, false) : null;
  await Promise.all([runAll(unitTests, true), runAll(checks, false), installing]);
}
if (hasEngines) await runAll(engines, true);

const total = (key: keyof Outcome): number => outcomes.reduce((sum, outcome) => sum + outcome[key], 0);
const skipped = total("skipped");

console.log(`\n${[...failures, "", ...verdicts].join("\n")}\n`);
console.log(
  `${total("passed")} passed, ${total("failed")} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`,
);
process.exitCode = total("failed") > 0 ? 1 : 0;

/**
 * Runs every check, goes on after a failure, and ends with one line: `N passed, N failed`.
 *
 * With `--engines` the tests of database servers too, which it installs and starts; with `--only-engines` nothing else.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";

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
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

const results = "test/.tmp/results";

function run(command: string): boolean {
  return spawnSync(command, { shell: true, stdio: "inherit" }).status === 0;
}

function check(command: string): Outcome {
  const ok = run(command);
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
}

function tests(project: string): Outcome {
  const file = `${results}/${project}.json`;
  const ok = run(
    `vitest run --project ${project} --reporter=default --reporter=json --outputFile.json=${file}`,
  );
  try {
    const found = JSON.parse(readFileSync(file, "utf8")) as VitestResults;
    const failed = found.numFailedTests + found.testResults.filter(isBroken).length;
    return {
      passed: found.numPassedTests,
      failed: failed === 0 && (!ok || found.numPassedTests === 0) ? 1 : failed,
      skipped: found.numPendingTests + found.numTodoTests,
    };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

/** A file that cannot be loaded fails without a failed test. */
function isBroken({ status, assertionResults }: VitestResults["testResults"][number]): boolean {
  return status === "failed" && !assertionResults.some((result) => result.status === "failed");
}

type Steps = Readonly<Record<string, () => Outcome>>;

const checks: Steps = {
  types: () => check("tsc --noEmit"),
  eslint: () => check("eslint ."),
  prettier: () => check("prettier --check --log-level warn ."),
  "import directions": () => check("depcruise src"),
  "unused code": () => check("knip"),
  "unit, property, type and documentation tests": () => tests("unit"),
  "benchmarks, results alone": () => check("tsx test/bench/main.ts --check"),
  build: () => check("tsup --silent"),
  "package tests": () => tests("package"),
  "api documentation": () => check("typedoc --logLevel Warn"),
};

const engines: Steps = { "tests on database engines": () => tests("engines") };

function chosen(): Steps {
  if (process.argv.includes("--only-engines")) return engines;
  return process.argv.includes("--engines") ? { ...checks, ...engines } : checks;
}

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

const outcomes: Outcome[] = [];
const verdicts: string[] = [];
for (const [title, step] of Object.entries(chosen())) {
  console.log(`\n=== ${title} ===`);
  const started = performance.now();
  const outcome = step();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  verdicts.push(`${outcome.failed === 0 ? "ok    " : "FAILED"} ${title} (${seconds} s)`);
  outcomes.push(outcome);
}

const total = (key: keyof Outcome): number => outcomes.reduce((sum, outcome) => sum + outcome[key], 0);
const skipped = total("skipped");

console.log(`\n${verdicts.join("\n")}\n`);
console.log(
  `${total("passed")} passed, ${total("failed")} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`,
);
process.exitCode = total("failed") > 0 ? 1 : 0;

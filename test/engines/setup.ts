import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, readFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { environment, python } from "./folders.js";
import { postgresPrograms } from "./postgres-server.js";
import { installRuntimes } from "./runtimes.js";

const requirements = fileURLToPath(new URL("requirements.txt", import.meta.url));
const installed = `${environment}/requirements.txt`;

/** Debian's packages that the engines need, and how to see that they are there. */
const packages: Readonly<Record<string, () => boolean>> = {
  postgresql: () => postgresPrograms() !== null,
  "openjdk-17-jre-headless": hasJava,
  chromium: () => succeeds("chromium", "--version"),
  "r-cran-spc": () => succeeds("Rscript", "-e", "library(spc)"),
  "python3-venv": () => succeeds("python3", "-c", "import ensurepip, venv"),
};

/**
 * Installs what the engines need and is not there. Vitest calls it before the tests of the project `engines`; a run of
 * everything has it done by then.
 */
export default function setup(): void {
  installPackages();
  if (!isCurrent()) installPython();
  installRuntimes();
}

function installPackages(): void {
  const missing = missingPackages();
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0) {
    throw new Error(
      `engines: expected ${missing.join(", ")}: install them, or run this as root, which installs them`,
    );
  }
  run("apt-get", "update", "-qq");
  run("apt-get", "install", "-qq", "--yes", "--no-install-recommends", ...missing);
  if (missingPackages().length > 0)
    throw new Error(`engines: ${missingPackages().join(", ")} do not work here`);
}

function missingPackages(): string[] {
  return Object.keys(packages).filter((name) => !packages[name]!());
}

/** Spark 4 needs Java 17 or later, and takes that of `JAVA_HOME` before that of the path. */
function hasJava(): boolean {
  const home = process.env["JAVA_HOME"] ?? "";
  const { stderr } = spawnSync(home === "" ? "java" : `${home}/bin/java`, ["-version"], { encoding: "utf8" });
  return Number(/version "(\d+)/.exec(stderr ?? "")?.[1] ?? 0) >= 17;
}

function isCurrent(): boolean {
  return existsSync(installed) && readFileSync(installed, "utf8") === readFileSync(requirements, "utf8");
}

function installPython(): void {
  rmSync(environment, { recursive: true, force: true });
  run("python3", "-m", "venv", environment);
  run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", requirements);
  copyFileSync(requirements, installed);
}

function succeeds(command: string, ...args: readonly string[]): boolean {
  return spawnSync(command, args).status === 0;
}

function run(command: string, ...args: readonly string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const { status, error } = spawnSync(command, args, { stdio: "inherit", env });
  if (status === 0) return;
  throw new Error(
    `engines: ${[command, ...args].join(" ")} failed: ${error?.message ?? `exit code ${status}`}`,
  );
}

import { readFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import type { Contender } from "./contender.js";

/** What the numbers were measured on, in one line. */
export function machineLine(): string {
  const [processor] = cpus();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return `Node ${process.version}, ${processor?.model ?? "unknown processor"}, ${cpus().length} cores, ${gigabytes} GiB`;
}

/** The version of a contender's package; empty where it is code of this repository. */
export function versionOf({ packageName }: Contender): string {
  if (packageName === undefined) return "";
  const file = new URL(`../../node_modules/${packageName}/package.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}

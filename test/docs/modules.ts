import { readFileSync } from "node:fs";
import { join } from "node:path";
import { entryPoints } from "../../entry-points.js";
import { root } from "./pages.js";

/** The entry points and what each is for, as the comments of their files say. */
export function entryPointTable(): string {
  const rows = entryPoints.map((entry) => {
    const { name, summary } = moduleOf(entry);
    return `| \`${name}\` | ${summary} |`;
  });
  return ["| import from | what it has |", "| --- | --- |", ...rows].join("\n");
}

function moduleOf(entry: string): { name: string; summary: string } {
  const file = `src/${entry}.ts`;
  const comment = /^\/\*\*\n \* ([^]*?)\n \*\n \* @module (\S+)\n \*\/\n/.exec(
    readFileSync(join(root, file), "utf8"),
  );
  const name = ["salesmetrics", ...entry.split("/").slice(0, -1)].join("/");
  if (comment?.[2] !== name)
    throw new Error(`${file}: expected a comment that says what it is for, with @module ${name}`);
  return { name, summary: comment[1]!.replaceAll("\n * ", " ") };
}

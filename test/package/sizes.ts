/** Writes the table of sizes in docs/faq.md, from the built package: `npx tsx test/package/sizes.ts`. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import * as prettier from "prettier";
import budgets from "./bundles.json" with { type: "json" };
import { type Installed, installPacked, root } from "./packed.js";

export interface Bundle {
  readonly bytes: number;
  /** The packages whose code is in it. */
  readonly packages: readonly string[];
}

/** What an import costs a page: minified and gzipped bytes. */
export async function bundle(code: string, { folder }: Installed): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, resolveDir: folder },
    bundle: true,
    minify: true,
    treeShaking: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    write: false,
    metafile: true,
    logLevel: "silent",
  });
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
  const used = inputs.filter(([, input]) => input.bytesInOutput > 0).map(([path]) => packageOf(path));
  const bytes = outputFiles.reduce((sum, file) => sum + gzipSync(file.contents).length, 0);
  return { bytes, packages: [...new Set(used)].sort() };
}

function packageOf(path: string): string {
  return /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? path;
}

/** The imports that docs/faq.md shows. */
const shown = [
  "winRate",
  "winRate, with a median",
  "winRate, with another entity",
  "bookings, with decimal.js",
  "a dashboard of eight metrics",
  "parseRows",
  "table",
] as const;

/** A row of the table: what is imported, its size in kilobytes, the dependencies in it. */
type Size = readonly [name: string, kilobytes: number, others: string];

export async function sizes(installed: Installed): Promise<Size[]> {
  const rows: Size[] = [];
  for (const name of shown) {
    const { bytes, packages } = await bundle(budgets[name].code, installed);
    const others = packages.filter((one) => one !== "salesmetrics").map((one) => `\`${one}\``);
    rows.push([name, bytes / 1000, others.join(", ") || "none"]);
  }
  return rows;
}

/** The text between the markers of the table. */
export const tableOfSizes = /(?<=<!-- sizes -->\n)[^]*(?=<!-- \/sizes -->)/;

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const installed = installPacked();
  const rows = (await sizes(installed)).map(
    ([name, kilobytes, others]) => `| ${name} | ${kilobytes.toFixed(1)} kB | ${others} |`,
  );
  installed.remove();
  const file = join(root, "docs/faq.md");
  const table = ["| import | size | dependencies in it |", "| --- | --- | --- |", ...rows].join("\n");
  const text = readFileSync(file, "utf8").replace(tableOfSizes, `\n${table}\n\n`);
  const options = await prettier.resolveConfig(file);
  writeFileSync(file, await prettier.format(text, { ...options, parser: "markdown" }));
}

import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { entryPoints } from "../../entry-points.js";
import budgets from "./bundles.json" with { type: "json" };
import { type Installed, installPacked, root } from "./packed.js";

/** What an import may cost a bundle: gzipped bytes, if they are bounded, and the packages that must not be in it. */
interface Budget {
  readonly code: string;
  readonly maxBytes?: number;
  /** The size of a bundle that is over its budget. */
  readonly missedAt?: number;
  readonly without: readonly string[];
}

let installed: Installed;
beforeAll(() => {
  installed = installPacked();
});
afterAll(() => installed.remove());

async function bundle({ code }: Pick<Budget, "code">): Promise<{ bytes: number; packages: string[] }> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, resolveDir: installed.folder },
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

/** `@date-fns/tz` counts as `date-fns`. */
function packageOf(path: string): string {
  return /.*node_modules\/@?((?:date-fns|[^/]+))/.exec(path)?.[1] ?? path;
}

test.each(Object.entries<Budget>(budgets))("%s stays within its budget", async (_, budget) => {
  const { bytes, packages } = await bundle(budget);
  expect(packages.filter((name) => budget.without.includes(name))).toEqual([]);
  // A budget that is missed stays what it is; the size it is missed at may not grow.
  expect(bytes).toBeLessThanOrEqual(budget.missedAt ?? budget.maxBytes ?? Infinity);
  if (budget.missedAt !== undefined) expect(bytes).toBeGreaterThan(budget.maxBytes!);
});

/** The names of the metrics and families that the main entry exports. */
const metricNames = [
  ...readFileSync(join(root, "src/index.ts"), "utf8").matchAll(/^export \{([^}]*)\} from "\.\/catalog\//gm),
]
  .flatMap(([, names]) => names!.split(",").map((name) => name.trim()))
  .filter((name) => name !== "");

/** 0.3 kB. */
const mostBytes = 307;

/** Metrics that bring code which no other metric shares: the sizes they are missed at, which may not grow. */
const missed: Readonly<Record<string, number>> = { customerLifetimeValueWithin: 1792 };

test("each further metric costs at most 0.3 kB beside the others", async () => {
  const bytesOf = async (names: readonly string[]): Promise<number> =>
    (await bundle({ code: `export { ${names.join(", ")} } from 'salesmetrics'` })).bytes;
  const all = await bytesOf(metricNames);
  const tooLarge: string[] = [];
  for (const name of metricNames) {
    const bytes = all - (await bytesOf(metricNames.filter((other) => other !== name)));
    if (bytes > (missed[name] ?? mostBytes)) tooLarge.push(`${name}: ${bytes}`);
  }
  expect(metricNames.length).toBeGreaterThan(100);
  expect(tooLarge).toEqual([]);
});

test("the table of sizes in the documentation is true", async () => {
  const faq = readFileSync(join(root, "docs/faq.md"), "utf8");
  const rows = [...faq.matchAll(/^\| ([^|]+?) +\| ([\d.]+) kB +\|/gm)];
  expect(rows).toHaveLength(5);
  for (const [, name, stated] of rows) {
    const { bytes } = await bundle((budgets as Readonly<Record<string, Budget>>)[name!]!);
    expect(Math.abs(Number(stated) - bytes / 1000), name).toBeLessThan(0.3);
  }
});

test.each(entryPoints)("%s does nothing when loaded", async (entry) => {
  // Outside the package, `sideEffects: false` does not hide a module-level call without its PURE mark.
  const copy = join(installed.folder, "copy");
  cpSync(join(installed.folder, "node_modules/salesmetrics/dist"), copy, { recursive: true });
  const { outputFiles } = await build({
    stdin: { contents: `import "./${entry}.js"`, resolveDir: copy },
    bundle: true,
    format: "esm",
    packages: "external",
    write: false,
  });
  const code = outputFiles.map((file) => file.text).join("");
  // esbuild keeps a product of two numbers, which costs nothing worth a rule.
  const harmless = /^import [^;]*;|^\/\/.*$|^var \w+ = [\de. *+-]+;$/gm;
  expect(code.replace(harmless, "").trim()).toBe("");
});

test("the probe sees a package that is there", async () => {
  const probe = { code: 'import "salesmetrics"; export * from "decimal.js"' };
  expect((await bundle(probe)).packages).toContain("decimal.js");
});

import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { entryPoints } from "../../entry-points.js";
import budgets from "./bundles.json" with { type: "json" };
import { type Installed, installPacked, root } from "./packed.js";
import { bundle, sizes, tableOfSizes } from "./sizes.js";

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

test.each(Object.entries<Budget>(budgets))("%s stays within its budget", async (_, budget) => {
  const { bytes, packages } = await bundle(budget.code, installed);
  expect(packages.filter((name) => budget.without.some((one) => name.includes(one)))).toEqual([]);
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
    (await bundle(`export { ${names.join(", ")} } from 'salesmetrics'`, installed)).bytes;
  const all = await bytesOf(metricNames);
  const tooLarge: string[] = [];
  for (const name of metricNames) {
    const bytes = all - (await bytesOf(metricNames.filter((other) => other !== name)));
    if (bytes > (missed[name] ?? mostBytes)) tooLarge.push(`${name}: ${bytes}`);
  }
  expect(metricNames.length).toBeGreaterThan(100);
  expect(tooLarge).toEqual([]);
});

test("the sizes in the documentation are true: npx tsx test/package/sizes.ts", async () => {
  const faq = readFileSync(join(root, "docs/faq.md"), "utf8");
  const written = [...tableOfSizes.exec(faq)![0].matchAll(/^\| ([^|]+?) +\| ([\d.]+) kB +\| ([^|]+?) +\|/gm)];
  const real = await sizes(installed);
  expect(written.map(([, name, , others]) => [name, others])).toEqual(
    real.map(([name, , others]) => [name, others]),
  );
  for (const [index, [name, kilobytes]] of real.entries())
    expect(Math.abs(Number(written[index]![2]) - kilobytes), name).toBeLessThan(0.3);

  const [, stated] = /One metric takes (\d+) kB/.exec(readFileSync(join(root, "README.md"), "utf8"))!;
  expect(Math.abs(Number(stated) - real[0]![1])).toBeLessThan(1);
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

test("an array library is smaller, as docs/comparison.md says", async () => {
  const rollup = await bundle("export { mean, rollups } from 'd3-array'", { ...installed, folder: root });
  expect(rollup.bytes).toBeLessThan((await bundle(budgets.winRate.code, installed)).bytes);
});

test("the probe sees a package that is there", async () => {
  const probe = 'import "salesmetrics"; export * from "decimal.js"';
  expect((await bundle(probe, installed)).packages).toContain("decimal.js");
});

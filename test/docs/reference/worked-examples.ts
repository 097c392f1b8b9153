import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build, type Plugin } from "esbuild";
import type { WorkedExample } from "../../catalog/facts.js";
import { root } from "../pages.js";

const folder = join(root, "test/catalog");

/** The first worked example of each metric and family, by its name: what the tests of the catalogue state. */
export async function workedExamples(): Promise<ReadonlyMap<string, WorkedExample>> {
  const outfile = join(root, "test/.tmp/worked-examples.mjs");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(describesMetrics);
  const imports = files.map((name) => `import "./${name.replace(/ts$/, "js")}";`).sort();
  await build({
    stdin: {
      contents: [...imports, 'export { workedExamples } from "./facts.js";'].join("\n"),
      resolveDir: folder,
    },
    bundle: true,
    format: "esm",
    platform: "node",
    outfile,
    // The package says that none of its files has effects: these have.
    ignoreAnnotations: true,
    plugins: [withoutTests],
    logLevel: "silent",
  });
  const found = (await import(/* @vite-ignore */ pathToFileURL(outfile).href)) as {
    readonly workedExamples: readonly WorkedExample[];
  };
  // Of several with one name the first is kept.
  return new Map([...found.workedExamples].reverse().map((example) => [example.metric.id ?? "", example]));
}

function describesMetrics(name: string): boolean {
  return name.endsWith(".test.ts") && readFileSync(join(folder, name), "utf8").includes("describeMetric(");
}

/** Instead of the test runner: everything can be called and read, and nothing runs. */
const nothing = `const nothing = new Proxy(() => nothing, { get: () => nothing });
export { nothing as afterAll, nothing as beforeAll, nothing as describe, nothing as expect, nothing as fc, nothing as test };`;

const withoutTests: Plugin = {
  name: "without-tests",
  setup(bundling) {
    const place = { path: "nothing", namespace: "nothing" };
    bundling.onResolve({ filter: /^(@fast-check\/)?vitest$/ }, () => place);
    bundling.onLoad({ filter: /.*/, namespace: place.namespace }, () => ({ contents: nothing }));
  },
};

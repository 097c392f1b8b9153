import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { copyConsumer } from "../package/consumer.js";
import { type Installed, installPacked, run } from "../package/packed.js";
import { compilers, runners } from "./runtimes.js";

let installed: Installed;
beforeAll(() => {
  installed = installPacked();
});
afterAll(() => installed.remove());

describe.each(["node-esm", "node-cjs"])("%s", (consumer) => {
  let project: string;
  beforeAll(() => {
    project = copyConsumer(installed, consumer);
    run("tsc", ["-p", "."], project);
  });

  test.each(Object.entries(runners))("runs on %s", (_, [program, ...options]) => {
    for (const file of ["main.js", "entry-points.js"])
      expect(run(program, [...options, join("out", file)], project)).toBe("");
  });
});

describe.each(["node-esm", "node-cjs", "bundler"])("%s", (consumer) => {
  test.each(Object.entries(compilers))("compiles with %s", (_, compiler) => {
    const project = copyConsumer(installed, consumer);
    run(process.execPath, [compiler, "-p", "."], project);
  });
});

test.each(["Bun", "Deno"])("%s runs the TypeScript of a consumer as it is", (name) => {
  const [program, ...options] = runners[name]!;
  expect(run(program, [...options, "main.ts"], copyConsumer(installed, "bundler"))).toBe("");
});

test("Chromium runs a bundle for browsers", async () => {
  const project = copyConsumer(installed, "bundler");
  const { outputFiles } = await build({
    entryPoints: [join(project, "main.ts")],
    bundle: true,
    format: "iife",
    platform: "browser",
    write: false,
    footer: { js: 'document.title = "ran to its end";' },
  });
  const page = join(project, "page.html");
  writeFileSync(page, `<!doctype html><meta charset="utf-8"><script>${outputFiles[0]!.text}</script>`);
  const options = ["--headless", "--no-sandbox", "--disable-gpu", "--dump-dom"];
  expect(run("chromium", [...options, `file://${page}`])).toContain("<title>ran to its end</title>");
});

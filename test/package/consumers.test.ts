import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { copyConsumer } from "./consumer.js";
import { type Installed, installPacked, run } from "./packed.js";

let installed: Installed;
beforeAll(() => {
  installed = installPacked();
});
afterAll(() => installed.remove());

/** A consumer, compiled by the newest TypeScript. */
function compile(name: string): string {
  const project = copyConsumer(installed, name);
  run("tsc", ["-p", "."], project);
  return project;
}

test.each(["node-esm", "node-cjs"])("%s compiles and runs", (name) => {
  const project = compile(name);
  expect(run("node", ["out/main.js"], project)).toBe("");
  expect(run("node", ["out/entry-points.js"], project)).toBe("");
  // As a content security policy without `unsafe-eval` has it.
  expect(run("node", ["--disallow-code-generation-from-strings", "out/main.js"], project)).toBe("");
});

test("bundler compiles, bundles for browsers and runs", async () => {
  const project = compile("bundler");
  const outfile = join(project, "out/bundle.js");
  await build({
    entryPoints: [join(project, "main.ts")],
    outfile,
    bundle: true,
    format: "esm",
    platform: "browser",
    logLevel: "silent",
  });
  expect(run("node", [outfile], project)).toBe("");
});

test("publint finds nothing", () => {
  expect(run("publint", ["run", installed.tarball, "--strict"])).toContain("All good");
});

test("types resolve for every kind of import", () => {
  run("attw", [installed.tarball, "--profile", "node16"]);
});

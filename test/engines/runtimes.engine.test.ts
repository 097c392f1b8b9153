import { join } from "node:path";
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

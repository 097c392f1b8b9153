import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { subpaths } from "../../entry-points.js";
import { type Installed, installPacked, root, run } from "./packed.js";

let installed: Installed;
beforeAll(() => {
  installed = installPacked();
});
afterAll(() => installed.remove());

/** Loads every entry point, and fails where one exports nothing. */
const loadsAll = ["", ...subpaths.map((subpath) => `/${subpath}`)].map(
  (suffix, index) =>
    `import * as entry${index} from "salesmetrics${suffix}";\n` +
    `if (Object.keys(entry${index}).length === 0) throw new Error("salesmetrics${suffix}: expected exports, got none");\n`,
);

/** Copies a consumer beside the installed package and compiles it. */
function compile(name: string): string {
  const project = join(installed.folder, name);
  cpSync(join(root, "test/consumers", name), project, { recursive: true });
  cpSync(join(root, "test/consumers/main.ts"), join(project, "main.ts"));
  writeFileSync(join(project, "entry-points.ts"), loadsAll.join(""));
  run("tsc", ["-p", "."], project);
  return project;
}

test.each(["node-esm", "node-cjs"])("%s compiles and runs", (name) => {
  const project = compile(name);
  expect(run("node", ["out/main.js"], project)).toBe("");
  expect(run("node", ["out/entry-points.js"], project)).toBe("");
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

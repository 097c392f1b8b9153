import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { entryPoints, subpaths } from "../entry-points.js";

// package.json has the one list; what cannot read it is checked against it here.

const root = join(import.meta.dirname, "..");
const json = (file: string): unknown => JSON.parse(readFileSync(join(root, file), "utf8"));

const builtAs = (name: string) => ({
  import: { types: `./dist/${name}.d.ts`, default: `./dist/${name}.js` },
  require: { types: `./dist/${name}.d.cts`, default: `./dist/${name}.cjs` },
});

test("package.json exports every entry point for both kinds of modules, types first", () => {
  const { exports } = json("package.json") as { exports: unknown };
  const expected = {
    ".": builtAs("index"),
    ...Object.fromEntries(subpaths.map((subpath) => [`./${subpath}`, builtAs(`${subpath}/index`)])),
    "./package.json": "./package.json",
  };
  expect(JSON.stringify(exports, null, 2)).toBe(JSON.stringify(expected, null, 2));
});

test.each(entryPoints)("src/%s.ts is there", (name) => {
  expect(existsSync(join(root, `src/${name}.ts`))).toBe(true);
});

const { entryPoints: documented } = json("typedoc.json") as { entryPoints: readonly string[] };

test.each(entryPoints)("typedoc.json names src/%s.ts", (name) => {
  const missing = `typedoc.json: add "src/${name}.ts" to entryPoints`;
  expect(documented, missing).toContain(`src/${name}.ts`);
});

test("typedoc.json names no other", () => {
  expect(
    documented.filter((file) => !entryPoints.includes(file.slice("src/".length, -".ts".length))),
  ).toEqual([]);
});

test.each(subpaths)("a page of the docs says what salesmetrics/%s is for", (subpath) => {
  const pages = readdirSync(join(root, "docs")).filter((name) => name.endsWith(".md"));
  const text = ["README.md", ...pages.map((name) => `docs/${name}`)]
    .map((file) => readFileSync(join(root, file), "utf8"))
    .join("\n");
  expect(
    text.includes(`"salesmetrics/${subpath}"`),
    `docs/: add an example that imports from "salesmetrics/${subpath}"`,
  ).toBe(true);
});

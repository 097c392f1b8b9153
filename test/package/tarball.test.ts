import { readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { inspect } from "node:util";
import { expect, test } from "vitest";
import { entryPoints } from "../../entry-points.js";
import { linksOf, pages, picturesOf } from "../docs/pages.js";
import { root, run } from "./packed.js";

interface Packed {
  readonly size: number;
  readonly files: readonly { readonly path: string }[];
}

/** What npm would publish. Its versions answer with a list or with an object by name. */
const answer = JSON.parse(run("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"])) as object;
const [packed] = Object.values(answer) as [Packed];
const files = packed.files.map(({ path }) => path);

/** Pages for who works on the library: who uses it finds them in the repository. */
const ofTheRepository = [
  "docs/arabic.md",
  "docs/architecture.md",
  "docs/contributing.md",
  "docs/releasing.md",
];

test("the tarball holds the build and the papers, and nothing else", () => {
  const papers = ["CHANGELOG.md", "LICENSE", "README.md", "SECURITY.md", "llms.txt", "package.json"];
  const others = files.filter(
    (path) => !/^dist\/(.*\.(d\.ts|d\.cts|js|cjs)|(.*\/)?cjs\/package\.json)$/.test(path),
  );
  const shown = pages.filter((page) => page.startsWith("docs/") && !ofTheRepository.includes(page));
  expect(others.sort()).toEqual([...shown, ...papers].sort());
});

/** A page of the tarball, or of what would double it, the reference: npm leads relative links to the repository. */
const isThere = (page: string): boolean => files.includes(page) || page.startsWith("docs/reference/");
const pictures = files.filter((path) => path.endsWith(".md")).flatMap(picturesOf);

test("every link of its pages leads to a page that is in it, or to the reference", () => {
  const broken = files
    .filter((path) => path.endsWith(".md"))
    .flatMap((path) => linksOf(path).filter(({ page }) => !isThere(page)))
    .filter(({ page }) => !pictures.some(({ path }) => path === page));
  expect(broken.map(({ target }) => target)).toEqual([]);
});

test("its pictures are in the repository alone, small, and have a text", () => {
  expect(pictures.map(({ path }) => path)).toEqual(
    ["en", "ar"].map((code) => `docs/pictures/dashboard-${code}.png`),
  );
  for (const { path, text } of pictures) {
    expect(files).not.toContain(path);
    expect(statSync(join(root, path)).size, path).toBeLessThan(300_000);
    expect(text.length, path).toBeGreaterThan(20);
  }
});

test("every page that llms.txt names is in it, or in the reference", () => {
  const named = Array.from(
    readFileSync(join(root, "llms.txt"), "utf8").matchAll(/\]\(([^)]+)\)/g),
    ([, path]) => path!,
  );
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((path) => !isThere(path))).toEqual([]);
});

test("it is less than a megabyte", () => {
  expect(packed.size).toBeLessThan(1_000_000);
});

test("types for CommonJS are those for ES modules without their comments", () => {
  const [esm, commonJs] = ["d.ts", "d.cts"].map((end) =>
    readFileSync(join(root, `dist/index.${end}`), "utf8"),
  );
  expect(esm).toContain(
    "/**\n * The win rate on the closed basis: won ÷ (won + lost), by closing date.\n *\n",
  );
  expect(commonJs).not.toContain("/**");
  const declared = (types: string): readonly string[] => types.match(/^declare .*$/gm)!;
  expect(declared(commonJs!).length).toBe(declared(esm!).length);
});

test.each(entryPoints)("%s exports the same for CommonJS as for ES modules", async (name) => {
  const esm = (await import(join(root, `dist/${name}.js`))) as object;
  const commonJs = createRequire(import.meta.url)(join(root, `dist/${name}.cjs`)) as object;
  expect(printed(commonJs)).toBe(printed(esm));
});

/** Every value with its name; of functions, their code. */
function printed(exports: object): string {
  return inspect(
    Object.entries(exports).sort(([left], [right]) => (left < right ? -1 : 1)),
    { depth: 3 },
  );
}

test("what only the owner can say is not made up, and docs/releasing.md asks for it", () => {
  const description = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as object;
  const releasing = readFileSync(join(root, "docs/releasing.md"), "utf8");
  for (const field of ["repository", "homepage", "bugs", "author"])
    expect(field in description || releasing.includes(`| \`${field}\``), field).toBe(true);
});

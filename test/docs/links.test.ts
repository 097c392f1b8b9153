import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { anchorOf, linksOf, type PageLink, pages, prose, root } from "./pages.js";

/** Those that test/docs/reference writes. */
const referencePages = readdirSync(join(root, "docs/reference"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".md"))
  .map((name) => `docs/reference/${name}`);

const anchors = new Map<string, ReadonlySet<string>>();

/** The anchors of the headings of a page, which is read once. */
function anchorsOf(file: string): ReadonlySet<string> {
  const known = anchors.get(file) ?? anchorsIn(prose(file));
  anchors.set(file, known);
  return known;
}

function anchorsIn(text: string): ReadonlySet<string> {
  const seen = new Map<string, number>();
  const found = Array.from(text.matchAll(/^#{1,6} (.+)$/gm), ([, heading = ""]) => {
    const anchor = anchorOf(heading);
    const count = seen.get(anchor) ?? 0;
    seen.set(anchor, count + 1);
    return count === 0 ? anchor : `${anchor}-${count}`;
  });
  return new Set(found);
}

function leadsSomewhere({ page, anchor }: PageLink): boolean {
  return existsSync(join(root, page)) && (anchor === undefined || anchorsOf(page).has(anchor));
}

test.each([...pages, ...referencePages])("every link of %s leads somewhere", (file) => {
  const broken = linksOf(file).filter((link) => !leadsSomewhere(link));
  expect(broken.map(({ target }) => target)).toEqual([]);
});

test("there are links to check", () => {
  expect(linksOf("README.md").some(({ page }) => page.startsWith("docs/"))).toBe(true);
});

describe("contents", () => {
  const sectionsOf = (file: string) =>
    Array.from(prose(file).matchAll(/^## (.+)$/gm), ([, heading]) => heading);
  const contentsOf = (file: string) =>
    Array.from(prose(file).matchAll(/^- \[(.+)\]\(#/gm), ([, name]) => name);

  test.each([...pages, ...referencePages].filter((file) => contentsOf(file).length > 0))(
    "of %s list its sections in order",
    (file) => {
      expect(contentsOf(file)).toEqual(sectionsOf(file));
    },
  );

  test("are on every long page", () => {
    const without = pages.filter((file) => contentsOf(file).length === 0 && sectionsOf(file).length > 6);
    // README.md is short.
    expect(without).toEqual(["README.md"]);
  });
});

describe("files that pages name", () => {
  /** The paths in the text of a page, but for patterns such as `src/views/<rows>.ts`. */
  const namedIn = (file: string): string[] => {
    const spans = Array.from(prose(file).matchAll(/`([^`\n]+)`/g), ([, span]) => span!);
    return spans.filter((span) => /^((src|test|examples)\/[\w./-]+|[\w./-]+\/[\w-]+\.ts)$/.test(span));
  };
  const isThere = (path: string): boolean =>
    [path, `${path}.ts`, `${path}.test.ts`, `src/${path}`].some((each) => existsSync(join(root, each)));

  test.each(pages)("%s names files that are there", (file) => {
    expect(namedIn(file).filter((path) => !isThere(path))).toEqual([]);
  });

  test("are found", () => {
    expect(namedIn("docs/contributing.md")).toContain("test/sql/refusals.test.ts");
    expect(namedIn("docs/architecture.md")).toContain("money/decimal.ts");
  });
});

describe("commands that pages name", () => {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: object };
  const namedIn = (file: string, command: RegExp): string[] =>
    Array.from(readFileSync(join(root, file), "utf8").matchAll(command), ([, name]) => name!);

  test.each(pages)("%s names scripts and programs that are there", (file) => {
    expect(namedIn(file, /\bnpm run ([\w:]+)/g).filter((name) => !(name in scripts))).toEqual([]);
    const programs = namedIn(file, /\bnpx tsx ((?:test|examples)\/[\w./-]+)/g);
    expect(programs.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  test("are found", () => {
    expect(namedIn("docs/contributing.md", /\bnpm run ([\w:]+)/g)).toContain("fuzz:live");
  });
});

test("the front page of the docs leads to every other page; that of the repository's own pages is CONTRIBUTING.md", () => {
  const linked = ["docs/README.md", "CONTRIBUTING.md"].flatMap(linksOf).map(({ page }) => page);
  const others = pages.filter((page) => page.startsWith("docs/") && page !== "docs/README.md");
  expect(others.filter((page) => !linked.includes(page))).toEqual([]);
});

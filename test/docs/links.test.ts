import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const pages = ["README.md", ...readdirSync(join(root, "docs")).map((name) => `docs/${name}`)].filter((file) =>
  file.endsWith(".md"),
);

/** The text without code, in which brackets are no links and `#` is no heading. */
function prose(file: string): string {
  return readFileSync(join(root, file), "utf8").replace(/^(```+)[^]*?^\1$/gm, "");
}

/** The anchors that GitHub gives the headings of a page. */
function anchorsOf(file: string): Set<string> {
  const seen = new Map<string, number>();
  const anchors = Array.from(prose(file).matchAll(/^#{1,6} (.+)$/gm), ([, heading = ""]) => {
    const slug = heading
      .toLowerCase()
      .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .replace(/\s/g, "-");
    const count = seen.get(slug) ?? 0;
    seen.set(slug, count + 1);
    return count === 0 ? slug : `${slug}-${count}`;
  });
  return new Set(anchors);
}

/** What is wrong with the relative links of a page. */
function brokenLinks(file: string): string[] {
  const targets = Array.from(prose(file).matchAll(/\]\(\s*([^)\s]+)\s*\)/g), ([, target = ""]) => target);
  return targets
    .filter((target) => !/^[a-z]+:/.test(target) && !leadsSomewhere(file, target))
    .map((target) => `${file}: ${target}`);
}

function leadsSomewhere(file: string, target: string): boolean {
  const [path = "", anchor] = target.split("#", 2);
  const page = path === "" ? file : normalize(join(dirname(file), path));
  if (!existsSync(join(root, page))) return false;
  return anchor === undefined || anchorsOf(page).has(anchor);
}

test.each(pages)("every link of %s leads somewhere", (file) => {
  expect(brokenLinks(file)).toEqual([]);
});

test("there are links to check", () => {
  expect(pages.some((file) => prose(file).includes("](docs/"))).toBe(true);
});

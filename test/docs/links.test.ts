import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { linksOf, type PageLink, pages, prose, root } from "./pages.js";

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

function leadsSomewhere({ page, anchor }: PageLink): boolean {
  return existsSync(join(root, page)) && (anchor === undefined || anchorsOf(page).has(anchor));
}

test.each(pages)("every link of %s leads somewhere", (file) => {
  const broken = linksOf(file).filter((link) => !leadsSomewhere(link));
  expect(broken.map(({ target }) => target)).toEqual([]);
});

test("there are links to check", () => {
  expect(linksOf("README.md").some(({ page }) => page.startsWith("docs/"))).toBe(true);
});

test("the front page of the docs leads to every other page", () => {
  const linked = linksOf("docs/README.md").map(({ page }) => page);
  const others = pages.filter((page) => page.startsWith("docs/") && page !== "docs/README.md");
  expect(others.filter((page) => !linked.includes(page))).toEqual([]);
});

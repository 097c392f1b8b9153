import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

export const root = join(import.meta.dirname, "../..");

/** Every page of the documentation, by its path from the root. */
export const pages: readonly string[] = [
  ...["README.md", "SECURITY.md", "CONTRIBUTING.md"],
  ...readdirSync(join(root, "docs"))
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
];

/** The anchor that GitHub gives a heading. */
export function anchorOf(heading: string): string {
  const text = heading.toLowerCase().replace(/\[([^\]]*)\]\([^)]*\)/g, "$1");
  return text.replace(/[^\p{L}\p{M}\p{N}\s_-]/gu, "").replace(/\s/g, "-");
}

/** The text without code, in which brackets are no links and `#` is no heading. */
export function prose(file: string): string {
  return readFileSync(join(root, file), "utf8").replace(/^(```+)[^]*?^\1$/gm, "");
}

/** A link of a page: as it is written, the file it leads to, and the heading in it. */
export interface PageLink {
  readonly target: string;
  readonly page: string;
  readonly anchor: string | undefined;
}

/** The pictures of a page that are files of the repository, with what is said of them to who does not see them. */
export function picturesOf(file: string): { readonly path: string; readonly text: string }[] {
  const found = prose(file).matchAll(/!\[([^\]]*)\]\(\s*([^)\s]+)\s*\)/g);
  return Array.from(found, ([, text = "", target = ""]) => ({
    path: normalize(join(dirname(file), target)),
    text,
  }));
}

/** The links of a page that lead to files of the repository. */
export function linksOf(file: string): PageLink[] {
  const targets = Array.from(prose(file).matchAll(/\]\(\s*([^)\s]+)\s*\)/g), ([, target = ""]) => target);
  return targets
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => {
      const [path = "", anchor] = target.split("#", 2);
      return { target, page: path === "" ? file : normalize(join(dirname(file), path)), anchor };
    });
}

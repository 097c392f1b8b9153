import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { evaluate, type Reason, winRate } from "salesmetrics";
import { expect, test } from "vitest";
import { entryPoints } from "../../entry-points.js";
import { catalogue } from "./catalogue.js";
import { pages, root } from "./pages.js";

const textOf = (file: string): string => readFileSync(join(root, file), "utf8");

test("README.md is short enough to be read", () => {
  expect(Buffer.byteLength(textOf("README.md"))).toBeLessThanOrEqual(12_288);
});

test("README.md counts the metrics, by the hundred", () => {
  const [, stated] = /^Typed definitions of more than (\d+) sales metrics/m.exec(textOf("README.md"))!;
  expect(Number(stated)).toBe(Math.floor((catalogue().length - 1) / 100) * 100);
});

test("docs/concepts.md lists every option of a question", () => {
  const [, table] = textOf("docs/concepts.md").split("| option ");
  const listed = table!.split("\n\n")[0]!.match(/(?<=^\| `)\w+/gm)!;
  const refused = () => evaluate({ winRate }, { deals: [] }, { none: 1 } as never);
  // The error names every option.
  for (const name of listed)
    expect(refused).toThrow(new RegExp(`no options but .*\\b${name}\\b.*, got none`));
  expect(refused).toThrow(new RegExp(`no options but (\\w+, ){${listed.length - 1}}\\w+, got none`));
});

test("docs/concepts.md lists every reason", () => {
  const reasons: Readonly<Record<Reason, true>> = {
    empty: true,
    "zero-denominator": true,
    immature: true,
    "incomplete-period": true,
    "no-base": true,
    "not-applicable": true,
  };
  const [, table] = textOf("docs/concepts.md").split("| reason ");
  expect(table!.split("\n\n")[0]!.match(/(?<=^\| `)[\w-]+/gm)).toEqual(Object.keys(reasons));
});

test("docs/architecture.md says what each folder of src is", () => {
  const rows = textOf("docs/architecture.md").split("## The house")[1]!;
  const folders = readdirSync(join(root, "src"), { withFileTypes: true }).filter((file) =>
    file.isDirectory(),
  );
  expect(folders.map(({ name }) => name).filter((name) => !rows.includes(`\n| \`${name}/\``))).toEqual([]);
});

test.each(entryPoints)("a page names every export of %s, but for metrics", async (entry) => {
  const file = join(root, "src", `${entry}.ts`);
  const exported = Object.keys((await import(file)) as object);
  const metrics = catalogue().map(({ name }) => name);
  const text = pages
    .filter((page) => page !== "docs/metrics.md")
    .map(textOf)
    .join("\n");
  const isNamed = (name: string): boolean => new RegExp(`\\b${name}\\b`).test(text);
  expect(exported.length).toBeGreaterThan(0);
  expect(exported.filter((name) => !metrics.includes(name) && !isNamed(name))).toEqual([]);
});

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { evaluate, winRate } from "salesmetrics";
import { expect, test } from "vitest";
import { catalogue } from "./catalogue.js";

const textOf = (file: string): string => readFileSync(join(import.meta.dirname, "../..", file), "utf8");

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

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import * as library from "../../src/index.js";
import { catalogue } from "./catalogue.js";
import { writtenFiles } from "./write.js";

const entries = catalogue();
const files = await writtenFiles();

test.each(Object.entries(files))("%s says what the code says: npx tsx test/docs/write.ts", (file, text) => {
  expect(readFileSync(join(import.meta.dirname, "../..", file), "utf8")).toBe(text);
});

test("every metric of the main entry is in the tables", () => {
  const named = Object.entries(library).filter(
    ([, exported]) => typeof exported === "function" && "core" in exported,
  );
  expect(entries.map(({ name }) => name)).toEqual(expect.arrayContaining(named.map(([name]) => name)));
});

test("every metric has a sentence that says what it is, and a formula", () => {
  expect(entries.filter(({ summary, shortFormula }) => summary === "" || shortFormula === "")).toEqual([]);
});

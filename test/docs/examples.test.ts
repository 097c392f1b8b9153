import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { extractExamples } from "./extract.js";
import { prepareExample, runExample, typeErrors } from "./run-example.js";

const root = join(import.meta.dirname, "../..");

/** The files of a folder with that ending, by their path from the root. */
function filesIn(folder: string, ending: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  const names = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" });
  const files = names
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
    .filter((file) => file.endsWith(ending));
  return files.filter((file) => !file.startsWith("docs/api/")).sort();
}

const files = ["README.md", ...filesIn("docs", ".md"), ...filesIn("src", ".ts")];
const examples = files
  .filter((file) => existsSync(join(root, file)))
  .flatMap((file) => extractExamples(file, readFileSync(join(root, file), "utf8")))
  .map(prepareExample);

describe("examples in the docs", () => {
  test("compile", () => {
    expect(typeErrors(examples)).toEqual([]);
  });

  for (const example of examples) test(example.title, () => runExample(example));
});

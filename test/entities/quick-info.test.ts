import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const file = join(root, "test/entities/written-in-memory.ts");

const code = `
import { Deal, entity, extend, id, oneOf, type RowOf, text, time } from "salesmetrics";

const Visit = entity("visits", {
  id: id(),
  /** The page that was seen. */
  page: text(),
  /** Where the visitor came from. */
  origin: oneOf(["search", "link"], { required: true }),
  /** When the visitor left. */
  leftAt: time(),
});
const Own = extend(Deal, {
  /** The part of the country. */
  region: text(),
});
declare const visit: RowOf<typeof Visit>;
declare const deal: RowOf<typeof Own>;
declare const plain: Deal;
visit.page; visit.origin; visit.leftAt; Visit.page; Visit.origin; Visit.leftAt;
deal.region; Own.region; deal.amount; Own.amount; plain.amount; Deal.amount;
`;

function languageService(): ts.LanguageService {
  const path = join(root, "tsconfig.json");
  const { config } = ts.readConfigFile(path, (name) => readFileSync(name, "utf8")) as { config: unknown };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, dirname(path));
  return ts.createLanguageService({
    getScriptFileNames: () => [file],
    getScriptVersion: () => "1",
    getScriptSnapshot: (name) => {
      const content = name === file ? code : ts.sys.readFile(name);
      return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
    },
    getCurrentDirectory: () => root,
    getCompilationSettings: () => options,
    getDefaultLibFileName: (given) => ts.getDefaultLibFilePath(given),
    fileExists: (name) => name === file || ts.sys.fileExists(name),
    readFile: (name) => (name === file ? code : ts.sys.readFile(name)),
    directoryExists: (name) => ts.sys.directoryExists(name),
    getDirectories: (name) => ts.sys.getDirectories(name),
  });
}

test("doc comments on fields show on rows and on references", { timeout: 300_000 }, () => {
  const service = languageService();
  const documentationOf = (expression: string): string => {
    const at = code.indexOf(`${expression};`) + expression.indexOf(".") + 1;
    return ts.displayPartsToString(service.getQuickInfoAtPosition(file, at)?.documentation);
  };
  const found = ["visit.page", "visit.origin", "visit.leftAt", "Visit.page", "Visit.origin", "Visit.leftAt"];
  expect(found.map(documentationOf)).toEqual([
    "The page that was seen.",
    "Where the visitor came from.",
    "When the visitor left.",
    "The page that was seen.",
    "Where the visitor came from.",
    "When the visitor left.",
  ]);
  expect(["deal.region", "Own.region"].map(documentationOf)).toEqual([
    "The part of the country.",
    "The part of the country.",
  ]);
  for (const expression of ["deal.amount", "Own.amount", "plain.amount", "Deal.amount"])
    expect(documentationOf(expression)).toMatch(/^The value of the deal/);
});

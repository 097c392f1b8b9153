import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import * as library from "salesmetrics";

// What somebody adds is covered without a test of its own where the catalogue or a list of questions uses it: the laws
// and every engine are asked all of that. Here is checked that nothing was left out of it.

const root = join(import.meta.dirname, "..");
const read = (file: string): string => readFileSync(join(root, file), "utf8");

/** The functions that the main entry exports from a room of src; kinds are in the entities, which are all asked. */
function functionsOf(room: string): string[] {
  const lists = read("src/index.ts").matchAll(
    new RegExp(`^export \\{([^}]*)\\} from "\\./${room}/(?!kinds?\\.js)`, "gm"),
  );
  const names = Array.from(lists, ([, list = ""]) => list.match(/\w+/g) ?? []).flat();
  return names.filter((name) => typeof (library as Readonly<Record<string, unknown>>)[name] === "function");
}

const catalogue = readdirSync(join(root, "src/catalog"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .map((name) => read(`src/catalog/${name}`));
const asked = [read("test/sql/questions.ts"), read("test/entities.ts"), ...catalogue].join("\n");

/** What no database is asked, and why. */
const notAsked: Readonly<Record<string, string>> = {
  definitionOf: "tells of a metric, and makes none",
  derive: "computes values from values, after the engine",
  divide: "rounds, which no two engines do alike",
  hours: "is a length, as `days` is",
  measure: "takes an aggregate of an application's own, which no SQL knows",
  minutes: "is a length, as `days` is",
  nullWhile: "withholds a value, after the engine",
  scoreCoverage: "divides in a row, as `divide` does",
  spread: "is refused where an engine does not subtract days; test/sql/spread.test.ts asks the others",
  targetRange: "says which values are good, and computes none",
  weightedScore: "divides in a row, as `divide` does",
  withOpen: "sets a count beside a value, after the engine",
  predicate: "takes a callback, which no SQL knows",
};

test.each(["expressions", "metrics"])("every function of %s is asked of every engine", (room) => {
  const forgotten = functionsOf(room).filter(
    (name) => !Object.hasOwn(notAsked, name) && !new RegExp(`\\b${name}\\(`).test(asked),
  );
  expect(forgotten.map((name) => `test/sql/questions.ts: add a metric that uses ${name}(…)`)).toEqual([]);
});

/** The views that no SQL makes yet: their rows come from memory, and are loaded as a table of their own. */
const notInSql = ["pointsSpells", "quoteChains", "receivableSpells", "rfm", "survivors"];

test("every view is made by SQL too, but for those that are listed", () => {
  const compared = read("test/sql/view-tables.test.ts");
  const forgotten = functionsOf("views").filter(
    (name) => !compared.includes(`${name}Table(`) && !notInSql.includes(name),
  );
  expect(forgotten.map((name) => `test/sql/view-tables.test.ts: compare ${name} with ${name}Table`)).toEqual(
    [],
  );
});

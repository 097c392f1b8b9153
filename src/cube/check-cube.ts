import { isCanonical, isCount, isRecord, isWhole } from "../aggregates/state-checks.js";
import { isStateOf } from "../aggregates/state-of.js";
import { SalesmetricsError, shown } from "../errors.js";
import { type Measure, measureDefinition } from "../question/measure.js";
import { noPeriod } from "./cells.js";
import type { Cube } from "./cube.js";
import { firstDifference, isDeepJson } from "./json.js";

/** No question of a scan comes near it. */
const deepestQuestion = 2000;

type Json = Readonly<Record<string, unknown>>;

/**
 * Refuses a cube that was not scanned for the measures (`unlike-cubes`), and one that no scan can have made
 * (`invalid-cube`). Cubes come from stores, workers and other machines: nothing in one is believed before it is checked.
 */
export function checkCube(caller: string, measures: readonly Measure[], cube: unknown): asserts cube is Cube {
  const refuse = (where: string, value: unknown): never => {
    throw new SalesmetricsError(
      "invalid-cube",
      `${caller}: expected a cube as scan makes it, got ${shown(value)} in ${where}`,
    );
  };
  if (!isRecord(cube)) return refuse("place of a cube", cube);
  const { version, question, cells, factors } = cube;
  if (version !== 1) return refuse("version", version);
  if (!isRecord(question) || isDeepJson(question, deepestQuestion)) return refuse("question", question);
  checkMeasures(caller, measures, question["measures"]);
  for (const [name, check] of Object.entries(questionChecks))
    if (!check(question[name])) return refuse(`question.${name}`, question[name]);
  if (!isRecord(factors) || !Object.values(factors).every(isFactor)) return refuse("factors", factors);
  if (!Array.isArray(cells)) return refuse("cells", cells);
  const dimensionCount = (question["by"] as readonly unknown[]).length;
  const seen = new Set<string>();
  for (const [index, cell] of cells.entries()) {
    const where = `cells[${String(index)}]`;
    if (!isRecord(cell)) return refuse(where, cell);
    for (const name of ["key", "ordinal", "states", "excluded", "unknown"] as const) {
      const problem = problemIn(name, cell[name], dimensionCount, measures);
      if (problem !== null) return refuse(`${where}.${name}${problem}`, cell[name]);
    }
    const identity = JSON.stringify([cell["key"], cell["ordinal"]]);
    if (seen.has(identity)) return refuse(`${where}, which is there twice`, cell);
    seen.add(identity);
  }
}

function checkMeasures(caller: string, measures: readonly Measure[], given: unknown): void {
  const difference = firstDifference(
    measures.map((measure) => measureDefinition(measure)),
    given,
  );
  if (difference === null) return;
  throw new SalesmetricsError(
    "unlike-cubes",
    `${caller}: expected the metrics that the cube was scanned for, got others: question.measures${difference} differs`,
  );
}

/** What the parts of a question are. Their own makers check what is in them: those of grains, periods and rates. */
const questionChecks: Readonly<Record<string, (value: unknown) => boolean>> = {
  by: isDimensions,
  where: (value) => value === undefined || isConditions(value),
  every: (value) => value === null || isRecord(value),
  during: (value) =>
    value === null || (isRecord(value) && (value["grain"] === null || isRecord(value["grain"]))),
  asOf: (value) => value === null || typeof value === "string",
  timeZone: (value) => value === undefined || typeof value === "string",
  currency: (value) => value === null || (typeof value === "string" && /^[A-Z]{3}$/.test(value)),
  rates: (value) => value === null || isRates(value),
};

function isDimensions(by: unknown): boolean {
  if (!Array.isArray(by)) return false;
  // A copy has no holes, which `every` would skip.
  const isEach = Array.from<unknown>(by).every(
    (each) =>
      isRecord(each) &&
      typeof each["name"] === "string" &&
      isRecord(each["definition"]) &&
      isOrder(each["order"]),
  );
  return isEach && new Set(by.map(({ name }: Json) => name)).size === by.length;
}

function isOrder(order: unknown): boolean {
  return order === undefined || Array.isArray(order);
}

function isConditions(where: unknown): boolean {
  return (
    Array.isArray(where) &&
    Array.from<unknown>(where).every(
      (each) => isRecord(each) && [each["entity"], each["words"]].every((text) => typeof text === "string"),
    )
  );
}

function isRates(rates: unknown): boolean {
  if (!isRecord(rates) || !Array.isArray(rates["quotes"])) return false;
  return Array.from<unknown>(rates["quotes"]).every(isRecord);
}

function isFactor(factor: unknown): boolean {
  if (!isRecord(factor)) return false;
  return [factor["numerator"], factor["denominator"]].every(
    (part) => isCanonical(part) && part !== "0" && !part.startsWith("-"),
  );
}

/** Where a part of a cell is wrong, as `[place]`; `null` if it is right. */
function problemIn(
  name: "key" | "ordinal" | "states" | "excluded" | "unknown",
  value: unknown,
  dimensionCount: number,
  measures: readonly Measure[],
): string | null {
  if (name === "ordinal") return value === null || isOrdinal(value) ? null : "";
  if (name === "unknown" && value === undefined) return null;
  if (!Array.isArray(value) || value.length !== (name === "key" ? dimensionCount : measures.length))
    return "";
  const isRight = (part: unknown, place: number): boolean => {
    if (part === null) return true;
    if (name === "key") return isDimensionValue(part);
    if (name === "states") return isStateOf(measures[place]!.aggregate, part);
    return isRecord(part) && Object.values(part).every(isCount);
  };
  const place = value.findIndex((part: unknown, at) => !isRight(part, at));
  return place === -1 ? null : `[${String(place)}]`;
}

function isOrdinal(value: unknown): boolean {
  return isWhole(value) && value > noPeriod && value <= -(noPeriod + 1);
}

function isDimensionValue(value: unknown): boolean {
  return typeof value === "string" || typeof value === "boolean" || Number.isFinite(value);
}

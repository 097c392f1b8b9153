import { gt, gte, lt, lte } from "../expressions/comparison.js";
import { expressionFor } from "../expressions/dimension.js";
import type { AnyExpression, Json } from "../expressions/expression.js";
import { expressionKey } from "../expressions/expression-key.js";
import { isAfterAsOf } from "../expressions/moment.js";
import type { Measure } from "../question/measure.js";
import type { Query } from "../question/query.js";

/** The conditions that tell which rows of an entity count otherwise when `asOf` is later. */
export interface Unsettled {
  /** A row counts otherwise once one of them is no longer true. Then it stays so. */
  readonly steps: readonly AnyExpression[];
  /** A row for which one of them is true counts otherwise each time, as its age does. */
  readonly ages: readonly AnyExpression[];
}

/**
 * The conditions of rows that a later `asOf` may count otherwise; `null` if that may be any row.
 *
 * Nearly all that is asked of `asOf` is whether a time, or an age, has come to something. A row is unsettled until it has.
 */
export function unsettled(
  entity: string,
  measures: readonly Measure[],
  { by = {}, rates }: Query,
): Unsettled | null {
  const steps: Steps[] = Object.values(by).map((dimension) => stepsOf(expressionFor(dimension, entity)));
  const ages: AnyExpression[] = [];
  for (const { input, units, where, at, carried, keyed } of measures) {
    steps.push(stepsOf(where), stepsOf(at));
    if (at !== null && carried !== "planned") steps.push([isAfterAsOf(at as never)]);
    const folded = joined([
      stepsOf(rates === undefined ? input : (units ?? input)),
      stepsOf(keyed?.by ?? null),
    ]);
    if (folded === null && where === null) return null;
    if (folded === null) ages.push(where!);
    else steps.push(folded);
  }
  const all = joined(steps);
  return all && { steps: distinct(all), ages: distinct(ages) };
}

function distinct(expressions: readonly AnyExpression[]): AnyExpression[] {
  return [...new Map(expressions.map((each) => [expressionKey(each), each])).values()];
}

/** Conditions that are true until a value is what it stays, however late `asOf` is; `null` for one that never stays. */
type Steps = readonly AnyExpression[] | null;

function joined(all: readonly Steps[]): Steps {
  const found = all.filter((steps) => steps !== null);
  return found.length === all.length ? found.flat() : null;
}

function stepsOf(expression: AnyExpression | null): Steps {
  if (expression === null || !readsAsOf(expression.definition)) return [];
  const name = nameOf(expression.definition);
  const operands = operandsOf(expression);
  if (operands === null || name === "convertible" || isGrowing(expression.definition)) return null;
  const [first, second] = operands;
  if (name === "happened" || name === "isAfterAsOf")
    return joined([stepsOf(first!), [isAfterAsOf(first as never)]]);
  if (/^(eq|ne|lte?|gte?)$/.test(name)) {
    const [readsFirst, readsSecond] = [first, second].map((operand) => readsAsOf(operand!.definition));
    // It may turn as one side comes to the other, and as it goes beyond.
    if (!readsFirst && isGrowing(second!.definition))
      return [gt, gte].map((compare) => compare<never, unknown>(first!, second));
    if (!readsSecond && isGrowing(first!.definition))
      return [lt, lte].map((compare) => compare<never, unknown>(first!, second));
  }
  return joined(operands.map(stepsOf));
}

/** What reads `asOf`, by the names in definitions. */
const asOfReaders: readonly string[] = [
  "asOf",
  "happened",
  "isAfterAsOf",
  "known",
  "lastSeen",
  "lifetime",
  "calendarLifetime",
];

function readsAsOf(definition: Json): boolean {
  if (typeof definition !== "object" || definition === null) return false;
  return Object.entries(definition).some(([name, each]: [string, Json]) => {
    // An amount without a time is converted at the rate of `asOf`.
    const isUndated = name === "convertible" && (each as readonly Json[]).length === 1;
    return isUndated || asOfReaders.includes(name) || readsAsOf(each);
  });
}

/** Whether an expression is `asOf`, or an age at it: later, it is never less. */
function isGrowing(definition: Json): boolean {
  if (!/^(asOf|known|lastSeen|elapsed .*|calendarDays)$/.test(nameOf(definition))) return false;
  const [since, ...others] = Object.values(definition as object)[0] as readonly Json[];
  return since === undefined || (!readsAsOf(since) && others.every(isGrowing));
}

function nameOf(definition: Json): string {
  return Object.keys(definition as object)[0] ?? "";
}

/** The expressions that another is made of; `null` if it does not tell all of them. */
function operandsOf({ definition, words }: AnyExpression): readonly AnyExpression[] | null {
  const parts = typeof words === "object" && "parts" in words ? words.parts : [];
  const [defined] = Object.values(definition as object) as [unknown];
  const isComplete =
    Array.isArray(defined) &&
    defined.length === parts.length &&
    parts.every((part, place) => "bind" in part && part.definition === defined[place]);
  return isComplete ? (parts as readonly AnyExpression[]) : null;
}

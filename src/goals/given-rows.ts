import { isCalendarDate } from "../calendar/dates.js";
import { having, invalidArgument, listIn, oneNamed } from "../errors.js";
import { type Amount, amountIn } from "./amount.js";
import type { FoundProblems } from "./found-problems.js";
import type { GoalProgress } from "./goal-progress.js";

/** A row of progress whose amounts are read: it may come from JSON. */
export interface GivenRow {
  readonly path: string;
  readonly given: GoalProgress;
  readonly actual: Amount | null;
  readonly target: Amount | null;
  readonly expected: Amount | null;
}

/** The rows of progress that are sound; what is wrong with the others is kept in `problems`, all of it. */
export function givenRows(
  name: string,
  given: readonly GoalProgress[],
  problems: FoundProblems,
): readonly GivenRow[] {
  const rows = problems.in(() => listIn(name, "rows that progress returned", given)) ?? [];
  return rows.flatMap((row, place) => problems.in(() => givenRow(`${name}[${place}]`, row)) ?? []);
}

const expectation = "a row that progress returned";

function givenRow(path: string, row: GoalProgress): GivenRow {
  const { key, metric, status, direction } = having(path, expectation, row, "reasons");
  if ([key, metric, status].some((text) => typeof text !== "string"))
    throw invalidArgument(path, expectation, row);
  if (direction !== null) oneNamed(`${path}.direction`, direction, ["up", "down"]);
  const { start, end } = having(`${path}.period`, "a period", row.period);
  if (!isCalendarDate(start) || !isCalendarDate(end))
    throw invalidArgument(`${path}.period`, "a period", row.period);
  having(`${path}.segment`, "values of dimensions by name", row.segment);
  having(`${path}.additivity`, "{ overGroups, overPeriods }", row.additivity);
  const amount = (name: "actual" | "target" | "expected"): Amount | null =>
    row[name] === null ? null : amountIn(`${path}.${name}`, row[name]);
  return {
    path,
    given: row,
    actual: amount("actual"),
    target: amount("target"),
    expected: amount("expected"),
  };
}

/** Whether the metric of a row is a flow. */
export function isFlow({ given }: GivenRow): boolean {
  return given.additivity.overGroups && given.additivity.overPeriods;
}

/** The two sums that the value of a row divides; `null` if it is no such ratio. */
export function partsOf({ given }: GivenRow): { readonly above: Amount; readonly below: Amount } | null {
  const { numerator, denominator } = given.explanation ?? {};
  if (numerator == null || denominator == null) return null;
  return {
    above: amountIn("explanation.numerator", numerator),
    below: amountIn("explanation.denominator", denominator),
  };
}

import type { DimensionValue } from "../cube/cube.js";
import type { Period } from "../calendar/time.js";
import { having, invalidArgument, knownOptionsIn, listIn, refusal, shown } from "../errors.js";
import {
  canonicalDecimal,
  compareFractions,
  divideFractions,
  type Fraction,
  fraction,
} from "../exact/index.js";
import type { Money } from "../money/money.js";
import { isNegative, isZero } from "./amount.js";
import { FoundProblems } from "./found-problems.js";
import { givenRows, type GivenRow, isFlow } from "./given-rows.js";
import type { GoalProgress } from "./goal-progress.js";

/**
 * The milestones that goals have reached, as JSON: store it, and pass it to the next call.
 *
 * @category Goals
 */
export interface MilestoneState {
  readonly version: 1;
  /** The shares that were reached, by the `key` of the goal. */
  readonly reached: Readonly<Record<string, readonly number[]>>;
}

/**
 * A goal that reached a share of its target for the first time.
 *
 * @category Goals
 */
export interface Milestone {
  readonly key: string;
  readonly metric: string;
  readonly segment: Readonly<Record<string, DimensionValue>>;
  readonly period: Period;
  readonly share: number;
  readonly actual: number | Money;
  readonly target: number | Money;
  /** When it was seen; it was reached then or before. */
  readonly asOf: GoalProgress["asOf"];
}

/**
 * The milestones that goals have reached since a state: each share of a goal once, whatever happens later.
 *
 * *Details*. The share is actual ÷ target of a count or a sum, also of one that is to stay below, which is how much of a
 * budget is gone. Of others it is `fromBaseline`, else `attained` where more is better. A goal whose status is `unknown`
 * reaches nothing. It is pure: the same state and rows give the same result, and the new state with the same rows gives
 * no events.
 *
 * *Gotchas*. A goal that is raised keeps its milestones; one that falls back does not reach them again. A state of another
 * version is refused.
 *
 * @param state - what the last call returned; `null` at first
 * @example
 * ```ts
 * import { type Deal, wonDeals } from "salesmetrics";
 * import { milestones, progress } from "salesmetrics/goals";
 *
 * const deals: Deal[] = [
 *   { id: "1", status: "won", closedAt: "2025-01-14" },
 *   { id: "2", status: "won", closedAt: "2025-02-03" },
 * ];
 * const goals = [{ metric: "wonDeals", period: "2025-Q1", target: 3 }];
 * const rows = progress(goals, { deals }, { metrics: { wonDeals }, asOf: "2025-02-28" });
 * const first = milestones(null, rows);
 *
 * first.events.map(({ share, actual }) => [share, actual]); // => [[0.5, 2]]
 * milestones(first.state, rows).events; // => []
 * ```
 *
 * @category Goals
 */
export function milestones(
  state: MilestoneState | null,
  rows: readonly GoalProgress[],
  options: { readonly at?: readonly number[] } = {},
): { readonly state: MilestoneState; readonly events: readonly Milestone[] } {
  const { at = [0.5, 0.9, 1] } = knownOptionsIn("milestones", options, ["at"]);
  const problems = new FoundProblems();
  const shares = problems.in(() => sharesIn("at", at)) ?? [];
  const given = givenRows("rows", rows, problems);
  const reached = new Map(problems.in(() => reachedIn(state)));
  problems.refuse("milestones");
  const events: Milestone[] = [];
  for (const row of given) {
    const known = reached.get(row.given.key) ?? [];
    const found = shares.filter((share) => !known.includes(share) && hasReached(row, share));
    if (found.length > 0) reached.set(row.given.key, [...known, ...found]);
    for (const share of found) events.push(milestoneOf(row, share));
  }
  return { state: { version: 1, reached: Object.fromEntries(reached) }, events };
}

/** The shares, ascending. */
function sharesIn(path: string, at: readonly unknown[]): number[] {
  const shares = listIn(path, "shares, such as [0.5, 0.9, 1]", at) as readonly number[];
  for (const share of shares)
    if (!(Number.isFinite(share) && share > 0)) throw invalidArgument(path, "shares above 0", share);
  return [...new Set(shares)].sort((left, right) => left - right);
}

function reachedIn(state: MilestoneState | null): [string, number[]][] {
  if (state === null) return [];
  const expected = "null, or a state that milestones returned, version 1";
  const { version, reached } = having("state", expected, state, "reached");
  if (version !== 1) throw refusal("state", expected, `version ${shown(version)}`);
  return Object.entries(having("state.reached", "shares by goal", reached)).map(([key, shares]) => [
    key,
    sharesIn(`state.reached[${shown(key)}]`, shares),
  ]);
}

function hasReached(row: GivenRow, share: number): boolean {
  const reached = row.given.status === "unknown" ? null : shareReached(row);
  return reached !== null && compareFractions(reached, fraction(canonicalDecimal(share))) >= 0;
}

function shareReached(row: GivenRow): Fraction | null {
  const { actual, target, given } = row;
  if (actual === null || target === null) return null;
  if (isFlow(row))
    return isZero(target.value) || isNegative(target.value)
      ? null
      : divideFractions(actual.value, target.value);
  const share = given.fromBaseline ?? (given.direction === "up" ? given.attained : null);
  return share === null ? null : fraction(canonicalDecimal(share));
}

function milestoneOf({ given }: GivenRow, share: number): Milestone {
  const { key, metric, segment, period, asOf } = given;
  return { key, metric, segment, period, share, actual: given.actual!, target: given.target!, asOf };
}

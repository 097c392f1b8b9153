import { invalidArgument, knownOptionsIn, refusal, SalesmetricsError } from "../errors.js";
import {
  addFractions,
  canonicalDecimal,
  divideFractions,
  type Fraction,
  fraction,
  multiplyFractions,
  numberOf,
  oneFraction,
  zeroFraction,
} from "../exact/index.js";
import type { Money } from "../money/money.js";
import { isZero, valueOf } from "./amount.js";
import { attainedOf, type Found } from "./figures.js";
import { FoundProblems } from "./found-problems.js";
import { type GivenRow, givenRows, partsOf } from "./given-rows.js";
import type { GoalProgress, GoalReason } from "./goal-progress.js";

/**
 * Several goals as one.
 *
 * @category Goals
 */
export interface RolledUp {
  /** How: `"ratio-of-sums"`, or `"weights"`. */
  readonly method: "ratio-of-sums" | "weights";
  /** How many goals are in it. */
  readonly goals: number;
  /** The actual value, the target and what is expected, of all goals together; `null` with weights. */
  readonly actual: number | Money | null;
  readonly target: number | Money | null;
  readonly expected: number | Money | null;
  readonly attained: number | null;
  readonly pace: number | null;
  /** The goals that are not in it, and why. */
  readonly excluded: readonly { readonly why: GoalReason; readonly count: number }[];
}

/**
 * Several goals as one: of one metric by ratio of sums, Σ actual ÷ Σ target; of different metrics by weights,
 * Σ weight × attained ÷ Σ weight.
 *
 * *Details*. Ratio of sums is the default. Goals of one metric on segments that have no row in common, or on periods of a
 * count or a sum, are then the goal over all of them. Of a rate, its two sums are added, and each target weighs as much as
 * its denominator. A goal without an actual value or a target is in neither sum, and is counted in `excluded`.
 *
 * *Gotchas*. Metrics that do not add up, such as medians, and stocks of several periods are refused; weights take them.
 *
 * @example
 * ```ts
 * import { Deal, wonDeals } from "salesmetrics";
 * import { progress, rollUp } from "salesmetrics/goals";
 *
 * const deals: Deal[] = ["ann", "ann", "bob"].map((ownerId, place) => ({
 *   id: String(place),
 *   status: "won",
 *   ownerId,
 *   closedAt: "2025-01-14",
 * }));
 * const goals = [
 *   { metric: "wonDeals", period: "2025-01", segment: { rep: "ann" }, target: 1 },
 *   { metric: "wonDeals", period: "2025-01", segment: { rep: "bob" }, target: 4 },
 * ];
 * const rows = progress(goals, { deals }, { metrics: { wonDeals }, by: { rep: Deal.ownerId }, asOf: "2025-01-31" });
 *
 * rows.map(({ attained }) => attained); // => [2, 0.25]
 * rollUp(rows).attained; // => 0.6
 * rollUp(rows, { weights: () => 1 }).attained; // => 1.125
 * ```
 *
 * @category Goals
 */
export function rollUp(
  rows: readonly GoalProgress[],
  options: { readonly weights?: (row: GoalProgress) => number } = {},
): RolledUp {
  const { weights } = knownOptionsIn("rollUp", options, ["weights"]);
  if (weights !== undefined && typeof weights !== "function")
    throw invalidArgument("rollUp", "weights: a function of a row", weights);
  const problems = new FoundProblems();
  const given = givenRows("rows", rows, problems);
  if (weights === undefined) problems.in(() => checkAlike(given));
  problems.refuse("rollUp");
  return weights === undefined ? bySums(given) : byWeights(given, weights);
}

/** Throws for rows of which no sum has a meaning. */
function checkAlike(rows: readonly GivenRow[]): void {
  const [first] = rows;
  const keys = new Set<string>();
  for (const row of rows) {
    const { path, given } = row;
    const of = (what: string, each: (row: GivenRow) => unknown): void => {
      const [one, other] = [each(first!), each(row)].map((value) => JSON.stringify(value));
      if (one !== other) throw refusal(path, `${what} of ${first!.path}, ${one}`, String(other));
    };
    of("the metric", ({ given }) => given.metric);
    of("the direction", ({ given }) => given.direction);
    of("the dimensions", ({ given }) => Object.keys(given.segment).sort());
    if (row.target !== null && first!.target !== null) of("the currency", ({ target }) => target?.currency);
    if (!given.additivity.overPeriods && given.additivity.overGroups)
      of("the period", ({ given: { period } }) => [period.start, period.end]);
    if (keys.has(given.key)) throw refusal(path, "each goal once", `that of ${given.metric} again`);
    keys.add(given.key);
  }
}

function bySums(rows: readonly GivenRow[]): RolledUp {
  const sums = { actual: zeroFraction, target: zeroFraction, expected: zeroFraction, below: zeroFraction };
  const used = rows.filter(({ actual, target }) => actual !== null && target !== null);
  const isRate = used.some(({ given }) => !given.additivity.overGroups);
  for (const row of used) {
    const { above, below } = isRate ? ratePartsOf(row) : { above: row.actual!.value, below: oneFraction };
    sums.actual = addFractions(sums.actual, above);
    sums.below = addFractions(sums.below, below);
    for (const name of ["target", "expected"] as const)
      sums[name] = addFractions(sums[name], multiplyFractions(row[name]?.value ?? zeroFraction, below));
  }
  const isKnown = used.length > 0 && !isZero(sums.below);
  const over = (sum: Fraction): Fraction => (isRate ? divideFractions(sum, sums.below) : sum);
  const currency = used[0]?.target?.currency ?? null;
  const shown = (sum: Fraction, isThere = true) => (isKnown && isThere ? valueOf(over(sum), currency) : null);
  const direction = used[0]?.given.direction ?? null;
  const hasExpected = used.every(({ expected }) => expected !== null);
  const share = (whole: Fraction, isThere = true) =>
    isKnown && isThere ? numberIn(attainedOf(over(sums.actual), over(whole), direction)) : null;
  return {
    method: "ratio-of-sums",
    goals: used.length,
    actual: shown(sums.actual),
    target: shown(sums.target),
    expected: shown(sums.expected, hasExpected),
    attained: share(sums.target),
    pace: share(sums.expected, hasExpected),
    excluded: excludedOf(
      rows.filter((row) => !used.includes(row)),
      "actual",
    ),
  };
}

function ratePartsOf(row: GivenRow): { readonly above: Fraction; readonly below: Fraction } {
  const parts = partsOf(row);
  if (parts !== null) return { above: parts.above.value, below: parts.below.value };
  throw new SalesmetricsError(
    "invalid-argument",
    `rollUp: ${row.path}: expected a count, a sum, or a rate of two sums, got ${row.given.metric}: pass { weights }`,
  );
}

function byWeights(rows: readonly GivenRow[], weightOf: (row: GoalProgress) => number): RolledUp {
  const used = rows.filter(({ given }) => given.attained !== null);
  const weights = used.map(({ given, path }) => {
    const weight = weightOf(given);
    if (Number.isFinite(weight) && weight >= 0) return fraction(canonicalDecimal(weight));
    throw invalidArgument("rollUp", `a weight from 0 for ${path}`, weight);
  });
  const whole = weights.reduce(addFractions, zeroFraction);
  const mean = (figure: "attained" | "pace"): number | null => {
    const values = used.map(({ given }) => given[figure]);
    if (isZero(whole) || values.includes(null)) return null;
    const parts = values.map((value, place) =>
      multiplyFractions(fraction(canonicalDecimal(value!)), weights[place]!),
    );
    return numberOf(divideFractions(parts.reduce(addFractions, zeroFraction), whole));
  };
  return {
    method: "weights",
    goals: used.length,
    actual: null,
    target: null,
    expected: null,
    attained: mean("attained"),
    pace: mean("pace"),
    excluded: excludedOf(
      rows.filter((row) => !used.includes(row)),
      "attained",
    ),
  };
}

function excludedOf(rows: readonly GivenRow[], figure: "actual" | "attained"): RolledUp["excluded"] {
  const counts = new Map<GoalReason, number>();
  for (const { given } of rows) {
    const why = given.reasons[figure] ?? "not-applicable";
    counts.set(why, (counts.get(why) ?? 0) + 1);
  }
  return Array.from(counts, ([why, count]) => ({ why, count }));
}

function numberIn(found: Found): number | null {
  return typeof found === "string" ? null : numberOf(found);
}

import { invalidArgument, listIn } from "../errors.js";
import { add, coalesce, multiply } from "./arithmetic.js";
import { choose } from "./choice.js";
import { isPresent } from "./comparison.js";
import { divide } from "./divide.js";
import { type Expression, expressionIn } from "./expression.js";
import { greatest, least } from "./extremes.js";

/**
 * A part of a score: a number from 0 to 1, and how much it weighs.
 *
 * @category Expressions
 */
export interface ScorePart<Data> {
  /** What is below 0 counts as 0, what is above 1 as 1. */
  readonly input: Expression<Data, number>;
  /** Above 0. Weights need not add up to 1. */
  readonly weight: number;
}

/**
 * A weighted score from 0 to 100: 100 × Σ weight × input ÷ Σ weight, over the inputs that are there.
 *
 * *When to use*. For the health of customers, the fit of leads, engagement: one number of several signs, each made into a number
 * from 0 to 1.
 *
 * *Details*. An input that is missing is left out above and below, so that it neither lowers nor raises the score; {@link
 * scoreCoverage} says how much is known. Where all are missing there is none, and the row is reported with "zero denominator".
 *
 * *Gotchas*. Weights are a guess until scores were compared with what happened. It divides in the row, and no statement says it:
 * see {@link divide}.
 *
 * @example
 * ```ts
 * import { entity, id, mean, number, scoreCoverage, weightedScore } from "salesmetrics";
 *
 * const Health = entity("health", { id: id(), usage: number(), satisfaction: number() });
 * const parts = [
 *   { input: Health.usage, weight: 3 },
 *   { input: Health.satisfaction, weight: 1 },
 * ];
 * const health = [
 *   { id: "ann", usage: 0.5, satisfaction: 1 },
 *   { id: "bob", usage: 0.25 },
 * ];
 *
 * mean(weightedScore(parts))({ health }); // => 43.75
 * mean(scoreCoverage(parts))({ health }); // => 0.875
 * ```
 *
 * @category Expressions
 */
export function weightedScore<Data>(parts: readonly ScorePart<Data>[]): Expression<Data, number> {
  const known = partsIn("weightedScore", parts);
  const points = known.map(({ input, weight }) =>
    coalesce(multiply(least(greatest(input, 0), 1), weight), 0),
  );
  return multiply(divide(sumOf(points), sumOf(known.map(presentWeight))), 100);
}

/**
 * How much of a weighted score is known: Σ weight of the inputs that are there ÷ Σ weight.
 *
 * @category Expressions
 */
export function scoreCoverage<Data>(parts: readonly ScorePart<Data>[]): Expression<Data, number> {
  const known = partsIn("scoreCoverage", parts);
  const weight = known.reduce((sum, part) => sum + part.weight, 0);
  return divide(sumOf(known.map(presentWeight)), weight);
}

function partsIn<Data>(caller: string, parts: readonly ScorePart<Data>[]): readonly ScorePart<Data>[] {
  const known = listIn(caller, "a list of parts, { input, weight }", parts);
  if (known.length === 0) throw invalidArgument(caller, "at least one part, { input, weight }", parts);
  for (const part of known) {
    const { input, weight } = (part ?? {}) as Partial<ScorePart<Data>>;
    expressionIn(caller, input as Expression<Data, number>, "number");
    if (!(typeof weight === "number" && Number.isFinite(weight) && weight > 0))
      throw invalidArgument(caller, "a weight above 0", weight);
  }
  return known;
}

function presentWeight<Data>({ input, weight }: ScorePart<Data>): Expression<Data, number> {
  return choose(isPresent(input), weight, 0);
}

function sumOf<Data>(terms: readonly Expression<Data, number>[]): Expression<Data, number> {
  return terms.reduce((sum, term) => add(sum, term));
}

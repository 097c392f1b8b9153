import { add, coalesce, multiply, subtract } from "../../expressions/arithmetic.js";
import { choose, proportion } from "../../expressions/choice.js";
import { gte, lt } from "../../expressions/comparison.js";
import type { Expression, Predicate } from "../../expressions/expression.js";
import { required } from "../../expressions/required.js";
import { isWord } from "../../expressions/words.js";

/** The fields that say how an answer is to be read: of all answers, or of the latest ones. */
export interface Scored<Data> {
  readonly score: Expression<Data, number>;
  readonly scaleMin: Expression<Data, number>;
  readonly scaleMax: Expression<Data, number>;
  readonly direction: Expression<Data, "up" | "down">;
}

/** 100 for a promoter, −100 for a detractor, 0 for a passive: their mean is the net promoter score. */
export function promoterPoints<Data>(answer: Scored<Data>): Expression<Data, number> {
  return choose(isPromoter(answer), 100, choose(isDetractor(answer), -100, 0));
}

export function isPromoter<Data>(answer: Scored<Data>): Predicate<Data> {
  return gte(tenths(answer), 0.9);
}

export function isDetractor<Data>(answer: Scored<Data>): Predicate<Data> {
  return lt(tenths(answer), 0.7);
}

/** The score as a part of 10; one that is missing, or outside 0 to 10, is reported. */
function tenths<Data>({ score }: Scored<Data>): Expression<Data, number> {
  return proportion(multiply(required(score), 0.1));
}

/** One of the two greatest scores; the greatest, of a scale that has no four. */
export function isTopBox<Data>({ score, scaleMax }: Scored<Data>): Predicate<Data> {
  const greatest = coalesce(scaleMax, 5);
  const least = choose(gte(greatest, 4), subtract(greatest, 1), greatest);
  return gte(required(score), least);
}

/** The score, turned where more of it means more effort. */
export function easeOf<Data>({
  score,
  direction,
  scaleMin,
  scaleMax,
}: Scored<Data>): Expression<Data, number> {
  const both = add(coalesce(scaleMin, 1), coalesce(scaleMax, 7));
  return choose(isWord(direction, "down"), subtract(both, score), score);
}

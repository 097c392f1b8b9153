import { isWord } from "../../expressions/words.js";
import type { Metric } from "../../formulas/metric.js";
import { constant } from "../../metrics/constant.js";
import { count } from "../../metrics/count.js";
import { difference } from "../../metrics/difference.js";
import { metric } from "../../metrics/metric.js";
import { meanOfNumbers } from "../../metrics/numeric-metrics.js";
import { product } from "../../metrics/product.js";
import { stock } from "../../metrics/stock.js";
import { withInterval } from "../../metrics/with-interval.js";
import { LatestAnswer } from "../../views/latest-answer.js";
import { shareOf } from "../share-of.js";
import { easeOf, isDetractor, isPromoter, isTopBox, promoterPoints } from "./conditions.js";

/**
 * The relational net promoter score (rNPS): 100 × (promoters − detractors) ÷ customers, by the latest answer of each
 * customer at the end of each period; from −100 to 100.
 *
 * *When to use*. Where customers are asked again and again: each counts once. {@link netPromoterScore} counts every
 * answer of a period.
 *
 * *Details*. Takes the rows of `latestAnswers`. Without a period it is the score at `asOf`. A latest answer without a
 * score, or with one outside 0 to 10, is left out and reported. `explain` gives the 95 % interval, as that of {@link
 * netPromoterScore}.
 *
 * *Gotchas*. An old answer holds until the customer's next one, however long ago it was given.
 *
 * @example
 * ```ts
 * import { evaluate, latestAnswers, month, quarter, relationalNetPromoterScore } from "salesmetrics";
 *
 * const nps = { kind: "nps" as const };
 * const { rows } = latestAnswers([
 *   { ...nps, id: "1", customerId: "ann", respondedAt: "2025-01-10", score: 4 },
 *   { ...nps, id: "2", customerId: "bob", respondedAt: "2025-01-20", score: 10 },
 *   { ...nps, id: "3", customerId: "ann", respondedAt: "2025-03-05", score: 9 },
 * ]);
 * const asked = { every: month(), during: quarter(2025, 1) };
 * const report = evaluate({ relationalNetPromoterScore }, { latestAnswers: rows }, asked);
 *
 * report.rows.map((row) => row.relationalNetPromoterScore); // => [0, 0, 100]
 * ```
 *
 * @see Bain, Net Promoter System
 * @category Surveys
 */
export const relationalNetPromoterScore = /*#__PURE__*/ metric(
  "relationalNetPromoterScore",
  () => {
    const promoters = latest(shareOf(answersOf("nps"), isPromoter(LatestAnswer), "up"));
    const detractors = latest(shareOf(answersOf("nps"), isDetractor(LatestAnswer), "down"));
    return withInterval(
      // One division, where the shares would be rounded before they are subtracted.
      latest(meanOfNumbers(promoterPoints(LatestAnswer), ofKind("nps"))),
      product(difference(promoters, detractors, { interval: "exclusive" }), constant(100)),
    );
  },
  { unit: "score", direction: "up" },
);

/**
 * The relational satisfaction rate: satisfied customers ÷ customers, by the latest answer of each customer to a survey of
 * the kind `csat`, at the end of each period.
 *
 * *Details*. Takes the rows of `latestAnswers`. Satisfied is what it is for {@link satisfactionRate}. Without a period
 * it is the rate at `asOf`.
 *
 * @see Delighted; Simplesat
 * @category Surveys
 */
export const relationalSatisfactionRate = /*#__PURE__*/ metric("relationalSatisfactionRate", () =>
  latest(shareOf(answersOf("csat"), isTopBox(LatestAnswer), "up")),
);

/**
 * The relational effort score: the mean score of the latest answer of each customer to a survey of the kind `ces`, at the
 * end of each period; more is easier.
 *
 * *Details*. Takes the rows of `latestAnswers`. Scores are turned as for {@link customerEffortScore}. Without a period it
 * is the score at `asOf`.
 *
 * @see Gartner, CES 2.0; HubSpot
 * @category Surveys
 */
export const relationalEffortScore = /*#__PURE__*/ metric(
  "relationalEffortScore",
  () => latest(meanOfNumbers(easeOf(LatestAnswer), ofKind("ces"))),
  { unit: "score", direction: "up" },
);

function answersOf(kind: "nps" | "csat") {
  return count(LatestAnswer, ofKind(kind));
}

function ofKind(kind: "nps" | "csat" | "ces") {
  return { where: isWord(LatestAnswer.kind, kind) };
}

/** A metric of the answers that are the latest of their customers at the end of each period. */
function latest(answers: Metric<{ latestAnswers: LatestAnswer }, number>) {
  return stock(answers, { from: LatestAnswer.from, until: LatestAnswer.until });
}

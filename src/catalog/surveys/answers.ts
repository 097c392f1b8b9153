import { SurveyResponse } from "../../entities/survey-response.js";
import { choose } from "../../expressions/choice.js";
import { gte, isPresent } from "../../expressions/comparison.js";
import type { Predicate } from "../../expressions/expression.js";
import { and, not, or } from "../../expressions/logic.js";
import { happened } from "../../expressions/moment.js";
import { required } from "../../expressions/required.js";
import { isWord } from "../../expressions/words.js";
import { constant } from "../../metrics/constant.js";
import { count } from "../../metrics/count.js";
import { difference } from "../../metrics/difference.js";
import { metric } from "../../metrics/metric.js";
import { meanOfNumbers } from "../../metrics/numeric-metrics.js";
import { product } from "../../metrics/product.js";
import { withInterval } from "../../metrics/with-interval.js";
import { eventually } from "../../metrics/within.js";
import { shareOf } from "../share-of.js";
import { easeOf, isDetractor, isPromoter, isTopBox, promoterPoints } from "./conditions.js";

/**
 * The net promoter score (NPS): 100 × (promoters − detractors) ÷ answers, by date of the answer; from −100 to 100.
 *
 * *Details*. Answers of the kind `nps`: promoters give 9 or 10, detractors less than 7. An answer without a score, or with one
 * outside 0 to 10, is left out and reported. Nothing is rounded. `explain` gives the 95 % interval, by Newcombe's score
 * method for paired proportions.
 *
 * *Gotchas*. Every answer counts, also the older ones of a customer. {@link relationalNetPromoterScore} counts each
 * customer once.
 *
 * @example
 * ```ts
 * import { netPromoterScore } from "salesmetrics";
 *
 * const surveyResponses = [10, 9, 3].map((score, place) => ({
 *   id: String(place),
 *   kind: "nps" as const,
 *   respondedAt: "2025-03-03" as const,
 *   score,
 * }));
 *
 * netPromoterScore({ surveyResponses }); // => 33.333333333333336
 * ```
 *
 * @see Bain, Net Promoter System; CDC
 * @category Surveys
 */
export const netPromoterScore = /*#__PURE__*/ metric(
  "netPromoterScore",
  () =>
    withInterval(
      // One division, where the shares would be rounded before they are subtracted.
      meanOfNumbers(promoterPoints(SurveyResponse), answers("nps")),
      product(difference(promoterShare, detractorShare, { interval: "exclusive" }), constant(100)),
    ),
  { unit: "score", direction: "up" },
);

/**
 * The share of promoters, who give 9 or 10, in answers of the kind `nps`, by date of the answer.
 *
 * *Details*. As {@link netPromoterScore}.
 *
 * @see Bain, Net Promoter System; CDC
 * @category Surveys
 */
export const promoterShare = /*#__PURE__*/ metric("promoterShare", () =>
  shareOf(count(SurveyResponse, answers("nps")), isPromoter(SurveyResponse), "up"),
);

/**
 * The share of passives, who give 7 or 8, in answers of the kind `nps`, by date of the answer.
 *
 * *Details*. As {@link netPromoterScore}.
 *
 * @see Bain, Net Promoter System; CDC
 * @category Surveys
 */
export const passiveShare = /*#__PURE__*/ metric("passiveShare", () =>
  shareOf(
    count(SurveyResponse, answers("nps")),
    and(not(isPromoter(SurveyResponse)), not(isDetractor(SurveyResponse))),
    "none",
  ),
);

/**
 * The share of detractors, who give less than 7, in answers of the kind `nps`, by date of the answer.
 *
 * *Details*. As {@link netPromoterScore}.
 *
 * @see Bain, Net Promoter System; CDC
 * @category Surveys
 */
export const detractorShare = /*#__PURE__*/ metric("detractorShare", () =>
  shareOf(count(SurveyResponse, answers("nps")), isDetractor(SurveyResponse), "down"),
);

/**
 * The satisfaction rate (CSAT): satisfied answers ÷ answers of the kind `csat`, by date of the answer.
 *
 * *Details*. Satisfied are the two greatest scores of the scale; only the greatest of a scale to 2 or 3. An answer without a score is
 * left out and reported.
 *
 * *Gotchas*. Who did not answer is in neither side: show {@link surveyResponseRate} beside it.
 *
 * @example
 * ```ts
 * import { satisfactionRate } from "salesmetrics";
 *
 * const surveyResponses = [5, 4, 3, 1].map((score, place) => ({
 *   id: String(place),
 *   kind: "csat" as const,
 *   respondedAt: "2025-03-03" as const,
 *   score,
 * }));
 *
 * satisfactionRate({ surveyResponses }); // => 0.5
 * ```
 *
 * @see Delighted; Simplesat
 * @category Surveys
 */
export const satisfactionRate = /*#__PURE__*/ metric("satisfactionRate", () =>
  shareOf(count(SurveyResponse, answers("csat")), isTopBox(SurveyResponse), "up"),
);

/**
 * The mean satisfaction score: Σ score ÷ answers of the kind `csat`, by date of the answer.
 *
 * *Details*. An answer without a score is left out and reported.
 *
 * *Gotchas*. Scores of several scales do not add up: split by `SurveyResponse.scaleMax`, or ask for one scale.
 *
 * @see Own definition; none is published
 * @category Surveys
 */
export const satisfactionScore = /*#__PURE__*/ metric(
  "satisfactionScore",
  () => meanOfNumbers(SurveyResponse.score, answers("csat")),
  { unit: "score", direction: "up" },
);

/**
 * The customer effort score (CES): the mean score of answers of the kind `ces`, by date of the answer; more is easier.
 *
 * *Details*. The scale goes from 1 to 7 unless the row says otherwise. An answer whose `direction` is `down`, for which a great score
 * means much effort, is turned: least + greatest − score. An answer without a score is left out and reported.
 *
 * *Gotchas*. Scores of several scales do not add up.
 *
 * @see Gartner, CES 2.0; HubSpot
 * @category Surveys
 */
export const customerEffortScore = /*#__PURE__*/ metric(
  "customerEffortScore",
  () => meanOfNumbers(easeOf(SurveyResponse), answers("ces")),
  { unit: "score", direction: "up" },
);

/**
 * The low-effort rate: answers of 5 and more ÷ answers of the kind `ces`, by date of the answer.
 *
 * *Details*. For the scale from 1 to 7. As {@link customerEffortScore}, turned where a great score means much effort.
 *
 * @see Gartner, CES 2.0; HubSpot
 * @category Surveys
 */
export const lowEffortRate = /*#__PURE__*/ metric("lowEffortRate", () =>
  shareOf(count(SurveyResponse, answers("ces")), gte(required(easeOf(SurveyResponse)), 5), "up"),
);

/**
 * The stated likelihood to return: answers with one of the two greatest scores ÷ answers of the kind `intent`, by date of
 * the answer.
 *
 * *Details*. As {@link satisfactionRate}.
 *
 * *Gotchas*. It is what customers say. What they do is {@link repeatPurchaseRate}.
 *
 * @see Own definition; none is published
 * @category Surveys
 */
export const returnIntentRate = /*#__PURE__*/ metric("returnIntentRate", () =>
  shareOf(count(SurveyResponse, answers("intent")), isTopBox(SurveyResponse), "up"),
);

/**
 * Learner satisfaction: answers with one of the two greatest scores ÷ answers of the kind `training`, by date of the answer.
 *
 * *Details*. As {@link satisfactionRate}.
 *
 * *Gotchas*. It is the first of four levels: it does not say that anybody learned.
 *
 * @see Kirkpatrick
 * @category Surveys
 */
export const learnerSatisfactionRate = /*#__PURE__*/ metric("learnerSatisfactionRate", () =>
  shareOf(count(SurveyResponse, answers("training")), isTopBox(SurveyResponse), "up"),
);

/**
 * The net sentiment: (positive − negative) ÷ (positive + neutral + negative) answers, by date of the answer; from −1 to 1.
 *
 * *Details*. Answers of every kind that have a sentiment.
 *
 * @see Own definition; none is published
 * @category Surveys
 */
export const netSentiment = /*#__PURE__*/ metric(
  "netSentiment",
  () =>
    meanOfNumbers(sentimentOf(), {
      where: isPresent(SurveyResponse.sentiment),
      at: SurveyResponse.respondedAt,
    }),
  { direction: "up" },
);

/**
 * The survey response rate: questions answered ÷ questions delivered, both by `asOf`, by the date of asking.
 *
 * *Details*. A question that bounced is in neither side. One answered before it was asked is in neither side, and reported.
 *
 * *Gotchas*. Recent questions may still be answered.
 *
 * @see HubSpot
 * @category Surveys
 */
export const surveyResponseRate = /*#__PURE__*/ metric("surveyResponseRate", () =>
  eventually(asked(happened(SurveyResponse.deliveredAt))),
);

/**
 * The survey completion rate: questions answered by `asOf` ÷ questions that somebody began to answer, by the date of
 * asking.
 *
 * *Details*. Who has answered has begun. A question answered before it was asked is in neither side, and reported.
 *
 * @see HubSpot
 * @category Surveys
 */
export const surveyCompletionRate = /*#__PURE__*/ metric("surveyCompletionRate", () =>
  eventually(asked(or(happened(SurveyResponse.startedAt), happened(SurveyResponse.respondedAt)))),
);

/** Answers of a kind, by their date. */
function answers(kind: "nps" | "csat" | "ces" | "intent" | "training") {
  const { kind: own, respondedAt: at } = SurveyResponse;
  return { where: and(isWord(own, kind), isPresent(at)), at };
}

function asked(where: Predicate<{ surveyResponses: SurveyResponse }>) {
  return { from: SurveyResponse.askedAt, to: SurveyResponse.respondedAt, where };
}

function sentimentOf() {
  const { sentiment } = SurveyResponse;
  return choose(isWord(sentiment, "positive"), 1, choose(isWord(sentiment, "negative"), -1, 0));
}

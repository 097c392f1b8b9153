import { SurveyResponse } from "../entities/survey-response.js";
import { listIn } from "../errors.js";
import { memoized } from "../memo.js";
import { instantOf } from "./instants.js";
import type { LatestAnswer } from "./latest-answer.js";
import { listedWords } from "./listed-words.js";

/** The latest answers of customers, and the responses left out. */
export interface LatestAnswers {
  readonly rows: LatestAnswer[];
  readonly excluded: { readonly response: SurveyResponse; readonly why: string }[];
}

/**
 * The latest answers of customers: one row for each answer of a customer to a kind of survey, from its time until the
 * customer's next answer of the kind. {@link relationalNetPromoterScore} reads them.
 *
 * *When to use*. Where each customer counts once, at any moment and by month.
 *
 * *Details*. Left out, in `excluded`: responses without an id, a customer, a kind, or a valid `respondedAt`, and of
 * several answers of one customer and kind at one time all but the one with the last id. A calendar date compares with
 * an instant as its midnight in UTC.
 *
 * *Gotchas*. Pass all answers, not those of one period: an old one holds until the next. An answer without a score
 * takes the place of the one before too: metrics report it. Of merged customers, pass `refer` of {@link survivors}.
 *
 * @example
 * ```ts
 * import { latestAnswers } from "salesmetrics";
 *
 * const answer = { kind: "nps" as const, customerId: "ann" };
 * const { rows } = latestAnswers([
 *   { ...answer, id: "1", respondedAt: "2025-01-10", score: 4 },
 *   { ...answer, id: "2", respondedAt: "2025-03-05", score: 9 },
 * ]);
 *
 * rows.map((row) => [row.score, row.from, row.until]);
 * // => [[4, "2025-01-10", "2025-03-05"], [9, "2025-03-05", null]]
 * ```
 *
 * @category Surveys
 */
export function latestAnswers(surveyResponses: readonly SurveyResponse[]): LatestAnswers {
  const excluded: { response: SurveyResponse; why: string }[] = [];
  const groups = new Map<string, Answer[]>();
  const kindOf = listedWords(SurveyResponse, "kind");
  for (const response of listIn("latestAnswers", "a list of survey responses", surveyResponses)) {
    const { id, customerId, kind, respondedAt } = (response ?? {}) as Partial<SurveyResponse>;
    const { word, problem } = kindOf(kind);
    const instant = instantOf(respondedAt);
    if (typeof id !== "string") excluded.push({ response, why: "missing id" });
    else if (typeof customerId !== "string" || customerId === "")
      excluded.push({ response, why: "missing customerId" });
    else if (word === null) excluded.push({ response, why: problem ?? "missing kind" });
    else if (respondedAt === null || respondedAt === undefined)
      excluded.push({ response, why: "not answered" });
    else if (instant === null) excluded.push({ response, why: "invalid respondedAt" });
    else memoized(groups, `${word} ${customerId}`, (): Answer[] => []).push({ response, instant });
  }
  const rows: LatestAnswer[] = [];
  for (const answers of groups.values()) {
    const kept = answers.sort(byTime).filter(({ response, instant }, place) => {
      const isReplaced = answers[place + 1]?.instant === instant;
      if (isReplaced) excluded.push({ response, why: "replaced when it was given" });
      return !isReplaced;
    });
    rows.push(...kept.map((answer, place) => rowOf(answer, place + 1, kept[place + 1])));
  }
  return { rows, excluded };
}

/** A response and when it was answered, in epoch milliseconds. */
interface Answer {
  readonly response: SurveyResponse;
  readonly instant: number;
}

function byTime(left: Answer, right: Answer): number {
  return left.instant - right.instant || (left.response.id < right.response.id ? -1 : 1);
}

function rowOf({ response }: Answer, number: number, next: Answer | undefined): LatestAnswer {
  const { id: responseId, score = null, scaleMin = null, scaleMax = null } = response;
  const { direction = null, sentiment = null } = response;
  const { repId = null, campaignId = null, channel = null } = response;
  const [customerId, kind] = [response.customerId!, response.kind!];
  return {
    id: `${customerId} ${kind} ${String(number)}`,
    customerId,
    kind,
    number,
    responseId,
    from: response.respondedAt!,
    until: next?.response.respondedAt ?? null,
    ...{ score, scaleMin, scaleMax, direction, sentiment, repId, campaignId, channel },
  };
}

import { id, number, oneOf, text, time } from "../expressions/kinds.js";
import type { EntityOf, RowOf } from "../expressions/shape.js";
import { libraryEntity } from "./entity.js";

const declared = /*#__PURE__*/ (() =>
  libraryEntity("surveyResponses", {
    id: id(),
    kind: oneOf(["nps", "csat", "ces", "intent", "training"]),
    askedAt: time(),
    /** When it arrived; one that bounced has none. */
    deliveredAt: time(),
    /** When somebody began to answer. */
    startedAt: time(),
    /** When it was answered. */
    respondedAt: time(),
    score: number(),
    /** The least score of the scale; 1 unless said. */
    scaleMin: number(),
    /** The greatest score of the scale; 5 unless said, 7 for `ces`. */
    scaleMax: number(),
    /** Whether a greater score is better; in some questions about effort it is worse. */
    direction: oneOf(["up", "down"]),
    /** What the words of the answer say. */
    sentiment: oneOf(["positive", "neutral", "negative"]),
    customerId: text(),
    repId: text(),
    campaignId: text(),
    channel: text(),
  }))();

/**
 * A question of a survey put to somebody, with the answer if there is one.
 *
 * *Details*. `nps` asks on a scale from 0 to 10 how likely somebody is to recommend, `csat` how satisfied somebody is, `ces` how
 * easy it was, `intent` whether somebody means to come back, `training` how a training was.
 *
 * @category Entities
 */
export interface SurveyResponse extends RowOf<typeof declared> {}

/**
 * References to the fields of {@link SurveyResponse} rows, known to data as `surveyResponses`.
 *
 * @category Entities
 */
export const SurveyResponse: SurveyResponseEntity = declared;

interface SurveyResponseEntity extends EntityOf<SurveyResponse, typeof declared> {}

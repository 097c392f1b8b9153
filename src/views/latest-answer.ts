import { libraryEntity } from "../entities/entity.js";
import { id, number, oneOf, text, time } from "../expressions/kinds.js";
import type { EntityOf, RowOf } from "../expressions/shape.js";

const declared = /*#__PURE__*/ (() =>
  libraryEntity("latestAnswers", {
    /** The customer, the kind of survey and the number of the answer. */
    id: id(),
    customerId: text({ required: true }),
    kind: oneOf(["nps", "csat", "ces", "intent", "training"]),
    /** The number of the customer's answer of the kind, from 1. */
    number: number(),
    /** The row of the answer. */
    responseId: text({ required: true }),
    /** When it was given. */
    from: time(),
    /** When the customer next answered a survey of the kind; missing for the last answer. */
    until: time(),
    score: number(),
    /** The least score of the scale; 1 unless said. */
    scaleMin: number(),
    /** The greatest score of the scale; 5 unless said, 7 for `ces`. */
    scaleMax: number(),
    /** Whether a greater score is better. */
    direction: oneOf(["up", "down"]),
    sentiment: oneOf(["positive", "neutral", "negative"]),
    repId: text(),
    campaignId: text(),
    channel: text(),
  }))();

/**
 * A customer's answer to a kind of survey, `from` its time `until` the customer's next answer. Made by `latestAnswers`.
 *
 * *Details*. At any moment, a customer who has answered has exactly one latest answer of the kind.
 *
 * @category Entities
 */
export interface LatestAnswer extends RowOf<typeof declared> {}

/**
 * References to the fields of {@link LatestAnswer} rows, known to data as `latestAnswers`.
 *
 * @category Entities
 */
export const LatestAnswer: LatestAnswerEntity = declared;

interface LatestAnswerEntity extends EntityOf<LatestAnswer, typeof declared> {}

import { libraryEntity } from "../entities/entity.js";
import { id, money, number, text, time } from "../expressions/kinds.js";
import type { EntityOf, RowOf } from "../expressions/shape.js";

const declared = /*#__PURE__*/ (() =>
  libraryEntity("rfmScores", {
    /** The customer. */
    id: id(),
    lastPaidAt: time(),
    /** Days from the last payment to the day of the scores. */
    recencyDays: number(),
    /** Days with a payment. */
    frequency: number(),
    /** Payments − refunds. */
    monetary: money(),
    /** ISO 4217 code of every amount in the row. */
    currency: text(),
    /** From 1, for the customers who paid longest ago, to 5. */
    recencyScore: number(),
    /** From 1, for the customers who paid most seldom, to 5. */
    frequencyScore: number(),
    /** From 1, for the customers who paid least, to 5. */
    monetaryScore: number(),
    /** The three scores in a row, such as `"545"`. */
    cell: text(),
  }))();

/**
 * How recently, how often and how much a customer has paid, as scores from 1 to 5. Made by `rfm`.
 *
 * @category Entities
 */
export interface RfmScore extends RowOf<typeof declared> {}

/**
 * References to the fields of {@link RfmScore} rows, known to data as `rfmScores`.
 *
 * @category Entities
 */
export const RfmScore: EntityOf<RfmScore, typeof declared> = declared;

import { libraryEntity } from "../entities/entity.js";
import { id, money, number, oneOf, text, time } from "../expressions/kinds.js";
import type { EntityOf, RowOf } from "../expressions/shape.js";

const declared = /*#__PURE__*/ (() =>
  libraryEntity("mrrMovements", {
    /** The customer, the currency and the number of the movement, from 1. */
    id: id(),
    customerId: text({ required: true }),
    at: time(),
    kind: oneOf(["new", "reactivation", "expansion", "contraction", "churn"], { required: true }),
    /** The change, above 0 for every kind, is `amount ÷ divisor`. */
    amount: money(),
    /** ISO 4217 code of every amount in the row. */
    currency: text(),
    /** What the amount is divided by: 1, unless no decimal holds the quotient, such as 500 ÷ 3. */
    divisor: number({ required: true }),
    /** The name of the policy that its spells were made under. */
    policy: text(),
  }))();

/**
 * A change of a customer's monthly recurring revenue, of one kind. Made by `mrrMovements`.
 *
 * *Details*. The change is the exact fraction `amount ÷ divisor`.
 *
 * @category Entities
 */
export interface MrrMovement extends RowOf<typeof declared> {}

/**
 * References to the fields of {@link MrrMovement} rows, known to data as `mrrMovements`.
 *
 * @category Entities
 */
export const MrrMovement: EntityOf<MrrMovement, typeof declared> = declared;

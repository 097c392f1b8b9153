import { id, money, text, time } from "../expressions/kinds.js";
import type { EntityOf, RowOf } from "../expressions/shape.js";
import { libraryEntity } from "./entity.js";

const declared = /*#__PURE__*/ (() =>
  libraryEntity("disputes", {
    id: id(),
    paymentId: text(),
    customerId: text(),
    openedAt: time(),
    /** When it was decided for the seller, who got the amount back. */
    wonAt: time({ after: "openedAt" }),
    amount: money(),
    /** ISO 4217 code of every amount in the row. */
    currency: text(),
    reason: text(),
    channel: text(),
  }))();

/**
 * A payment that a customer disputes with the bank (a chargeback).
 *
 * @category Entities
 */
export interface Dispute extends RowOf<typeof declared> {}

/**
 * References to the fields of {@link Dispute} rows, known to data as `disputes`.
 *
 * @category Entities
 */
export const Dispute: DisputeEntity = declared;

interface DisputeEntity extends EntityOf<Dispute, typeof declared> {}

import { id, money, number, text, time } from "../expressions/kinds.js";
import type { EntityOf, RowOf } from "../expressions/shape.js";
import { libraryEntity } from "./entity.js";

const declared = /*#__PURE__*/ (() =>
  libraryEntity("refundLines", {
    id: id(),
    orderId: text(),
    orderLineId: text(),
    productId: text(),
    customerId: text(),
    /** When the order was placed. */
    placedAt: time(),
    /** When it was paid back. */
    at: time(),
    /** How many came back. */
    quantity: number(),
    amount: money(),
    /** ISO 4217 code of every amount in the row. */
    currency: text(),
    channel: text(),
  }))();

/**
 * What was paid back of one line of an order.
 *
 * *Details*. An order may have several: each has its own date.
 *
 * @category Entities
 */
export interface RefundLine extends RowOf<typeof declared> {}

/**
 * References to the fields of {@link RefundLine} rows, known to data as `refundLines`.
 *
 * @category Entities
 */
export const RefundLine: RefundLineEntity = declared;

interface RefundLineEntity extends EntityOf<RefundLine, typeof declared> {}

import { id, money, number, text, time } from "../expressions/kinds.js";
import type { EntityOf, RowOf } from "../expressions/shape.js";
import { libraryEntity } from "./entity.js";

const declared = /*#__PURE__*/ (() =>
  libraryEntity("orderLines", {
    id: id(),
    /** The order it belongs to. */
    orderId: text({ required: true }),
    productId: text(),
    customerId: text(),
    placedAt: time(),
    quantity: number(),
    /** ISO 4217 code of every amount in the row. */
    currency: text(),
    /** The list price of one. */
    unitPrice: money(),
    discountAmount: money(),
    taxAmount: money(),
    /** The cost of the goods. */
    costAmount: money(),
  }))();

/**
 * One product in an order.
 *
 * *Details*. The key of a line is its own `id`.
 *
 * @category Entities
 */
export interface OrderLine extends RowOf<typeof declared> {}

/**
 * References to the fields of {@link OrderLine} rows, known to data as `orderLines`.
 *
 * @category Entities
 */
export const OrderLine: OrderLineEntity = declared;

interface OrderLineEntity extends EntityOf<OrderLine, typeof declared> {}

import { flag, id, money, text, time } from "../expressions/kinds.js";
import type { EntityOf, RowOf } from "../expressions/shape.js";
import { libraryEntity } from "./entity.js";

const declared = /*#__PURE__*/ (() =>
  libraryEntity("orders", {
    id: id(),
    customerId: text(),
    repId: text(),
    channel: text(),
    campaignId: text(),
    /** When the checkout began; one that was abandoned was never placed. */
    checkoutAt: time(),
    placedAt: time(),
    paidAt: time(),
    cancelledAt: time(),
    refundedAt: time(),
    /** ISO 4217 code of every amount in the row. */
    currency: text(),
    /** Price times quantity, before discounts, tax, shipping and returns. */
    grossAmount: money(),
    /** Discounts on lines and on the order; missing means zero. */
    discountAmount: money(),
    taxAmount: money(),
    shippingAmount: money(),
    /** The collected amount. */
    paidAmount: money(),
    /** The amount that was paid back; missing means zero. */
    refundedAmount: money(),
    /** Whether it is for a subscription or another thing that recurs. */
    recurring: flag(),
    /** Whether it is a test or internal record. */
    test: flag(),
  }))();

/**
 * A purchase.
 *
 * *Details*. Amounts exclude tax and shipping, except the two named after them.
 *
 * @category Entities
 */
export interface Order extends RowOf<typeof declared> {}

/**
 * References to the fields of {@link Order} rows, known to data as `orders`.
 *
 * @category Entities
 */
export const Order: OrderEntity = declared;

interface OrderEntity extends EntityOf<Order, typeof declared> {}

import { libraryEntity } from "../entities/entity.js";
import { id, money, text, time } from "../expressions/kinds.js";
import type { EntityOf, RowOf } from "../expressions/shape.js";

const declared = /*#__PURE__*/ (() =>
  libraryEntity("customerPayments", {
    /** The order, and whether it is its payment or its refund. */
    id: id(),
    orderId: text(),
    customerId: text({ required: true }),
    /** When the customer first paid. */
    customerSince: time(),
    /** When it was paid or refunded. */
    at: time(),
    /** Below 0 for a refund. */
    amount: money(),
    /** ISO 4217 code of every amount in the row. */
    currency: text(),
    channel: text(),
    campaignId: text(),
    repId: text(),
  }))();

/**
 * A payment of a customer, or a refund to one, with the time of the customer's first payment. Made by
 * `customerPayments`.
 *
 * @category Entities
 */
export interface CustomerPayment extends RowOf<typeof declared> {}

/**
 * References to the fields of {@link CustomerPayment} rows, known to data as `customerPayments`.
 *
 * @category Entities
 */
export const CustomerPayment: CustomerPaymentEntity = declared;

interface CustomerPaymentEntity extends EntityOf<CustomerPayment, typeof declared> {}

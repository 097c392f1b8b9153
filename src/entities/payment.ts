import { id, money, text, time } from "../expressions/kinds.js";
import type { EntityOf, RowOf } from "../expressions/shape.js";
import { libraryEntity } from "./entity.js";

const declared = /*#__PURE__*/ (() =>
  libraryEntity("payments", {
    id: id(),
    customerId: text(),
    orderId: text(),
    invoiceId: text(),
    /** When the invoice that it pays was issued. */
    invoicedAt: time(),
    /** When it was collected; missing for one that failed and was not recovered. */
    at: time(),
    /** When it first failed. */
    failedAt: time(),
    /** When a payment that had failed was collected after all. */
    recoveredAt: time({ after: "failedAt" }),
    /** What the customer paid. */
    gross: money(),
    /** What the payment cost. */
    fee: money(),
    /** ISO 4217 code of every amount in the row. */
    currency: text(),
    /** How it was paid, such as by card. */
    method: text(),
    channel: text(),
  }))();

/**
 * A payment of a customer, for an order or an invoice, or the attempt at one.
 *
 * @category Entities
 */
export interface Payment extends RowOf<typeof declared> {}

/**
 * References to the fields of {@link Payment} rows, known to data as `payments`.
 *
 * @category Entities
 */
export const Payment: PaymentEntity = declared;

interface PaymentEntity extends EntityOf<Payment, typeof declared> {}

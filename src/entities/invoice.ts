import { flag, id, money, text, time } from "../expressions/kinds.js";
import type { EntityOf, RowOf } from "../expressions/shape.js";
import { libraryEntity } from "./entity.js";

const declared = /*#__PURE__*/ (() =>
  libraryEntity("invoices", {
    id: id(),
    customerId: text(),
    productId: text(),
    issuedAt: time(),
    dueAt: time(),
    /** When it was settled in full; missing while anything is open. */
    paidAt: time(),
    /** What is billed, without tax. */
    amount: money(),
    /** What credit notes took off; missing means zero. */
    credited: money(),
    /** ISO 4217 code of every amount in the row. */
    currency: text(),
    /** The first day of the service that it is for. */
    servicesFrom: time(),
    /** The day after the last one. */
    servicesUntil: time(),
    /** Whether it is for a subscription or another thing that recurs. */
    recurring: flag(),
  }))();

/**
 * An invoice to a customer.
 *
 * *Details*. Amounts exclude tax. An invoice that was voided is credited as a whole.
 *
 * @category Entities
 */
export interface Invoice extends RowOf<typeof declared> {}

/**
 * References to the fields of {@link Invoice} rows, known to data as `invoices`.
 *
 * @category Entities
 */
export const Invoice: InvoiceEntity = declared;

interface InvoiceEntity extends EntityOf<Invoice, typeof declared> {}

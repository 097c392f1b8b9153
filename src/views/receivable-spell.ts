import { libraryEntity } from "../entities/entity.js";
import { id, money, number, text, time } from "../expressions/kinds.js";
import type { EntityOf, RowOf } from "../expressions/shape.js";

const declared = /*#__PURE__*/ (() =>
  libraryEntity("receivableSpells", {
    /** The invoice and the number of the spell, from 1. */
    id: id(),
    invoiceId: text({ required: true }),
    customerId: text(),
    dueAt: time(),
    from: time(),
    /** Missing while the spell lasts. */
    until: time({ after: "from" }),
    /** What is still to be paid in that time. */
    amount: money(),
    /** ISO 4217 code of the amount. */
    currency: text(),
    /** For how many days it is overdue at least: the first day of a band. Missing while it is not due. */
    overdueDays: number(),
  }))();

/**
 * A stretch of time in which one amount of an invoice was open, and overdue by one band of days. Made by
 * `receivableSpells`.
 *
 * @category Entities
 */
export interface ReceivableSpell extends RowOf<typeof declared> {}

/**
 * References to the fields of {@link ReceivableSpell} rows, known to data as `receivableSpells`.
 *
 * @category Entities
 */
export const ReceivableSpell: EntityOf<ReceivableSpell, typeof declared> = declared;

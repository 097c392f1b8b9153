import { id, money, text, time } from "../expressions/kinds.js";
import type { EntityOf, RowOf } from "../expressions/shape.js";
import { libraryEntity } from "./entity.js";

const declared = /*#__PURE__*/ (() =>
  libraryEntity("quotes", {
    id: id(),
    dealId: text(),
    /** Who sent it, at the time of sending. */
    repId: text(),
    customerId: text(),
    amount: money(),
    /** ISO 4217 code of every amount in the row. */
    currency: text(),
    /** The reduction of the list price. */
    discount: money(),
    /** When it was asked for. */
    requestedAt: time(),
    createdAt: time(),
    /** When it was sent; a draft has none. */
    sentAt: time(),
    firstViewedAt: time(),
    acceptedAt: time({ after: "sentAt" }),
    declinedAt: time({ after: "sentAt" }),
    /** When it ceases to be valid unless accepted. */
    expiresAt: time(),
    /** The quote that replaced this one. */
    supersededById: text(),
  }))();

/**
 * An offer to a customer with a price (proposal).
 *
 * *Details*. When a revision replaces a quote, the old row has its id in `supersededById`: the chain counts once.
 *
 * @category Entities
 */
export interface Quote extends RowOf<typeof declared> {}

/**
 * References to the fields of {@link Quote} rows, known to data as `quotes`.
 *
 * @category Entities
 */
export const Quote: QuoteEntity = declared;

interface QuoteEntity extends EntityOf<Quote, typeof declared> {}

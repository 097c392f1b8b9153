import { id, oneOf, text, time } from "../expressions/kinds.js";
import type { EntityOf, RowOf } from "../expressions/shape.js";
import { libraryEntity } from "./entity.js";

const declared = /*#__PURE__*/ (() =>
  libraryEntity("tickets", {
    id: id(),
    kind: oneOf(["question", "problem", "complaint", "return", "request"]),
    customerId: text(),
    repId: text(),
    orderId: text(),
    channel: text(),
    createdAt: time(),
    /** The first answer of a person. */
    firstRespondedAt: time({ after: "createdAt" }),
    /** When it was solved; of one that was reopened, the last time. */
    solvedAt: time({ after: "createdAt" }),
    /** When it was first opened again. */
    reopenedAt: time(),
  }))();

/**
 * A question or a complaint of a customer that somebody works on.
 *
 * @category Entities
 */
export interface Ticket extends RowOf<typeof declared> {}

/**
 * References to the fields of {@link Ticket} rows, known to data as `tickets`.
 *
 * @category Entities
 */
export const Ticket: TicketEntity = declared;

interface TicketEntity extends EntityOf<Ticket, typeof declared> {}

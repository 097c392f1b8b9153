import { id, text, time } from "../expressions/kinds.js";
import type { EntityOf, RowOf } from "../expressions/shape.js";
import { libraryEntity } from "./entity.js";

const declared = /*#__PURE__*/ (() =>
  libraryEntity("invites", {
    id: id(),
    /** The customer who invites. */
    customerId: text(),
    sentAt: time(),
    /** When the one who was invited became a customer. */
    convertedAt: time({ after: "sentAt" }),
    /** Whom the one who was invited became. */
    invitedCustomerId: text(),
    channel: text(),
  }))();

/**
 * An invitation of a customer to somebody who is none yet.
 *
 * @category Entities
 */
export interface Invite extends RowOf<typeof declared> {}

/**
 * References to the fields of {@link Invite} rows, known to data as `invites`.
 *
 * @category Entities
 */
export const Invite: InviteEntity = declared;

interface InviteEntity extends EntityOf<Invite, typeof declared> {}

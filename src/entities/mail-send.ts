import { flag, id, oneOf, text, time } from "../expressions/kinds.js";
import type { EntityOf, RowOf } from "../expressions/shape.js";
import { libraryEntity } from "./entity.js";

const declared = /*#__PURE__*/ (() =>
  libraryEntity("mailSends", {
    id: id(),
    campaignId: text(),
    /** Who it was sent to. */
    recipientId: text(),
    leadId: text(),
    customerId: text(),
    repId: text(),
    sentAt: time(),
    deliveredAt: time(),
    /** The first opening. */
    openedAt: time(),
    /** Whether only a machine opened it, such as the privacy protection of a mail program. */
    openedByMachine: flag(),
    /** The first click on a link other than that to unsubscribe. */
    clickedAt: time(),
    bouncedAt: time(),
    /** Whether the address is bad, or the mailbox was full for a while. */
    bounce: oneOf(["hard", "soft"]),
    unsubscribedAt: time(),
    complainedAt: time(),
    /** The first answer of a person. */
    repliedAt: time(),
  }))();

/**
 * One mail of a campaign, or of a rep, to one recipient, with what became of it.
 *
 * @category Entities
 */
export interface MailSend extends RowOf<typeof declared> {}

/**
 * References to the fields of {@link MailSend} rows, known to data as `mailSends`.
 *
 * @category Entities
 */
export const MailSend: MailSendEntity = declared;

interface MailSendEntity extends EntityOf<MailSend, typeof declared> {}

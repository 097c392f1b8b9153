import { id, text, time } from "../expressions/kinds.js";
import type { EntityOf, RowOf } from "../expressions/shape.js";
import { libraryEntity } from "./entity.js";

const declared = /*#__PURE__*/ (() =>
  libraryEntity("subscribers", {
    id: id(),
    email: text(),
    source: text(),
    campaignId: text(),
    joinedAt: time(),
    /** When it unsubscribed, or its address was found bad. */
    leftAt: time({ after: "joinedAt" }),
  }))();

/**
 * Somebody on a mailing list.
 *
 * @category Entities
 */
export interface Subscriber extends RowOf<typeof declared> {}

/**
 * References to the fields of {@link Subscriber} rows, known to data as `subscribers`.
 *
 * @category Entities
 */
export const Subscriber: SubscriberEntity = declared;

interface SubscriberEntity extends EntityOf<Subscriber, typeof declared> {}

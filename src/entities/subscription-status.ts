import { id, oneOf, text, time } from "../expressions/kinds.js";
import type { EntityOf, RowOf } from "../expressions/shape.js";
import { libraryEntity } from "./entity.js";

/** The states of a subscription; `incomplete` and `unpaid` are those of one that was never paid. */
export const subscriptionStates = [
  "future",
  "trialing",
  "active",
  "pastDue",
  "paused",
  "ended",
  "incomplete",
  "unpaid",
] as const;

const declared = /*#__PURE__*/ (() =>
  libraryEntity("subscriptionStatuses", {
    id: id(),
    subscriptionId: text({ required: true }),
    status: oneOf(subscriptionStates),
    from: time(),
    /** Missing while the subscription is still in this state. */
    until: time({ after: "from" }),
  }))();

/**
 * A state that a subscription was in, from `from` until `until`.
 *
 * *Details*. Where no row says otherwise, a subscription is active from the first day that is charged until its end.
 *
 * @category Entities
 */
export interface SubscriptionStatus extends RowOf<typeof declared> {}

/**
 * References to the fields of {@link SubscriptionStatus} rows, known to data as `subscriptionStatuses`.
 *
 * @category Entities
 */
export const SubscriptionStatus: EntityOf<SubscriptionStatus, typeof declared> = declared;

import { flag, id, oneOf, text, time } from "../expressions/kinds.js";
import type { EntityOf, RowOf } from "../expressions/shape.js";
import { libraryEntity } from "./entity.js";
import { subscriptionStates } from "./subscription-status.js";

const declared = /*#__PURE__*/ (() =>
  libraryEntity("subscriptions", {
    id: id(),
    customerId: text({ required: true }),
    plan: text(),
    startedAt: time(),
    trialStartAt: time(),
    trialEndAt: time({ after: "trialStartAt" }),
    /** The first day that is charged; the end of the trial, or the start, where it is missing. */
    billableFrom: time(),
    firstPaidAt: time(),
    currentPeriodEnd: time(),
    /** When the customer asked to cancel; the subscription runs on until `endedAt`. */
    cancelRequestedAt: time(),
    /** When the customer withdrew that wish. */
    cancelRetractedAt: time({ after: "cancelRequestedAt" }),
    endedAt: time({ after: "startedAt" }),
    cancelReason: text(),
    /** Whether the customer chose to leave; false where a payment failed. */
    voluntary: flag(),
    /** The subscription that replaced this one, on another plan. */
    successorId: text(),
    /** The state of today; {@link SubscriptionStatus} has those of the past. */
    status: oneOf(subscriptionStates),
  }))();

/**
 * A subscription of a customer.
 *
 * *Details*. What it costs is in its items, {@link SubscriptionItem}, and its discounts, {@link SubscriptionDiscount}.
 *
 * @category Entities
 */
export interface Subscription extends RowOf<typeof declared> {}

/**
 * References to the fields of {@link Subscription} rows, known to data as `subscriptions`.
 *
 * @category Entities
 */
export const Subscription: EntityOf<Subscription, typeof declared> = declared;

import { id, number, oneOf, text, time } from "../expressions/kinds.js";
import type { EntityOf, RowOf } from "../expressions/shape.js";
import { libraryEntity } from "./entity.js";

const declared = /*#__PURE__*/ (() =>
  libraryEntity("subscriptionDiscounts", {
    id: id(),
    subscriptionId: text({ required: true }),
    /** Whether `value` is a number of percent, or an amount off each bill. */
    kind: oneOf(["percent", "amount"]),
    /** 20 for 20 % off. */
    value: number({ min: 0 }),
    /** ISO 4217 code of an amount. */
    currency: text(),
    /** From the start of the subscription where it is missing. */
    from: time(),
    until: time({ after: "from" }),
    /** How many bills it reduces. Neither this nor `until`: it lasts as long as the subscription. */
    cycles: number({ min: 0 }),
  }))();

/**
 * A discount on the bills of a subscription.
 *
 * @category Entities
 */
export interface SubscriptionDiscount extends RowOf<typeof declared> {}

/**
 * References to the fields of {@link SubscriptionDiscount} rows, known to data as `subscriptionDiscounts`.
 *
 * @category Entities
 */
export const SubscriptionDiscount: EntityOf<SubscriptionDiscount, typeof declared> = declared;

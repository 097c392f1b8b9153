import { flag, id, money, number, oneOf, text, time } from "../expressions/kinds.js";
import type { EntityOf, RowOf } from "../expressions/shape.js";
import { libraryEntity } from "./entity.js";

/** The intervals of prices. */
export const priceIntervals = ["day", "week", "month", "quarter", "halfYear", "year"] as const;

const declared = /*#__PURE__*/ (() =>
  libraryEntity("subscriptionItems", {
    id: id(),
    subscriptionId: text({ required: true }),
    productId: text(),
    /** The price of one for one interval, without tax. */
    price: money(),
    /** ISO 4217 code of every amount in the row. */
    currency: text(),
    /** 1 where it is missing. */
    quantity: number(),
    interval: oneOf(priceIntervals),
    /** How many intervals one price is for, 2 for every other month; 1 where it is missing. */
    intervalCount: number(),
    /** From when on it is part of the subscription; from its start where it is missing. */
    from: time(),
    /** When it ceases to be part of the subscription, or another row replaces it. */
    until: time({ after: "from" }),
    /** Whether it is charged by use. */
    metered: flag(),
  }))();

/**
 * What a subscription is for: a product at a price for each interval, from `from` until `until`.
 *
 * *Details*. A change of price or quantity ends one row and begins another.
 *
 * @category Entities
 */
export interface SubscriptionItem extends RowOf<typeof declared> {}

/**
 * References to the fields of {@link SubscriptionItem} rows, known to data as `subscriptionItems`.
 *
 * @category Entities
 */
export const SubscriptionItem: EntityOf<SubscriptionItem, typeof declared> = declared;

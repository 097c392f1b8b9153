import { libraryEntity } from "../entities/entity.js";
import { flag, id, money, number, text, time } from "../expressions/kinds.js";
import type { EntityOf, RowOf } from "../expressions/shape.js";

const declared = /*#__PURE__*/ (() =>
  libraryEntity("subscriptionSpells", {
    /** The item and the number of the spell, from 1. */
    id: id(),
    customerId: text({ required: true }),
    subscriptionId: text({ required: true }),
    itemId: text({ required: true }),
    productId: text(),
    plan: text(),
    from: time(),
    /** Missing while the spell lasts. */
    until: time({ after: "from" }),
    /** The value of a month, after discounts, is `amount ÷ divisor`. */
    amount: money(),
    /** The value of a month before discounts is `listAmount ÷ divisor`. */
    listAmount: money(),
    /** ISO 4217 code of every amount in the row. */
    currency: text(),
    /** What the amounts are divided by: 1, unless no decimal holds the quotient, such as 500 ÷ 3. */
    divisor: number({ required: true }),
    /** Whether a payment is overdue, and the policy still counts on it. */
    pastDue: flag(),
    /** The name of the policy that it was made under. */
    policy: text(),
  }))();

/**
 * A stretch of time in which an item of a subscription had one monthly value, after discounts. Made by
 * `subscriptionSpells`.
 *
 * *Details*. The monthly value is the exact fraction `amount ÷ divisor`: 2000 a year is 500 ÷ 3 a month.
 *
 * @category Entities
 */
export interface SubscriptionSpell extends RowOf<typeof declared> {}

/**
 * References to the fields of {@link SubscriptionSpell} rows, known to data as `subscriptionSpells`.
 *
 * @category Entities
 */
export const SubscriptionSpell: EntityOf<SubscriptionSpell, typeof declared> = declared;

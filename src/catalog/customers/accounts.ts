import { Account } from "../../entities/account.js";
import { Activity } from "../../entities/activity.js";
import { Deal } from "../../entities/deal.js";
import { OrderLine } from "../../entities/order-line.js";
import { dimension } from "../../expressions/dimension.js";
import { constant } from "../../metrics/constant.js";
import { count, countDistinct } from "../../metrics/count.js";
import { difference } from "../../metrics/difference.js";
import { family } from "../../metrics/family.js";
import { countWhere, meanOf } from "../../metrics/key-folds.js";
import { metric } from "../../metrics/metric.js";
import { perKey } from "../../metrics/per-key.js";
import { product } from "../../metrics/product.js";
import { ratioOfNumbers } from "../../metrics/ratio.js";
import { stock } from "../../metrics/stock.js";
import { activitiesHeld } from "../activities.js";
import { closed, won } from "../deals/conditions.js";
import { checkPositive } from "../leads/conditions.js";

/**
 * Target accounts at the end of each period: the number of accounts that had become targets by then, and still were.
 *
 * @see Own definition; none is published
 * @category Customers
 */
export const targetAccountsAtEnd = /*#__PURE__*/ metric(
  "targetAccountsAtEnd",
  () => stock(count(Account), { from: Account.targetSince, until: Account.targetUntil }),
  { direction: "none" },
);

/**
 * Account coverage: target accounts with an activity in a period ÷ target accounts, at the end of each period.
 *
 * *Details*. An activity counts if it was held by a person. Both sides are of the accounts that are targets at the end, so it is
 * never above 1. Without a period, it is that of all activities until `asOf`.
 *
 * *Gotchas*. An activity with an account that is not among the rows counts for none.
 *
 * @example
 * ```ts
 * import { accountCoverage, month } from "salesmetrics";
 *
 * const accounts = [
 *   { id: "acme", targetSince: "2025-01-01" },
 *   { id: "globex", targetSince: "2025-03-10" },
 * ] as const;
 * const activities = [{ id: "1", type: "call", accountId: "acme", heldAt: "2025-03-05" }] as const;
 *
 * accountCoverage({ accounts, activities }, { during: month(2025, 3) }); // => 0.5
 * ```
 *
 * @see Own definition; none is published
 * @category Customers
 */
export const accountCoverage = /*#__PURE__*/ metric(
  "accountCoverage",
  () => {
    const account = dimension({ accounts: Account.id, activities: Activity.accountId });
    const both = product(targetAccountsAtEnd, activitiesHeld);
    return ratioOfNumbers(perKey(account, both, countWhere({ above: 0 })), targetAccountsAtEnd);
  },
  { unit: "proportion", direction: "up" },
);

/**
 * The account win rate: accounts with a deal won ÷ accounts with a deal won or lost, by closing date.
 *
 * *Details*. An account with several deals counts once: it was won if one of them was. Closed deals without an account are in
 * neither side, and reported.
 *
 * *Gotchas*. {@link winRate} counts deals, and is another number where accounts had several.
 *
 * @example
 * ```ts
 * import { accountWinRate, winRate } from "salesmetrics";
 *
 * const deals = [
 *   { id: "1", status: "won", accountId: "acme", closedAt: "2025-03-03" },
 *   { id: "2", status: "lost", accountId: "acme", closedAt: "2025-03-04" },
 *   { id: "3", status: "lost", accountId: "acme", closedAt: "2025-03-05" },
 *   { id: "4", status: "lost", accountId: "globex", closedAt: "2025-03-06" },
 * ] as const;
 *
 * accountWinRate({ deals }); // => 0.5
 * winRate({ deals }); // => 0.25
 * ```
 *
 * @see Own definition; none is published
 * @category Customers
 */
export const accountWinRate = /*#__PURE__*/ metric(
  "accountWinRate",
  () => ratioOfNumbers(countDistinct(Deal.accountId, won()), countDistinct(Deal.accountId, closed())),
  { unit: "proportion", direction: "up" },
);

/**
 * Product penetration: the mean, over customers, of the different products bought ÷ the `sellable` products there are.
 *
 * *Details*. Over the order lines of the period that is asked: without `during`, over all that was ever bought. A customer without
 * an order line is not in the mean. Lines without a product or a customer are left out and reported.
 *
 * *Gotchas*. Above 1 where customers bought more products than are sold now.
 *
 * @example
 * ```ts
 * import { productPenetration, productWhitespace } from "salesmetrics";
 *
 * const line = { orderId: "1", placedAt: "2025-03-01" } as const;
 * const orderLines = [
 *   { id: "1", ...line, customerId: "ann", productId: "desk" },
 *   { id: "2", ...line, customerId: "ann", productId: "lamp" },
 *   { id: "3", ...line, customerId: "bob", productId: "lamp" },
 * ];
 *
 * productPenetration(4)({ orderLines }); // => 0.375
 * productWhitespace(4)({ orderLines }); // => 0.625
 * ```
 *
 * @see Own definition; none is published
 * @category Customers
 */
export const productPenetration = /*#__PURE__*/ family(
  "productPenetration",
  (sellable: number) => {
    checkPositive("productPenetration", sellable);
    const owned = countDistinct(OrderLine.productId, { at: OrderLine.placedAt });
    return ratioOfNumbers(perKey(OrderLine.customerId, owned, meanOf()), constant(sellable));
  },
  { unit: "ratio", direction: "up" },
);

/**
 * Product whitespace: 1 − {@link productPenetration}, the share of the `sellable` products that the mean customer has not bought.
 *
 * @see Own definition; none is published
 * @category Customers
 */
export const productWhitespace = /*#__PURE__*/ family(
  "productWhitespace",
  (sellable: number) => difference(constant(1), productPenetration(sellable)),
  { unit: "ratio", direction: "down" },
);

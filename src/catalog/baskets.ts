import { OrderLine } from "../entities/order-line.js";
import { eq, lte } from "../expressions/comparison.js";
import { and, not } from "../expressions/logic.js";
import type { Predicate } from "../expressions/expression.js";
import { count } from "../metrics/count.js";
import { family } from "../metrics/family.js";
import { shareWhere } from "../metrics/key-folds.js";
import { perKey } from "../metrics/per-key.js";
import { product } from "../metrics/product.js";
import { ratioOfNumbers } from "../metrics/ratio.js";
import type { Metric } from "../formulas/metric.js";

/**
 * The attach rate, the confidence of a pair: orders with `bought` and `attached` ÷ orders with `bought`, by order date.
 *
 * *Details*. Products are told by their ids. An order with several lines of a product counts once. A line with a quantity of 0 or
 * less, such as a return, is no purchase; lines without an order are left out and reported.
 *
 * *Gotchas*. It has a direction: of those who buy a desk many take a lamp, of those who buy a lamp few take a desk.
 *
 * @example
 * ```ts
 * import { attachRate } from "salesmetrics";
 *
 * const line = { quantity: 1, placedAt: "2025-03-01" } as const;
 * const orderLines = [
 *   { id: "1", orderId: "a", productId: "desk", ...line },
 *   { id: "2", orderId: "a", productId: "lamp", ...line },
 *   { id: "3", orderId: "b", productId: "desk", ...line },
 *   { id: "4", orderId: "c", productId: "lamp", ...line },
 * ];
 *
 * attachRate("desk", "lamp")({ orderLines }); // => 0.5
 * ```
 *
 * @see Agrawal, Imieliński and Swami (1993)
 * @category Products
 */
export const attachRate = /*#__PURE__*/ family(
  "attachRate",
  (bought: string, attached: string) => shareOfOrders(ratioOfNumbers(linesOf(attached), linesOf(bought))),
  { direction: "up" },
);

/**
 * The support of a pair of products: orders with both ÷ orders, by order date.
 *
 * *Details*. As {@link attachRate}.
 *
 * @see Agrawal, Imieliński and Swami (1993)
 * @category Products
 */
export const basketSupport = /*#__PURE__*/ family(
  "basketSupport",
  (product: string, other: string) => shareOfOrders(ratioOfNumbers(both(product, other), bought())),
  { direction: "none" },
);

/**
 * The lift of a pair of products: attach rate ÷ share of all orders that have `attached`, by order date.
 *
 * *Details*. As {@link attachRate}. 1 if the two have nothing to do with each other, above 1 if they are bought together
 * more often. The order of the two does not matter.
 *
 * *Gotchas*. Of few orders it is noise: show {@link basketSupport} beside it.
 *
 * @see Brin, Motwani, Ullman and Tsur (1997)
 * @category Products
 */
export const basketLift = /*#__PURE__*/ family(
  "basketLift",
  (product: string, attached: string) =>
    ratioOfNumbers(attachRate(product, attached), shareOfOrders(ratioOfNumbers(linesOf(attached), bought()))),
  { unit: "ratio", direction: "up" },
);

/** Of the orders for which a number is known, the share for which it is above 0. */
function shareOfOrders(metric: Metric<{ orderLines: OrderLine }, number>) {
  return perKey(OrderLine.orderId, metric, shareWhere({ above: 0 }));
}

function both(first: string, second: string) {
  return product(linesOf(first), linesOf(second));
}

function linesOf(productId: string) {
  return bought(eq(OrderLine.productId, productId));
}

/** Lines of what was bought, by order date. */
function bought(condition: Predicate<{ orderLines: OrderLine }> | null = null) {
  const isBought = not(lte(OrderLine.quantity, 0));
  return count(OrderLine, {
    where: condition === null ? isBought : and(isBought, condition),
    at: OrderLine.placedAt,
  });
}

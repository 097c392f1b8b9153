import { OrderLine } from "../entities/order-line.js";
import { coalesce, multiply, subtract } from "../expressions/arithmetic.js";
import { isPresent } from "../expressions/comparison.js";
import { required } from "../expressions/required.js";
import { countDistinct } from "../metrics/count.js";
import { growth } from "../metrics/growth.js";
import { countCovering, topShare } from "../metrics/key-folds.js";
import { metric } from "../metrics/metric.js";
import { sumOfNumbers } from "../metrics/numeric-metrics.js";
import { share } from "../metrics/overall.js";
import { perKey } from "../metrics/per-key.js";
import { sumOfMoney } from "../metrics/quantity-metrics.js";
import { ratio, ratioOfNumbers } from "../metrics/ratio.js";

/**
 * Product revenue: Σ (unit price × quantity − discount) of order lines, by order date.
 *
 * *Details*. Split by `OrderLine.productId` for each product. A line without a price or a quantity is left out and reported; a missing
 * discount is 0. Discounts of a whole order are spread over its lines before.
 *
 * *Gotchas*. Lines say nothing about payment: pass those of paid orders.
 *
 * @example
 * ```ts
 * import { evaluate, OrderLine, productRevenue } from "salesmetrics";
 *
 * const line = { orderId: "1", placedAt: "2025-03-01", currency: "EUR" } as const;
 * const orderLines = [
 *   { id: "1", ...line, productId: "desk", quantity: 2, unitPrice: "199.50", discountAmount: 19 },
 *   { id: "2", ...line, productId: "lamp", quantity: 1, unitPrice: 40 },
 * ];
 * const { rows } = evaluate({ productRevenue }, { orderLines }, { by: { product: OrderLine.productId } });
 *
 * rows.map((row) => [row.product, row.productRevenue?.amount.toNumber()]); // => [["desk", 380], ["lamp", 40]]
 * ```
 *
 * @see Shopify
 * @category Products
 */
export const productRevenue = /*#__PURE__*/ metric("productRevenue", () => sumOfMoney(netOf(), sold()), {
  direction: "up",
});

/**
 * Units sold: Σ quantity of order lines, by order date.
 *
 * *Details*. A line without a quantity is left out and reported.
 *
 * *Gotchas*. Lines say nothing about payment: pass those of paid orders that are no tests.
 *
 * @see Shopify
 * @category Products
 */
export const unitsSold = /*#__PURE__*/ metric("unitsSold", () => sumOfNumbers(OrderLine.quantity, sold()), {
  unit: "count",
  direction: "up",
});

/**
 * Orders with a product: the number of distinct orders, by order date, in a report split by `OrderLine.productId`.
 *
 * *Gotchas*. An order with two products is in the number of each, and once in the total.
 *
 * @see Shopify
 * @category Products
 */
export const productOrders = /*#__PURE__*/ metric(
  "productOrders",
  () => countDistinct(OrderLine.orderId, sold()),
  { direction: "up" },
);

/**
 * Units per order: Σ quantity ÷ distinct orders, by order date.
 *
 * *Details*. Lines without a quantity are in neither side, and reported.
 *
 * @see Shopify
 * @category Products
 */
export const unitsPerOrder = /*#__PURE__*/ metric(
  "unitsPerOrder",
  () =>
    ratioOfNumbers(
      unitsSold,
      countDistinct(OrderLine.orderId, {
        where: isPresent(required(OrderLine.quantity)),
        at: OrderLine.placedAt,
      }),
    ),
  { direction: "up" },
);

/**
 * The average selling price: Σ (unit price × quantity − discount) ÷ Σ quantity of order lines, by order date.
 *
 * *Details*. Weighted by quantity. Lines without a price or a quantity are in neither side, and reported.
 *
 * @see Own definition; none is published
 * @category Products
 */
export const averageSellingPrice = /*#__PURE__*/ metric(
  "averageSellingPrice",
  () => ratio(productRevenue, sumOfNumbers(OrderLine.quantity, priced())),
  { direction: "up" },
);

/**
 * The discount depth of products: Σ discount ÷ Σ unit price × quantity of order lines, by order date.
 *
 * *Details*. Weighted by value. Lines without a price or a quantity are in neither side, and reported; a missing discount is 0.
 *
 * @see Own definition; none is published
 * @category Products
 */
export const productDiscountRate = /*#__PURE__*/ metric(
  "productDiscountRate",
  () => ratio(sumOfMoney(discountOf(), priced()), sumOfMoney(listOf(), priced())),
  { direction: "down" },
);

/**
 * The product mix: product revenue of a group ÷ all product revenue, in a report split by `OrderLine.productId`.
 *
 * *Details*. Lines without a product form a group, so that the shares add up to 1.
 *
 * @see Own definition; none is published
 * @category Products
 */
export const productMix = /*#__PURE__*/ metric("productMix", () => share(productRevenue), {
  unit: "ratio",
  direction: "none",
});

/**
 * Product growth: (product revenue − that of the period before) ÷ that of the period before.
 *
 * *Details*. Split by `OrderLine.productId` for each product. For a new one it is `null`, with the reason `no-base`; for a period that
 * has not ended, `incomplete-period`.
 *
 * @see Own definition; none is published
 * @category Products
 */
export const productGrowth = /*#__PURE__*/ metric("productGrowth", () => growth(productRevenue));

/**
 * The product margin: Σ (net − cost) ÷ Σ net of order lines, by order date; net is unit price × quantity − discount.
 *
 * *Details*. A line without a cost is in neither side, and reported: it has no margin of 100 %.
 *
 * @see datma
 * @category Products
 */
export const productMargin = /*#__PURE__*/ metric(
  "productMargin",
  () =>
    ratio(
      sumOfMoney(subtract(netOf(), OrderLine.costAmount), sold()),
      sumOfMoney(netOf(), { where: isPresent(required(OrderLine.costAmount)), at: OrderLine.placedAt }),
    ),
  { direction: "up" },
);

/**
 * The Pareto share of products: the share that the best fifth of the products sold has in product revenue, by order date.
 *
 * *Details*. A fifth of the products, rounded up.
 *
 * @see Own definition; none is published
 * @category Products
 */
export const topProductsShare = /*#__PURE__*/ metric(
  "topProductsShare",
  () => perKey(OrderLine.productId, productRevenue, topShare({ share: 0.2 })),
  { direction: "none" },
);

/**
 * The number of products that make 80 % of product revenue: the smallest number that does, by order date.
 *
 * *Details*. The products of class A in an ABC analysis.
 *
 * @see Own definition; none is published
 * @category Products
 */
export const productsCovering80Percent = /*#__PURE__*/ metric(
  "productsCovering80Percent",
  () => perKey(OrderLine.productId, productRevenue, countCovering(0.8)),
  { direction: "none" },
);

function sold() {
  return { at: OrderLine.placedAt };
}

/** Lines with a price and a quantity; the others are reported. */
function priced() {
  return { where: isPresent(required(netOf())), at: OrderLine.placedAt };
}

function listOf() {
  return multiply(OrderLine.unitPrice, OrderLine.quantity);
}

/** The discount; a missing one is 0, of the currency of the line. */
function discountOf() {
  return coalesce(OrderLine.discountAmount, multiply(OrderLine.unitPrice, 0));
}

function netOf() {
  return subtract(listOf(), discountOf());
}

import { eq, gt, isPresent } from "../../expressions/comparison.js";
import { days, elapsed } from "../../expressions/duration.js";
import { lifetime } from "../../expressions/lifetime.js";
import { count, countDistinct } from "../../metrics/count.js";
import { family } from "../../metrics/family.js";
import { metric } from "../../metrics/metric.js";
import { meanTime } from "../../metrics/numeric-metrics.js";
import { ratioOfNumbers } from "../../metrics/ratio.js";
import { survivalMedian } from "../../metrics/survival.js";
import { eventually, within } from "../../metrics/within.js";
import { PurchaseGap } from "../../views/purchase-gap.js";

/**
 * The repeat purchase rate: customers with a second purchase at most 90 days after the first ÷ customers with a first,
 * by the date of the first.
 *
 * *Details*. Takes the rows of `purchaseGaps`: orders of one day are one purchase. It needs `asOf`. While a customer of
 * the cohort has had fewer than 90 days, it is `null`, with the reason `immature`.
 *
 * @example
 * ```ts
 * import { month, purchaseGaps, repeatPurchaseRate } from "salesmetrics";
 *
 * const bought = (customerId: string, placedAt: "2025-02-10" | "2025-03-10", place: number) =>
 *   ({ id: String(place), customerId, placedAt, paidAt: placedAt }) as const;
 * const { rows } = purchaseGaps([
 *   bought("ann", "2025-02-10", 1),
 *   bought("ann", "2025-03-10", 2),
 *   bought("bob", "2025-02-10", 3),
 *   bought("bob", "2025-02-10", 4),
 * ]);
 *
 * repeatPurchaseRate({ purchaseGaps: rows }, { during: month(2025, 2), asOf: "2025-06-30" }); // => 0.5
 * ```
 *
 * @see {@link repeatPurchaseRateWithin}, {@link lifetimeRepeatPurchaseRate}; datma, cxforge
 * @category Customers
 */
export const repeatPurchaseRate = /*#__PURE__*/ metric("repeatPurchaseRate", () =>
  repeatPurchaseRateWithin(90),
);

/**
 * The repeat purchase rate within `length` days: as {@link repeatPurchaseRate}, with another window.
 *
 * @see datma, cxforge
 * @category Customers
 */
export const repeatPurchaseRateWithin = /*#__PURE__*/ family("repeatPurchaseRateWithin", (length: number) =>
  within(days(length), repeat()),
);

/**
 * The repeat purchase rate over the whole life of customers: customers with a second purchase by `asOf` ÷ customers with
 * a first, by the date of the first.
 *
 * *Details*. Takes the rows of `purchaseGaps`.
 *
 * *Gotchas*. It grows with the age of customers: {@link repeatPurchaseRate} gives each the same time.
 *
 * @see datma, cxforge
 * @category Customers
 */
export const lifetimeRepeatPurchaseRate = /*#__PURE__*/ metric("lifetimeRepeatPurchaseRate", () =>
  eventually(repeat()),
);

/**
 * The returning customer rate: customers with a purchase that is not their first ÷ customers with a purchase, by the date of
 * the purchase.
 *
 * *Details*. Takes the rows of `purchaseGaps`: it is known of each purchase whether it was the first. A customer whose first two
 * purchases lie in one period is new and returning in it.
 *
 * @see Databox; Shopify
 * @category Customers
 */
export const returningCustomerRate = /*#__PURE__*/ metric(
  "returningCustomerRate",
  () =>
    ratioOfNumbers(
      countDistinct(PurchaseGap.customerId, {
        where: gt(PurchaseGap.number, 1),
        at: PurchaseGap.purchasedAt,
      }),
      buyers(),
    ),
  { unit: "proportion", direction: "up" },
);

/**
 * The purchase frequency: purchases ÷ distinct customers with a purchase, by the date of the purchase.
 *
 * *Details*. Takes the rows of `purchaseGaps`: orders of one day are one purchase.
 *
 * @see datma
 * @category Customers
 */
export const purchaseFrequency = /*#__PURE__*/ metric(
  "purchaseFrequency",
  () => ratioOfNumbers(count(PurchaseGap, { at: PurchaseGap.purchasedAt }), buyers()),
  { direction: "up" },
);

/**
 * The mean time between purchases: the mean of purchase − purchase before, in days, by the date of the later one.
 *
 * *Details*. Takes the rows of `purchaseGaps`. First purchases have none before.
 *
 * *Gotchas*. Customers who never come back are not in it: show {@link survivalMedianTimeToSecondPurchase} beside it.
 *
 * @see datma
 * @category Customers
 */
export const timeBetweenPurchases = /*#__PURE__*/ metric("timeBetweenPurchases", () =>
  meanTime(elapsed(PurchaseGap.previousAt, PurchaseGap.purchasedAt), {
    where: isPresent(PurchaseGap.previousAt),
    at: PurchaseGap.purchasedAt,
  }),
);

/**
 * The median time to the second purchase (Kaplan-Meier, customers without one included): the days from the first purchase
 * until half of the customers have a second, by the date of the first.
 *
 * *Details*. Takes the rows of `purchaseGaps`. It needs `asOf`. `explain` gives the number of customers with a second purchase,
 * `ended`, and without one, `open`.
 *
 * @see Kaplan and Meier (1958)
 * @category Customers
 */
export const survivalMedianTimeToSecondPurchase = /*#__PURE__*/ metric(
  "survivalMedianTimeToSecondPurchase",
  () =>
    survivalMedian(lifetime(PurchaseGap.purchasedAt, PurchaseGap.nextAt), {
      where: eq(PurchaseGap.number, 1),
      direction: "down",
    }),
);

function repeat() {
  return { from: PurchaseGap.purchasedAt, to: PurchaseGap.nextAt, where: eq(PurchaseGap.number, 1) };
}

/** Customers with a purchase, by its date. */
function buyers() {
  return countDistinct(PurchaseGap.customerId, { at: PurchaseGap.purchasedAt });
}

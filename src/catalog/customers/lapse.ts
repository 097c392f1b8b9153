import { day } from "../../calendar/civil-periods.js";
import { gt, gte, lt, lte } from "../../expressions/comparison.js";
import { elapsed } from "../../expressions/duration.js";
import { and, not, or } from "../../expressions/logic.js";
import { happened, knownUntil } from "../../expressions/moment.js";
import { count, countDistinct } from "../../metrics/count.js";
import { difference } from "../../metrics/difference.js";
import { family } from "../../metrics/family.js";
import { nullWhile } from "../../metrics/null-while.js";
import { balance } from "../../metrics/stock.js";
import { trailing } from "../../metrics/trailing.js";
import { where } from "../../metrics/where.js";
import { PurchaseGap } from "../../views/purchase-gap.js";
import { shareOf } from "../share-of.js";

/**
 * Lapsed customers at the end of each period: the number of customers whose last purchase was more than `days` days ago.
 *
 * *When to use*. Where customers buy without a contract, and nobody says that they leave. The 90th percentile of the time between
 * purchases is a good `days`.
 *
 * *Details*. Takes the rows of `purchaseGaps`. It needs a period. Customers who ever bought − customers who bought in the last
 * `days` days.
 *
 * @see Own definition; none is published
 * @category Customers
 */
export const lapsedCustomersAtEnd = /*#__PURE__*/ family(
  "lapsedCustomersAtEnd",
  (days: number) =>
    difference(
      balance(countDistinct(PurchaseGap.customerId), PurchaseGap.purchasedAt),
      trailing(days, day(), countDistinct(PurchaseGap.customerId, { at: PurchaseGap.purchasedAt })),
    ),
  { direction: "down" },
);

/**
 * The lapse rate: purchases that no other followed within `length` days ÷ purchases, by their date.
 *
 * *Details*. Takes the rows of `purchaseGaps`. It needs `asOf`. While a purchase of the cohort is younger than the window it is
 * `null`, with the reason `immature`: a lapse is known only when the time is over.
 *
 * @see Own definition; none is published
 * @category Customers
 */
export const lapseRateWithin = /*#__PURE__*/ family("lapseRateWithin", (length: number) => {
  const { purchasedAt, nextAt } = PurchaseGap;
  const purchases = count(PurchaseGap, { at: purchasedAt });
  const isYoung = lt(elapsed(purchasedAt, knownUntil(purchasedAt)), length);
  const isFollowed = and(happened(nextAt), lte(elapsed(purchasedAt, nextAt), length));
  return nullWhile(where(purchases, isYoung), "immature", shareOf(purchases, not(isFollowed), "down"));
});

/**
 * Customers won back: the number of distinct customers with a purchase more than `length` days after the one before, by the date of
 * that purchase.
 *
 * *Details*. Takes the rows of `purchaseGaps`.
 *
 * @see PostHog, lifecycle
 * @category Customers
 */
export const customersWonBack = /*#__PURE__*/ family(
  "customersWonBack",
  (length: number) =>
    countDistinct(PurchaseGap.customerId, {
      where: gt(elapsed(PurchaseGap.previousAt, PurchaseGap.purchasedAt), length),
      at: PurchaseGap.purchasedAt,
    }),
  { direction: "up" },
);

/**
 * The win-back rate: lapses after which the customer bought again by `asOf` ÷ lapses, by the date of the last purchase before.
 *
 * *Details*. Takes the rows of `purchaseGaps`. A lapse is a purchase that no other followed within `length` days. It needs `asOf`:
 * what is younger has not lapsed.
 *
 * *Gotchas*. Recent lapses may still be won back.
 *
 * @example
 * ```ts
 * import { month, purchaseGaps, winBackRate } from "salesmetrics";
 *
 * const bought = (id: string, customerId: string, placedAt: "2025-01-10" | "2025-06-10") =>
 *   ({ id, customerId, placedAt, paidAt: placedAt }) as const;
 * const { rows } = purchaseGaps([
 *   bought("1", "ann", "2025-01-10"),
 *   bought("2", "ann", "2025-06-10"),
 *   bought("3", "bob", "2025-01-10"),
 * ]);
 *
 * winBackRate(90)({ purchaseGaps: rows }, { during: month(2025, 1), asOf: "2025-12-31" }); // => 0.5
 * ```
 *
 * @see PostHog, lifecycle
 * @category Customers
 */
export const winBackRate = /*#__PURE__*/ family("winBackRate", (length: number) => {
  const { purchasedAt, nextAt } = PurchaseGap;
  const isOld = gte(elapsed(purchasedAt, knownUntil(purchasedAt)), length);
  const isLate = or(not(happened(nextAt)), not(lte(elapsed(purchasedAt, nextAt), length)));
  const lapses = count(PurchaseGap, { where: and(isOld, isLate), at: purchasedAt });
  return shareOf(lapses, happened(nextAt), "up");
});

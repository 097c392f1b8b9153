import { month } from "../../calendar/civil-periods.js";
import { Order } from "../../entities/order.js";
import { isPresent } from "../../expressions/comparison.js";
import { and } from "../../expressions/logic.js";
import { constant } from "../../metrics/constant.js";
import { count } from "../../metrics/count.js";
import { difference } from "../../metrics/difference.js";
import { metric } from "../../metrics/metric.js";
import { nullWhile } from "../../metrics/null-while.js";
import { ratio } from "../../metrics/ratio.js";
import { balance } from "../../metrics/stock.js";
import { trailing } from "../../metrics/trailing.js";
import { isReal } from "../orders/conditions.js";
import { revenueCollected } from "./collected.js";

/** Two cycles. */
const months = 24;

/**
 * The seasonality index of a month: revenue collected in it ÷ the mean of the 24 months that it ends.
 *
 * *When to use*. To tell a good month from a good season: 1.3 in every December is a season.
 *
 * *Details*. Ask it of months. Two years are needed: before the first payment is 23 months old it is `null`, with the reason
 * `immature`.
 *
 * *Gotchas*. Growth is in it: where revenue doubles in a year, late months lie above 1.
 *
 * @example
 * ```ts
 * import { type CalendarDate, month, seasonalityIndex } from "salesmetrics";
 *
 * const orders = Array.from({ length: 24 }, (_, place) => {
 *   const paidAt = `${2024 + Math.floor(place / 12)}-${String((place % 12) + 1).padStart(2, "0")}-10` as CalendarDate;
 *   return { id: String(place), paidAt, paidAmount: place % 12 === 11 ? 130 : 50, currency: "EUR" };
 * });
 *
 * // (2 × 130 + 22 × 50) ÷ 24 = 56.67
 * seasonalityIndex({ orders }, { during: month(2025, 12) })?.toFixed(3); // => "2.294"
 * seasonalityIndex({ orders }, { during: month(2025, 6) }); // => null
 * ```
 *
 * @see Own definition; none is published
 * @category Revenue
 */
export const seasonalityIndex = /*#__PURE__*/ metric("seasonalityIndex", () => {
  const mean = ratio(trailing(months, month(), revenueCollected), constant(months));
  return nullWhile(isYoung(), "immature", ratio(revenueCollected, mean, { direction: "none" }));
});

/** Above 0 where no payment was made before the last 23 months. */
function isYoung() {
  const where = and(isReal(), isPresent(Order.paidAt));
  const recent = trailing(months - 1, month(), count(Order, { where, at: Order.paidAt }));
  return difference(constant(1), difference(balance(count(Order, { where }), Order.paidAt), recent));
}

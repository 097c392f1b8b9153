import { Cost } from "../../entities/cost.js";
import { required } from "../../expressions/required.js";
import { isOneOfWords } from "../../expressions/words.js";
import { Activity } from "../../entities/activity.js";
import { isPresent } from "../../expressions/comparison.js";
import { and } from "../../expressions/logic.js";
import { count } from "../../metrics/count.js";
import { campaignSpend } from "../campaigns/spend.js";
import { dealsCreated } from "../deals/outcome.js";
import { revenueCollected } from "../revenue/collected.js";
import { metric } from "../../metrics/metric.js";
import { sumOfMoney } from "../../metrics/quantity-metrics.js";
import { ratio } from "../../metrics/ratio.js";
import { newCustomers } from "../customers/acquisition.js";

/**
 * The cost of sales and marketing: Σ amount of costs of the kinds media, salary, tools and agency, by their day.
 *
 * *Details*. `where(salesAndMarketingCost, isOneOf(Cost.kind, ["media", "agency"]))` is that of fewer kinds. A cost
 * without a kind, or of an unknown one, is left out and reported.
 *
 * @see David Skok, SaaS Metrics 2.0; a16z
 * @category Efficiency
 */
export const salesAndMarketingCost = /*#__PURE__*/ metric(
  "salesAndMarketingCost",
  () =>
    sumOfMoney(Cost.amount, {
      where: isOneOfWords(required(Cost.kind), ["media", "salary", "tools", "agency"]),
      at: Cost.at,
    }),
  { direction: "none" },
);

/**
 * The blended customer acquisition cost (CAC): cost of sales and marketing, by its day, ÷ new customers, by the date of
 * their first payment.
 *
 * *Details*. All kinds of {@link salesAndMarketingCost}, salaries included.
 *
 * *Gotchas*. {@link campaignAcquisitionCost} knows campaign spend alone, and is too low. Leads and sign-ups are not
 * customers.
 *
 * @example
 * ```ts
 * import { customerAcquisitionCost, quarter } from "salesmetrics";
 *
 * const data = {
 *   costs: [
 *     { id: "1", at: "2025-03-01" as const, kind: "media" as const, amount: 900, currency: "USD" },
 *     { id: "2", at: "2025-03-31" as const, kind: "salary" as const, amount: 4100, currency: "USD" },
 *   ],
 *   customers: [{ id: "1", firstPaidAt: "2025-03-20" as const }, { id: "2", firstPaidAt: "2025-04-01" as const }],
 * };
 *
 * customerAcquisitionCost(data, { during: quarter(2025, 1) }); // => { amount: 5000, currency: "USD" }
 * ```
 *
 * @see David Skok, SaaS Metrics 2.0; a16z
 * @category Efficiency
 */
export const customerAcquisitionCost = /*#__PURE__*/ metric(
  "customerAcquisitionCost",
  () => ratio(salesAndMarketingCost, newCustomers),
  { direction: "down" },
);

/**
 * The share of sales and marketing in revenue: cost of sales and marketing, by its day, ÷ revenue collected.
 *
 * @see Own definition; none is published
 * @category Efficiency
 */
export const salesAndMarketingShare = /*#__PURE__*/ metric(
  "salesAndMarketingShare",
  () => ratio(salesAndMarketingCost, revenueCollected),
  { direction: "down" },
);

/**
 * The cost per meeting: cost of sales and marketing, by its day, ÷ meetings and demos held, by the date they took place.
 *
 * @see Own definition; none is published
 * @category Efficiency
 */
export const costPerMeeting = /*#__PURE__*/ metric(
  "costPerMeeting",
  () => ratio(salesAndMarketingCost, meetingsHeld()),
  { direction: "down" },
);

/**
 * The cost per opportunity: cost of sales and marketing, by its day, ÷ deals created, by creation date.
 *
 * @see Own definition; none is published
 * @category Efficiency
 */
export const costPerOpportunity = /*#__PURE__*/ metric(
  "costPerOpportunity",
  () => ratio(salesAndMarketingCost, dealsCreated),
  { direction: "down" },
);

/**
 * The marketing efficiency ratio (MER): revenue collected ÷ campaign spend, by day of spend.
 *
 * *Details*. All revenue, whatever brought it: it needs no attribution, and checks what the networks claim.
 *
 * @see Own definition after common usage
 * @category Efficiency
 */
export const marketingEfficiencyRatio = /*#__PURE__*/ metric(
  "marketingEfficiencyRatio",
  () => ratio(revenueCollected, campaignSpend),
  { direction: "up" },
);

function meetingsHeld() {
  const { type, heldAt: at } = Activity;
  return count(Activity, { where: and(isOneOfWords(type, ["meeting", "demo"]), isPresent(at)), at });
}

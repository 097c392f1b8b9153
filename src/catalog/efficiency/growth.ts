import { year } from "../../calendar/civil-periods.js";
import { constant } from "../../metrics/constant.js";
import { difference } from "../../metrics/difference.js";
import { family } from "../../metrics/family.js";
import { growth } from "../../metrics/growth.js";
import { metric } from "../../metrics/metric.js";
import { plus } from "../../metrics/plus.js";
import { positive } from "../../metrics/positive.js";
import { prior } from "../../metrics/prior.js";
import { product } from "../../metrics/product.js";
import { ratio } from "../../metrics/ratio.js";
import { netBurn, operatingMargin } from "../revenue/cash.js";
import { customerAcquisitionCost, salesAndMarketingCost } from "./cost.js";
import { revenueRecognised } from "../revenue/invoices.js";
import { revenueCollected } from "../revenue/collected.js";
import { averageSalePrice, expansionMrr, netNewMrr, newMrr } from "../subscriptions/movements.js";
import { subscriberLifetimeValue } from "../subscriptions/retention.js";

/**
 * The payback of acquisition cost (CAC payback), in months: {@link customerAcquisitionCost} ÷ ({@link averageSalePrice} × gross
 * margin).
 *
 * *Details*. `margin` is a fraction: 0.8 for 80 %. The price is that of new customers, a month.
 *
 * *Gotchas*. Without the margin it is too short; the price of all customers is another number.
 *
 * @see David Skok, SaaS Metrics 2.0; SaaS Metrics Standards Board
 * @category Efficiency
 */
export const acquisitionPayback = /*#__PURE__*/ family("acquisitionPayback", (margin: number) =>
  ratio(customerAcquisitionCost, product(averageSalePrice, constant(margin)), {
    unit: "months",
    direction: "down",
  }),
);

/**
 * Lifetime value to acquisition cost (LTV:CAC): {@link subscriberLifetimeValue} ÷ {@link customerAcquisitionCost}, of the same
 * period.
 *
 * *Details*. `margin` is a fraction: 0.8 for 80 %. Ask it of a month.
 *
 * *Gotchas*. Revenue instead of margin above, or advertising alone below, make it look good. Without churn, or without a new
 * customer, it is `null`.
 *
 * @see David Skok, SaaS Metrics 2.0
 * @category Efficiency
 */
export const lifetimeValueToAcquisitionCost = /*#__PURE__*/ family(
  "lifetimeValueToAcquisitionCost",
  (margin: number) => ratio(subscriberLifetimeValue(margin), customerAcquisitionCost, { direction: "up" }),
);

/**
 * The magic number: 4 × ({@link revenueRecognised} − that of the quarter before) ÷ {@link salesAndMarketingCost} of the quarter
 * before.
 *
 * *Details*. Ask it of a quarter that is over. It is below 0 where revenue fell.
 *
 * *Gotchas*. The factor 4 makes a year of quarterly revenue: recurring revenue is a year's already, {@link netSalesEfficiency}.
 *
 * @see Scale Venture Partners
 * @category Efficiency
 */
export const magicNumber = /*#__PURE__*/ metric(
  "magicNumber",
  () =>
    ratio(
      product(difference(revenueRecognised, prior(revenueRecognised)), constant(4)),
      prior(salesAndMarketingCost),
    ),
  { direction: "up" },
);

/**
 * The net sales efficiency: 12 × {@link netNewMrr} ÷ {@link salesAndMarketingCost} of the period before.
 *
 * *Details*. Ask it of a quarter: new annual recurring revenue for each unit spent in the quarter before.
 *
 * @see Wall Street Prep
 * @category Efficiency
 */
export const netSalesEfficiency = /*#__PURE__*/ metric(
  "netSalesEfficiency",
  () => ratio(product(netNewMrr, constant(12)), prior(salesAndMarketingCost)),
  { direction: "up" },
);

/**
 * The gross sales efficiency: 12 × ({@link newMrr} + {@link expansionMrr}) ÷ {@link salesAndMarketingCost} of the period before.
 *
 * *Details*. As {@link netSalesEfficiency}, before losses.
 *
 * @see Wall Street Prep
 * @category Efficiency
 */
export const grossSalesEfficiency = /*#__PURE__*/ metric(
  "grossSalesEfficiency",
  () => ratio(product(plus(newMrr, expansionMrr), constant(12)), prior(salesAndMarketingCost)),
  { direction: "up" },
);

/**
 * The burn multiple: {@link netBurn} ÷ (12 × {@link netNewMrr}), of the same period.
 *
 * *Details*. Where annual recurring revenue did not grow it is `null`, with the reason `no-base`: a loss over a loss is no
 * success. Below 0, nothing was burnt.
 *
 * @see David Sacks, The Burn Multiple
 * @category Efficiency
 */
export const burnMultiple = /*#__PURE__*/ metric(
  "burnMultiple",
  () => ratio(netBurn, positive(product(netNewMrr, constant(12)))),
  { direction: "down" },
);

/**
 * The rule of 40: growth of {@link revenueCollected} against a year before + {@link operatingMargin} of the same days. 0.4 is 40
 * points.
 *
 * *Details*. Ask it of twelve months that are over. The margin is the operating one; others add that of EBITDA or of free cash
 * flow.
 *
 * *Gotchas*. A month's growth beside a year's margin is no rule of 40.
 *
 * @see GASP; Ordway
 * @category Efficiency
 */
export const ruleOf40 = /*#__PURE__*/ metric(
  "ruleOf40",
  () => plus(growth(revenueCollected, year()), operatingMargin),
  { unit: "ratio", direction: "up" },
);

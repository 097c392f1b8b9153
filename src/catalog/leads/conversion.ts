import { Lead } from "../../entities/lead.js";
import { isPresent } from "../../expressions/comparison.js";
import { days, elapsed, inOrder } from "../../expressions/duration.js";
import { lifetime } from "../../expressions/lifetime.js";
import { and, not } from "../../expressions/logic.js";
import { happened } from "../../expressions/moment.js";
import { count } from "../../metrics/count.js";
import { family } from "../../metrics/family.js";
import { metric } from "../../metrics/metric.js";
import { meanTime, quantileTime } from "../../metrics/numeric-metrics.js";
import { ratioOfNumbers } from "../../metrics/ratio.js";
import { restrictedMean, survivalMedian } from "../../metrics/survival.js";
import { eventually, within } from "../../metrics/within.js";
import { checkPositive, created, isLead } from "./conditions.js";

/**
 * The lead conversion rate on the cohort basis: leads that became customers by `asOf` ÷ leads created, by creation
 * date.
 *
 * *Details*. Disqualified leads stay in the denominator. Leads converted before they were created are in neither side,
 * and reported.
 *
 * *Gotchas*. Recent cohorts are too low, because their leads have had less time: {@link leadConversionRateWithin}
 * gives every lead the same time.
 *
 * @see ChartMogul, HubSpot
 * @category Leads
 */
export const leadConversionRate = /*#__PURE__*/ metric("leadConversionRate", () => eventually(conversion()));

/**
 * The lead conversion rate within `length` days: leads that became customers at most `length` days after creation ÷
 * leads created, by creation date.
 *
 * *Details*. It needs `asOf`. While a lead of the cohort is younger than the window it is `null`, with the reason
 * `immature`, and `open` in `explain` is the number of leads that may still convert.
 *
 * @example
 * ```ts
 * import { leadConversionRateWithin, month } from "salesmetrics";
 *
 * const within30Days = leadConversionRateWithin(30);
 * const leads = [
 *   { id: "1", createdAt: "2025-03-01" as const, convertedAt: "2025-03-20" as const },
 *   { id: "2", createdAt: "2025-03-09" as const },
 * ];
 *
 * within30Days({ leads }, { during: month(2025, 3), asOf: "2025-04-30" }); // => 0.5
 * within30Days({ leads }, { during: month(2025, 3), asOf: "2025-03-31" }); // => null
 * ```
 *
 * @see ChartMogul, HubSpot
 * @category Leads
 */
export const leadConversionRateWithin = /*#__PURE__*/ family("leadConversionRateWithin", (length: number) => {
  checkPositive("leadConversionRateWithin", length);
  return within(days(length), conversion());
});

/**
 * The number of leads that became customers, by conversion date.
 *
 * *Details*. Leads converted before they were created are left out and reported.
 *
 * @see fivetran dbt_salesforce
 * @category Leads
 */
export const leadConversions = /*#__PURE__*/ metric(
  "leadConversions",
  () => {
    const { where, at } = converted();
    return count(Lead, { where: and(where, isOrdered()), at });
  },
  { direction: "up" },
);

/**
 * The lead conversion rate on the period basis: leads converted in a period ÷ leads created in it.
 *
 * *Gotchas*. Numerator and denominator are different leads, so it can exceed 1. The cohort basis is {@link
 * leadConversionRate}. A lead converted before its creation is in neither.
 *
 * @see fivetran dbt_salesforce
 * @category Leads
 */
export const periodLeadConversionRate = /*#__PURE__*/ metric(
  "periodLeadConversionRate",
  () => ratioOfNumbers(leadConversions, count(Lead, created(isOrdered()))),
  { direction: "up" },
);

/**
 * The number of leads created in a period that have not become customers, by creation date.
 *
 * @see ChartMogul
 * @category Leads
 */
export const unconvertedLeads = /*#__PURE__*/ metric(
  "unconvertedLeads",
  () => count(Lead, created(not(happened(Lead.convertedAt)))),
  { direction: "none" },
);

/**
 * The mean lead-to-customer time (acquisition lead time): the mean of conversion − creation, in days, of leads
 * converted, by conversion date.
 *
 * *Details*. Leads converted before they were created are left out and reported.
 *
 * *Gotchas*. Leads not yet converted are not in it, so it is biased towards quick leads: show {@link
 * survivalMedianLeadToCustomerTime} and {@link unconvertedLeads} beside it.
 *
 * @example
 * ```ts
 * import { leadToCustomerTime } from "salesmetrics";
 *
 * const leads = [11, 11, 21, 21].map((day, index) => ({
 *   id: String(index),
 *   createdAt: "2025-05-01" as const,
 *   convertedAt: `2025-05-${day}` as const,
 * }));
 *
 * leadToCustomerTime({ leads }); // => 15
 * ```
 *
 * @see ChartMogul
 * @category Leads
 */
export const leadToCustomerTime = /*#__PURE__*/ metric("leadToCustomerTime", () =>
  meanTime(timeToConversion(), converted()),
);

/**
 * The median lead-to-customer time in days, of leads converted, by conversion date.
 *
 * @see ChartMogul
 * @category Leads
 */
export const medianLeadToCustomerTime = /*#__PURE__*/ metric("medianLeadToCustomerTime", () =>
  quantileTime(0.5, timeToConversion(), converted()),
);

/**
 * The 90th percentile of the lead-to-customer time in days, of leads converted, by conversion date.
 *
 * @see ChartMogul
 * @category Leads
 */
export const leadToCustomerTime90th = /*#__PURE__*/ metric("leadToCustomerTime90th", () =>
  quantileTime(0.9, timeToConversion(), converted()),
);

/**
 * The median lead-to-customer time (Kaplan-Meier, unconverted leads included): the days from creation until half of
 * leads have become customers, by creation date.
 *
 * *When to use*. Beside {@link leadToCustomerTime}, which leaves out leads not yet converted.
 *
 * *Details*. It needs `asOf`. `explain` gives the number of leads converted, `ended`, and not converted, `open`.
 * Disqualified leads stay in as not converted.
 *
 * *Gotchas*. If fewer than half ever convert, it stays `null`, with the reason `immature`: use {@link
 * restrictedMeanLeadToCustomerTime}.
 *
 * @see Kaplan and Meier (1958)
 * @category Leads
 */
export const survivalMedianLeadToCustomerTime = /*#__PURE__*/ metric("survivalMedianLeadToCustomerTime", () =>
  survivalMedian(lifetime(Lead.createdAt, Lead.convertedAt), { where: isLead(), direction: "down" }),
);

/**
 * The restricted mean lead-to-customer time (Kaplan-Meier, unconverted leads included): the mean of min(days until
 * conversion, `days`), by creation date.
 *
 * *Details*. It needs `asOf`. If `days` exceeds the greatest age observed, it is `null`, with the reason `immature`.
 * See {@link survivalMedianLeadToCustomerTime}.
 *
 * @see Irwin (1949)
 * @category Leads
 */
export const restrictedMeanLeadToCustomerTime = /*#__PURE__*/ family(
  "restrictedMeanLeadToCustomerTime",
  (days: number) =>
    restrictedMean(days, lifetime(Lead.createdAt, Lead.convertedAt), {
      where: isLead(),
      direction: "down",
    }),
);

/** Leads converted, by conversion date. */
function converted() {
  return { where: and(isLead(), isPresent(Lead.convertedAt)), at: Lead.convertedAt };
}

/** Not converted before its creation. */
function isOrdered() {
  return inOrder(Lead.createdAt, Lead.convertedAt);
}

function conversion() {
  return { from: Lead.createdAt, to: Lead.convertedAt, where: isLead() };
}

function timeToConversion() {
  return elapsed(Lead.createdAt, Lead.convertedAt);
}

import { Lead } from "../../entities/lead.js";
import { isPresent } from "../../expressions/comparison.js";
import { days, elapsed } from "../../expressions/duration.js";
import { lifetime } from "../../expressions/lifetime.js";
import { and, not } from "../../expressions/logic.js";
import { happened } from "../../expressions/moment.js";
import { count } from "../../metrics/count.js";
import { metric } from "../../metrics/metric.js";
import { meanOfNumbers, quantileOfNumbers } from "../../metrics/numbers.js";
import { ratio } from "../../metrics/ratio.js";
import { restrictedMean, survivalMedian } from "../../metrics/survival.js";
import { eventually, within } from "../../metrics/within.js";
import { checkPositive, isLead } from "./conditions.js";
import { leadsCreated } from "./volume.js";

/**
 * The lead-to-customer conversion rate on the cohort basis: leads created in a period that have become customers ÷
 * leads created, by creation date.
 *
 * *Details*. However late they convert, up to `asOf`. Disqualified leads stay in.
 *
 * *Gotchas*. Young cohorts are understated, for their leads have had less time: {@link leadConversionRateWithin}
 * gives each the same.
 *
 * @see ChartMogul, HubSpot
 * @category Leads
 */
export const leadConversionRate = /*#__PURE__*/ metric("leadConversionRate", () => eventually(conversion()));

/**
 * The lead-to-customer conversion rate within a number of days: leads created in a period that became customers
 * within so many days of creation ÷ leads created.
 *
 * *Details*. It needs `asOf`. While any lead of the cohort is younger than the window there is no value, with the
 * reason `immature`, and `open` in `explain` says how many may still convert. The window includes its last moment.
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
export function leadConversionRateWithin(length: number) {
  checkPositive("leadConversionRateWithin", length);
  return within(days(length), conversion());
}

/**
 * The number of leads that became customers, by the date of conversion.
 *
 * @see fivetran dbt_salesforce
 * @category Leads
 */
export const leadConversions = /*#__PURE__*/ metric(
  "leadConversions",
  () => count(Lead, { where: and(isLead(), isPresent(Lead.convertedAt)), at: Lead.convertedAt }),
  { unit: "count", direction: "up" },
);

/**
 * The lead-to-customer conversion rate on the period basis: leads converted in a period ÷ leads created in it.
 *
 * *Gotchas*. Those above the line are not those below: it can exceed 1. The cohort basis is {@link
 * leadConversionRate}.
 *
 * @see fivetran dbt_salesforce
 * @category Leads
 */
export const periodLeadConversionRate = /*#__PURE__*/ metric(
  "periodLeadConversionRate",
  () => ratio(leadConversions, leadsCreated),
  { unit: "ratio", direction: "up" },
);

/**
 * The number of leads created in a period that have not become customers, by creation date.
 *
 * @see ChartMogul
 * @category Leads
 */
export const unconvertedLeads = /*#__PURE__*/ metric(
  "unconvertedLeads",
  () => count(Lead, { where: and(isLead(), not(happened(Lead.convertedAt))), at: Lead.createdAt }),
  { unit: "count", direction: "none" },
);

/**
 * The mean lead-to-customer time (acquisition lead time): days from creation to conversion of leads converted, by
 * the date of conversion.
 *
 * *Details*. Leads converted before they were created are left out and reported.
 *
 * *Gotchas*. Leads that have not converted are not in it, so that it is biased towards quick ones: show {@link
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
export const leadToCustomerTime = /*#__PURE__*/ metric(
  "leadToCustomerTime",
  () =>
    meanOfNumbers(elapsed(Lead.createdAt, Lead.convertedAt), {
      where: and(isLead(), isPresent(Lead.convertedAt)),
      at: Lead.convertedAt,
    }),
  { unit: "days", direction: "down" },
);

/**
 * The median lead-to-customer time in days, by the date of conversion.
 *
 * @see ChartMogul
 * @category Leads
 */
export const medianLeadToCustomerTime = /*#__PURE__*/ metric(
  "medianLeadToCustomerTime",
  () =>
    quantileOfNumbers(0.5, elapsed(Lead.createdAt, Lead.convertedAt), {
      where: and(isLead(), isPresent(Lead.convertedAt)),
      at: Lead.convertedAt,
    }),
  { unit: "days", direction: "down" },
);

/**
 * The lead-to-customer time, in days, within which nine in ten converted leads converted, by the date of
 * conversion.
 *
 * @see ChartMogul
 * @category Leads
 */
export const leadToCustomerTime90th = /*#__PURE__*/ metric(
  "leadToCustomerTime90th",
  () =>
    quantileOfNumbers(0.9, elapsed(Lead.createdAt, Lead.convertedAt), {
      where: and(isLead(), isPresent(Lead.convertedAt)),
      at: Lead.convertedAt,
    }),
  { unit: "days", direction: "down" },
);

/**
 * The median lead-to-customer time, unconverted leads included (Kaplan-Meier): the days from creation within which
 * half of leads become customers, by creation date.
 *
 * *When to use*. Beside {@link leadToCustomerTime}, which leaves out those who have not converted yet.
 *
 * *Details*. It needs `asOf`. `explain` says how many have converted, `ended`, and how many have not, `open`.
 * Disqualified leads stay in: they have not become customers.
 *
 * *Gotchas*. Where fewer than half ever convert it has no value, `immature`, however long one waits: see
 * {@link restrictedMeanLeadToCustomerTime}.
 *
 * @see Kaplan and Meier (1958)
 * @category Leads
 */
export const survivalMedianLeadToCustomerTime = /*#__PURE__*/ metric("survivalMedianLeadToCustomerTime", () =>
  survivalMedian(lifetime(Lead.createdAt, Lead.convertedAt), { where: isLead(), direction: "down" }),
);

/**
 * The restricted mean lead-to-customer time, unconverted leads included (Kaplan-Meier): the mean of the days until
 * leads become customers, or of so many where they take longer, by creation date.
 *
 * *Details*. As {@link survivalMedianLeadToCustomerTime}. Beyond the highest age seen it is `immature`.
 *
 * @see Irwin (1949)
 * @category Leads
 */
export function restrictedMeanLeadToCustomerTime(days: number) {
  return restrictedMean(days, lifetime(Lead.createdAt, Lead.convertedAt), {
    where: isLead(),
    direction: "down",
  });
}

/** When leads enter and convert. */
function conversion() {
  return { from: Lead.createdAt, to: Lead.convertedAt, where: isLead() };
}

import { Lead } from "../../entities/lead.js";
import { count } from "../../metrics/count.js";
import { growth } from "../../metrics/growth.js";
import { metric } from "../../metrics/metric.js";
import { share } from "../../metrics/overall.js";
import { isLead } from "./conditions.js";

/**
 * Leads created (lead generation): the number of leads, by creation date.
 *
 * *Details*. Rows merged into another lead, and test records, are not leads of their own. `createdAt` of a
 * survivor should be the earliest of those merged into it.
 *
 * *Gotchas*. The date of an import is not a creation date.
 *
 * @example
 * ```ts
 * import { leadsCreated, month } from "salesmetrics";
 *
 * const leads = [
 *   { id: "1", createdAt: "2025-03-01" as const },
 *   { id: "2", createdAt: "2025-03-02" as const, mergedIntoId: "1" },
 * ];
 *
 * leadsCreated({ leads }, { during: month(2025, 3) }); // => 1
 * ```
 *
 * @see ChartMogul, fivetran dbt_salesforce
 * @category Leads
 */
export const leadsCreated = /*#__PURE__*/ metric(
  "leadsCreated",
  () => count(Lead, { where: isLead(), at: Lead.createdAt }),
  { unit: "count", direction: "up" },
);

/**
 * The lead growth rate: (leads created − those of the period before) ÷ those of the period before.
 *
 * *Details*. From zero there is no growth, with the reason `no-base`; a period that is not over has `incomplete-
 * period`.
 *
 * @example
 * ```ts
 * import { leadGrowthRate, month } from "salesmetrics";
 *
 * const leads = (["2025-02-10", "2025-02-20", "2025-03-05", "2025-03-06", "2025-03-07"] as const).map((createdAt) => ({
 *   id: createdAt,
 *   createdAt,
 * }));
 *
 * leadGrowthRate({ leads }, { during: month(2025, 3) }); // => 0.5
 * ```
 *
 * @see Frappe CRM, whose previous window is a day short
 * @category Leads
 */
export const leadGrowthRate = /*#__PURE__*/ metric("leadGrowthRate", () => growth(leadsCreated));

/**
 * The share of leads created that each group of a report has: by `Lead.source`, the lead source mix.
 *
 * *Details*. Leads without a source are a group of their own, so that the shares add up to 1.
 *
 * @see Frappe CRM
 * @category Leads
 */
export const leadSourceMix = /*#__PURE__*/ metric("leadSourceMix", () => share(leadsCreated), {
  direction: "none",
});

import { Lead } from "../../entities/lead.js";
import { count } from "../../metrics/count.js";
import { growth } from "../../metrics/growth.js";
import { metric } from "../../metrics/metric.js";
import { share } from "../../metrics/overall.js";
import { created } from "./conditions.js";

/**
 * Leads created (lead generation): the number of leads, by creation date.
 *
 * *Details*. Rows merged into another lead, and test records, do not count. Take the rows of `survivors`: of a merged
 * lead, the earliest creation counts.
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
export const leadsCreated = /*#__PURE__*/ metric("leadsCreated", () => count(Lead, created()), {
  direction: "up",
});

/**
 * The lead growth rate: (leads created − leads created in the period before) ÷ leads created in the period before.
 *
 * *Details*. From zero it is `null`, with the reason `no-base`; for a period that has not ended, `incomplete-period`.
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
 * The lead source mix: leads created in a group ÷ all leads created, in a report split by `Lead.source`.
 *
 * *Details*. Leads without a source form a group, so that the shares add up to 1.
 *
 * @see Frappe CRM
 * @category Leads
 */
export const leadSourceMix = /*#__PURE__*/ metric("leadSourceMix", () => share(leadsCreated), {
  direction: "none",
});

import type { TimeValue } from "../../calendar/time.js";
import { Lead } from "../../entities/lead.js";
import { coalesce } from "../../expressions/arithmetic.js";
import { isPresent } from "../../expressions/comparison.js";
import { days } from "../../expressions/duration.js";
import type { Expression } from "../../expressions/expression.js";
import { and } from "../../expressions/logic.js";
import { count } from "../../metrics/count.js";
import { family } from "../../metrics/family.js";
import { growth } from "../../metrics/growth.js";
import { metric } from "../../metrics/metric.js";
import { eventually, within } from "../../metrics/within.js";
import { inTimeRate } from "../in-time-rate.js";
import { checkPositive, isLead } from "./conditions.js";

/**
 * Qualified leads: the number of leads, by the date they first reached the qualified status.
 *
 * *Details*. Rows merged into another lead, and test records, do not count. A lead that is sent back and qualifies again
 * counts once, at the first time.
 *
 * *Gotchas*. Keep the definition of the status: a looser one looks like growth.
 *
 * @see HubSpot; GASP
 * @category Leads
 */
export const qualifiedLeads = /*#__PURE__*/ metric("qualifiedLeads", () => reached(Lead.qualifiedAt), {
  direction: "up",
});

/**
 * Marketing qualified leads (MQL): the number of leads, by the date on which marketing first held them qualified.
 *
 * *Details*. As {@link qualifiedLeads}. A lead that sales took up at once, without `mqlAt`, does not count here.
 *
 * @see HubSpot; GASP
 * @category Leads
 */
export const marketingQualifiedLeads = /*#__PURE__*/ metric(
  "marketingQualifiedLeads",
  () => reached(Lead.mqlAt),
  { direction: "up" },
);

/**
 * Sales accepted leads (SAL): the number of leads, by the date on which sales accepted them.
 *
 * *Details*. As {@link qualifiedLeads}.
 *
 * @see HubSpot; GASP
 * @category Leads
 */
export const salesAcceptedLeads = /*#__PURE__*/ metric("salesAcceptedLeads", () => reached(Lead.salAt), {
  direction: "up",
});

/**
 * Sales qualified leads (SQL): the number of leads, by the date on which sales first held them qualified.
 *
 * *Details*. As {@link qualifiedLeads}.
 *
 * @see HubSpot; GASP
 * @category Leads
 */
export const salesQualifiedLeads = /*#__PURE__*/ metric("salesQualifiedLeads", () => reached(Lead.sqlAt), {
  direction: "up",
});

/**
 * The lead velocity rate (LVR): (qualified leads − those of the period before) ÷ those of the period before.
 *
 * *When to use*. By month. The time from lead to customer, which is called lead velocity too, is {@link
 * leadToCustomerTime}.
 *
 * *Details*. From zero it is `null`, with the reason `no-base`; for a period that has not ended, `incomplete-period`.
 *
 * @example
 * ```ts
 * import { leadVelocityRate, month } from "salesmetrics";
 *
 * const leads = (["2025-02-10", "2025-02-20", "2025-03-05", "2025-03-06", "2025-03-07"] as const).map((qualifiedAt) => ({
 *   id: qualifiedAt,
 *   qualifiedAt,
 * }));
 *
 * leadVelocityRate({ leads }, { during: month(2025, 3) }); // => 0.5
 * ```
 *
 * @see SaaStr
 * @category Leads
 */
export const leadVelocityRate = /*#__PURE__*/ metric("leadVelocityRate", () => growth(qualifiedLeads));

/**
 * The qualification rate on the cohort basis: leads qualified by `asOf` ÷ leads created, by creation date.
 *
 * *Details*. Leads qualified before they were created are in neither side, and reported.
 *
 * *Gotchas*. Recent cohorts are too low: {@link qualificationRateWithin} gives every lead the same time.
 *
 * @see HubSpot
 * @category Leads
 */
export const qualificationRate = /*#__PURE__*/ metric("qualificationRate", () => eventually(qualification()));

/**
 * The qualification rate within `length` days: leads qualified at most `length` days after creation ÷ leads created, by
 * creation date.
 *
 * *Details*. It needs `asOf`. While a lead of the cohort is younger than the window it is `null`, with the reason
 * `immature`.
 *
 * @see HubSpot
 * @category Leads
 */
export const qualificationRateWithin = /*#__PURE__*/ family("qualificationRateWithin", (length: number) => {
  checkPositive("qualificationRateWithin", length);
  return within(days(length), qualification());
});

/**
 * The conversion rate of marketing qualified to sales qualified leads: leads sales qualified by `asOf` ÷ leads
 * marketing qualified, by the date of the latter.
 *
 * *Details*. A lead that was sales qualified without being marketing qualified first has been both, at that time. Leads
 * with the two dates in the wrong order are in neither side, and reported.
 *
 * *Gotchas*. Recent cohorts are too low: {@link marketingToSalesQualifiedRateWithin} gives every lead the same time.
 *
 * @see HubSpot
 * @category Leads
 */
export const marketingToSalesQualifiedRate = /*#__PURE__*/ metric("marketingToSalesQualifiedRate", () =>
  eventually(salesQualification()),
);

/**
 * The conversion rate of marketing qualified to sales qualified leads within `length` days: as {@link
 * marketingToSalesQualifiedRate}, with the same time for every lead.
 *
 * *Details*. It needs `asOf`. While a lead of the cohort has had less time it is `null`, with the reason `immature`.
 *
 * @see HubSpot
 * @category Leads
 */
export const marketingToSalesQualifiedRateWithin = /*#__PURE__*/ family(
  "marketingToSalesQualifiedRateWithin",
  (length: number) => {
    checkPositive("marketingToSalesQualifiedRateWithin", length);
    return within(days(length), salesQualification());
  },
);

/**
 * The lead acceptance rate within `hours` hours (SAL ÷ MQL): leads that sales accepted at most `hours` hours after they
 * were handed over ÷ leads handed over, by the date of the handover.
 *
 * *Details*. It needs `asOf`. A lead that is not accepted, and was handed over less than `hours` hours ago, is pending and
 * in neither side.
 *
 * @example
 * ```ts
 * import { leadAcceptanceRate } from "salesmetrics";
 *
 * const leads = [
 *   { id: "accepted", handedOverAt: "2025-03-03" as const, salAt: "2025-03-04" as const },
 *   { id: "left lying", handedOverAt: "2025-03-03" as const },
 *   { id: "pending", handedOverAt: "2025-03-10" as const },
 * ];
 *
 * leadAcceptanceRate(48)({ leads }, { asOf: "2025-03-10" }); // => 0.5
 * ```
 *
 * @see HubSpot
 * @category Leads
 */
export const leadAcceptanceRate = /*#__PURE__*/ family("leadAcceptanceRate", (hours: number) => {
  checkPositive("leadAcceptanceRate", hours);
  const isHandedOver = and(isLead(), isPresent(Lead.handedOverAt));
  return inTimeRate({ from: Lead.handedOverAt, to: Lead.salAt, where: isHandedOver }, hours);
});

/** Leads by the date of what they first reached. */
function reached(at: Expression<{ leads: Lead }, TimeValue>) {
  return count(Lead, { where: and(isLead(), isPresent(at)), at });
}

function qualification() {
  return { from: Lead.createdAt, to: Lead.qualifiedAt, where: isLead() };
}

/** Who is sales qualified has been marketing qualified. */
function salesQualification() {
  const from = coalesce(Lead.mqlAt, Lead.sqlAt);
  return { from, to: Lead.sqlAt, where: and(isLead(), isPresent(from)) };
}

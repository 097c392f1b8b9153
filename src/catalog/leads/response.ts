import type { TimeValue } from "../../calendar/time.js";
import { Lead } from "../../entities/lead.js";
import { gte, lte } from "../../expressions/comparison.js";
import { elapsed } from "../../expressions/duration.js";
import type { Expression } from "../../expressions/expression.js";
import { lifetime } from "../../expressions/lifetime.js";
import { and, not, or } from "../../expressions/logic.js";
import { asOf, happened } from "../../expressions/moment.js";
import { count } from "../../metrics/count.js";
import { metric } from "../../metrics/metric.js";
import { meanOfNumbers, quantileOfNumbers } from "../../metrics/numbers.js";
import { ratio } from "../../metrics/ratio.js";
import { restrictedMean, survivalMedian } from "../../metrics/survival.js";
import { checkPositive, isLead } from "./conditions.js";

/**
 * The mean time to first attempt (speed to lead): hours from creation to the first attempt of a person to reach
 * the lead, by creation date.
 *
 * *Details*. By the clock, weekends included.
 *
 * *Gotchas*. Leads nobody has tried are not in it: show {@link survivalMedianTimeToFirstAttempt} and {@link
 * unworkedLeads} beside it.
 *
 * @see KPI Tree
 * @category Leads
 */
export const timeToFirstAttempt = /*#__PURE__*/ metric(
  "timeToFirstAttempt",
  () =>
    meanOfNumbers(elapsed(Lead.createdAt, Lead.firstAttemptAt, "hours"), {
      where: and(isLead(), happened(Lead.firstAttemptAt)),
      at: Lead.createdAt,
    }),
  { unit: "hours", direction: "down" },
);

/**
 * The median time to first attempt in hours, by creation date.
 *
 * @see KPI Tree
 * @category Leads
 */
export const medianTimeToFirstAttempt = /*#__PURE__*/ metric(
  "medianTimeToFirstAttempt",
  () =>
    quantileOfNumbers(0.5, elapsed(Lead.createdAt, Lead.firstAttemptAt, "hours"), {
      where: and(isLead(), happened(Lead.firstAttemptAt)),
      at: Lead.createdAt,
    }),
  { unit: "hours", direction: "down" },
);

/**
 * The time, in hours, within which nineteen in twenty leads that were tried were first tried, by creation date.
 *
 * @see KPI Tree
 * @category Leads
 */
export const timeToFirstAttempt95th = /*#__PURE__*/ metric(
  "timeToFirstAttempt95th",
  () =>
    quantileOfNumbers(0.95, elapsed(Lead.createdAt, Lead.firstAttemptAt, "hours"), {
      where: and(isLead(), happened(Lead.firstAttemptAt)),
      at: Lead.createdAt,
    }),
  { unit: "hours", direction: "down" },
);

/**
 * The median time to first attempt, untried leads included (Kaplan-Meier): the hours from creation within which half
 * of leads are tried, by creation date.
 *
 * *When to use*. Beside {@link timeToFirstAttempt}, which leaves out those nobody has tried yet.
 *
 * *Details*. It needs `asOf`. `explain` says how many were tried, `ended`, and how many were not, `open`. By the
 * clock, weekends included.
 *
 * @see Kaplan and Meier (1958)
 * @category Leads
 */
export const survivalMedianTimeToFirstAttempt = /*#__PURE__*/ metric("survivalMedianTimeToFirstAttempt", () =>
  survivalMedian(hoursTo(Lead.firstAttemptAt), { where: isLead(), direction: "down" }),
);

/**
 * The restricted mean time to first attempt, untried leads included (Kaplan-Meier): the mean of the hours until leads
 * are tried, or of so many where that takes longer, by creation date.
 *
 * *Details*. As {@link survivalMedianTimeToFirstAttempt}. Beyond the highest age seen it is `immature`.
 *
 * @see Irwin (1949)
 * @category Leads
 */
export function restrictedMeanTimeToFirstAttempt(hours: number) {
  return restrictedMean(hours, hoursTo(Lead.firstAttemptAt), { where: isLead(), direction: "down" });
}

/**
 * The median time to first contact, leads not yet reached included (Kaplan-Meier): the hours from creation within
 * which half of leads are in two-way contact, by creation date.
 *
 * *Details*. As {@link survivalMedianTimeToFirstAttempt}.
 *
 * *Gotchas*. An attempt is no contact, and a contact no qualification.
 *
 * @see Kaplan and Meier (1958)
 * @category Leads
 */
export const survivalMedianTimeToFirstContact = /*#__PURE__*/ metric("survivalMedianTimeToFirstContact", () =>
  survivalMedian(hoursTo(Lead.firstContactAt), { where: isLead(), direction: "down" }),
);

/**
 * The median time to qualification, leads not qualified yet included (Kaplan-Meier): the hours from creation within
 * which half of leads are qualified, by creation date.
 *
 * *Details*. As {@link survivalMedianTimeToFirstAttempt}. Disqualified leads stay in: they have not been qualified.
 *
 * @see Kaplan and Meier (1958)
 * @category Leads
 */
export const survivalMedianTimeToQualification = /*#__PURE__*/ metric(
  "survivalMedianTimeToQualification",
  () => survivalMedian(hoursTo(Lead.qualifiedAt), { where: isLead(), direction: "down" }),
);

/**
 * The number of leads created in a period that nobody has tried to reach, by creation date.
 *
 * @see KPI Tree
 * @category Leads
 */
export const unworkedLeads = /*#__PURE__*/ metric(
  "unworkedLeads",
  () => count(Lead, { where: and(isLead(), not(happened(Lead.firstAttemptAt))), at: Lead.createdAt }),
  { unit: "count", direction: "down" },
);

/**
 * The response SLA rate: leads first tried within so many hours of creation ÷ leads that were tried or whose hours
 * have passed, by creation date.
 *
 * *Details*. It needs `asOf`. A young lead that nobody has tried yet is pending, and not a miss.
 *
 * @example
 * ```ts
 * import { responseSlaRate } from "salesmetrics";
 *
 * const withinADay = responseSlaRate(24);
 * const leads = [
 *   { id: "tried", createdAt: "2025-03-01" as const, firstAttemptAt: "2025-03-02" as const },
 *   { id: "missed", createdAt: "2025-03-01" as const },
 *   { id: "pending", createdAt: "2025-03-10" as const },
 * ];
 *
 * withinADay({ leads }, { asOf: "2025-03-10" }); // => 0.5
 * ```
 *
 * @see Own definition; none is published
 * @category Leads
 */
export function responseSlaRate(hours: number) {
  checkPositive("responseSlaRate", hours);
  const isTried = happened(Lead.firstAttemptAt);
  const isInTime = and(isTried, lte(elapsed(Lead.createdAt, Lead.firstAttemptAt, "hours"), hours));
  const isDue = or(isTried, gte(elapsed(Lead.createdAt, asOf(), "hours"), hours));
  return ratio(
    count(Lead, { where: and(isLead(), isInTime), at: Lead.createdAt }),
    count(Lead, { where: and(isLead(), isDue), at: Lead.createdAt }),
    { unit: "proportion", direction: "up" },
  );
}

function hoursTo(until: Expression<{ leads: Lead }, TimeValue>) {
  return lifetime(Lead.createdAt, until, { unit: "hours" });
}

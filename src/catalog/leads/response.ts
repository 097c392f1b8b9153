import type { TimeValue } from "../../calendar/time.js";
import { Lead } from "../../entities/lead.js";
import { gte } from "../../expressions/comparison.js";
import { elapsed, inOrder } from "../../expressions/duration.js";
import type { Expression } from "../../expressions/expression.js";
import { lifetime } from "../../expressions/lifetime.js";
import { and, not } from "../../expressions/logic.js";
import { happened, knownUntil } from "../../expressions/moment.js";
import { count } from "../../metrics/count.js";
import { family } from "../../metrics/family.js";
import { metric } from "../../metrics/metric.js";
import { meanTime, quantileTime } from "../../metrics/numeric-metrics.js";
import { restrictedMean, survivalMedian } from "../../metrics/survival.js";
import { inTimeRate } from "../in-time-rate.js";
import { shareOf } from "../share-of.js";
import { checkPositive, created, isLead } from "./conditions.js";

/**
 * The mean time to first attempt (speed to lead): the mean of a person's first attempt to reach the lead − creation,
 * in hours, of leads attempted, by creation date.
 *
 * *Details*. Hours by the clock, weekends included.
 *
 * *Gotchas*. Leads not yet attempted are not in it: show {@link survivalMedianTimeToFirstAttempt} and {@link
 * unworkedLeads} beside it.
 *
 * @see KPI Tree
 * @category Leads
 */
export const timeToFirstAttempt = /*#__PURE__*/ metric("timeToFirstAttempt", () =>
  meanTime(timeToAttempt(), created(isAttempted())),
);

/**
 * The median time to first attempt in hours, of leads attempted, by creation date.
 *
 * @see KPI Tree
 * @category Leads
 */
export const medianTimeToFirstAttempt = /*#__PURE__*/ metric("medianTimeToFirstAttempt", () =>
  quantileTime(0.5, timeToAttempt(), created(isAttempted())),
);

/**
 * The 95th percentile of the time to first attempt in hours, of leads attempted, by creation date.
 *
 * @see KPI Tree
 * @category Leads
 */
export const timeToFirstAttempt95th = /*#__PURE__*/ metric("timeToFirstAttempt95th", () =>
  quantileTime(0.95, timeToAttempt(), created(isAttempted())),
);

/**
 * The median time to first attempt (Kaplan-Meier, leads not yet attempted included): the hours from creation until half
 * of leads have been attempted, by creation date.
 *
 * *When to use*. Beside {@link timeToFirstAttempt}, which leaves out leads not yet attempted.
 *
 * *Details*. It needs `asOf`. `explain` gives the number of leads attempted, `ended`, and not attempted, `open`. Hours
 * by the clock, weekends included.
 *
 * @see Kaplan and Meier (1958)
 * @category Leads
 */
export const survivalMedianTimeToFirstAttempt = /*#__PURE__*/ metric("survivalMedianTimeToFirstAttempt", () =>
  survivalMedian(hoursTo(Lead.firstAttemptAt), { where: isLead(), direction: "down" }),
);

/**
 * The restricted mean time to first attempt (Kaplan-Meier, leads not yet attempted included): the mean of min(hours
 * until the first attempt, `hours`), by creation date.
 *
 * *Details*. It needs `asOf`. If `hours` exceeds the greatest age observed, it is `null`, with the reason `immature`.
 * See {@link survivalMedianTimeToFirstAttempt}.
 *
 * @see Irwin (1949)
 * @category Leads
 */
export const restrictedMeanTimeToFirstAttempt = /*#__PURE__*/ family(
  "restrictedMeanTimeToFirstAttempt",
  (hours: number) =>
    restrictedMean(hours, hoursTo(Lead.firstAttemptAt), { where: isLead(), direction: "down" }),
);

/**
 * The median time to first contact (Kaplan-Meier, leads not yet reached included): the hours from creation until half
 * of leads are in two-way contact, by creation date.
 *
 * *Details*. As {@link survivalMedianTimeToFirstAttempt}.
 *
 * *Gotchas*. An attempt is not a contact, and a contact is not a qualification.
 *
 * @see Kaplan and Meier (1958)
 * @category Leads
 */
export const survivalMedianTimeToFirstContact = /*#__PURE__*/ metric("survivalMedianTimeToFirstContact", () =>
  survivalMedian(hoursTo(Lead.firstContactAt), { where: isLead(), direction: "down" }),
);

/**
 * The median time to qualification (Kaplan-Meier, leads not yet qualified included): the hours from creation until half
 * of leads are qualified, by creation date.
 *
 * *Details*. As {@link survivalMedianTimeToFirstAttempt}. Disqualified leads stay in as not qualified.
 *
 * @see Kaplan and Meier (1958)
 * @category Leads
 */
export const survivalMedianTimeToQualification = /*#__PURE__*/ metric(
  "survivalMedianTimeToQualification",
  () => survivalMedian(hoursTo(Lead.qualifiedAt), { where: isLead(), direction: "down" }),
);

/**
 * The number of unworked leads: created in a period and not yet attempted by a person, by creation date.
 *
 * @see KPI Tree
 * @category Leads
 */
export const unworkedLeads = /*#__PURE__*/ metric(
  "unworkedLeads",
  () => count(Lead, created(not(isAttempted()))),
  { direction: "down" },
);

/**
 * The response SLA rate: leads first attempted at most `hours` hours after creation ÷ leads attempted or at least
 * `hours` hours old, by creation date.
 *
 * *Details*. It needs `asOf`, a day counting through its end. A younger lead that nobody has attempted is pending, not a
 * miss. A lead attempted before its creation is left out and reported.
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
export const responseSlaRate = /*#__PURE__*/ family("responseSlaRate", (hours: number) => {
  checkPositive("responseSlaRate", hours);
  return inTimeRate({ from: Lead.createdAt, to: Lead.firstAttemptAt, where: isLead() }, hours);
});

/**
 * The unworked lead rate: leads that nobody has tried to reach ÷ leads at least `hours` hours old at `asOf`, by creation date.
 *
 * *Details*. It needs `asOf`. A lead tried late has been worked; {@link responseSlaRate} says how many were in time.
 * Leads tried before they were created are in neither side, and reported.
 *
 * @see Own definition; none is published
 * @category Leads
 */
export const unworkedLeadRate = /*#__PURE__*/ family("unworkedLeadRate", (hours: number) => {
  checkPositive("unworkedLeadRate", hours);
  const isOld = gte(elapsed(Lead.createdAt, knownUntil(Lead.createdAt), "hours"), hours);
  const isOrdered = inOrder(Lead.createdAt, Lead.firstAttemptAt);
  return shareOf(count(Lead, created(and(isOrdered, isOld))), not(isAttempted()), "down");
});

function isAttempted() {
  return happened(Lead.firstAttemptAt);
}

function timeToAttempt() {
  return elapsed(Lead.createdAt, Lead.firstAttemptAt, "hours");
}

function hoursTo(until: Expression<{ leads: Lead }, TimeValue>) {
  return lifetime(Lead.createdAt, until, { unit: "hours" });
}

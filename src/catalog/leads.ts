import type { TimeValue } from "../calendar/time.js";
import { invalidArgument } from "../errors.js";
import { addDecimals } from "../exact/index.js";
import { and, not, or } from "../expressions/logic.js";
import { gte, isNull, isPresent, lte, ne } from "../expressions/comparison.js";
import { add } from "../expressions/arithmetic.js";
import { choose } from "../expressions/choice.js";
import { isEmail, isPersonName, isPhone } from "../expressions/contact.js";
import { days, elapsed } from "../expressions/duration.js";
import type { Expression } from "../expressions/expression.js";
import { lifetime } from "../expressions/lifetime.js";
import { asOf, happened } from "../expressions/moment.js";
import { Lead } from "../entities/lead.js";
import { count } from "../metrics/count.js";
import { metric } from "../metrics/metric.js";
import { meanOfNumbers, quantileOfNumbers, sumOfNumbers } from "../metrics/numbers.js";
import { share } from "../metrics/overall.js";
import { growth } from "../metrics/growth.js";
import { ratio } from "../metrics/ratio.js";
import { restrictedMean, survivalMedian } from "../metrics/survival.js";
import { eventually, within } from "../metrics/within.js";

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
 * The share of leads created with an e-mail address that is valid, by creation date.
 *
 * *Details*. Captured by now, whenever that was. Blanks and placeholders such as `test@…`, `n/a` and `0000000` are
 * not valid.
 *
 * @see Own definition; none is published
 * @category Leads
 */
export const emailCaptureRate = /*#__PURE__*/ metric(
  "emailCaptureRate",
  () => ratio(count(Lead, { where: and(isLead(), hasEmail()), at: Lead.createdAt }), leadsCreated),
  { unit: "proportion", direction: "up" },
);

/**
 * The share of leads created with a telephone number that is valid, by creation date.
 *
 * *Details*. Captured by now, whenever that was. Blanks and placeholders such as `test@…`, `n/a` and `0000000` are
 * not valid.
 *
 * @see Own definition; none is published
 * @category Leads
 */
export const phoneCaptureRate = /*#__PURE__*/ metric(
  "phoneCaptureRate",
  () => ratio(count(Lead, { where: and(isLead(), hasPhone()), at: Lead.createdAt }), leadsCreated),
  { unit: "proportion", direction: "up" },
);

/**
 * The share of leads created with a name that is valid, by creation date.
 *
 * *Details*. Captured by now, whenever that was. Blanks and placeholders such as `test@…`, `n/a` and `0000000` are
 * not valid.
 *
 * @see Own definition; none is published
 * @category Leads
 */
export const nameCaptureRate = /*#__PURE__*/ metric(
  "nameCaptureRate",
  () => ratio(count(Lead, { where: and(isLead(), hasName()), at: Lead.createdAt }), leadsCreated),
  { unit: "proportion", direction: "up" },
);

/**
 * The share of leads created that have a valid e-mail address, telephone number and name, by creation date.
 *
 * *Gotchas*. It is not the product of the three capture rates: fields come together.
 *
 * @see Own definition; none is published
 * @category Leads
 */
export const completeContactRate = /*#__PURE__*/ metric(
  "completeContactRate",
  () =>
    ratio(
      count(Lead, { where: and(isLead(), hasEmail(), hasPhone(), hasName()), at: Lead.createdAt }),
      leadsCreated,
    ),
  { unit: "proportion", direction: "up" },
);

/**
 * The contact completeness score: captured fields ÷ fields, of e-mail address, telephone number and name, pooled
 * over leads by creation date.
 *
 * *Details*. From 0 to 1, each field of equal weight; {@link weightedContactCompleteness} takes other weights.
 *
 * @see Own definition; none is published
 * @category Leads
 */
export const contactCompletenessScore = /*#__PURE__*/ metric(
  "contactCompletenessScore",
  () => weightedContactCompleteness({ email: 1, phone: 1, name: 1 }),
  { unit: "ratio", direction: "up" },
);

/**
 * The contact completeness score with weights of one's own: Σ weight of captured fields ÷ Σ weights, pooled over
 * leads.
 *
 * @example
 * ```ts
 * import { weightedContactCompleteness } from "salesmetrics";
 *
 * const score = weightedContactCompleteness({ email: 3, phone: 1, name: 1 });
 *
 * score({ leads: [{ id: "1", createdAt: "2025-03-01", email: "ada@lovelace.org", name: "n/a" }] }); // => 0.6
 * ```
 *
 * @see Own definition; none is published
 * @category Leads
 */
export function weightedContactCompleteness(weights: {
  readonly email: number;
  readonly phone: number;
  readonly name: number;
}) {
  const { email, phone, name } = weights;
  const isWeight = (weight: number) => weight >= 0 && Number.isFinite(weight);
  if (![email, phone, name].every(isWeight) || Math.max(email, phone, name) === 0) {
    throw invalidArgument(
      "weightedContactCompleteness",
      "weights from 0, not all 0",
      JSON.stringify(weights),
    );
  }
  const all = addDecimals(addDecimals(email, phone), name);
  const captured = add(
    add(choose(hasEmail(), email, 0), choose(hasPhone(), phone, 0)),
    choose(hasName(), name, 0),
  );
  const possible = choose(isLead(), Number(all), 0);
  const counted = { where: isLead(), at: Lead.createdAt };
  return ratio(sumOfNumbers(captured, counted), sumOfNumbers(possible, counted), {
    unit: "ratio",
    direction: "up",
  });
}

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

/** When leads enter and convert. */
function conversion() {
  return { from: Lead.createdAt, to: Lead.convertedAt, where: isLead() };
}

/** A lead of its own: not merged into another, and no test record. */
function isLead() {
  return and(isNull(Lead.mergedIntoId), ne(Lead.test, true));
}

function hoursTo(until: Expression<{ leads: Lead }, TimeValue>) {
  return lifetime(Lead.createdAt, until, { unit: "hours" });
}

function hasEmail() {
  return isEmail(Lead.email);
}

function hasPhone() {
  return isPhone(Lead.phone);
}

/** A full name, or both a first and a last one. */
function hasName() {
  return or(isPersonName(Lead.name), and(isPersonName(Lead.firstName), isPersonName(Lead.lastName)));
}

function checkPositive(name: string, value: number): void {
  if (value > 0 && Number.isFinite(value)) return;
  throw invalidArgument(name, "a number above 0", value);
}

import { Lead } from "../../entities/lead.js";
import { invalidArgument, optionsIn, shown } from "../../errors.js";
import { addDecimals } from "../../exact/index.js";
import { add } from "../../expressions/arithmetic.js";
import { choose } from "../../expressions/choice.js";
import { isEmail, isPersonName, isPhone } from "../../expressions/contact.js";
import type { Predicate } from "../../expressions/expression.js";
import { and, or } from "../../expressions/logic.js";
import { count } from "../../metrics/count.js";
import { family } from "../../metrics/family.js";
import { metric } from "../../metrics/metric.js";
import { sumOfNumbers } from "../../metrics/numeric-metrics.js";
import { ratioOfNumbers } from "../../metrics/ratio.js";
import { created, isLead } from "./conditions.js";
import { leadsCreated } from "./volume.js";

/**
 * The e-mail capture rate: leads with a valid e-mail address ÷ leads created, by creation date.
 *
 * *Details*. The address counts whenever it was captured. Blanks and placeholders such as `test@…` and `n/a` are not
 * valid.
 *
 * @see Own definition; none is published
 * @category Leads
 */
export const emailCaptureRate = /*#__PURE__*/ metric("emailCaptureRate", () => rateOf(hasEmail()));

/**
 * The phone capture rate: leads with a valid telephone number ÷ leads created, by creation date.
 *
 * *Details*. The number counts whenever it was captured. Blanks and placeholders such as `n/a` and `0000000` are not
 * valid.
 *
 * @see Own definition; none is published
 * @category Leads
 */
export const phoneCaptureRate = /*#__PURE__*/ metric("phoneCaptureRate", () => rateOf(hasPhone()));

/**
 * The name capture rate: leads with a valid name ÷ leads created, by creation date.
 *
 * *Details*. A full name, or both a first and a last name; whenever it was captured. Blanks and placeholders such as
 * `n/a` are not valid.
 *
 * @see Own definition; none is published
 * @category Leads
 */
export const nameCaptureRate = /*#__PURE__*/ metric("nameCaptureRate", () => rateOf(hasName()));

/**
 * The complete-contact rate: leads with a valid e-mail address, telephone number and name ÷ leads created, by creation
 * date.
 *
 * *Gotchas*. It is not the product of the three capture rates, because the fields are not independent.
 *
 * @see Own definition; none is published
 * @category Leads
 */
export const completeContactRate = /*#__PURE__*/ metric("completeContactRate", () =>
  rateOf(hasEmail(), hasPhone(), hasName()),
);

/**
 * The contact completeness score: valid fields ÷ (3 × leads created), of e-mail address, telephone number and name, by
 * creation date.
 *
 * *Details*. From 0 to 1. {@link weightedContactCompleteness} weights the fields.
 *
 * @see Own definition; none is published
 * @category Leads
 */
export const contactCompletenessScore = /*#__PURE__*/ metric("contactCompletenessScore", () =>
  weightedContactCompleteness({ email: 1, phone: 1, name: 1 }),
);

/**
 * The weighted contact completeness score: Σ weight of valid fields ÷ Σ weight of all fields, over the leads created,
 * by creation date.
 *
 * *Details*. A weight below 0, or three weights of 0, throw `invalid-argument`.
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
export const weightedContactCompleteness = /*#__PURE__*/ family(
  "weightedContactCompleteness",
  (weights: { readonly email: number; readonly phone: number; readonly name: number }) => {
    const { email, phone, name } = optionsIn("weightedContactCompleteness", weights);
    const isWeight = (weight: number) => Number.isFinite(weight) && weight >= 0;
    if (![email, phone, name].every(isWeight) || Math.max(email, phone, name) === 0) {
      throw invalidArgument(
        "weightedContactCompleteness",
        "weights from 0, not all 0",
        [email, phone, name].map(shown).join(", "),
      );
    }
    const all = addDecimals(addDecimals(email, phone), name);
    const captured = add(
      add(choose(hasEmail(), email, 0), choose(hasPhone(), phone, 0)),
      choose(hasName(), name, 0),
    );
    const possible = choose(isLead(), Number(all), 0);
    return ratioOfNumbers(sumOfNumbers(captured, created()), sumOfNumbers(possible, created()), {
      direction: "up",
    });
  },
);

/** Leads for which conditions hold ÷ leads created. */
function rateOf(...conditions: Predicate<{ leads: Lead }>[]) {
  const captured = count(Lead, { where: and(isLead(), ...conditions), at: Lead.createdAt });
  return ratioOfNumbers(captured, leadsCreated, { unit: "proportion", direction: "up" });
}

function hasEmail() {
  return isEmail(Lead.email);
}

function hasPhone() {
  return isPhone(Lead.phone);
}

/** A full name, or both a first and a last name. */
function hasName() {
  return or(isPersonName(Lead.name), and(isPersonName(Lead.firstName), isPersonName(Lead.lastName)));
}

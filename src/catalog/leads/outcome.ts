import { Lead } from "../../entities/lead.js";
import { isPresent } from "../../expressions/comparison.js";
import { inOrder } from "../../expressions/duration.js";
import { ne } from "../../expressions/comparison.js";
import { and, or } from "../../expressions/logic.js";
import { happened } from "../../expressions/moment.js";
import { count } from "../../metrics/count.js";
import { metric } from "../../metrics/metric.js";
import { share } from "../../metrics/overall.js";
import { shareOf } from "../share-of.js";
import { created } from "./conditions.js";

/**
 * The lead reach rate (contact rate): leads with a two-way contact ÷ leads that somebody tried to reach, by creation date.
 *
 * *Details*. A lead with a contact has been tried. Leads contacted before they were created are in neither side, and
 * reported.
 *
 * *Gotchas*. It counts leads, not calls: {@link callConnectRate} counts calls.
 *
 * @see Convoso
 * @category Leads
 */
export const leadReachRate = /*#__PURE__*/ metric("leadReachRate", () => {
  const isWorked = or(happened(Lead.firstAttemptAt), happened(Lead.firstContactAt));
  const isOrdered = inOrder(Lead.createdAt, Lead.firstContactAt);
  return shareOf(count(Lead, created(and(isOrdered, isWorked))), happened(Lead.firstContactAt), "up");
});

/**
 * The disqualification rate: leads disqualified by `asOf` ÷ leads created, by creation date.
 *
 * *Details*. Leads disqualified before they were created are in neither side, and reported.
 *
 * @see Own definition; none is published
 * @category Leads
 */
export const disqualificationRate = /*#__PURE__*/ metric("disqualificationRate", () => {
  return shareOf(count(Lead, created(isOrdered())), happened(Lead.disqualifiedAt), "down");
});

/**
 * Disqualified leads: the number of leads disqualified by `asOf`, by creation date.
 *
 * *Details*. Leads disqualified before they were created are left out and reported.
 *
 * @see Own definition; none is published
 * @category Leads
 */
export const disqualifiedLeads = /*#__PURE__*/ metric(
  "disqualifiedLeads",
  () => count(Lead, created(and(isOrdered(), happened(Lead.disqualifiedAt)))),
  { direction: "down" },
);

/**
 * The disqualification-reason mix: disqualified leads of a group ÷ all disqualified leads, in a report split by
 * `Lead.disqualifiedReason`.
 *
 * *Details*. As {@link disqualifiedLeads}. Leads without a reason form a group, so that the shares add up to 1.
 *
 * @see Own definition; none is published
 * @category Leads
 */
export const disqualificationReasonMix = /*#__PURE__*/ metric(
  "disqualificationReasonMix",
  () => share(disqualifiedLeads),
  { direction: "none" },
);

/**
 * The duplicate lead rate: rows merged into another lead ÷ rows, by creation date; test records do not count.
 *
 * *Details*. Takes the rows as they are, not those of `survivors`, in which duplicates are gone.
 *
 * @see Frappe CRM #302
 * @category Leads
 */
export const duplicateLeadRate = /*#__PURE__*/ metric("duplicateLeadRate", () =>
  shareOf(
    count(Lead, { where: ne(Lead.test, true), at: Lead.createdAt }),
    isPresent(Lead.mergedIntoId),
    "down",
  ),
);

/** Not disqualified before its creation. */
function isOrdered() {
  return inOrder(Lead.createdAt, Lead.disqualifiedAt);
}

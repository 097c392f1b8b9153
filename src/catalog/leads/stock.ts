import { Lead } from "../../entities/lead.js";
import { ageAtAsOf } from "../../expressions/age-at-as-of.js";
import { choose } from "../../expressions/choice.js";
import { isNull, lt } from "../../expressions/comparison.js";
import { and, not, or } from "../../expressions/logic.js";
import { happened, isAfterAsOf } from "../../expressions/moment.js";
import { count } from "../../metrics/count.js";
import { metric } from "../../metrics/metric.js";
import { meanTime, quantileTime } from "../../metrics/numeric-metrics.js";
import { stock } from "../../metrics/stock.js";
import { isLead } from "./conditions.js";

/**
 * The number of leads open at `asOf`: created by then, and neither converted nor disqualified by then.
 *
 * *Details*. It describes one moment and ignores `during`; {@link openLeadsAtEnd} takes `every`. Rows merged into another
 * lead, and test records, do not count. An open lead without a creation date counts.
 *
 * @see Own definition; none is published
 * @category Leads
 */
export const openLeads = /*#__PURE__*/ metric("openLeads", () => count(Lead, { where: isOpen() }), {
  direction: "none",
  atEnd: "openLeadsAtEnd",
});

/**
 * The number of leads open at the end of each period: created by then, and neither converted nor disqualified by then.
 *
 * *Details*. Without a period it is the number at `asOf`. A lead without a creation date, and one that ended before it
 * began, are left out and reported.
 *
 * @see Own definition; none is published
 * @category Leads
 */
export const openLeadsAtEnd = /*#__PURE__*/ metric(
  "openLeadsAtEnd",
  () => stock(count(Lead, { where: isLead() }), { from: Lead.createdAt, until: endedAt() }),
  { direction: "none" },
);

/**
 * The mean age of open leads: the mean of `asOf` − creation, in days, of leads open at `asOf`.
 *
 * *Details*. It needs `asOf`. Days of 24 hours, through the end of a day as `asOf`.
 *
 * *Gotchas*. An age is not a time to conversion. A report by `bin(…)` of the age gives the bands.
 *
 * @see Own definition; none is published
 * @category Leads
 */
export const leadAge = /*#__PURE__*/ metric("leadAge", () =>
  meanTime(ageAtAsOf(Lead.createdAt), { where: isOpen() }),
);

/**
 * The median age of open leads, in days.
 *
 * @see Own definition; none is published
 * @category Leads
 */
export const medianLeadAge = /*#__PURE__*/ metric("medianLeadAge", () =>
  quantileTime(0.5, ageAtAsOf(Lead.createdAt), { where: isOpen() }),
);

function isOpen() {
  const hasEnded = or(happened(Lead.convertedAt), happened(Lead.disqualifiedAt));
  return and(isLead(), not(isAfterAsOf(Lead.createdAt)), not(hasEnded));
}

/** The conversion or the disqualification, whichever came first. */
function endedAt() {
  const isConvertedFirst = or(isNull(Lead.disqualifiedAt), lt(Lead.convertedAt, Lead.disqualifiedAt));
  return choose(isConvertedFirst, Lead.convertedAt, Lead.disqualifiedAt);
}

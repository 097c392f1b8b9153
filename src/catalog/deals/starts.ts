import type { TimeValue } from "../../calendar/time.js";
import { isPresent } from "../../expressions/comparison.js";
import { days, elapsed } from "../../expressions/duration.js";
import type { Expression } from "../../expressions/expression.js";
import { family } from "../../metrics/family.js";
import { metric } from "../../metrics/metric.js";
import { meanTime } from "../../metrics/numeric-metrics.js";
import { within } from "../../metrics/within.js";
import { DealStart } from "../../views/deal-start.js";

/**
 * The mean time to the first activity: the mean of first activity − creation, in days, of deals, by the date of their
 * first activity.
 *
 * *Details*. As {@link timeToFirstMeeting}.
 *
 * @see Own definition; none is published
 * @category Deals
 */
export const timeToFirstActivity = /*#__PURE__*/ metric("timeToFirstActivity", () =>
  timeTo(DealStart.firstActivityAt),
);

/**
 * The mean time to the first meeting: the mean of first meeting − creation, in days, of deals, by the date of their first
 * meeting.
 *
 * *Details*. Takes the rows of `dealStarts`. A deal that had its meeting before it was created, or has no creation date,
 * is left out and reported.
 *
 * *Gotchas*. Deals without a meeting are not in it: show {@link dealMeetingRateWithin} beside it.
 *
 * @example
 * ```ts
 * import { dealStarts, timeToFirstMeeting } from "salesmetrics";
 *
 * const { rows } = dealStarts({
 *   deals: [{ id: "a", status: "open", createdAt: "2025-03-01" }],
 *   activities: [{ id: "1", dealId: "a", type: "meeting", heldAt: "2025-03-09" }],
 * });
 *
 * timeToFirstMeeting({ dealStarts: rows }); // => 8
 * ```
 *
 * @see Own definition; none is published
 * @category Deals
 */
export const timeToFirstMeeting = /*#__PURE__*/ metric("timeToFirstMeeting", () =>
  timeTo(DealStart.firstMeetingAt),
);

/**
 * The mean time to the first quote: the mean of first quote − creation, in days, of deals, by the date of their first
 * quote.
 *
 * *Details*. As {@link timeToFirstMeeting}. A quote counts when it was sent.
 *
 * *Gotchas*. Deals without a quote are not in it: show {@link dealQuoteRateWithin} beside it.
 *
 * @see Own definition; none is published
 * @category Deals
 */
export const timeToFirstQuote = /*#__PURE__*/ metric("timeToFirstQuote", () =>
  timeTo(DealStart.firstQuoteAt),
);

/**
 * The meeting rate of deals: deals with a first meeting within `length` days of their creation ÷
 * deals, by creation date.
 *
 * *Details*. Takes the rows of `dealStarts`. It needs `asOf`. While a deal of the cohort has had fewer days, it is
 * `null`, with the reason `immature`. A deal that had its meeting before it was created is in neither side, and
 * reported.
 *
 * @see {@link timeToFirstMeeting}
 * @category Deals
 */
export const dealMeetingRateWithin = /*#__PURE__*/ family("dealMeetingRateWithin", (length: number) =>
  within(days(length), { from: DealStart.createdAt, to: DealStart.firstMeetingAt }),
);

/**
 * The quote rate of deals: deals with a first quote within `length` days of their creation ÷ deals,
 * by creation date.
 *
 * *Details*. As {@link dealMeetingRateWithin}.
 *
 * @see {@link timeToFirstQuote}
 * @category Deals
 */
export const dealQuoteRateWithin = /*#__PURE__*/ family("dealQuoteRateWithin", (length: number) =>
  within(days(length), { from: DealStart.createdAt, to: DealStart.firstQuoteAt }),
);

function timeTo(at: Expression<{ dealStarts: DealStart }, TimeValue>) {
  return meanTime(elapsed(DealStart.createdAt, at), { where: isPresent(at), at });
}

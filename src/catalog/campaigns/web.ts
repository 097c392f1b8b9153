import { WebSession } from "../../entities/web-session.js";
import { gt, gte, isPresent } from "../../expressions/comparison.js";
import { required } from "../../expressions/required.js";
import type { Predicate } from "../../expressions/expression.js";
import { happened } from "../../expressions/moment.js";
import { and, not, or } from "../../expressions/logic.js";
import { count, countDistinct } from "../../metrics/count.js";
import { metric } from "../../metrics/metric.js";
import { sumOfNumbers } from "../../metrics/numeric-metrics.js";
import { ratioOfNumbers } from "../../metrics/ratio.js";
import { isDecided } from "../../expressions/decided.js";
import { shareOf } from "../share-of.js";

/**
 * Web sessions: the number of visits, by their start.
 *
 * @see Google Analytics 4
 * @category Campaigns
 */
export const webSessions = /*#__PURE__*/ metric(
  "webSessions",
  () => count(WebSession, { at: WebSession.startedAt }),
  { direction: "up" },
);

/**
 * Web visitors: the number of distinct visitors, by the start of their visits.
 *
 * *Details*. Visits of nobody known do not count.
 *
 * @see Google Analytics 4
 * @category Campaigns
 */
export const webVisitors = /*#__PURE__*/ metric(
  "webVisitors",
  () => countDistinct(WebSession.visitorId, visited()),
  { direction: "up" },
);

/**
 * The engagement rate: engaged sessions ÷ sessions, by their start.
 *
 * *Details*. Engaged is a session of more than 10 seconds in the foreground, or with a key event, or with at least two views.
 *
 * @see Google Analytics 4
 * @category Campaigns
 */
export const engagementRate = /*#__PURE__*/ metric("engagementRate", () =>
  shareOf(webSessions, isEngaged(), "up"),
);

/**
 * The bounce rate of sessions: sessions that are not engaged ÷ sessions, by their start; 1 − {@link engagementRate}.
 *
 * *Gotchas*. Older tools call a session with one view a bounce.
 *
 * @see Google Analytics 4
 * @category Campaigns
 */
export const webBounceRate = /*#__PURE__*/ metric("webBounceRate", () =>
  shareOf(webSessions, not(isEngaged()), "down"),
);

/**
 * The form conversion rate of landing pages: distinct visitors who sent a form by `asOf` ÷ distinct visitors, by the start
 * of their visits.
 *
 * *Details*. A visitor who sends two forms counts once. Visits of nobody known are in neither side.
 *
 * @see Google Analytics 4
 * @category Campaigns
 */
export const formConversionRate = /*#__PURE__*/ metric(
  "formConversionRate",
  () =>
    ratioOfNumbers(
      countDistinct(WebSession.visitorId, visited(happened(WebSession.submittedAt))),
      countDistinct(WebSession.visitorId, visited(isDecided(happened(WebSession.submittedAt)))),
    ),
  { unit: "proportion", direction: "up" },
);

/**
 * Sessions per visitor: sessions ÷ distinct visitors, by the start of the visits.
 *
 * *Details*. Visits of nobody known are in neither side.
 *
 * @see Google Analytics 4
 * @category Campaigns
 */
export const sessionsPerVisitor = /*#__PURE__*/ metric(
  "sessionsPerVisitor",
  () => ratioOfNumbers(count(WebSession, visited()), webVisitors),
  { direction: "up" },
);

/**
 * The engagement time per visitor: Σ seconds in the foreground ÷ distinct visitors, by the start of the visits.
 *
 * *Details*. Visits without that time, and of nobody known, are in neither side; the former are reported.
 *
 * @see Google Analytics 4
 * @category Campaigns
 */
export const engagedSecondsPerVisitor = /*#__PURE__*/ metric(
  "engagedSecondsPerVisitor",
  () =>
    ratioOfNumbers(
      sumOfNumbers(WebSession.engagedSeconds, visited()),
      countDistinct(WebSession.visitorId, visited(isPresent(required(WebSession.engagedSeconds)))),
    ),
  { unit: "seconds", direction: "up" },
);

/** Visits of somebody known, by their start. */
function visited(condition: Predicate<{ webSessions: WebSession }> = isPresent(WebSession.visitorId)) {
  return { where: and(isPresent(WebSession.visitorId), condition), at: WebSession.startedAt };
}

function isEngaged() {
  const { engagedSeconds, keyEvents, views } = WebSession;
  return or(gt(engagedSeconds, 10), gte(keyEvents, 1), gte(views, 2));
}

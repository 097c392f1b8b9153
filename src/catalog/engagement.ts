import { day } from "../calendar/civil-periods.js";
import { UsageEvent } from "../entities/usage-event.js";
import { eq, isPresent } from "../expressions/comparison.js";
import type { Predicate } from "../expressions/expression.js";
import { and } from "../expressions/logic.js";
import { required } from "../expressions/required.js";
import { averageOver } from "../metrics/average-over.js";
import { count, countDistinct } from "../metrics/count.js";
import { family } from "../metrics/family.js";
import { metric } from "../metrics/metric.js";
import { sumOfNumbers } from "../metrics/numeric-metrics.js";
import { ratioOfNumbers } from "../metrics/ratio.js";
import { isDecided } from "../expressions/decided.js";

/**
 * Active users: the number of distinct users with an event, by its date.
 *
 * *Details*. By day it is the DAU, by week the WAU, by month the MAU. Events of nobody known do not count.
 *
 * *Gotchas*. Users are never added: who is active in January and February is one user of the quarter.
 *
 * @see a16z, 16 startup metrics
 * @category Engagement
 */
export const activeUsers = /*#__PURE__*/ metric(
  "activeUsers",
  () => countDistinct(UsageEvent.userId, used()),
  { direction: "up" },
);

/**
 * Stickiness (DAU ÷ MAU): the mean of the active users of each day ÷ active users of the period.
 *
 * *Details*. For a month, the mean over its days ÷ its active users. Days that are not over at `asOf` are not in the mean.
 *
 * @see Own definition after common usage
 * @category Engagement
 */
export const stickiness = /*#__PURE__*/ metric(
  "stickiness",
  () => ratioOfNumbers(averageOver(day(), activeUsers), activeUsers),
  { unit: "proportion", direction: "up" },
);

/**
 * Events per user: events ÷ active users, by the date of the events.
 *
 * *Details*. Events of nobody known are in neither side.
 *
 * @see Google Analytics 4
 * @category Engagement
 */
export const eventsPerUser = /*#__PURE__*/ metric(
  "eventsPerUser",
  () => ratioOfNumbers(count(UsageEvent, used()), activeUsers),
  { direction: "up" },
);

/**
 * The time of use per user: Σ seconds of events ÷ distinct users, by the date of the events.
 *
 * *Details*. Events without a length, and of nobody known, are in neither side; the former are reported.
 *
 * @see Google Analytics 4
 * @category Engagement
 */
export const usageSecondsPerUser = /*#__PURE__*/ metric(
  "usageSecondsPerUser",
  () =>
    ratioOfNumbers(
      sumOfNumbers(UsageEvent.seconds, used()),
      countDistinct(UsageEvent.userId, used(isPresent(required(UsageEvent.seconds)))),
    ),
  { unit: "seconds", direction: "up" },
);

/**
 * The adoption rate of a feature: distinct users with an event named `feature` ÷ active users, by the date of the events.
 *
 * *Details*. All active users count as eligible; `where` leaves out those whose plan does not have it.
 *
 * @see Own definition; none is published
 * @category Engagement
 */
export const featureAdoptionRate = /*#__PURE__*/ family(
  "featureAdoptionRate",
  (feature: string) =>
    ratioOfNumbers(
      countDistinct(UsageEvent.userId, used(eq(UsageEvent.name, feature))),
      countDistinct(UsageEvent.userId, used(isDecided(eq(UsageEvent.name, feature)))),
    ),
  { unit: "proportion", direction: "up" },
);

/** Events of somebody known, by their date. */
function used(condition: Predicate<{ usageEvents: UsageEvent }> = isPresent(UsageEvent.userId)) {
  return { where: and(isPresent(UsageEvent.userId), condition), at: UsageEvent.at };
}

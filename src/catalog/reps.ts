import { Rep } from "../entities/rep.js";
import { gt, isNull } from "../expressions/comparison.js";
import { lifetime } from "../expressions/lifetime.js";
import { and, not, or } from "../expressions/logic.js";
import { asOf, isAfterAsOf } from "../expressions/moment.js";
import { count } from "../metrics/count.js";
import { metric } from "../metrics/metric.js";
import { survivalMedian } from "../metrics/survival.js";

/**
 * The number of reps active at `asOf`: hired by then, and not gone by then.
 *
 * *Details*. It describes one moment: `during` plays no part. A rep without a hiring date counts.
 *
 * @see ERPNext
 * @category Quotes
 */
export const activeReps = /*#__PURE__*/ metric(
  "activeReps",
  () =>
    count(Rep, { where: and(not(isAfterAsOf(Rep.hiredAt)), or(isNull(Rep.leftAt), gt(Rep.leftAt, asOf()))) }),
  { unit: "count", direction: "none" },
);

/**
 * The median ramp time, reps who are not there yet included (Kaplan-Meier): the days from being hired within which half
 * of them met their full quota, by the date they were hired.
 *
 * *Details*. `rampedAt` is the end of the first period with the full quota, or of the last of two or three where that is
 * the rule. Who left before counts until then. It needs `asOf`. `explain` says how many have ramped and how many are
 * still on their way.
 *
 * *Gotchas*. Inherited deals make it early, and who never meets the quota keeps it open: less than half ramped has the
 * reason `immature`.
 *
 * @example
 * ```ts
 * import { survivalMedianRampTime } from "salesmetrics";
 *
 * const reps = [
 *   { id: "ann", hiredAt: "2025-01-01", rampedAt: "2025-05-01" },
 *   { id: "bob", hiredAt: "2025-01-01", rampedAt: "2025-07-01" },
 *   { id: "cyd", hiredAt: "2025-01-01", leftAt: "2025-03-01" },
 *   { id: "dan", hiredAt: "2025-04-01" },
 * ] as const;
 *
 * survivalMedianRampTime({ reps }, { asOf: "2025-08-31" }); // => 181
 * ```
 *
 * @see LevelEleven, SBI
 * @category Reps
 */
export const survivalMedianRampTime = /*#__PURE__*/ metric("survivalMedianRampTime", () =>
  survivalMedian(lifetime(Rep.hiredAt, Rep.rampedAt, { leftAt: Rep.leftAt }), { direction: "down" }),
);

/**
 * The median time to the first deal, reps without one included (Kaplan-Meier): the days from being hired within which
 * half of them won a deal, by the date they were hired.
 *
 * *Details*. Who left before counts until then. It needs `asOf`. `explain` says how many have won one and how many have
 * not yet.
 *
 * @see Bigtincan
 * @category Reps
 */
export const survivalMedianTimeToFirstDeal = /*#__PURE__*/ metric("survivalMedianTimeToFirstDeal", () =>
  survivalMedian(lifetime(Rep.hiredAt, Rep.firstDealAt, { leftAt: Rep.leftAt }), { direction: "down" }),
);

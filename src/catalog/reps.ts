import { day } from "../calendar/civil-periods.js";
import { Rep } from "../entities/rep.js";
import { gt, isNull } from "../expressions/comparison.js";
import { lifetime } from "../expressions/lifetime.js";
import { and, not, or } from "../expressions/logic.js";
import { asOf, isAfterAsOf } from "../expressions/moment.js";
import { averageOver } from "../metrics/average-over.js";
import { stock } from "../metrics/stock.js";
import { count } from "../metrics/count.js";
import { metric } from "../metrics/metric.js";
import { survivalMedian } from "../metrics/survival.js";

/**
 * The number of reps active at `asOf`: hired by then, and not left by then.
 *
 * *Details*. It describes one moment and ignores `during`. A rep without a hiring date counts.
 *
 * @see ERPNext
 * @category Reps
 */
export const activeReps = /*#__PURE__*/ metric(
  "activeReps",
  () =>
    count(Rep, { where: and(not(isAfterAsOf(Rep.hiredAt)), or(isNull(Rep.leftAt), gt(Rep.leftAt, asOf()))) }),
  { direction: "none" },
);

/**
 * The headcount: the number of reps hired and not yet left, at the end of each period.
 *
 * *Details*. One number is that at the end of `during`, or at `asOf`. A rep without a hiring date is left out and
 * reported.
 *
 * @example
 * ```ts
 * import { evaluate, headcount, month, quarter } from "salesmetrics";
 *
 * const reps = [
 *   { id: "ann", hiredAt: "2024-01-01", leftAt: "2025-02-15" },
 *   { id: "bob", hiredAt: "2025-03-01" },
 * ] as const;
 * const { rows } = evaluate({ headcount }, { reps }, { every: month(), during: quarter(2025, 1) });
 *
 * rows.map((row) => row.headcount); // => [1, 0, 1]
 * ```
 *
 * @see ERPNext
 * @category Reps
 */
export const headcount = /*#__PURE__*/ metric(
  "headcount",
  () => stock(count(Rep), { from: Rep.hiredAt, until: Rep.leftAt }),
  { direction: "none" },
);

/**
 * The average headcount of a period: the mean of {@link headcount} at the end of each of its days.
 *
 * *Details*. Days that are not over at `asOf` do not count.
 *
 * @example
 * ```ts
 * import { averageHeadcount, month } from "salesmetrics";
 *
 * const reps = [
 *   { id: "ann", hiredAt: "2024-01-01" },
 *   { id: "bob", hiredAt: "2024-01-01", leftAt: "2025-06-16" },
 * ] as const;
 *
 * averageHeadcount({ reps }, { during: month(2025, 6) }); // => 1.5
 * ```
 *
 * @see Own definition after common usage
 * @category Reps
 */
export const averageHeadcount = /*#__PURE__*/ metric(
  "averageHeadcount",
  () => averageOver(day(), headcount),
  { direction: "none" },
);

/**
 * The median ramp time (Kaplan-Meier, reps still ramping included): the days from hiring until half of the reps have
 * met their full quota, by hiring date.
 *
 * *Details*. `rampedAt` is the end of the first period with the full quota met, or of the last of two or three periods,
 * by your rule. A rep who left is censored at that date. It needs `asOf`. `explain` gives the number of reps ramped,
 * `ended`, and not ramped, `open`.
 *
 * *Gotchas*. Inherited deals shorten it, and reps who never meet the quota stay open: if fewer than half have ramped,
 * it is `null`, with the reason `immature`.
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
 * The median time to first deal (Kaplan-Meier, reps without one included): the days from hiring until half of the reps
 * have won a deal, by hiring date.
 *
 * *Details*. A rep who left is censored at that date. It needs `asOf`. `explain` gives the number of reps with a deal,
 * `ended`, and without one, `open`.
 *
 * @see Bigtincan
 * @category Reps
 */
export const survivalMedianTimeToFirstDeal = /*#__PURE__*/ metric("survivalMedianTimeToFirstDeal", () =>
  survivalMedian(lifetime(Rep.hiredAt, Rep.firstDealAt, { leftAt: Rep.leftAt }), { direction: "down" }),
);

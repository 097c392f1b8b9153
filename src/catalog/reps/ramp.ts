import { Rep } from "../../entities/rep.js";
import { lifetime } from "../../expressions/lifetime.js";
import { metric } from "../../metrics/metric.js";
import { survivalMedian } from "../../metrics/survival.js";

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

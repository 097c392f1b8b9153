import { day } from "../../calendar/civil-periods.js";
import { Rep } from "../../entities/rep.js";
import { gt, isNull, isPresent } from "../../expressions/comparison.js";
import { and, not, or } from "../../expressions/logic.js";
import { asOf, isAfterAsOf } from "../../expressions/moment.js";
import { inOrder } from "../../expressions/duration.js";
import { required } from "../../expressions/required.js";
import { averageOver } from "../../metrics/average-over.js";
import { stock } from "../../metrics/stock.js";
import { count } from "../../metrics/count.js";
import { opening } from "../../metrics/opening.js";
import { ratioOfNumbers } from "../../metrics/ratio.js";
import { metric } from "../../metrics/metric.js";

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
 * The rep turnover rate: reps who left in a period ÷ average headcount of the period.
 *
 * *Details*. Not made yearly: twelve months give the rate of a year. A rep without a hiring date is left out and reported.
 *
 * @see Own definition; none is published
 * @category Reps
 */
export const repTurnoverRate = /*#__PURE__*/ metric(
  "repTurnoverRate",
  () =>
    ratioOfNumbers(
      count(Rep, {
        where: and(isPresent(Rep.leftAt), isPresent(required(Rep.hiredAt)), inOrder(Rep.hiredAt, Rep.leftAt)),
        at: Rep.leftAt,
      }),
      averageHeadcount,
    ),
  { direction: "down" },
);

/**
 * The rep retention rate: reps employed when a period began who are still employed when it ends ÷ reps employed when it
 * began.
 *
 * *Details*. It needs a period; hires of the period count nowhere.
 *
 * @see Own definition; none is published
 * @category Reps
 */
export const repRetentionRate = /*#__PURE__*/ metric(
  "repRetentionRate",
  () => {
    const book = opening(Rep.id, count(Rep), { from: Rep.hiredAt, until: Rep.leftAt });
    return ratioOfNumbers(book.still, book.count);
  },
  { unit: "proportion", direction: "up" },
);

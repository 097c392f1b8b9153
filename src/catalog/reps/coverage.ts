import { Deal } from "../../entities/deal.js";
import { lt } from "../../expressions/comparison.js";
import { and, not } from "../../expressions/logic.js";
import { asOf } from "../../expressions/moment.js";
import { derive } from "../../metrics/derive.js";
import { metric } from "../../metrics/metric.js";
import { nullWhile } from "../../metrics/null-while.js";
import { ratio } from "../../metrics/ratio.js";
import { spread } from "../../metrics/spread.js";
import { isOpen } from "../deals/conditions.js";
import { quotaGap } from "./quota.js";

/**
 * The expected pipeline: Σ amount of deals open at `asOf`, by expected closing date.
 *
 * *Details*. It looks ahead: a deal counts in the period in which it is to close, though that lies after `asOf`. A deal whose
 * expected date has passed is in no period; one without that date, or without an amount, is left out and reported.
 *
 * @see Quartz; GASP
 * @category Reps
 */
export const expectedPipeline = /*#__PURE__*/ metric(
  "expectedPipeline",
  () => {
    const { expectedCloseAt } = Deal;
    const where = and(isOpen(), not(lt(expectedCloseAt, asOf())));
    // A stretch without days falls as a whole on the day on which it begins, whatever `asOf` is.
    return spread(Deal.amount, { from: expectedCloseAt, until: expectedCloseAt, where });
  },
  { direction: "up" },
);

/**
 * The pipeline coverage: expected pipeline ÷ (quota − bookings), all of the same days.
 *
 * *Details*. The pipeline is {@link expectedPipeline}, what is left of the quota {@link quotaGap}. Where the quota is reached, or passed,
 * it is `null`, with the reason `not-applicable`; without a quota it has no value either.
 *
 * *Gotchas*. What is enough depends on the win rate by value: at 25 % it takes four times what is left.
 *
 * @example
 * ```ts
 * import { pipelineCoverage, quarter } from "salesmetrics";
 *
 * const common = { ownerId: "ann", currency: "USD", createdAt: "2025-01-10" } as const;
 * const data = {
 *   deals: [
 *     { id: "1", ...common, status: "won", amount: 40_000, closedAt: "2025-01-31" },
 *     { id: "2", ...common, status: "open", amount: 90_000, expectedCloseAt: "2025-03-20" },
 *     { id: "3", ...common, status: "open", amount: 70_000, expectedCloseAt: "2025-04-20" },
 *   ] as const,
 *   quotas: [
 *     { id: "1", repId: "ann", amount: 70_000, currency: "USD", from: "2025-01-01", until: "2025-04-01" },
 *   ] as const,
 * };
 *
 * pipelineCoverage(data, { during: quarter(2025, 1), asOf: "2025-02-15" }); // => 3
 * ```
 *
 * @see Quartz; GASP
 * @category Reps
 */
export const pipelineCoverage = /*#__PURE__*/ metric(
  "pipelineCoverage",
  () => nullWhile(isReached(), "not-applicable", ratio(expectedPipeline, quotaGap)),
  { direction: "up" },
);

/** 1 where nothing is left of the quota, else 0. */
function isReached() {
  return derive("isReached", { gap: quotaGap }, ({ gap }) => (gap.amount.gt(0) ? 0 : 1));
}

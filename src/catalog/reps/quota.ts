import { Deal } from "../../entities/deal.js";
import { Quota } from "../../entities/quota.js";
import { dimension } from "../../expressions/dimension.js";
import { isPresent } from "../../expressions/comparison.js";
import { difference } from "../../metrics/difference.js";
import { countWhere, shareWhere } from "../../metrics/key-folds.js";
import { metric } from "../../metrics/metric.js";
import { perKey } from "../../metrics/per-key.js";
import { product } from "../../metrics/product.js";
import { sumOfMoney } from "../../metrics/quantity-metrics.js";
import { ratio } from "../../metrics/ratio.js";
import { spread } from "../../metrics/spread.js";
import { winRate } from "../deals/outcome.js";
import { pipelineCreated } from "../deals/pipeline.js";
import { averageDealSize, bookings } from "../deals/size.js";

/**
 * The quota of reps: Σ amount of quotas, each spread over its days.
 *
 * *Details*. A month of a quarter has its days' part of the quarter's quota. Quotas without a rep, such as those of teams, do not count.
 * A quota counts whatever `asOf` is. Split by `{ quotas: Quota.repId, deals: Deal.ownerId }` beside bookings.
 *
 * @see Performio
 * @category Reps
 */
export const quota = /*#__PURE__*/ metric(
  "quota",
  () => spread(Quota.amount, { from: Quota.from, until: Quota.until, where: isPresent(Quota.repId) }),
  { direction: "none" },
);

/**
 * The quota attainment: Σ amount of deals won, by closing date, ÷ quota of the same days.
 *
 * *Details*. Of several reps it is the attainment of the team: a ratio of sums, not a mean of ratios. Split by `{ deals:
 * Deal.ownerId, quotas: Quota.repId }`, it is that of each. Without a quota it is `null`. The pace is the attainment of
 * the days that are over: ask for a period that ends at `asOf`.
 *
 * @example
 * ```ts
 * import { month, quarter, quotaAttainment } from "salesmetrics";
 *
 * const data = {
 *   deals: [
 *     { id: "1", status: "won", ownerId: "ann", closedAt: "2025-01-20", amount: 45_000, currency: "USD" },
 *   ] as const,
 *   quotas: [
 *     { id: "1", repId: "ann", amount: 90_000, currency: "USD", from: "2025-01-01", until: "2025-04-01" },
 *   ] as const,
 * };
 *
 * quotaAttainment(data, { during: quarter(2025, 1) }); // => 0.5
 * quotaAttainment(data, { during: month(2025, 1) }); // => 1.4516129032258065
 * ```
 *
 * @see Performio; Django-CRM #638
 * @category Reps
 */
export const quotaAttainment = /*#__PURE__*/ metric("quotaAttainment", () => ratio(bookings, quota), {
  direction: "up",
});

/**
 * Reps at quota: the number of reps with bookings ÷ quota of at least 1, by closing date and the begin of the quota.
 *
 * *Details*. Reps are the owners of deals and those with a quota; one without a quota does not count. Where no rep has a
 * quota it is 0; {@link repsAtQuotaRate} is then `null`. A quota counts as a whole, in the period in which it begins: ask
 * for the periods that quotas are for.
 *
 * @see Own definition after common usage
 * @category Reps
 */
export const repsAtQuota = /*#__PURE__*/ metric(
  "repsAtQuota",
  () => perKey(seller(), attainmentOfBegun(), countWhere({ atLeast: 1 })),
  { direction: "up" },
);

/**
 * The share of reps at quota: reps with bookings ÷ quota of at least 1 ÷ reps with a quota, by closing date and the
 * begin of the quota.
 *
 * *Details*. As {@link repsAtQuota}. A rep with a quota and without a deal counts as below.
 *
 * @see Own definition after common usage
 * @category Reps
 */
export const repsAtQuotaRate = /*#__PURE__*/ metric(
  "repsAtQuotaRate",
  () => perKey(seller(), attainmentOfBegun(), shareWhere({ atLeast: 1 })),
  { direction: "up" },
);

/**
 * The gap to quota: quota − Σ amount of deals won, of the same days.
 *
 * *Details*. Below zero where more was sold.
 *
 * @see Own definition; none is published
 * @category Reps
 */
export const quotaGap = /*#__PURE__*/ metric("quotaGap", () => difference(quota, bookings), {
  direction: "down",
});

/**
 * The number of deals needed to reach the quota: gap to quota ÷ (average deal size × win rate), all of the same days.
 *
 * *Details*. Not rounded: take the next whole number. Without won deals, or without a gap known, it is `null`; below zero where the
 * quota is passed.
 *
 * *Gotchas*. Deals that are open count among those needed.
 *
 * @see Own definition; none is published
 * @category Reps
 */
export const dealsNeeded = /*#__PURE__*/ metric(
  "dealsNeeded",
  () => ratio(quotaGap, product(averageDealSize, winRate)),
  { unit: "number", direction: "down" },
);

/**
 * The pipeline generation: Σ amount of deals created, by creation date, ÷ quota of the same days.
 *
 * *Details*. Deals of every status count. The quota stands for the target of bookings.
 *
 * @see Own definition; none is published
 * @category Reps
 */
export const pipelineGenerationRate = /*#__PURE__*/ metric(
  "pipelineGenerationRate",
  () => ratio(pipelineCreated, quota),
  { direction: "up" },
);

/** Bookings ÷ the quotas that begin in the period, as a whole: a part of one is kept by its length, and has no room for a rep. */
function attainmentOfBegun() {
  return ratio(bookings, sumOfMoney(Quota.amount, { where: isPresent(Quota.repId), at: Quota.from }));
}

/** Who owns a deal, or has a quota. */
function seller() {
  return dimension({ deals: Deal.ownerId, quotas: Quota.repId });
}

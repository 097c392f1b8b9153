import { Deal, DealOutcome } from "../../entities/deal.js";
import { inOrder } from "../../expressions/duration.js";
import { isWord } from "../../expressions/words.js";
import { and, not, or } from "../../expressions/logic.js";
import { happened } from "../../expressions/moment.js";
import { required } from "../../expressions/required.js";
import { count } from "../../metrics/count.js";
import { metric } from "../../metrics/metric.js";
import { share } from "../../metrics/overall.js";
import { sumOfMoney } from "../../metrics/quantity-metrics.js";
import { ratio, ratioOfNumbers } from "../../metrics/ratio.js";
import { shareOf } from "../share-of.js";
import { closed, isClosed, lost, won } from "./conditions.js";
import { bookings } from "./size.js";

/**
 * The number of deals created, by creation date.
 *
 * *Details*. Deals of every status count.
 *
 * @see fivetran dbt_salesforce
 * @category Deals
 */
export const dealsCreated = /*#__PURE__*/ metric(
  "dealsCreated",
  () => count(DealOutcome, { at: DealOutcome.createdAt }),
  {
    direction: "up",
  },
);

/**
 * The number of deals won, by closing date.
 *
 * *Gotchas*. A won deal without a closing date is left out and reported.
 *
 * @example
 * ```ts
 * import { wonDeals } from "salesmetrics";
 *
 * wonDeals({ deals: [{ id: "1", status: "won", closedAt: "2025-03-31" }] }); // => 1
 * ```
 *
 * @see fivetran dbt_salesforce
 * @category Deals
 */
export const wonDeals = /*#__PURE__*/ metric("wonDeals", () => count(DealOutcome, won()), {
  direction: "up",
});

/**
 * The number of deals lost, by closing date.
 *
 * *Details*. A deal that ended without a decision is lost too.
 *
 * @see fivetran dbt_salesforce
 * @category Deals
 */
export const lostDeals = /*#__PURE__*/ metric("lostDeals", () => count(DealOutcome, lost()), {
  direction: "down",
});

/**
 * The number of deals won or lost, by closing date.
 *
 * @see fivetran dbt_salesforce
 * @category Deals
 */
export const closedDeals = /*#__PURE__*/ metric("closedDeals", () => count(DealOutcome, closed()), {
  direction: "none",
});

/**
 * The win rate on the closed basis: won ÷ (won + lost), by closing date.
 *
 * *Details*. Open deals do not count. Without closed deals it is `null`, with the reason `zero-denominator`.
 *
 * *Gotchas*. The created basis, {@link cohortWinRate}, is a different metric with different values. The mean of
 * several win rates is neither.
 *
 * @example
 * ```ts
 * import { winRate } from "salesmetrics";
 *
 * const deals = [
 *   { id: "1", status: "won" as const, closedAt: "2025-03-03" as const },
 *   { id: "2", status: "lost" as const, closedAt: "2025-03-20" as const },
 *   { id: "3", status: "open" as const },
 * ];
 *
 * winRate({ deals }); // => 0.5
 * winRate({ deals: [] }); // => null
 * ```
 *
 * @see Salesforce
 * @category Deals
 */
export const winRate = /*#__PURE__*/ metric("winRate", () => ratioOfNumbers(wonDeals, closedDeals), {
  unit: "proportion",
  direction: "up",
});

/**
 * The win rate on the created basis: deals won by `asOf` ÷ deals created, by creation date.
 *
 * *Details*. Deals closed before they were created, and won deals without a closing date, are in neither side, and reported.
 *
 * *Gotchas*. Open deals are in the denominator, so the rate is too low until they close. Show their number,
 * {@link cohortOpenDeals}, beside it.
 *
 * @see Salesforce, alternative formula
 * @category Deals
 */
export const cohortWinRate = /*#__PURE__*/ metric("cohortWinRate", () => {
  const { status, createdAt, closedAt } = DealOutcome;
  const isWon = and(isWord(status, "won"), happened(required(closedAt)));
  return shareOf(count(DealOutcome, { where: inOrder(createdAt, closedAt), at: createdAt }), isWon, "up");
});

/**
 * The number of deals created in a period that are still open, by creation date.
 *
 * *Details*. A closed deal without a closing date is left out and reported.
 *
 * @see Salesforce, alternative formula
 * @category Deals
 */
export const cohortOpenDeals = /*#__PURE__*/ metric(
  "cohortOpenDeals",
  () =>
    count(DealOutcome, {
      where: or(not(isClosed()), not(happened(required(DealOutcome.closedAt)))),
      at: DealOutcome.createdAt,
    }),
  { direction: "none" },
);

/**
 * The win rate by value: Σ amount won ÷ Σ amount won or lost, by closing date.
 *
 * *Details*. Deals without an amount are left out and reported.
 *
 * *Gotchas*. One large deal can decide it. In a system that sets lost amounts to 0 it is always 1.
 *
 * @see fivetran dbt_salesforce, QuarterOne
 * @category Deals
 */
export const valueWeightedWinRate = /*#__PURE__*/ metric(
  "valueWeightedWinRate",
  () => ratio(bookings, sumOfMoney(Deal.amount, closed())),
  { direction: "up" },
);

/**
 * The loss rate: lost ÷ (won + lost) = 1 − win rate, by closing date.
 *
 * @see Salesforce
 * @category Deals
 */
export const lossRate = /*#__PURE__*/ metric("lossRate", () => ratioOfNumbers(lostDeals, closedDeals), {
  unit: "proportion",
  direction: "down",
});

/**
 * The loss-reason mix: lost deals of a group ÷ all lost deals, in a report split by `Deal.lossReason`.
 *
 * *Details*. Deals without a reason form a group, so that the shares add up to 1.
 *
 * @example
 * ```ts
 * import { Deal, evaluate, lossReasonMix } from "salesmetrics";
 *
 * const lost = { status: "lost" as const, closedAt: "2025-03-03" as const };
 * const { rows } = evaluate(
 *   { lossReasonMix },
 *   { deals: [{ id: "1", ...lost, lossReason: "price" }, { id: "2", ...lost }] },
 *   { by: { reason: Deal.lossReason } },
 * );
 *
 * rows.map((row) => [row.reason, row.lossReasonMix]); // => [["price", 0.5], [null, 0.5]]
 * ```
 *
 * @see Frappe CRM, which drops deals without a reason
 * @category Deals
 */
export const lossReasonMix = /*#__PURE__*/ metric("lossReasonMix", () => share(lostDeals), {
  direction: "none",
});

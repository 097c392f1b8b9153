import { and, not, or } from "../expressions/logic.js";
import { eq, gt, oneOf } from "../expressions/comparison.js";
import { multiply } from "../expressions/arithmetic.js";
import { proportion } from "../expressions/choice.js";
import { elapsed } from "../expressions/duration.js";
import { lifetime } from "../expressions/lifetime.js";
import { asOf, isAfterAsOf } from "../expressions/moment.js";
import { required } from "../expressions/required.js";
import { Deal } from "../entities/deal.js";
import { count } from "../metrics/count.js";
import { metric } from "../metrics/metric.js";
import { meanOfNumbers, quantileOfNumbers } from "../metrics/numbers.js";
import { share } from "../metrics/overall.js";
import { growth } from "../metrics/growth.js";
import { product } from "../metrics/product.js";
import { mean, median, sum } from "../metrics/quantities.js";
import { ratio } from "../metrics/ratio.js";
import { restrictedMean, survivalMedian } from "../metrics/survival.js";

/**
 * The number of deals created, by creation date.
 *
 * *Details*. All outcomes count.
 *
 * @see fivetran dbt_salesforce
 * @category Deals
 */
export const dealsCreated = /*#__PURE__*/ metric("dealsCreated", () => count(Deal, { at: Deal.createdAt }), {
  unit: "count",
  direction: "up",
});

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
export const wonDeals = /*#__PURE__*/ metric(
  "wonDeals",
  () => count(Deal, { where: eq(Deal.status, "won"), at: Deal.closedAt }),
  { unit: "count", direction: "up" },
);

/**
 * The number of deals lost, by closing date.
 *
 * *Details*. A deal that ended without a decision is lost too.
 *
 * @see fivetran dbt_salesforce
 * @category Deals
 */
export const lostDeals = /*#__PURE__*/ metric(
  "lostDeals",
  () => count(Deal, { where: eq(Deal.status, "lost"), at: Deal.closedAt }),
  { unit: "count", direction: "down" },
);

/**
 * The number of deals won or lost, by closing date.
 *
 * @see fivetran dbt_salesforce
 * @category Deals
 */
export const closedDeals = /*#__PURE__*/ metric(
  "closedDeals",
  () => count(Deal, { where: isClosed(), at: Deal.closedAt }),
  { unit: "count", direction: "none" },
);

/**
 * The win rate on the closed basis: won ÷ (won + lost), by closing date.
 *
 * *Details*. Over no closed deals it has no value, with the reason `zero-denominator`. Open deals do not count.
 *
 * *Gotchas*. The created basis, {@link cohortWinRate}, is another metric with other values. A mean of several win
 * rates is neither.
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
export const winRate = /*#__PURE__*/ metric("winRate", () => ratio(wonDeals, closedDeals), {
  unit: "proportion",
  direction: "up",
});

/**
 * The win rate of deals created in a period, however late they are won: won ÷ created, by creation date.
 *
 * *Gotchas*. Open deals are in the denominator: it is understated until they are closed. Show it with their
 * number, {@link cohortOpenDeals}.
 *
 * @see Salesforce, alternative formula
 * @category Deals
 */
export const cohortWinRate = /*#__PURE__*/ metric(
  "cohortWinRate",
  () =>
    ratio(
      count(Deal, {
        where: and(eq(Deal.status, "won"), not(isAfterAsOf(Deal.closedAt))),
        at: Deal.createdAt,
      }),
      dealsCreated,
    ),
  { unit: "proportion", direction: "up" },
);

/**
 * How many deals created in a period are still open, by creation date.
 *
 * @see Salesforce, alternative formula
 * @category Deals
 */
export const cohortOpenDeals = /*#__PURE__*/ metric(
  "cohortOpenDeals",
  () => count(Deal, { where: or(not(isClosed()), isAfterAsOf(Deal.closedAt)), at: Deal.createdAt }),
  { unit: "count", direction: "none" },
);

/**
 * The share of closed value that was won: amounts won ÷ amounts won or lost, by closing date.
 *
 * *Details*. Deals without an amount are left out and reported.
 *
 * *Gotchas*. One large deal can decide it. A system that sets lost amounts to 0 makes it 1.
 *
 * @see fivetran dbt_salesforce, QuarterOne
 * @category Deals
 */
export const valueWeightedWinRate = /*#__PURE__*/ metric(
  "valueWeightedWinRate",
  () => ratio(bookings, sum(Deal.amount, { where: isClosed(), at: Deal.closedAt })),
  { unit: "ratio", direction: "up" },
);

/**
 * The loss rate: lost ÷ (won + lost), by closing date; 1 less the win rate.
 *
 * @see Salesforce
 * @category Deals
 */
export const lossRate = /*#__PURE__*/ metric("lossRate", () => ratio(lostDeals, closedDeals), {
  unit: "proportion",
  direction: "down",
});

/**
 * The share of lost deals that each group of a report has: by `Deal.lossReason`, the loss-reason mix.
 *
 * *Details*. Deals without a reason are a group of their own, so that the shares add up to 1.
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

/**
 * Bookings (sales volume): the sum of the amounts of deals won, by closing date.
 *
 * *Details*. Exact. Deals without an amount are left out and reported.
 *
 * *Gotchas*. Bookings are not revenue.
 *
 * @example
 * ```ts
 * import { bookings, quarter } from "salesmetrics";
 *
 * const deals = [
 *   { id: "1", status: "won" as const, closedAt: "2025-03-31" as const, amount: "0.10", currency: "EUR" },
 *   { id: "2", status: "won" as const, closedAt: "2025-03-31" as const, amount: "0.20", currency: "EUR" },
 * ];
 *
 * bookings({ deals }, { during: quarter(2025, 1) }); // => { amount: 0.3, currency: "EUR" }
 * ```
 *
 * @see a16z, 16 startup metrics
 * @category Deals
 */
export const bookings = /*#__PURE__*/ metric(
  "bookings",
  () => sum(Deal.amount, { where: eq(Deal.status, "won"), at: Deal.closedAt }),
  { unit: "money", direction: "up" },
);

/**
 * How much bookings grew since the period before.
 *
 * *Details*. As {@link revenueGrowth}, on the booked basis.
 *
 * @see a16z, 16 startup metrics
 * @category Deals
 */
export const bookingsGrowth = /*#__PURE__*/ metric("bookingsGrowth", () => growth(bookings));

/**
 * The average amount of deals won, by closing date: their sum ÷ how many have an amount.
 *
 * *Gotchas*. A missing amount is not zero: the deal is left out and reported.
 *
 * @see QuarterOne, fivetran dbt_salesforce
 * @category Deals
 */
export const averageDealSize = /*#__PURE__*/ metric(
  "averageDealSize",
  () => mean(Deal.amount, { where: eq(Deal.status, "won"), at: Deal.closedAt }),
  { unit: "money", direction: "up" },
);

/**
 * The median amount of deals won, by closing date.
 *
 * @see QuarterOne
 * @category Deals
 */
export const medianDealSize = /*#__PURE__*/ metric(
  "medianDealSize",
  () => median(Deal.amount, { where: eq(Deal.status, "won"), at: Deal.closedAt }),
  { unit: "money", direction: "up" },
);

/**
 * The number of deals open at `asOf`: created by then, and not won or lost by then.
 *
 * *Details*. It describes one moment: `during` plays no part. A closed deal without a closing date cannot be
 * placed and is reported. An open deal without a creation date counts.
 *
 * @see open-mercato #4621, where won and lost deals were left in
 * @category Deals
 */
export const openDeals = /*#__PURE__*/ metric("openDeals", () => count(Deal, { where: isOpen() }), {
  unit: "count",
  direction: "none",
});

/**
 * The open pipeline: the sum of the amounts of deals open at `asOf`.
 *
 * *Details*. Deals without an amount are left out and reported.
 *
 * *Gotchas*. Won and lost deals are not in it, and amounts are those known now.
 *
 * @see open-mercato #4621
 * @category Deals
 */
export const openPipeline = /*#__PURE__*/ metric(
  "openPipeline",
  () => sum(Deal.amount, { where: isOpen() }),
  { unit: "money", direction: "up" },
);

/**
 * The weighted pipeline (expected revenue): the sum of amount × probability of deals open at `asOf`.
 *
 * *Details*. A deal without a probability, or with one outside 0 to 1, is left out and reported.
 *
 * *Gotchas*. It is no forecast where deals are few.
 *
 * @see Salesforce, ExpectedRevenue
 * @category Deals
 */
export const weightedPipeline = /*#__PURE__*/ metric(
  "weightedPipeline",
  () => sum(multiply(Deal.amount, proportion(Deal.probability)), { where: isOpen() }),
  { unit: "money", direction: "up" },
);

/**
 * The pipeline created: the sum of the amounts of deals created, by creation date, whatever became of them.
 *
 * *Gotchas*. The amounts are those known now, not those at creation, unless the rows are a snapshot of then.
 *
 * @see fivetran dbt_salesforce, which counts only deals still open
 * @category Deals
 */
export const pipelineCreated = /*#__PURE__*/ metric(
  "pipelineCreated",
  () => sum(Deal.amount, { at: Deal.createdAt }),
  { unit: "money", direction: "up" },
);

/**
 * The mean sales cycle: days from creation to closing of deals won, by closing date.
 *
 * *Details*. Days of 24 hours, fractions included. Deals closed before they were created, or without one of the
 * dates, are left out and reported.
 *
 * *Gotchas*. Deals still open are not in it, so that it is biased towards quick ones: show {@link
 * survivalMedianTimeToClose} beside it.
 *
 * @see HubSpot, fivetran dbt_salesforce
 * @category Deals
 */
export const salesCycle = /*#__PURE__*/ metric(
  "salesCycle",
  () =>
    meanOfNumbers(elapsed(Deal.createdAt, Deal.closedAt), {
      where: eq(Deal.status, "won"),
      at: Deal.closedAt,
    }),
  { unit: "days", direction: "down" },
);

/**
 * The median sales cycle of deals won, in days, by closing date.
 *
 * @see HubSpot
 * @category Deals
 */
export const medianSalesCycle = /*#__PURE__*/ metric(
  "medianSalesCycle",
  () =>
    quantileOfNumbers(0.5, elapsed(Deal.createdAt, Deal.closedAt), {
      where: eq(Deal.status, "won"),
      at: Deal.closedAt,
    }),
  { unit: "days", direction: "down" },
);

/**
 * The sales cycle, in days, within which nine in ten deals were won, by closing date.
 *
 * @see HubSpot
 * @category Deals
 */
export const salesCycle90th = /*#__PURE__*/ metric(
  "salesCycle90th",
  () =>
    quantileOfNumbers(0.9, elapsed(Deal.createdAt, Deal.closedAt), {
      where: eq(Deal.status, "won"),
      at: Deal.closedAt,
    }),
  { unit: "days", direction: "down" },
);

/**
 * The mean time to loss: days from creation to closing of deals lost, by closing date.
 *
 * *Details*. A long time means that deals are given up late.
 *
 * @see pipedream #20659
 * @category Deals
 */
export const timeToLoss = /*#__PURE__*/ metric(
  "timeToLoss",
  () =>
    meanOfNumbers(elapsed(Deal.createdAt, Deal.closedAt), {
      where: eq(Deal.status, "lost"),
      at: Deal.closedAt,
    }),
  { unit: "days", direction: "band" },
);

/**
 * The median time to loss, in days, by closing date.
 *
 * @see pipedream #20659
 * @category Deals
 */
export const medianTimeToLoss = /*#__PURE__*/ metric(
  "medianTimeToLoss",
  () =>
    quantileOfNumbers(0.5, elapsed(Deal.createdAt, Deal.closedAt), {
      where: eq(Deal.status, "lost"),
      at: Deal.closedAt,
    }),
  { unit: "days", direction: "band" },
);

/**
 * The median time to close, open deals included (Kaplan-Meier): the days from creation within which half of deals are
 * won or lost, by creation date.
 *
 * *When to use*. Beside {@link salesCycle} and {@link timeToLoss}, which leave out what is still open.
 *
 * *Details*. It needs `asOf`. `explain` says how many have ended and how many are open. Where more than half are open
 * at the highest age seen it has no value, with the reason `immature`. A closed deal without a closing date is
 * reported.
 *
 * *Gotchas*. Deals won and lost count alike: what is lost cannot be won any more, and has not merely dropped out of
 * sight.
 *
 * @example
 * ```ts
 * import { salesCycle, survivalMedianTimeToClose } from "salesmetrics";
 *
 * const deals = [
 *   { id: "1", status: "won", createdAt: "2025-03-01", closedAt: "2025-03-11" },
 *   { id: "2", status: "won", createdAt: "2025-01-01", closedAt: "2025-03-02" },
 *   { id: "3", status: "open", createdAt: "2025-01-01" },
 * ] as const;
 *
 * salesCycle({ deals }); // => 35
 * survivalMedianTimeToClose({ deals }, { asOf: "2025-03-31" }); // => 60
 * ```
 *
 * @see Kaplan and Meier (1958)
 * @category Deals
 */
export const survivalMedianTimeToClose = /*#__PURE__*/ metric("survivalMedianTimeToClose", () =>
  survivalMedian(timeToClose(), { direction: "down" }),
);

/**
 * The restricted mean time to close, open deals included (Kaplan-Meier): the mean of the days until deals are won or
 * lost, or of so many where they take longer, by creation date.
 *
 * *Details*. As {@link survivalMedianTimeToClose}. Beyond the highest age seen it is `immature`.
 *
 * @see Irwin (1949)
 * @category Deals
 */
export function restrictedMeanTimeToClose(days: number) {
  return restrictedMean(days, timeToClose(), { direction: "down" });
}

/**
 * Sales velocity (pipeline velocity): open deals × win rate × average amount won ÷ mean cycle in days; money a
 * day.
 *
 * *Details*. Open deals are those at `asOf`; the other three are taken over `during`. It has no value where no
 * deal was won, or where the cycle is zero.
 *
 * @example
 * ```ts
 * import { between, salesVelocity } from "salesmetrics";
 *
 * const won = { status: "won" as const, createdAt: "2025-01-01" as const, closedAt: "2025-02-20" as const };
 * const open = { status: "open" as const, createdAt: "2025-03-01" as const };
 * const deals = [
 *   { id: "1", ...won, amount: 10000, currency: "USD" },
 *   { ...won, id: "2", status: "lost" as const },
 *   { id: "3", ...open },
 *   { id: "4", ...open },
 * ];
 *
 * salesVelocity({ deals }, { during: between("2025-01-01", "2025-04-01"), asOf: "2025-03-31" });
 * // => { amount: 200, currency: "USD" }
 * ```
 *
 * @see KPI Tree, QuarterOne
 * @category Deals
 */
export const salesVelocity = /*#__PURE__*/ metric(
  "salesVelocity",
  () => ratio(product(product(averageDealSize, openDeals), wonDeals), product(salesCycle, closedDeals)),
  { unit: "money per day", direction: "up" },
);

/**
 * The mean age of deals open at `asOf`, in days since creation.
 *
 * *Gotchas*. It is not a sales cycle: these deals are not over.
 *
 * @see fivetran dbt_salesforce
 * @category Deals
 */
export const dealAge = /*#__PURE__*/ metric(
  "dealAge",
  () => meanOfNumbers(elapsed(Deal.createdAt, asOf()), { where: isOpen() }),
  { unit: "days", direction: "down" },
);

/**
 * The median age of deals open at `asOf`, in days since creation.
 *
 * @see fivetran dbt_salesforce
 * @category Deals
 */
export const medianDealAge = /*#__PURE__*/ metric(
  "medianDealAge",
  () => quantileOfNumbers(0.5, elapsed(Deal.createdAt, asOf()), { where: isOpen() }),
  { unit: "days", direction: "down" },
);

function isClosed() {
  return oneOf(Deal.status, ["won", "lost"]);
}

function timeToClose() {
  return lifetime(Deal.createdAt, Deal.closedAt, { ended: isClosed() });
}

/** Open at `asOf`. A closed deal counts as open until its closing date, which it must have for that. */
function isOpen() {
  const isCreated = not(isAfterAsOf(Deal.createdAt));
  return and(isCreated, or(not(isClosed()), gt(required(Deal.closedAt), asOf())));
}

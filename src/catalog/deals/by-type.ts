import { Deal } from "../../entities/deal.js";
import { isPresent, gt } from "../../expressions/comparison.js";
import { multiply } from "../../expressions/arithmetic.js";
import { required } from "../../expressions/required.js";
import { isWord } from "../../expressions/words.js";
import { metric } from "../../metrics/metric.js";
import { share } from "../../metrics/overall.js";
import { sumOfMoney } from "../../metrics/quantity-metrics.js";
import { ratio } from "../../metrics/ratio.js";
import { where } from "../../metrics/where.js";
import { won } from "./conditions.js";
import { winRate } from "./outcome.js";
import { bookings } from "./size.js";

/**
 * The win rate of new business: won ÷ (won + lost) of deals with new customers, by closing date.
 *
 * *Details*. Deals whose `type` is `new`. Deals without a type count in {@link winRate} alone.
 *
 * @see pipedream #20659
 * @category Deals
 */
export const newBusinessWinRate = /*#__PURE__*/ metric("newBusinessWinRate", () => where(winRate, is("new")));

/**
 * The expansion win rate: won ÷ (won + lost) of deals that sell more to a customer, by closing date.
 *
 * *Details*. Deals whose `type` is `expansion`.
 *
 * @see pipedream #20659
 * @category Deals
 */
export const expansionWinRate = /*#__PURE__*/ metric("expansionWinRate", () =>
  where(winRate, is("expansion")),
);

/**
 * The renewal win rate: won ÷ (won + lost) of deals that go on with a customer, by closing date.
 *
 * *Details*. Deals whose `type` is `renewal`.
 *
 * *Gotchas*. A renewal that nobody opened a deal for is not in it.
 *
 * @see pipedream #20659
 * @category Deals
 */
export const renewalWinRate = /*#__PURE__*/ metric("renewalWinRate", () => where(winRate, is("renewal")));

/**
 * Bookings of new business: Σ amount of deals won with new customers, by closing date.
 *
 * *Details*. Deals whose `type` is `new`. Deals without an amount are left out and reported.
 *
 * @see a16z, 16 startup metrics
 * @category Deals
 */
export const newBusinessBookings = /*#__PURE__*/ metric("newBusinessBookings", () =>
  where(bookings, is("new")),
);

/**
 * Bookings of expansion: Σ amount of deals won that sell more to a customer, by closing date.
 *
 * *Details*. Deals whose `type` is `expansion`. Deals without an amount are left out and reported.
 *
 * @see a16z, 16 startup metrics
 * @category Deals
 */
export const expansionBookings = /*#__PURE__*/ metric("expansionBookings", () =>
  where(bookings, is("expansion")),
);

/**
 * Bookings of renewals: Σ amount of deals won that go on with a customer, by closing date.
 *
 * *Details*. Deals whose `type` is `renewal`. Deals without an amount are left out and reported.
 *
 * @see a16z, 16 startup metrics
 * @category Deals
 */
export const renewalBookings = /*#__PURE__*/ metric("renewalBookings", () => where(bookings, is("renewal")));

/**
 * The bookings mix: bookings of a group ÷ all bookings, in a report split by `Deal.type`.
 *
 * *Details*. Deals without a type form a group, so that the shares add up to 1. A report split by another field is the
 * mix by that field.
 *
 * @example
 * ```ts
 * import { bookingsMix, Deal, evaluate } from "salesmetrics";
 *
 * const won = { status: "won", closedAt: "2025-03-03", currency: "EUR" } as const;
 * const { rows } = evaluate(
 *   { bookingsMix },
 *   { deals: [{ id: "1", ...won, type: "new", amount: 300 }, { id: "2", ...won, type: "renewal", amount: 100 }] },
 *   { by: { type: Deal.type } },
 * );
 *
 * rows.map((row) => [row.type, row.bookingsMix]); // => [["new", 0.75], ["renewal", 0.25]]
 * ```
 *
 * @see Own definition after common usage
 * @category Deals
 */
export const bookingsMix = /*#__PURE__*/ metric("bookingsMix", () => share(bookings), {
  unit: "ratio",
  direction: "none",
});

/**
 * The average contract term, weighted by value: Σ amount × months ÷ Σ amount of deals won, by closing date.
 *
 * *Details*. Deals without an amount or a term are in neither side, and reported.
 *
 * @see Own definition after common usage
 * @category Deals
 */
export const averageContractTerm = /*#__PURE__*/ metric(
  "averageContractTerm",
  () =>
    ratio(
      sumOfMoney(multiply(Deal.amount, Deal.termMonths), won()),
      where(bookings, isPresent(required(Deal.termMonths))),
    ),
  { unit: "months", direction: "up" },
);

/**
 * The multi-year share of bookings: Σ amount of deals won with a term above 12 months ÷ Σ amount of deals won with a
 * term, by closing date.
 *
 * *Details*. Deals without an amount or a term are in neither side, and reported.
 *
 * @see Own definition after common usage
 * @category Deals
 */
export const multiYearBookingsShare = /*#__PURE__*/ metric(
  "multiYearBookingsShare",
  () =>
    ratio(
      where(bookings, gt(required(Deal.termMonths), 12)),
      where(bookings, isPresent(required(Deal.termMonths))),
    ),
  { direction: "up" },
);

function is(type: "new" | "expansion" | "renewal") {
  return isWord(Deal.type, type);
}

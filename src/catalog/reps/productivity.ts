import { Deal } from "../../entities/deal.js";
import { family } from "../../metrics/family.js";
import { topShare } from "../../metrics/key-folds.js";
import { metric } from "../../metrics/metric.js";
import { perKey } from "../../metrics/per-key.js";
import { ratio, ratioOfNumbers } from "../../metrics/ratio.js";
import { wonDeals } from "../deals/outcome.js";
import { bookings } from "../deals/size.js";
import { averageHeadcount } from "./headcount.js";

/**
 * Bookings per rep (productivity): Σ amount of deals won in a period ÷ average headcount of the period.
 *
 * *Details*. The headcount is {@link averageHeadcount}: a rep who came or left in the period counts for the days employed, and the
 * deals of one who left stay in it. For a year of twelve months, it is the productivity of a rep.
 *
 * @see fivetran dbt_salesforce; krayin #1948
 * @category Reps
 */
export const bookingsPerRep = /*#__PURE__*/ metric(
  "bookingsPerRep",
  () => ratio(bookings, averageHeadcount),
  { direction: "up" },
);

/**
 * Won deals per rep: deals won in a period ÷ average headcount of the period.
 *
 * *Details*. As {@link bookingsPerRep}.
 *
 * @see Own definition; none is published
 * @category Reps
 */
export const wonDealsPerRep = /*#__PURE__*/ metric(
  "wonDealsPerRep",
  () => ratioOfNumbers(wonDeals, averageHeadcount),
  { direction: "up" },
);

/**
 * The concentration of bookings on reps: bookings of the `count` reps with the most ÷ all bookings, by closing date.
 *
 * *Details*. Deals without an owner are left out and reported.
 *
 * @example
 * ```ts
 * import { topRepsShare } from "salesmetrics";
 *
 * const won = { status: "won", closedAt: "2025-03-03", currency: "EUR" } as const;
 * const deals = [
 *   { id: "1", ...won, ownerId: "ann", amount: 300 },
 *   { id: "2", ...won, ownerId: "bob", amount: 100 },
 * ];
 *
 * topRepsShare(1)({ deals }); // => 0.75
 * ```
 *
 * @see Own definition; none is published
 * @category Reps
 */
export const topRepsShare = /*#__PURE__*/ family(
  "topRepsShare",
  (count: number) => perKey(Deal.ownerId, bookings, topShare(count)),
  { direction: "down" },
);

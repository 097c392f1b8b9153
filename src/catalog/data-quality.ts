import { Customer } from "../entities/customer.js";
import { Deal } from "../entities/deal.js";
import { isNull, isPresent, lt, ne } from "../expressions/comparison.js";
import type { Predicate } from "../expressions/expression.js";
import { or } from "../expressions/logic.js";
import { asOf } from "../expressions/moment.js";
import { count } from "../metrics/count.js";
import { metric } from "../metrics/metric.js";
import { ratio, ratioOfNumbers } from "../metrics/ratio.js";
import { where } from "../metrics/where.js";
import { openDeals, openPipeline } from "./deals/pipeline.js";
import { shareOf } from "./share-of.js";

/**
 * The share of open deals without an amount: open deals that lack it ÷ open deals, at `asOf`.
 *
 * *Details*. It describes one moment and ignores `during`. An amount of 0 is an amount; a deal with one that cannot be
 * read is in the denominator alone, and reported.
 *
 * @see Own definition; none is published
 * @category Data quality
 */
export const dealsWithoutAmountRate = /*#__PURE__*/ metric("dealsWithoutAmountRate", () =>
  ofOpenDeals(isNull(Deal.amount)),
);

/**
 * The share of open deals without an owner: open deals that lack one ÷ open deals, at `asOf`.
 *
 * *Details*. As {@link dealsWithoutAmountRate}.
 *
 * @see Own definition; none is published
 * @category Data quality
 */
export const dealsWithoutOwnerRate = /*#__PURE__*/ metric("dealsWithoutOwnerRate", () =>
  ofOpenDeals(isNull(Deal.ownerId)),
);

/**
 * The share of open deals without an expected closing date: open deals that lack one ÷ open deals, at `asOf`.
 *
 * *Details*. As {@link dealsWithoutAmountRate}.
 *
 * @see Own definition; none is published
 * @category Data quality
 */
export const dealsWithoutCloseDateRate = /*#__PURE__*/ metric("dealsWithoutCloseDateRate", () =>
  ofOpenDeals(isNull(Deal.expectedCloseAt)),
);

/**
 * The share of incomplete open deals: open deals without an amount, an owner or an expected closing date ÷ open deals, at
 * `asOf`.
 *
 * *Details*. As {@link dealsWithoutAmountRate}. A deal that lacks two of them counts once, so it is less than the three
 * rates together.
 *
 * @see Own definition; none is published
 * @category Data quality
 */
export const incompleteDealRate = /*#__PURE__*/ metric("incompleteDealRate", () =>
  ofOpenDeals(or(isNull(Deal.amount), isNull(Deal.ownerId), isNull(Deal.expectedCloseAt))),
);

/**
 * The share of past-due open deals: open deals whose expected closing date lies before `asOf` ÷ open deals, at `asOf`.
 *
 * *Details*. It describes one moment and ignores `during`. A deal expected on the day of `asOf` is not past due, nor is one
 * without that date.
 *
 * @see Own definition; none is published
 * @category Data quality
 */
export const pastDueDealRate = /*#__PURE__*/ metric("pastDueDealRate", () => ofOpenDeals(isPastDue()));

/**
 * The past-due share of the open pipeline: Σ amount of open deals whose expected closing date lies before `asOf` ÷
 * Σ amount of open deals, at `asOf`.
 *
 * *Details*. As {@link pastDueDealRate}. Deals without an amount are in neither side, and reported.
 *
 * @see Own definition; none is published
 * @category Data quality
 */
export const pastDuePipelineShare = /*#__PURE__*/ metric(
  "pastDuePipelineShare",
  () => ratio(where(openPipeline, isPastDue()), openPipeline),
  { direction: "down" },
);

/**
 * The duplicate customer rate: rows merged into another customer ÷ rows; test records do not count.
 *
 * *Details*. It is about all rows and ignores `during`. Takes the rows as they are, not those of `survivors`, in which
 * duplicates are gone. What is a duplicate is what the application merged.
 *
 * @see Own definition; none is published
 * @category Data quality
 */
export const duplicateCustomerRate = /*#__PURE__*/ metric("duplicateCustomerRate", () =>
  shareOf(count(Customer, { where: ne(Customer.test, true) }), isPresent(Customer.mergedIntoId), "down"),
);

/** All open deals are below the line, so that databases look for them once; one that cannot be judged is reported. */
function ofOpenDeals(condition: Predicate<{ deals: Deal }>) {
  return ratioOfNumbers(where(openDeals, condition), openDeals, { unit: "proportion", direction: "down" });
}

function isPastDue() {
  return lt(Deal.expectedCloseAt, asOf());
}

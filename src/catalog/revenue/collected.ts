import type { TimeValue } from "../../calendar/time.js";
import { day, month, year } from "../../calendar/civil-periods.js";
import { isDecided } from "../../expressions/decided.js";
import { family } from "../../metrics/family.js";
import { sumOfSquares, topShare } from "../../metrics/key-folds.js";
import { perKey } from "../../metrics/per-key.js";
import { trailing } from "../../metrics/trailing.js";
import { where } from "../../metrics/where.js";
import type { Money } from "../../money/money.js";
import { multiply } from "../../expressions/arithmetic.js";
import { eq, isPresent, ne } from "../../expressions/comparison.js";
import { and, or } from "../../expressions/logic.js";
import type { Expression } from "../../expressions/expression.js";
import { Cost } from "../../entities/cost.js";
import { required } from "../../expressions/required.js";
import { isWord } from "../../expressions/words.js";
import { constant } from "../../metrics/constant.js";
import { product } from "../../metrics/product.js";
import { Order } from "../../entities/order.js";
import { countDistinct } from "../../metrics/count.js";
import { difference } from "../../metrics/difference.js";
import { metric } from "../../metrics/metric.js";
import { compoundGrowth, growth } from "../../metrics/growth.js";
import { sumOfMoney } from "../../metrics/quantity-metrics.js";
import { ratio } from "../../metrics/ratio.js";
import { isReal } from "../orders/conditions.js";

/**
 * Revenue on the collected basis: payments, by payment date, − refunds, by refund date.
 *
 * *Details*. The sum is exact. It is negative in a period with more refunds than payments. Test orders do not count. A
 * payment or refund with an amount and no date is reported.
 *
 * *Gotchas*. Booked revenue is {@link bookings}; billed and recognised revenue are other metrics. A payment of January
 * refunded in February lowers February, not January.
 *
 * @example
 * ```ts
 * import { evaluate, month, revenueCollected } from "salesmetrics";
 *
 * const orders = [
 *   { id: "1", paidAt: "2025-01-10", paidAmount: 100, refundedAt: "2025-02-03", refundedAmount: 100, currency: "EUR" },
 * ] as const;
 * const { rows } = evaluate({ revenueCollected }, { orders }, { every: month() });
 *
 * rows.map((row) => [row.period.label, row.revenueCollected?.amount.toNumber()]); // => [["2025-01", 100], ["2025-02", -100]]
 * ```
 *
 * @see a16z, 16 startup metrics
 * @category Revenue
 */
export const revenueCollected = /*#__PURE__*/ metric(
  "revenueCollected",
  () => difference(paymentsCollected, refundsPaid),
  { direction: "up" },
);

/**
 * Payments collected: Σ amount paid for orders, by payment date; test orders do not count.
 *
 * *Details*. A payment with an amount and no date is reported.
 *
 * @see a16z, 16 startup metrics
 * @category Revenue
 */
export const paymentsCollected = /*#__PURE__*/ metric(
  "paymentsCollected",
  () => sumOfMoney(Order.paidAmount, moved(Order.paidAmount, Order.paidAt)),
  { direction: "up" },
);

/**
 * Refunds paid: Σ amount refunded for orders, by refund date; test orders do not count.
 *
 * *Details*. A refund with an amount and no date is reported.
 *
 * @see Shopify
 * @category Revenue
 */
export const refundsPaid = /*#__PURE__*/ metric(
  "refundsPaid",
  () => sumOfMoney(Order.refundedAmount, moved(Order.refundedAmount, Order.refundedAt)),
  { direction: "down" },
);

/**
 * Revenue growth on the collected basis: (revenue − revenue of the period before) ÷ revenue of the period before.
 *
 * *Details*. From zero or from a negative base it is `null`, with the reason `no-base`; for a period that has not
 * ended, `incomplete-period`.
 *
 * @example
 * ```ts
 * import { month, revenueGrowth } from "salesmetrics";
 *
 * const orders = [
 *   { id: "1", paidAt: "2025-02-10", paidAmount: 200, currency: "EUR" },
 *   { id: "2", paidAt: "2025-03-10", paidAmount: 230, currency: "EUR" },
 * ] as const;
 *
 * revenueGrowth({ orders }, { during: month(2025, 3) }); // => 0.15
 * ```
 *
 * @see a16z, 16 startup metrics
 * @category Revenue
 */
export const revenueGrowth = /*#__PURE__*/ metric("revenueGrowth", () => growth(revenueCollected));

/**
 * Paying customers: the number of distinct customers with a payment, by payment date.
 *
 * *Details*. Payments of nobody are left out and reported. If customers were merged, take the orders of `survivors(…).refer(orders, "customerId")`: the orders of the
 * merged are of one payer then.
 *
 * @see PostHog, ChartMogul
 * @category Revenue
 */
export const payingCustomers = /*#__PURE__*/ metric(
  "payingCustomers",
  () => countDistinct(Order.customerId, paid()),
  { direction: "up" },
);

/**
 * The average revenue per customer (ARPC): revenue collected ÷ paying customers, of the same period.
 *
 * *Gotchas*. It is the revenue of one period, not of a lifetime, and not the recurring revenue per account (ARPA).
 *
 * @see PostHog, ChartMogul
 * @category Revenue
 */
export const revenuePerCustomer = /*#__PURE__*/ metric(
  "revenuePerCustomer",
  () => ratio(revenueCollected, payingCustomers),
  { direction: "up" },
);

/**
 * The recurring share of revenue: revenue collected of orders that recur ÷ all revenue collected.
 *
 * *Details*. An order whose `recurring` is missing does not recur.
 *
 * @see a16z, 16 startup metrics
 * @category Revenue
 */
export const recurringRevenueShare = /*#__PURE__*/ metric(
  "recurringRevenueShare",
  () =>
    ratio(
      where(revenueCollected, eq(Order.recurring, true)),
      where(revenueCollected, isDecided(eq(Order.recurring, true))),
    ),
  { direction: "up" },
);

/**
 * The revenue of the last twelve months (TTM): revenue collected in the twelve months up to the end of each period.
 *
 * *Details*. It needs a period. In a month that is not over, the window ends with the month and holds what was paid by `asOf`.
 *
 * @see profitable
 * @category Revenue
 */
export const trailingRevenue = /*#__PURE__*/ metric("trailingRevenue", () =>
  trailing(12, month(), revenueCollected),
);

/**
 * The concentration of revenue: revenue collected from the `count` customers with the most ÷ all revenue collected.
 *
 * *Details*. Payments of nobody are left out and reported. For groups of companies, pass orders whose customer is the parent.
 *
 * @example
 * ```ts
 * import { topCustomersShare } from "salesmetrics";
 *
 * const paid = { paidAt: "2025-03-01", currency: "EUR" } as const;
 * const orders = [
 *   { id: "1", ...paid, customerId: "a", paidAmount: 70 },
 *   { id: "2", ...paid, customerId: "b", paidAmount: 20 },
 *   { id: "3", ...paid, customerId: "c", paidAmount: 10 },
 * ];
 *
 * topCustomersShare(2)({ orders }); // => 0.9
 * ```
 *
 * @see a16z, 16 startup metrics
 * @category Revenue
 */
export const topCustomersShare = /*#__PURE__*/ family(
  "topCustomersShare",
  (count: number) => perKey(Order.customerId, revenueCollected, topShare(count)),
  { direction: "down" },
);

/**
 * The customer concentration (HHI): Σ (revenue collected from a customer ÷ all revenue collected)², over customers.
 *
 * *Details*. From above 0, for many customers alike, to 1, for a single one. As {@link topCustomersShare}.
 *
 * @see Herfindahl and Hirschman; a16z
 * @category Revenue
 */
export const customerConcentration = /*#__PURE__*/ metric(
  "customerConcentration",
  () => perKey(Order.customerId, revenueCollected, sumOfSquares()),
  { direction: "down" },
);

/**
 * The revenue run rate: 12 × revenue collected; asked for a month, what a year of such months gives.
 *
 * *Gotchas*. Seasons are in it as if every month were the same.
 *
 * @see profitable
 * @category Revenue
 */
export const revenueRunRate = /*#__PURE__*/ metric(
  "revenueRunRate",
  () => product(revenueCollected, constant(12)),
  { direction: "up" },
);

/**
 * The gross margin: (revenue collected − cost of sales) ÷ revenue collected, costs by their day.
 *
 * *Details*. The cost of sales is that of costs of the kind `cogs`: goods, hosting, support. A cost without a kind, or of an
 * unknown one, is left out and reported.
 *
 * *Gotchas*. Without a cost of sales it is 1: show the costs beside it. Where the only costs are of an unknown kind, it is `null`.
 *
 * @see David Skok, SaaS Metrics 2.0; Polar
 * @category Revenue
 */
export const grossMargin = /*#__PURE__*/ metric(
  "grossMargin",
  () => ratio(difference(revenueCollected, costOfSales()), revenueCollected),
  { direction: "up" },
);

/**
 * The contribution margin: (revenue collected − cost of sales − other variable costs) ÷ revenue collected, costs by their day.
 *
 * *Details*. The costs are those of the kind `cogs`, and of every other kind those that are `variable`. A cost
 * without a kind, or of an unknown one, is left out and reported, unless it is variable.
 *
 * @see a16z, 16 startup metrics
 * @category Revenue
 */
export const contributionMargin = /*#__PURE__*/ metric(
  "contributionMargin",
  () => {
    const isVariable = or(eq(Cost.variable, true), isWord(required(Cost.kind), "cogs"));
    const costs = sumOfMoney(Cost.amount, { where: isVariable, at: Cost.at });
    return ratio(difference(revenueCollected, costs), revenueCollected);
  },
  { direction: "up" },
);

/**
 * The compound monthly growth rate of revenue (CMGR): (revenue collected ÷ that of `months` months before)^(1 ÷ `months`) − 1.
 *
 * *Details*. Ask it of a month. Where the revenue `months` months before is zero or below, it is `null`, with the reason
 * `no-base`; of a month that is not over, `incomplete-period`.
 *
 * *Gotchas*. It is no mean of the monthly rates, and knows the first and the last month alone.
 *
 * @example
 * ```ts
 * import { compoundMonthlyRevenueGrowth, month } from "salesmetrics";
 *
 * const orders = [
 *   { id: "1", paidAt: "2025-01-15", paidAmount: 100, currency: "EUR" },
 *   { id: "2", paidAt: "2025-03-15", paidAmount: 121, currency: "EUR" },
 * ] as const;
 *
 * compoundMonthlyRevenueGrowth(2)({ orders }, { during: month(2025, 3) })?.toFixed(9); // => "0.100000000"
 * ```
 *
 * @see a16z, 16 startup metrics
 * @category Revenue
 */
export const compoundMonthlyRevenueGrowth = /*#__PURE__*/ family(
  "compoundMonthlyRevenueGrowth",
  (months: number) => compoundGrowth(revenueCollected, { unit: month(), count: months }),
  { direction: "up" },
);

/**
 * The compound annual growth rate of revenue (CAGR): (revenue collected ÷ that of `years` years before)^(1 ÷ `years`) − 1.
 *
 * *Details*. As {@link compoundMonthlyRevenueGrowth}, of a year.
 *
 * @see a16z, 16 startup metrics
 * @category Revenue
 */
export const compoundAnnualRevenueGrowth = /*#__PURE__*/ family(
  "compoundAnnualRevenueGrowth",
  (years: number) => compoundGrowth(revenueCollected, { unit: year(), count: years }),
  { direction: "up" },
);

/**
 * Active customers: the number of distinct customers with a payment in the last `days` days of each period, its last day
 * included.
 *
 * *When to use*. Where customers buy without a contract. The 90th percentile of the time between purchases is a good
 * `days`.
 *
 * *Details*. It needs a period; the window may reach back before it. In a period that is not over, it holds what was paid by
 * `asOf`. Payments of nobody do not count, and are reported.
 *
 * @see a16z, 16 startup metrics
 * @category Revenue
 */
export const activeCustomers = /*#__PURE__*/ family(
  "activeCustomers",
  (days: number) => trailing(days, day(), payingCustomers),
  { direction: "up" },
);

/** Amounts by their date. One of 0 without a date never moved; another one without a date is reported. */
function moved(amount: Expression<{ orders: Order }, Money>, at: Expression<{ orders: Order }, TimeValue>) {
  const isNotZero = and(isPresent(amount), ne(amount, multiply(amount, 0)));
  return { where: and(isReal(), or(isPresent(at), isNotZero)), at };
}

/** Payments of somebody for orders, by payment date. */
function paid() {
  const isOfCustomer = isPresent(required(Order.customerId));
  return { where: and(isReal(), isPresent(Order.paidAt), isOfCustomer), at: Order.paidAt };
}

function costOfSales() {
  return sumOfMoney(Cost.amount, { where: isWord(required(Cost.kind), "cogs"), at: Cost.at });
}

import { day } from "../../calendar/civil-periods.js";
import { Invoice } from "../../entities/invoice.js";
import { Payment } from "../../entities/payment.js";
import { coalesce, multiply, subtract } from "../../expressions/arithmetic.js";
import { gte, isNull, isPresent } from "../../expressions/comparison.js";
import { and, or } from "../../expressions/logic.js";
import { happened } from "../../expressions/moment.js";
import { averageOver } from "../../metrics/average-over.js";
import { count } from "../../metrics/count.js";
import { difference } from "../../metrics/difference.js";
import { metric } from "../../metrics/metric.js";
import { sumOfMoney } from "../../metrics/quantity-metrics.js";
import { ratio } from "../../metrics/ratio.js";
import { spread, spreadToDate } from "../../metrics/spread.js";
import { balance, stock } from "../../metrics/stock.js";

/**
 * Revenue on the billed basis (billings): Σ (amount − credited) of invoices, by the day they were issued.
 *
 * *Details*. Without tax. An invoice without an amount is left out and reported; a missing credit is 0.
 *
 * *Gotchas*. It is neither cash nor earned: {@link revenueCollected} and {@link revenueRecognised} are. A credit note lowers
 * the month of its invoice.
 *
 * @see a16z, 16 startup metrics
 * @category Revenue
 */
export const revenueBilled = /*#__PURE__*/ metric(
  "revenueBilled",
  () => sumOfMoney(net(), { at: Invoice.issuedAt }),
  { direction: "up" },
);

/**
 * Revenue on the recognised basis: Σ (amount − credited) of invoices, each spread evenly over the days of its service.
 *
 * *Details*. A year billed in January is earned day by day: January has 31 of its 365 parts. All parts are added exactly and
 * divided once. An invoice without its days of service is left out and reported. It counts whatever `asOf` is: what has been
 * earned so far is that of a period which ends there.
 *
 * *Gotchas*. It knows no rules of accounting but this one.
 *
 * @example
 * ```ts
 * import { evaluate, month, quarter, revenueBilled, revenueRecognised } from "salesmetrics";
 *
 * const service = { servicesFrom: "2025-01-01", servicesUntil: "2026-01-01" } as const;
 * const invoices = [
 *   { id: "1", issuedAt: "2025-01-01", amount: 3650, currency: "EUR", ...service },
 * ] as const;
 * const { rows } = evaluate(
 *   { revenueBilled, revenueRecognised },
 *   { invoices },
 *   { every: month(), during: quarter(2025, 1), currency: "EUR" },
 * );
 *
 * rows.map((row) => row.revenueBilled?.amount.toNumber()); // => [3650, 0, 0]
 * rows.map((row) => row.revenueRecognised?.amount.toNumber()); // => [310, 280, 310]
 * ```
 *
 * @see a16z, 16 startup metrics
 * @category Revenue
 */
export const revenueRecognised = /*#__PURE__*/ metric(
  "revenueRecognised",
  () => spread(net(), { from: Invoice.servicesFrom, until: Invoice.servicesUntil }),
  { direction: "up" },
);

/**
 * The change of deferred revenue: {@link revenueBilled} − {@link revenueRecognised}. Billings are revenue and what was
 * deferred beside it.
 *
 * *Details*. Below 0, more was earned than billed. {@link deferredRevenueAtEnd} is what it comes to.
 *
 * @see a16z, 16 startup metrics
 * @category Revenue
 */
export const deferredRevenueChange = /*#__PURE__*/ metric(
  "deferredRevenueChange",
  () => difference(revenueBilled, revenueRecognised),
  { direction: "none" },
);

/**
 * Deferred revenue at the end of each period: what was billed by then − what was recognised by then.
 *
 * *Details*. It needs a period, whose whole days count as earned. Below 0, more was earned than billed. Every period of a report
 * has its own; from one to the next it changes by {@link deferredRevenueChange}.
 *
 * *Gotchas*. Pass all invoices, not those of one period, and ask in their own currency: at exchange rates of different days,
 * billed and recognised do not cancel out.
 *
 * @example
 * ```ts
 * import { deferredRevenueAtEnd, month } from "salesmetrics";
 *
 * const service = { servicesFrom: "2025-01-01", servicesUntil: "2026-01-01" } as const;
 * const invoices = [{ id: "1", issuedAt: "2025-01-01", amount: 365, currency: "EUR", ...service }] as const;
 *
 * deferredRevenueAtEnd({ invoices }, { during: month(2025, 3) }); // => { amount: 275, currency: "EUR" }
 * ```
 *
 * @see a16z, 16 startup metrics
 * @category Revenue
 */
export const deferredRevenueAtEnd = /*#__PURE__*/ metric(
  "deferredRevenueAtEnd",
  () =>
    difference(
      balance(sumOfMoney(net()), Invoice.issuedAt),
      spreadToDate(net(), { from: Invoice.servicesFrom, until: Invoice.servicesUntil }),
    ),
  { direction: "none" },
);

/**
 * The collection rate: payments of invoices collected by `asOf` ÷ {@link revenueBilled}, by the day the invoices were issued.
 *
 * *Details*. Both sides are of the same invoices, whenever they were paid; payments in part count. Payments without an invoice
 * do not count; one without `invoicedAt` is left out and reported.
 *
 * *Gotchas*. Recent invoices are not due yet. Payments are with tax where they were recorded so: pass them without.
 *
 * @example
 * ```ts
 * import { collectionRate, month } from "salesmetrics";
 *
 * const invoices = [{ id: "1", issuedAt: "2025-03-01", amount: 200, currency: "EUR" }] as const;
 * const payments = [
 *   { id: "1", invoiceId: "1", invoicedAt: "2025-03-01", at: "2025-04-10", gross: 150, currency: "EUR" },
 * ] as const;
 *
 * collectionRate({ invoices, payments }, { during: month(2025, 3) }); // => 0.75
 * ```
 *
 * @see Lago
 * @category Revenue
 */
export const collectionRate = /*#__PURE__*/ metric(
  "collectionRate",
  () =>
    ratio(
      sumOfMoney(Payment.gross, {
        where: and(isPresent(Payment.invoiceId), happened(Payment.at)),
        at: Payment.invoicedAt,
      }),
      revenueBilled,
    ),
  { direction: "up" },
);

/**
 * Accounts receivable at the end of each period: all that was billed by then − all that was collected for invoices by then.
 *
 * *Details*. Payments in part lower it. Without a period it is that of `asOf`.
 *
 * *Gotchas*. Pass all invoices and payments, not those of one period.
 *
 * @see Lago
 * @category Revenue
 */
export const receivablesAtEnd = /*#__PURE__*/ metric(
  "receivablesAtEnd",
  () =>
    difference(
      balance(sumOfMoney(net()), Invoice.issuedAt),
      balance(sumOfMoney(Payment.gross, { where: isPresent(Payment.invoiceId) }), Payment.at),
    ),
  { direction: "down" },
);

/**
 * Days sales outstanding (DSO): {@link receivablesAtEnd} ÷ {@link revenueBilled} per day of the period.
 *
 * *Details*. It needs a period: a quarter, or a year. The days of a period that is not over are those that are.
 *
 * *Gotchas*. Of a period that bills little it is great, whatever customers do.
 *
 * @example
 * ```ts
 * import { daysSalesOutstanding, month } from "salesmetrics";
 *
 * const invoices = [{ id: "1", issuedAt: "2025-03-01", amount: 310, currency: "EUR" }] as const;
 * const payments = [
 *   { id: "1", invoiceId: "1", invoicedAt: "2025-03-01", at: "2025-03-20", gross: 110, currency: "EUR" },
 * ] as const;
 *
 * daysSalesOutstanding({ invoices, payments }, { during: month(2025, 3) }); // => 20
 * ```
 *
 * @see Own definition after common usage
 * @category Revenue
 */
export const daysSalesOutstanding = /*#__PURE__*/ metric(
  "daysSalesOutstanding",
  () => ratio(receivablesAtEnd, averageOver(day(), revenueBilled)),
  { unit: "days", direction: "down" },
);

/**
 * Overdue invoices at the end of each period: the number of invoices that were due by then, and not settled.
 *
 * *Details*. An invoice is overdue from the end of its due date on: one due on the last day of a period is overdue at its end. One
 * that is paid in part is overdue until `paidAt`. One without a due date is left out and reported.
 *
 * *Gotchas*. {@link overdueReceivables} counts an invoice that is paid in part by its remainder only.
 *
 * @see Lago
 * @category Revenue
 */
export const overdueInvoices = /*#__PURE__*/ metric(
  "overdueInvoices",
  () => stock(count(Invoice, { where: isSettledLate() }), overdue()),
  { direction: "down" },
);

/**
 * The overdue amount at the end of each period: Σ (amount − credited) of {@link overdueInvoices}.
 *
 * *Details*. As {@link overdueInvoices}. An invoice that is paid in part counts in full until `paidAt`: {@link
 * overdueReceivables} has the remainder only.
 *
 * @see Lago
 * @category Revenue
 */
export const overdueAmount = /*#__PURE__*/ metric(
  "overdueAmount",
  () => stock(sumOfMoney(net(), { where: isSettledLate() }), overdue()),
  { direction: "down" },
);

/** The amount less what was credited; a missing credit is 0, of the currency of the invoice. */
function net() {
  return subtract(Invoice.amount, coalesce(Invoice.credited, multiply(Invoice.amount, 0)));
}

function overdue() {
  return { from: Invoice.dueAt, until: Invoice.paidAt };
}

/** Not settled before it was due: such an invoice never was overdue. */
function isSettledLate() {
  return or(isNull(Invoice.paidAt), gte(Invoice.paidAt, Invoice.dueAt));
}

import type { Customer } from "../entities/customer.js";
import type { Order } from "../entities/order.js";
import { listIn, optionsIn } from "../errors.js";
import { subtractDecimals } from "../exact/index.js";
import { isDecimalValue } from "../aggregates/state-checks.js";
import type { CustomerPayment } from "./customer-payment.js";

/** The payments and refunds of customers, and the orders left out. */
export interface CustomerPayments {
  readonly rows: CustomerPayment[];
  readonly excluded: { readonly order: Order; readonly why: string }[];
}

/**
 * The payments and refunds of customers: a row for the payment of each order and one for its refund, with the time of
 * the customer's first payment. {@link customerLifetimeValueWithin} reads them.
 *
 * *Details*. Left out, in `excluded`: test orders, orders without a customer or of one who is not there, and orders
 * with neither a payment nor a refund. An amount without a date, or the other way round, stays: metrics report it.
 *
 * @example
 * ```ts
 * import { customerPayments } from "salesmetrics";
 *
 * const { rows } = customerPayments({
 *   customers: [{ id: "ann", firstPaidAt: "2025-01-10" }],
 *   orders: [
 *     { id: "1", customerId: "ann", paidAt: "2025-02-01", paidAmount: 9, refundedAt: "2025-02-03", refundedAmount: 4 },
 *   ],
 * });
 *
 * rows.map((row) => [row.customerSince, row.at, row.amount]);
 * // => [["2025-01-10", "2025-02-01", 9], ["2025-01-10", "2025-02-03", "-4"]]
 * ```
 *
 * @category Customers
 */
export function customerPayments(data: {
  readonly customers: readonly Customer[];
  readonly orders: readonly Order[];
}): CustomerPayments {
  const { customers, orders } = optionsIn("customerPayments", data);
  const known = new Map<unknown, Customer>();
  for (const customer of listIn("customerPayments", "a list of customers", customers))
    if (typeof customer?.id === "string" && !known.has(customer.id)) known.set(customer.id, customer);
  const rows: CustomerPayment[] = [];
  const excluded: { order: Order; why: string }[] = [];
  for (const order of listIn("customerPayments", "a list of orders", orders)) {
    const customer = known.get(order?.customerId);
    const found = customer === undefined ? [] : movesOf(order, customer);
    if (typeof order?.customerId !== "string" || order.customerId === "")
      excluded.push({ order, why: "missing customerId" });
    else if (customer === undefined) excluded.push({ order, why: "customerId not in customers" });
    else if (order.test === true) excluded.push({ order, why: "test" });
    else if (found.length === 0) excluded.push({ order, why: "not paid" });
    else rows.push(...found);
  }
  return { rows, excluded };
}

function movesOf(order: Order, customer: Customer): CustomerPayment[] {
  const { id, currency = null, channel = null, campaignId = null, repId = null } = order;
  const { paidAt = null, paidAmount = null, refundedAt = null, refundedAmount = null } = order;
  const common = { orderId: id, customerId: customer.id, customerSince: customer.firstPaidAt ?? null };
  const others = { currency, channel, campaignId, repId };
  const rows: CustomerPayment[] = [];
  if (paidAt !== null || paidAmount !== null)
    rows.push({ id: `${id} paid`, ...common, at: paidAt, amount: paidAmount, ...others });
  if (refundedAt !== null || (refundedAmount !== null && Number(refundedAmount) !== 0)) {
    const amount = isDecimalValue(refundedAmount) ? subtractDecimals(0, refundedAmount) : refundedAmount;
    rows.push({ id: `${id} refunded`, ...common, at: refundedAt, amount, ...others });
  }
  return rows;
}

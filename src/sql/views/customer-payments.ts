import { optionsIn } from "../../errors.js";
import { CustomerPayment } from "../../views/customer-payment.js";
import type { Dialect } from "../dialect.js";
import { parameter, raw, type Sql, sql } from "../fragment.js";
import { mappingOf, type SqlTable } from "../table.js";
import { columnsFrom, idOf } from "./queries.js";
import { checkTable, SourceTable, viewTable, viewTimes } from "./source-table.js";

/**
 * The tables of customers and of their orders.
 *
 * @category SQL
 */
export interface CustomerOrderTables {
  readonly customers: SqlTable;
  readonly orders: SqlTable;
}

/**
 * A table of the rows of `customerPayments`, one for the payment of each order and one for its refund, as a query over
 * orders and customers.
 *
 * *Details*. The rows are those of `customerPayments({ customers, orders })`. What it returns as `excluded` is left out.
 * All times must be days, or all instants; other mappings are refused with `not-in-sql`.
 *
 * *Gotchas*. Ids of customers must be unique: of several rows with one id, the earliest first payment counts.
 *
 * @example
 * ```ts
 * import { Customer, customerLifetimeValueWithin, month, Order } from "salesmetrics";
 * import { customerPaymentsTable, duckdb, sqlTable, toSql } from "salesmetrics/sql";
 *
 * const customers = sqlTable(Customer, { times: "date" });
 * const payments = customerPaymentsTable({ customers, orders: sqlTable(Order, { times: "date" }) });
 * const { statements } = toSql(
 *   { value: customerLifetimeValueWithin(90) },
 *   { during: month(2025, 1), asOf: "2025-12-31" },
 *   { dialect: duckdb, tables: [customers, payments] },
 * );
 *
 * statements.map(({ entity }) => entity); // => ["customers", "customerPayments"]
 * ```
 *
 * @category SQL
 */
export function customerPaymentsTable(tables: CustomerOrderTables): SqlTable {
  const caller = "customerPaymentsTable";
  const { customers, orders } = optionsIn(caller, tables);
  checkTable(caller, customers, "customers");
  checkTable(caller, orders, "orders");
  const times = viewTimes(caller, [
    [orders, "paidAt", "refundedAt"],
    [customers, "firstPaidAt"],
  ]);
  const scale = Math.max(scaleOf(orders, "paidAmount"), scaleOf(orders, "refundedAmount"));
  const { options, ...view } = viewTable(CustomerPayment, times, (dialect, fields) =>
    columnsFrom(movesOf(tables, times.days, scale, dialect), {}, fields),
  );
  return { ...view, options: { ...options, columns: { amount: { scale } } } };
}

function scaleOf(table: SqlTable, field: string): number {
  return mappingOf(table, field)?.scale ?? 0;
}

/** Payments, and refunds with their amounts below 0. */
function movesOf(
  { customers, orders }: CustomerOrderTables,
  days: boolean,
  scale: number,
  dialect: Dialect,
): Sql {
  const customer = new SourceTable(customers, "customers", dialect, days);
  const [id, firstPaidAt] = customer.values("id", "firstPaidAt");
  const known = sql`SELECT ${id} AS [known_id], MIN(${firstPaidAt}) AS [customer_since]
    FROM ${customer.from()} WHERE ${id} IS NOT NULL AND ${id} <> '' GROUP BY ${id}`;
  const moves = (
    word: string,
    fields: readonly [at: string, amount: string],
    signed: (amount: Sql) => Sql,
    isMove: (at: Sql, amount: Sql) => Sql,
  ): Sql => {
    const order = new SourceTable(orders, "orders", dialect, days);
    const [orderId, customerId, test] = order.values("id", "customerId", "test");
    const [currency, channel, campaignId, repId] = order.values("currency", "channel", "campaignId", "repId");
    const [at, amount] = order.values(...fields);
    const finer = 10 ** (scale - scaleOf(orders, fields[1]));
    const units = finer === 1 ? amount : sql`${amount} * ${parameter(finer, "integer")}`;
    return sql`SELECT ${idOf(orderId, raw(`'${word}'`))} AS [id], ${orderId} AS [order_id],
        ${customerId} AS [customer_id], [known].[customer_since] AS [customer_since], ${at} AS [at],
        ${signed(units)} AS [amount], ${currency} AS [currency], ${channel} AS [channel],
        ${campaignId} AS [campaign_id], ${repId} AS [rep_id]
      FROM ${order.from()} JOIN (${known}) AS [known] ON [known].[known_id] = ${customerId}
      WHERE NOT COALESCE(${test}, FALSE) AND (${isMove(at, amount)})`;
  };
  const paid = moves(
    "paid",
    ["paidAt", "paidAmount"],
    (amount) => amount,
    (at, amount) => sql`${at} IS NOT NULL OR ${amount} IS NOT NULL`,
  );
  const refunded = moves(
    "refunded",
    ["refundedAt", "refundedAmount"],
    (amount) => sql`-(${amount})`,
    (at, amount) => sql`${at} IS NOT NULL OR ${amount} <> 0`,
  );
  return sql`${paid} UNION ALL ${refunded}`;
}

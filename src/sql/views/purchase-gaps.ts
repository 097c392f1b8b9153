import type { Zone } from "../../calendar/time.js";
import { optionsIn } from "../../errors.js";
import { PurchaseGap } from "../../views/purchase-gap.js";
import { zoneMissing } from "../../views/purchase-gaps.js";
import type { Dialect } from "../dialect.js";
import { raw, type Sql, sql, wrap } from "../fragment.js";
import type { SqlTable } from "../table.js";
import { localTimeOf, startOfDay } from "../zone-days.js";
import { columnsFrom, idOf, neighbour } from "./queries.js";
import { checkTable, SourceTable, viewTable, viewTimes } from "./source-table.js";

/**
 * A table of the rows of `purchaseGaps`, one for each customer and day with paid orders, as a query over orders.
 *
 * *Details*. The rows are those of `purchaseGaps(orders, { zone })`. What it returns as `excluded` is left out. All times
 * must be days, or all instants, which need a `zone`; other mappings are refused with `not-in-sql`.
 *
 * *Gotchas*. Ids of orders must be unique. Orders after 2099 are left out where the zone still changes its clocks.
 *
 * @example
 * ```ts
 * import { Order, repeatPurchaseRate } from "salesmetrics";
 * import { duckdb, purchaseGapsTable, sqlTable, toSql } from "salesmetrics/sql";
 *
 * const purchases = purchaseGapsTable(sqlTable(Order, { times: "date" }));
 * const { statements } = toSql({ repeatPurchaseRate }, { asOf: "2025-12-31" }, { dialect: duckdb, tables: [purchases] });
 *
 * statements.map(({ entity }) => entity); // => ["purchaseGaps"]
 * ```
 *
 * @category SQL
 */
export function purchaseGapsTable(orders: SqlTable, options: { readonly zone?: Zone } = {}): SqlTable {
  const caller = "purchaseGapsTable";
  const { zone = null } = optionsIn(caller, options);
  checkTable(caller, orders, "orders");
  const times = viewTimes(caller, [[orders, "placedAt", "paidAt"]]);
  if (!times.days && zone === null) throw zoneMissing(caller);
  return viewTable(PurchaseGap, times, (dialect, fields) =>
    purchasesOf(placedOrders(orders, times.days ? null : zone, dialect), dialect, fields),
  );
}

/** Paid orders, with the day they were placed on. */
function placedOrders(orders: SqlTable, zone: Zone | null, dialect: Dialect): Sql {
  const order = new SourceTable(orders, "orders", dialect, zone === null);
  const [id, customerId, placedAt, paidAt] = order.values("id", "customerId", "placedAt", "paidAt");
  const [test, channel, campaignId, repId] = order.values("test", "channel", "campaignId", "repId");
  const { since, isKnown } =
    zone === null ? { since: placedAt, isKnown: raw("TRUE") } : localTimeOf(placedAt, zone, dialect);
  const paid = sql`SELECT ${id} AS [order_id], ${customerId} AS [customer_id], ${placedAt} AS [place],
      ${since} AS [since], ${channel} AS [channel], ${campaignId} AS [campaign_id], ${repId} AS [rep_id]
    FROM ${order.from()}
    WHERE ${customerId} IS NOT NULL AND ${customerId} <> '' AND NOT COALESCE(${test}, FALSE)
      AND ${paidAt} IS NOT NULL AND ${placedAt} IS NOT NULL AND ${isKnown}`;
  const day = zone === null ? sql`[since]` : startOfDay(sql`[since]`, dialect);
  return sql`SELECT [orders].*, ${day} AS [day] FROM (${paid}) AS [orders]`;
}

/** Orders of one day as one purchase: the first of them, with the purchases before and after. */
function purchasesOf(orders: Sql, dialect: Dialect, fields: ReadonlySet<string>): Sql {
  const [ofDay, customer] = [sql`[customer_id], [day]`, sql`[customer_id]`];
  const counted = sql`SELECT [orders].*, COUNT(*) OVER (PARTITION BY ${ofDay}) AS [orders],
      ROW_NUMBER() OVER (PARTITION BY ${ofDay} ORDER BY [place], [order_id]) AS [of_day]
    FROM (${orders}) AS [orders]`;
  const rows = sql`SELECT [purchases].*, ROW_NUMBER() OVER (PARTITION BY ${customer} ORDER BY [place]) AS [number],
      ${neighbour("LAG", sql`[place]`, customer, dialect)} AS [previous_at],
      ${neighbour("LEAD", sql`[place]`, customer, dialect)} AS [next_at]
    FROM (${counted}) AS [purchases] WHERE [of_day] = 1`;
  const computed = {
    id: () => idOf(customer, wrap(dialect.asText, sql`[number]`)),
    purchasedAt: () => sql`[place]`,
  };
  return columnsFrom(rows, computed, fields);
}

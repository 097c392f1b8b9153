import { Order } from "../entities/order.js";
import type { ParseOptions, RowOptions } from "./options.js";
import { parseAs, safeParseAs } from "./parse-rows.js";
import type { ParsedRows } from "./parsed-rows.js";
import { rowSchema, type RowSchema } from "./row-schema.js";

/**
 * Typed orders from what JSON or CSV brought, or an {@link InvalidRowsError} that holds every problem.
 *
 * *When to use*. At the edge of a program. {@link safeParseOrders} keeps the good rows of a mixed lot.
 *
 * *Details*. {@link parseRows} says what each kind of field accepts. An empty array gives an empty array.
 *
 * *Gotchas*. Warnings do not throw: take them with `onWarning`.
 *
 * @example
 * ```ts
 * import { parseOrders } from "salesmetrics/schemas";
 *
 * const [order] = parseOrders([{ id: "o1", placedAt: "2025-03-31", grossAmount: "19.90", currency: "EUR" }]);
 *
 * order?.grossAmount; // => "19.9"
 * ```
 *
 * @category Schemas
 */
export function parseOrders(input: unknown, options: ParseOptions = {}): Order[] {
  return parseAs("parseOrders", Order, input, options);
}

/**
 * Typed orders from what JSON or CSV brought, with the rows that could not be used beside them.
 *
 * *When to use*. Where good rows must not wait for the bad ones: show or store `rejected`, go on with `rows`.
 *
 * *Details*. {@link parseRows} says what each kind of field accepts; of rows with one key the first good one is kept.
 *
 * *Gotchas*. An input that is no array throws {@link InvalidRowsError} here too.
 *
 * @example
 * ```ts
 * import { safeParseOrders } from "salesmetrics/schemas";
 *
 * const { rows, rejected } = safeParseOrders([
 *   { id: "o1", placedAt: "2025-03-31", grossAmount: "19.90", currency: "EUR" },
 *   { id: "o2", grossAmount: "$ 100" },
 * ]);
 *
 * rows.length; // => 1
 * rejected[0]?.issues[0]?.field; // => "grossAmount"
 * ```
 *
 * @category Schemas
 */
export function safeParseOrders(input: unknown, options: RowOptions = {}): ParsedRows<Order> {
  return safeParseAs("safeParseOrders", Order, input, options);
}

/**
 * The zod schema of one order: {@link rowSchema} of {@link Order}.
 *
 * *When to use*. To compose it with zod schemas of one's own.
 *
 * *Gotchas*. It sees one row: nobody looks for duplicates, and it has no warnings.
 *
 * @example
 * ```ts
 * import { orderSchema } from "salesmetrics/schemas";
 *
 * orderSchema.safeParse({ id: "o1", placedAt: "2025-03-31", grossAmount: "19.90", currency: "EUR" }).success; // => true
 * orderSchema.safeParse({ id: "o2", grossAmount: "$ 100" }).success; // => false
 * ```
 *
 * @category Schemas
 */
export const orderSchema: RowSchema<Order> = /*#__PURE__*/ (() => rowSchema(Order))();

import { OrderLine } from "../entities/order-line.js";
import type { ParseOptions, RowOptions } from "./options.js";
import { parseAs, safeParseAs } from "./parse-rows.js";
import type { ParsedRows } from "./parsed-rows.js";
import { rowSchema, type RowSchema } from "./row-schema.js";

/**
 * Typed order lines from what JSON or CSV brought, or an {@link InvalidRowsError} that holds every problem.
 *
 * *When to use*. At the edge of a program. {@link safeParseOrderLines} keeps the good rows of a mixed lot.
 *
 * *Details*. {@link parseRows} says what each kind of field accepts. An empty array gives an empty array.
 *
 * *Gotchas*. Warnings do not throw: take them with `onWarning`. A returned line may have a negative quantity.
 *
 * @example
 * ```ts
 * import { parseOrderLines } from "salesmetrics/schemas";
 *
 * const [line] = parseOrderLines([{ id: "1", orderId: "o1", quantity: "-2", unitPrice: "9.95", currency: "EUR" }]);
 *
 * line?.quantity; // => "-2"
 * ```
 *
 * @category Schemas
 */
export function parseOrderLines(input: unknown, options: ParseOptions = {}): OrderLine[] {
  return parseAs("parseOrderLines", OrderLine, input, options);
}

/**
 * Typed order lines from what JSON or CSV brought, with the rows that could not be used beside them.
 *
 * *When to use*. Where good rows must not wait for the bad ones: show or store `rejected`, go on with `rows`.
 *
 * *Details*. {@link parseRows} says what each kind of field accepts; of rows with one key the first good one is kept.
 *
 * *Gotchas*. An input that is no array throws {@link InvalidRowsError} here too.
 *
 * @example
 * ```ts
 * import { safeParseOrderLines } from "salesmetrics/schemas";
 *
 * const { rows, rejected } = safeParseOrderLines([
 *   { id: "1", orderId: "o1", quantity: "-2", unitPrice: "9.95", currency: "EUR" },
 *   { id: "2", quantity: 1 },
 * ]);
 *
 * rows.length; // => 1
 * rejected[0]?.issues[0]?.field; // => "orderId"
 * ```
 *
 * @category Schemas
 */
export function safeParseOrderLines(input: unknown, options: RowOptions = {}): ParsedRows<OrderLine> {
  return safeParseAs("safeParseOrderLines", OrderLine, input, options);
}

/**
 * The zod schema of one order line: {@link rowSchema} of {@link OrderLine}.
 *
 * *When to use*. To compose it with zod schemas of one's own.
 *
 * *Gotchas*. It sees one row: nobody looks for duplicates, and it has no warnings.
 *
 * @example
 * ```ts
 * import { orderLineSchema } from "salesmetrics/schemas";
 *
 * orderLineSchema.safeParse({ id: "1", orderId: "o1", quantity: "-2", unitPrice: "9.95", currency: "EUR" }).success; // => true
 * orderLineSchema.safeParse({ id: "2", quantity: 1 }).success; // => false
 * ```
 *
 * @category Schemas
 */
export const orderLineSchema: RowSchema<OrderLine> = /*#__PURE__*/ (() => rowSchema(OrderLine))();

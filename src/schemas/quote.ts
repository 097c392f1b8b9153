import { Quote } from "../entities/quote.js";
import type { ParseOptions, RowOptions } from "./options.js";
import { parseAs, safeParseAs } from "./parse-rows.js";
import type { ParsedRows } from "./parsed-rows.js";
import { rowSchema, type RowSchema } from "./row-schema.js";

/**
 * Typed quotes from what JSON or CSV brought, or an {@link InvalidRowsError} that holds every problem.
 *
 * *When to use*. At the edge of a program. {@link safeParseQuotes} keeps the good rows of a mixed lot.
 *
 * *Details*. {@link parseRows} says what each kind of field accepts. An empty array gives an empty array.
 *
 * *Gotchas*. Warnings do not throw: take them with `onWarning`.
 *
 * @example
 * ```ts
 * import { parseQuotes } from "salesmetrics/schemas";
 *
 * const [quote] = parseQuotes([{ id: "q1", sentAt: 1743429600000, amount: 900, currency: "EUR" }]);
 *
 * quote?.sentAt; // => 2025-03-31T14:00:00.000Z
 * ```
 *
 * @category Schemas
 */
export function parseQuotes(input: unknown, options: ParseOptions = {}): Quote[] {
  return parseAs("parseQuotes", Quote, input, options);
}

/**
 * Typed quotes from what JSON or CSV brought, with the rows that could not be used beside them.
 *
 * *When to use*. Where good rows must not wait for the bad ones: show or store `rejected`, go on with `rows`.
 *
 * *Details*. {@link parseRows} says what each kind of field accepts; of rows with one key the first good one is kept.
 *
 * *Gotchas*. An input that is no array throws {@link InvalidRowsError} here too.
 *
 * @example
 * ```ts
 * import { safeParseQuotes } from "salesmetrics/schemas";
 *
 * const { rows, rejected } = safeParseQuotes([
 *   { id: "q1", sentAt: 1743429600000, amount: 900, currency: "EUR" },
 *   { id: "q2", sentAt: 1743429600 },
 * ]);
 *
 * rows.length; // => 1
 * rejected[0]?.issues[0]?.field; // => "sentAt"
 * ```
 *
 * @category Schemas
 */
export function safeParseQuotes(input: unknown, options: RowOptions = {}): ParsedRows<Quote> {
  return safeParseAs("safeParseQuotes", Quote, input, options);
}

/**
 * The zod schema of one quote: {@link rowSchema} of {@link Quote}.
 *
 * *When to use*. To compose it with zod schemas of one's own.
 *
 * *Gotchas*. It sees one row: nobody looks for duplicates, and it has no warnings.
 *
 * @example
 * ```ts
 * import { quoteSchema } from "salesmetrics/schemas";
 *
 * quoteSchema.safeParse({ id: "q1", sentAt: 1743429600000, amount: 900, currency: "EUR" }).success; // => true
 * quoteSchema.safeParse({ id: "q2", sentAt: 1743429600 }).success; // => false
 * ```
 *
 * @category Schemas
 */
export const quoteSchema: RowSchema<Quote> = /*#__PURE__*/ (() => rowSchema(Quote))();

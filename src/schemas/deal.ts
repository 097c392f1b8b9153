import { Deal } from "../entities/deal.js";
import type { ParseOptions, RowOptions } from "./options.js";
import { parseAs, safeParseAs } from "./parse-rows.js";
import type { ParsedRows } from "./parsed-rows.js";
import { rowSchema, type RowSchema } from "./row-schema.js";

/**
 * Typed deals from what JSON or CSV brought, or an {@link InvalidRowsError} that holds every problem.
 *
 * *When to use*. At the edge of a program. {@link safeParseDeals} keeps the good rows of a mixed lot.
 *
 * *Details*. {@link parseRows} says what each kind of field accepts. An empty array gives an empty array.
 *
 * *Gotchas*. Warnings do not throw: take them with `onWarning`. A status that is not known is read as `open`, a closed
 * deal may lack `closedAt`, an amount its currency: each is a warning.
 *
 * @example
 * ```ts
 * import { parseDeals } from "salesmetrics/schemas";
 *
 * const [deal] = parseDeals([{ id: "d1", status: "Closed Won", amount: "1054.00", currency: "usd", closedAt: "2025-03-31" }]);
 *
 * deal; // => { id: "d1", status: "won", name: null, amount: "1054", currency: "USD", … }
 * ```
 *
 * @category Schemas
 */
export function parseDeals(input: unknown, options: ParseOptions = {}): Deal[] {
  return parseAs("parseDeals", Deal, input, options);
}

/**
 * Typed deals from what JSON or CSV brought, with the rows that could not be used beside them.
 *
 * *When to use*. Where good rows must not wait for the bad ones: show or store `rejected`, go on with `rows`.
 *
 * *Details*. {@link parseRows} says what each kind of field accepts; of rows with one key the first good one is kept.
 *
 * *Gotchas*. An input that is no array throws {@link InvalidRowsError} here too.
 *
 * @example
 * ```ts
 * import { safeParseDeals } from "salesmetrics/schemas";
 *
 * const { rows, rejected } = safeParseDeals([
 *   { id: "d1", status: "Closed Won", amount: "1054.00", currency: "usd", closedAt: "2025-03-31" },
 *   { id: "d2", status: "won", amount: "1,054.00" },
 * ]);
 *
 * rows.length; // => 1
 * rejected[0]?.issues[0]?.field; // => "amount"
 * ```
 *
 * @category Schemas
 */
export function safeParseDeals(input: unknown, options: RowOptions = {}): ParsedRows<Deal> {
  return safeParseAs("safeParseDeals", Deal, input, options);
}

/**
 * The zod schema of one deal: {@link rowSchema} of {@link Deal}.
 *
 * *When to use*. To compose it with zod schemas of one's own.
 *
 * *Gotchas*. It sees one row: nobody looks for duplicates, and it has no warnings.
 *
 * @example
 * ```ts
 * import { dealSchema } from "salesmetrics/schemas";
 *
 * dealSchema.safeParse({ id: "d1", status: "Closed Won", amount: "1054.00", currency: "usd", closedAt: "2025-03-31" }).success; // => true
 * dealSchema.safeParse({ id: "d2", status: "won", amount: "1,054.00" }).success; // => false
 * ```
 *
 * @category Schemas
 */
export const dealSchema: RowSchema<Deal> = /*#__PURE__*/ (() => rowSchema(Deal))();

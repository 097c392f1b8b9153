import { Customer } from "../entities/customer.js";
import type { ParseOptions, RowOptions } from "./options.js";
import { parseAs, safeParseAs } from "./parse-rows.js";
import type { ParsedRows } from "./parsed-rows.js";
import { rowSchema, type RowSchema } from "./row-schema.js";

/**
 * Typed customers from what JSON or CSV brought, or an {@link InvalidRowsError} that holds every problem.
 *
 * *When to use*. At the edge of a program. {@link safeParseCustomers} keeps the good rows of a mixed lot.
 *
 * *Details*. {@link parseRows} says what each kind of field accepts. An empty array gives an empty array.
 *
 * *Gotchas*. Warnings do not throw: take them with `onWarning`.
 *
 * @example
 * ```ts
 * import { parseCustomers } from "salesmetrics/schemas";
 *
 * const [customer] = parseCustomers([{ id: "c1", firstPaidAt: "2025-03-31T14:00:00+02:00" }]);
 *
 * customer?.firstPaidAt; // => 2025-03-31T12:00:00.000Z
 * ```
 *
 * @category Schemas
 */
export function parseCustomers(input: unknown, options: ParseOptions = {}): Customer[] {
  return parseAs("parseCustomers", Customer, input, options);
}

/**
 * Typed customers from what JSON or CSV brought, with the rows that could not be used beside them.
 *
 * *When to use*. Where good rows must not wait for the bad ones: show or store `rejected`, go on with `rows`.
 *
 * *Details*. {@link parseRows} says what each kind of field accepts; of rows with one key the first good one is kept.
 *
 * *Gotchas*. An input that is no array throws {@link InvalidRowsError} here too.
 *
 * @example
 * ```ts
 * import { safeParseCustomers } from "salesmetrics/schemas";
 *
 * const { rows, rejected } = safeParseCustomers([
 *   { id: "c1", firstPaidAt: "2025-03-31T14:00:00+02:00" },
 *   { id: "c1" },
 * ]);
 *
 * rows.length; // => 1
 * rejected[0]?.issues[0]?.field; // => "id"
 * ```
 *
 * @category Schemas
 */
export function safeParseCustomers(input: unknown, options: RowOptions = {}): ParsedRows<Customer> {
  return safeParseAs("safeParseCustomers", Customer, input, options);
}

/**
 * The zod schema of one customer: {@link rowSchema} of {@link Customer}.
 *
 * *When to use*. To compose it with zod schemas of one's own.
 *
 * *Gotchas*. It sees one row: nobody looks for duplicates, and it has no warnings.
 *
 * @example
 * ```ts
 * import { customerSchema } from "salesmetrics/schemas";
 *
 * customerSchema.safeParse({ id: "c1", firstPaidAt: "2025-03-31T14:00:00+02:00" }).success; // => true
 * customerSchema.safeParse({ id: null }).success; // => false
 * ```
 *
 * @category Schemas
 */
export const customerSchema: RowSchema<Customer> = /*#__PURE__*/ (() => rowSchema(Customer))();

import { Lead } from "../entities/lead.js";
import type { ParseOptions, RowOptions } from "./options.js";
import { parseAs, safeParseAs } from "./parse-rows.js";
import type { ParsedRows } from "./parsed-rows.js";
import { rowSchema, type RowSchema } from "./row-schema.js";

/**
 * Typed leads from what JSON or CSV brought, or an {@link InvalidRowsError} that holds every problem.
 *
 * *When to use*. At the edge of a program. {@link safeParseLeads} keeps the good rows of a mixed lot.
 *
 * *Details*. {@link parseRows} says what each kind of field accepts. An empty array gives an empty array.
 *
 * *Gotchas*. Warnings do not throw: take them with `onWarning`.
 *
 * @example
 * ```ts
 * import { parseLeads } from "salesmetrics/schemas";
 *
 * const [lead] = parseLeads([{ id: 17, createdAt: "2025-03-31", test: "no" }]);
 *
 * lead?.test; // => false
 * ```
 *
 * @category Schemas
 */
export function parseLeads(input: unknown, options: ParseOptions = {}): Lead[] {
  return parseAs("parseLeads", Lead, input, options);
}

/**
 * Typed leads from what JSON or CSV brought, with the rows that could not be used beside them.
 *
 * *When to use*. Where good rows must not wait for the bad ones: show or store `rejected`, go on with `rows`.
 *
 * *Details*. {@link parseRows} says what each kind of field accepts; of rows with one key the first good one is kept.
 *
 * *Gotchas*. An input that is no array throws {@link InvalidRowsError} here too.
 *
 * @example
 * ```ts
 * import { safeParseLeads } from "salesmetrics/schemas";
 *
 * const { rows, rejected } = safeParseLeads([
 *   { id: 17, createdAt: "2025-03-31", test: "no" },
 *   { id: "l2", createdAt: "31/03/2025" },
 * ]);
 *
 * rows.length; // => 1
 * rejected[0]?.issues[0]?.field; // => "createdAt"
 * ```
 *
 * @category Schemas
 */
export function safeParseLeads(input: unknown, options: RowOptions = {}): ParsedRows<Lead> {
  return safeParseAs("safeParseLeads", Lead, input, options);
}

/**
 * The zod schema of one lead: {@link rowSchema} of {@link Lead}.
 *
 * *When to use*. To compose it with zod schemas of one's own.
 *
 * *Gotchas*. It sees one row: nobody looks for duplicates, and it has no warnings.
 *
 * @example
 * ```ts
 * import { leadSchema } from "salesmetrics/schemas";
 *
 * leadSchema.safeParse({ id: 17, createdAt: "2025-03-31", test: "no" }).success; // => true
 * leadSchema.safeParse({ id: "l2", createdAt: "31/03/2025" }).success; // => false
 * ```
 *
 * @category Schemas
 */
export const leadSchema: RowSchema<Lead> = /*#__PURE__*/ (() => rowSchema(Lead))();

import { Touch } from "../entities/touch.js";
import type { ParseOptions, RowOptions } from "./options.js";
import { parseAs, safeParseAs } from "./parse-rows.js";
import type { ParsedRows } from "./parsed-rows.js";
import { rowSchema, type RowSchema } from "./row-schema.js";

/**
 * Typed touches from what JSON or CSV brought, or an {@link InvalidRowsError} that holds every problem.
 *
 * *When to use*. At the edge of a program. {@link safeParseTouches} keeps the good rows of a mixed lot.
 *
 * *Details*. {@link parseRows} says what each kind of field accepts. An empty array gives an empty array.
 *
 * *Gotchas*. Warnings do not throw: take them with `onWarning`.
 *
 * @example
 * ```ts
 * import { parseTouches } from "salesmetrics/schemas";
 *
 * const [touch] = parseTouches([{ id: "t1", leadId: 17, occurredAt: "2025-03-31T14:00:00Z" }]);
 *
 * touch?.leadId; // => "17"
 * ```
 *
 * @category Schemas
 */
export function parseTouches(input: unknown, options: ParseOptions = {}): Touch[] {
  return parseAs("parseTouches", Touch, input, options);
}

/**
 * Typed touches from what JSON or CSV brought, with the rows that could not be used beside them.
 *
 * *When to use*. Where good rows must not wait for the bad ones: show or store `rejected`, go on with `rows`.
 *
 * *Details*. {@link parseRows} says what each kind of field accepts; of rows with one key the first good one is kept.
 *
 * *Gotchas*. An input that is no array throws {@link InvalidRowsError} here too.
 *
 * @example
 * ```ts
 * import { safeParseTouches } from "salesmetrics/schemas";
 *
 * const { rows, rejected } = safeParseTouches([
 *   { id: "t1", leadId: 17, occurredAt: "2025-03-31T14:00:00Z" },
 *   { id: "t2", occurredAt: "2025-03-31 14:00" },
 * ]);
 *
 * rows.length; // => 1
 * rejected[0]?.issues[0]?.field; // => "occurredAt"
 * ```
 *
 * @category Schemas
 */
export function safeParseTouches(input: unknown, options: RowOptions = {}): ParsedRows<Touch> {
  return safeParseAs("safeParseTouches", Touch, input, options);
}

/**
 * The zod schema of one touch: {@link rowSchema} of {@link Touch}.
 *
 * *When to use*. To compose it with zod schemas of one's own.
 *
 * *Gotchas*. It sees one row: nobody looks for duplicates, and it has no warnings.
 *
 * @example
 * ```ts
 * import { touchSchema } from "salesmetrics/schemas";
 *
 * touchSchema.safeParse({ id: "t1", leadId: 17, occurredAt: "2025-03-31T14:00:00Z" }).success; // => true
 * touchSchema.safeParse({ id: "t2", occurredAt: "2025-03-31 14:00" }).success; // => false
 * ```
 *
 * @category Schemas
 */
export const touchSchema: RowSchema<Touch> = /*#__PURE__*/ (() => rowSchema(Touch))();

import { Rep } from "../entities/rep.js";
import type { ParseOptions, RowOptions } from "./options.js";
import { parseAs, safeParseAs } from "./parse-rows.js";
import type { ParsedRows } from "./parsed-rows.js";
import { rowSchema, type RowSchema } from "./row-schema.js";

/**
 * Typed reps from what JSON or CSV brought, or an {@link InvalidRowsError} that holds every problem.
 *
 * *When to use*. At the edge of a program. {@link safeParseReps} keeps the good rows of a mixed lot.
 *
 * *Details*. {@link parseRows} says what each kind of field accepts. An empty array gives an empty array.
 *
 * *Gotchas*. Warnings do not throw: take them with `onWarning`.
 *
 * @example
 * ```ts
 * import { parseReps } from "salesmetrics/schemas";
 *
 * const [rep] = parseReps([{ id: "ann", hiredAt: "2024-01-15", leftAt: "", quota: "250000", currency: "USD" }]);
 *
 * rep?.leftAt; // => null
 * ```
 *
 * @category Schemas
 */
export function parseReps(input: unknown, options: ParseOptions = {}): Rep[] {
  return parseAs("parseReps", Rep, input, options);
}

/**
 * Typed reps from what JSON or CSV brought, with the rows that could not be used beside them.
 *
 * *When to use*. Where good rows must not wait for the bad ones: show or store `rejected`, go on with `rows`.
 *
 * *Details*. {@link parseRows} says what each kind of field accepts; of rows with one key the first good one is kept.
 *
 * *Gotchas*. An input that is no array throws {@link InvalidRowsError} here too.
 *
 * @example
 * ```ts
 * import { safeParseReps } from "salesmetrics/schemas";
 *
 * const { rows, rejected } = safeParseReps([
 *   { id: "ann", hiredAt: "2024-01-15", leftAt: "", quota: "250000", currency: "USD" },
 *   { id: "bob", hiredAt: "2024-02-30" },
 * ]);
 *
 * rows.length; // => 1
 * rejected[0]?.issues[0]?.field; // => "hiredAt"
 * ```
 *
 * @category Schemas
 */
export function safeParseReps(input: unknown, options: RowOptions = {}): ParsedRows<Rep> {
  return safeParseAs("safeParseReps", Rep, input, options);
}

/**
 * The zod schema of one rep: {@link rowSchema} of {@link Rep}.
 *
 * *When to use*. To compose it with zod schemas of one's own.
 *
 * *Gotchas*. It sees one row: nobody looks for duplicates, and it has no warnings.
 *
 * @example
 * ```ts
 * import { repSchema } from "salesmetrics/schemas";
 *
 * repSchema.safeParse({ id: "ann", hiredAt: "2024-01-15", leftAt: "", quota: "250000", currency: "USD" }).success; // => true
 * repSchema.safeParse({ id: "bob", hiredAt: "2024-02-30" }).success; // => false
 * ```
 *
 * @category Schemas
 */
export const repSchema: RowSchema<Rep> = /*#__PURE__*/ (() => rowSchema(Rep))();

import { Activity } from "../entities/activity.js";
import type { ParseOptions, RowOptions } from "./options.js";
import { parseAs, safeParseAs } from "./parse-rows.js";
import type { ParsedRows } from "./parsed-rows.js";
import { rowSchema, type RowSchema } from "./row-schema.js";

/**
 * Typed activities from what JSON or CSV brought, or an {@link InvalidRowsError} that holds every problem.
 *
 * *When to use*. At the edge of a program. {@link safeParseActivities} keeps the good rows of a mixed lot.
 *
 * *Details*. {@link parseRows} says what each kind of field accepts. An empty array gives an empty array.
 *
 * *Gotchas*. Warnings do not throw: take them with `onWarning`. A type that is not listed is read as `other`, with a warning.
 *
 * @example
 * ```ts
 * import { parseActivities } from "salesmetrics/schemas";
 *
 * const [activity] = parseActivities([{ id: "a1", type: "Call", direction: "OUTBOUND", durationSeconds: "90" }]);
 *
 * activity?.type; // => "call"
 * ```
 *
 * @category Schemas
 */
export function parseActivities(input: unknown, options: ParseOptions = {}): Activity[] {
  return parseAs("parseActivities", Activity, input, options);
}

/**
 * Typed activities from what JSON or CSV brought, with the rows that could not be used beside them.
 *
 * *When to use*. Where good rows must not wait for the bad ones: show or store `rejected`, go on with `rows`.
 *
 * *Details*. {@link parseRows} says what each kind of field accepts; of rows with one key the first good one is kept.
 *
 * *Gotchas*. An input that is no array throws {@link InvalidRowsError} here too.
 *
 * @example
 * ```ts
 * import { safeParseActivities } from "salesmetrics/schemas";
 *
 * const { rows, rejected } = safeParseActivities([
 *   { id: "a1", type: "Call", direction: "OUTBOUND", durationSeconds: "90" },
 *   { id: "a2", direction: "sideways" },
 * ]);
 *
 * rows.length; // => 1
 * rejected[0]?.issues[0]?.field; // => "direction"
 * ```
 *
 * @category Schemas
 */
export function safeParseActivities(input: unknown, options: RowOptions = {}): ParsedRows<Activity> {
  return safeParseAs("safeParseActivities", Activity, input, options);
}

/**
 * The zod schema of one activity: {@link rowSchema} of {@link Activity}.
 *
 * *When to use*. To compose it with zod schemas of one's own.
 *
 * *Gotchas*. It sees one row: nobody looks for duplicates, and it has no warnings.
 *
 * @example
 * ```ts
 * import { activitySchema } from "salesmetrics/schemas";
 *
 * activitySchema.safeParse({ id: "a1", type: "Call", direction: "OUTBOUND", durationSeconds: "90" }).success; // => true
 * activitySchema.safeParse({ id: "a2", direction: "sideways" }).success; // => false
 * ```
 *
 * @category Schemas
 */
export const activitySchema: RowSchema<Activity> = /*#__PURE__*/ (() => rowSchema(Activity))();

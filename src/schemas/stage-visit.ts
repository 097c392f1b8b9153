import { StageVisit } from "../entities/stage-visit.js";
import type { ParseOptions, RowOptions } from "./options.js";
import { parseAs, safeParseAs } from "./parse-rows.js";
import type { ParsedRows } from "./parsed-rows.js";
import { rowSchema, type RowSchema } from "./row-schema.js";

/**
 * Typed stage visits from what JSON or CSV brought, or an {@link InvalidRowsError} that holds every problem.
 *
 * *When to use*. At the edge of a program. {@link safeParseStageVisits} keeps the good rows of a mixed lot.
 *
 * *Details*. {@link parseRows} says what each kind of field accepts. An empty array gives an empty array.
 *
 * *Gotchas*. Warnings do not throw: take them with `onWarning`.
 *
 * @example
 * ```ts
 * import { parseStageVisits } from "salesmetrics/schemas";
 *
 * const [visit] = parseStageVisits([{ id: "v1", dealId: "d1", stage: "Proposal", enteredAt: "2025-03-31" }]);
 *
 * visit?.stage; // => "Proposal"
 * ```
 *
 * @category Schemas
 */
export function parseStageVisits(input: unknown, options: ParseOptions = {}): StageVisit[] {
  return parseAs("parseStageVisits", StageVisit, input, options);
}

/**
 * Typed stage visits from what JSON or CSV brought, with the rows that could not be used beside them.
 *
 * *When to use*. Where good rows must not wait for the bad ones: show or store `rejected`, go on with `rows`.
 *
 * *Details*. {@link parseRows} says what each kind of field accepts; of rows with one key the first good one is kept.
 *
 * *Gotchas*. An input that is no array throws {@link InvalidRowsError} here too.
 *
 * @example
 * ```ts
 * import { safeParseStageVisits } from "salesmetrics/schemas";
 *
 * const { rows, rejected } = safeParseStageVisits([
 *   { id: "v1", dealId: "d1", stage: "Proposal", enteredAt: "2025-03-31" },
 *   { id: "v2", dealId: "d1", stage: " " },
 * ]);
 *
 * rows.length; // => 1
 * rejected[0]?.issues[0]?.field; // => "stage"
 * ```
 *
 * @category Schemas
 */
export function safeParseStageVisits(input: unknown, options: RowOptions = {}): ParsedRows<StageVisit> {
  return safeParseAs("safeParseStageVisits", StageVisit, input, options);
}

/**
 * The zod schema of one stage visit: {@link rowSchema} of {@link StageVisit}.
 *
 * *When to use*. To compose it with zod schemas of one's own.
 *
 * *Gotchas*. It sees one row: nobody looks for duplicates, and it has no warnings.
 *
 * @example
 * ```ts
 * import { stageVisitSchema } from "salesmetrics/schemas";
 *
 * stageVisitSchema.safeParse({ id: "v1", dealId: "d1", stage: "Proposal", enteredAt: "2025-03-31" }).success; // => true
 * stageVisitSchema.safeParse({ id: "v2", dealId: "d1", stage: " " }).success; // => false
 * ```
 *
 * @category Schemas
 */
export const stageVisitSchema: RowSchema<StageVisit> = /*#__PURE__*/ (() => rowSchema(StageVisit))();

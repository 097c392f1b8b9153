import { Campaign } from "../entities/campaign.js";
import type { ParseOptions, RowOptions } from "./options.js";
import { parseAs, safeParseAs } from "./parse-rows.js";
import type { ParsedRows } from "./parsed-rows.js";
import { rowSchema, type RowSchema } from "./row-schema.js";

/**
 * Typed campaign rows from what JSON or CSV brought, or an {@link InvalidRowsError} that holds every problem.
 *
 * *When to use*. At the edge of a program. {@link safeParseCampaigns} keeps the good rows of a mixed lot.
 *
 * *Details*. {@link parseRows} says what each kind of field accepts. An empty array gives an empty array.
 *
 * *Gotchas*. Warnings do not throw: take them with `onWarning`. Rows of one campaign and day are duplicates.
 *
 * @example
 * ```ts
 * import { parseCampaigns } from "salesmetrics/schemas";
 *
 * const [campaign] = parseCampaigns([{ id: "spring", spentAt: "2025-03-31", spend: "120.50", currency: "EUR", clicks: 40 }]);
 *
 * campaign?.spend; // => "120.5"
 * ```
 *
 * @category Schemas
 */
export function parseCampaigns(input: unknown, options: ParseOptions = {}): Campaign[] {
  return parseAs("parseCampaigns", Campaign, input, options);
}

/**
 * Typed campaign rows from what JSON or CSV brought, with the rows that could not be used beside them.
 *
 * *When to use*. Where good rows must not wait for the bad ones: show or store `rejected`, go on with `rows`.
 *
 * *Details*. {@link parseRows} says what each kind of field accepts; of rows with one key the first good one is kept.
 *
 * *Gotchas*. An input that is no array throws {@link InvalidRowsError} here too.
 *
 * @example
 * ```ts
 * import { safeParseCampaigns } from "salesmetrics/schemas";
 *
 * const { rows, rejected } = safeParseCampaigns([
 *   { id: "spring", spentAt: "2025-03-31", spend: "120.50", currency: "EUR", clicks: 40 },
 *   { id: "spring", spentAt: "2025-03-31", spend: 0 },
 * ]);
 *
 * rows.length; // => 1
 * rejected[0]?.issues[0]?.field; // => "id"
 * ```
 *
 * @category Schemas
 */
export function safeParseCampaigns(input: unknown, options: RowOptions = {}): ParsedRows<Campaign> {
  return safeParseAs("safeParseCampaigns", Campaign, input, options);
}

/**
 * The zod schema of one campaign row: {@link rowSchema} of {@link Campaign}.
 *
 * *When to use*. To compose it with zod schemas of one's own.
 *
 * *Gotchas*. It sees one row: nobody looks for duplicates, and it has no warnings.
 *
 * @example
 * ```ts
 * import { campaignSchema } from "salesmetrics/schemas";
 *
 * campaignSchema.safeParse({ id: "spring", spentAt: "2025-03-31", spend: "120.50", currency: "EUR", clicks: 40 }).success; // => true
 * campaignSchema.safeParse({ id: null }).success; // => false
 * ```
 *
 * @category Schemas
 */
export const campaignSchema: RowSchema<Campaign> = /*#__PURE__*/ (() => rowSchema(Campaign))();

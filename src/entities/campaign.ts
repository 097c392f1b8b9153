import { id, money, number, text, time } from "../expressions/kinds.js";
import type { EntityOf, RowOf } from "../expressions/shape.js";
import { libraryEntity } from "./entity.js";

const declared = /*#__PURE__*/ (() =>
  libraryEntity(
    "campaigns",
    {
      /** The campaign. */
      id: id(),
      name: text(),
      channel: text(),
      source: text(),
      /** The day, or the start of the period, of the row. */
      spentAt: time(),
      /** ISO 4217 code of every amount in the row. */
      currency: text(),
      /** The full cost: media, fees and tools. */
      spend: money(),
      impressions: number(),
      clicks: number(),
      /** Conversions attributed to it, as the network counts them. */
      conversions: number(),
      /** Leads attributed to it, each counted once. */
      leads: number(),
      /** New customers attributed to it. */
      customers: number(),
      /** Revenue attributed to it. */
      revenue: money(),
      /** Gross profit attributed to it: revenue less the cost of what was sold. */
      grossProfit: money(),
    },
    { key: ["id", "spentAt"] },
  ))();

/**
 * The spending and results of a campaign: one row for each campaign and day (or other period).
 *
 * *Details*. The key is `id` and `spentAt` together, so that daily rows of one campaign are not duplicates.
 *
 * @category Entities
 */
export interface Campaign extends RowOf<typeof declared> {}

/**
 * References to the fields of {@link Campaign} rows, known to data as `campaigns`.
 *
 * @category Entities
 */
export const Campaign: CampaignEntity = declared;

interface CampaignEntity extends EntityOf<Campaign, typeof declared> {}

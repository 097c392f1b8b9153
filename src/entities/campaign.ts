import type { TimeValue } from "../calendar/time.js";
import type { DecimalInput } from "../exact/index.js";
import { entity } from "./entity.js";

/**
 * What a campaign spent and brought, one row for each campaign and day (or other stretch) it is reported for.
 *
 * *Details*. A row is told by `id` and `spentAt` together, so that daily rows of one campaign are not duplicates.
 *
 * @category Entities
 */
export interface Campaign {
  /** The campaign. */
  readonly id: string;
  readonly name?: string | null | undefined;
  readonly channel?: string | null | undefined;
  readonly source?: string | null | undefined;
  /** The day the row is about. */
  readonly spentAt?: TimeValue | null | undefined;
  /** ISO 4217 code of every amount in the row. */
  readonly currency?: string | null | undefined;
  /** The full cost: media, fees and tools. */
  readonly spend?: DecimalInput | null | undefined;
  readonly impressions?: DecimalInput | null | undefined;
  readonly clicks?: DecimalInput | null | undefined;
  /** Leads attributed to it, each counted once. */
  readonly leads?: DecimalInput | null | undefined;
  /** New customers attributed to it. */
  readonly customers?: DecimalInput | null | undefined;
  /** Revenue attributed to it. */
  readonly revenue?: DecimalInput | null | undefined;
  /** Gross profit attributed to it: revenue less the cost of what was sold. */
  readonly grossProfit?: DecimalInput | null | undefined;
}

/**
 * References to the fields of {@link Campaign} rows, known to data as `campaigns`.
 *
 * @category Entities
 */
export const Campaign = /*#__PURE__*/ entity<Campaign>()(
  "campaigns",
  {
    id: "text",
    name: "text",
    channel: "text",
    source: "text",
    spentAt: "time",
    currency: "text",
    spend: "money",
    impressions: "number",
    clicks: "number",
    leads: "number",
    customers: "number",
    revenue: "money",
    grossProfit: "money",
  },
  ["id"],
  ["id", "spentAt"],
);

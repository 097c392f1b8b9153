import type { TimeValue } from "../calendar/time.js";
import { entity } from "./entity.js";

/**
 * A contact of a person with marketing, on the way to a conversion.
 *
 * @category Entities
 */
export interface Touch {
  readonly id: string;
  readonly leadId?: string | null | undefined;
  readonly customerId?: string | null | undefined;
  readonly dealId?: string | null | undefined;
  readonly campaignId?: string | null | undefined;
  readonly channel?: string | null | undefined;
  readonly source?: string | null | undefined;
  readonly medium?: string | null | undefined;
  readonly occurredAt?: TimeValue | null | undefined;
}

/**
 * References to the fields of {@link Touch} rows, known to data as `touches`.
 *
 * @category Entities
 */
export const Touch = /*#__PURE__*/ entity<Touch>()(
  "touches",
  {
    id: "text",
    leadId: "text",
    customerId: "text",
    dealId: "text",
    campaignId: "text",
    channel: "text",
    source: "text",
    medium: "text",
    occurredAt: "time",
  },
  ["id"],
);

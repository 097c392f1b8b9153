import type { TimeValue } from "../calendar/time.js";
import type { DecimalInput } from "../exact/index.js";
import { entity } from "./entity.js";

/**
 * A chance of a sale that somebody works on (opportunity).
 *
 * *Details*. `status` is the outcome, `closedAt` when it fell. Amounts are in `currency`, decimal text or numbers
 * that stand for the decimal they print as.
 *
 * @category Entities
 */
export interface Deal {
  readonly id: string;
  readonly status: "open" | "won" | "lost";
  readonly name?: string | null | undefined;
  /** What the deal is worth; a missing amount counts in counts, and is reported where money is added. */
  readonly amount?: DecimalInput | null | undefined;
  /** ISO 4217 code of every amount in the row. */
  readonly currency?: string | null | undefined;
  /** The chance of winning it, from 0 to 1. */
  readonly probability?: DecimalInput | null | undefined;
  readonly stage?: string | null | undefined;
  readonly createdAt?: TimeValue | null | undefined;
  readonly qualifiedAt?: TimeValue | null | undefined;
  readonly expectedCloseAt?: TimeValue | null | undefined;
  /** When it was won or lost. */
  readonly closedAt?: TimeValue | null | undefined;
  readonly lossReason?: string | null | undefined;
  readonly competitor?: string | null | undefined;
  /** Who owned it: at the close, where it is closed. */
  readonly ownerId?: string | null | undefined;
  readonly customerId?: string | null | undefined;
  readonly leadId?: string | null | undefined;
  readonly campaignId?: string | null | undefined;
  readonly productId?: string | null | undefined;
  readonly source?: string | null | undefined;
  readonly pipeline?: string | null | undefined;
}

/**
 * References to the fields of {@link Deal} rows, known to data as `deals`.
 *
 * @category Entities
 */
export const Deal = /*#__PURE__*/ entity<Deal>()(
  "deals",
  {
    id: "text",
    status: ["open", "won", "lost"],
    name: "text",
    amount: "money",
    currency: "text",
    probability: "number",
    stage: "text",
    createdAt: "time",
    qualifiedAt: "time",
    expectedCloseAt: "time",
    closedAt: "time",
    lossReason: "text",
    competitor: "text",
    ownerId: "text",
    customerId: "text",
    leadId: "text",
    campaignId: "text",
    productId: "text",
    source: "text",
    pipeline: "text",
  },
  ["id", "status"],
);

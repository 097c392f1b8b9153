import type { TimeValue } from "../calendar/time.js";
import type { DecimalInput } from "../exact/index.js";
import { entity } from "./entity.js";

/**
 * An offer to a customer with a price (proposal).
 *
 * *Details*. A revision names the quote it replaces in the old row's `supersededById`: the chain counts once.
 *
 * @category Entities
 */
export interface Quote {
  readonly id: string;
  readonly dealId?: string | null | undefined;
  /** Who sent it, at the time of sending. */
  readonly repId?: string | null | undefined;
  readonly customerId?: string | null | undefined;
  readonly amount?: DecimalInput | null | undefined;
  /** ISO 4217 code of every amount in the row. */
  readonly currency?: string | null | undefined;
  /** What was taken off the list price. */
  readonly discount?: DecimalInput | null | undefined;
  readonly createdAt?: TimeValue | null | undefined;
  /** When it was sent; a draft has none. */
  readonly sentAt?: TimeValue | null | undefined;
  readonly firstViewedAt?: TimeValue | null | undefined;
  readonly acceptedAt?: TimeValue | null | undefined;
  readonly declinedAt?: TimeValue | null | undefined;
  /** When it ceases to be valid unless accepted. */
  readonly expiresAt?: TimeValue | null | undefined;
  /** The quote that replaced this one. */
  readonly supersededById?: string | null | undefined;
}

/**
 * References to the fields of {@link Quote} rows, known to data as `quotes`.
 *
 * @category Entities
 */
export const Quote = /*#__PURE__*/ entity<Quote>()(
  "quotes",
  {
    id: "text",
    dealId: "text",
    repId: "text",
    customerId: "text",
    amount: "money",
    currency: "text",
    discount: "money",
    createdAt: "time",
    sentAt: "time",
    firstViewedAt: "time",
    acceptedAt: "time",
    declinedAt: "time",
    expiresAt: "time",
    supersededById: "text",
  },
  ["id"],
);

import type { TimeValue } from "../calendar/time.js";
import { entity } from "./entity.js";

/**
 * A person or company that buys.
 *
 * *Details*. `firstPaidAt` is the first paid event, not the sign-up.
 *
 * @category Entities
 */
export interface Customer {
  readonly id: string;
  readonly name?: string | null | undefined;
  readonly email?: string | null | undefined;
  readonly segment?: string | null | undefined;
  readonly country?: string | null | undefined;
  /** How the customer was acquired. */
  readonly source?: string | null | undefined;
  readonly campaignId?: string | null | undefined;
  readonly ownerId?: string | null | undefined;
  readonly leadId?: string | null | undefined;
  readonly firstSeenAt?: TimeValue | null | undefined;
  readonly signedUpAt?: TimeValue | null | undefined;
  readonly activatedAt?: TimeValue | null | undefined;
  readonly firstPaidAt?: TimeValue | null | undefined;
  readonly lastPaidAt?: TimeValue | null | undefined;
  readonly churnedAt?: TimeValue | null | undefined;
  /** The customer this one was merged into. */
  readonly mergedIntoId?: string | null | undefined;
  /** Whether it is a test or internal record. */
  readonly test?: boolean | null | undefined;
}

/**
 * References to the fields of {@link Customer} rows, known to data as `customers`.
 *
 * @category Entities
 */
export const Customer = /*#__PURE__*/ entity<Customer>()(
  "customers",
  {
    id: "text",
    name: "text",
    email: "text",
    segment: "text",
    country: "text",
    source: "text",
    campaignId: "text",
    ownerId: "text",
    leadId: "text",
    firstSeenAt: "time",
    signedUpAt: "time",
    activatedAt: "time",
    firstPaidAt: "time",
    lastPaidAt: "time",
    churnedAt: "time",
    mergedIntoId: "text",
    test: "flag",
  },
  ["id"],
);

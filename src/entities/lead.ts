import type { TimeValue } from "../calendar/time.js";
import type { DecimalInput } from "../exact/index.js";
import { entity } from "./entity.js";

/**
 * A person or company that may buy (prospect), before there is a deal.
 *
 * *Details*. `createdAt` is when the lead came, not when it was imported. A row merged into another names it in `mergedIntoId`
 * and is then not a lead of its own.
 *
 * @category Entities
 */
export interface Lead {
  readonly id: string;
  readonly firstName?: string | null | undefined;
  readonly lastName?: string | null | undefined;
  /** The full name, where it is kept in one field. */
  readonly name?: string | null | undefined;
  readonly email?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly company?: string | null | undefined;
  readonly country?: string | null | undefined;
  /** The first touch, unless the application says otherwise. */
  readonly source?: string | null | undefined;
  readonly campaignId?: string | null | undefined;
  readonly ownerId?: string | null | undefined;
  readonly createdAt?: TimeValue | null | undefined;
  readonly assignedAt?: TimeValue | null | undefined;
  /** The first attempt of a person to reach the lead; automatic mail does not count. */
  readonly firstAttemptAt?: TimeValue | null | undefined;
  /** The first two-way contact. */
  readonly firstContactAt?: TimeValue | null | undefined;
  /** When it first reached the qualified status. */
  readonly qualifiedAt?: TimeValue | null | undefined;
  /** When it first became a paying customer. */
  readonly convertedAt?: TimeValue | null | undefined;
  readonly customerId?: string | null | undefined;
  readonly disqualifiedAt?: TimeValue | null | undefined;
  readonly disqualifiedReason?: string | null | undefined;
  /** The lead this one was merged into. */
  readonly mergedIntoId?: string | null | undefined;
  /** Whether it is a test or internal record. */
  readonly test?: boolean | null | undefined;
  readonly score?: DecimalInput | null | undefined;
}

/**
 * References to the fields of {@link Lead} rows, known to data as `leads`.
 *
 * @category Entities
 */
export const Lead = /*#__PURE__*/ entity<Lead>()(
  "leads",
  {
    id: "text",
    firstName: "text",
    lastName: "text",
    name: "text",
    email: "text",
    phone: "text",
    company: "text",
    country: "text",
    source: "text",
    campaignId: "text",
    ownerId: "text",
    createdAt: "time",
    assignedAt: "time",
    firstAttemptAt: "time",
    firstContactAt: "time",
    qualifiedAt: "time",
    convertedAt: "time",
    customerId: "text",
    disqualifiedAt: "time",
    disqualifiedReason: "text",
    mergedIntoId: "text",
    test: "flag",
    score: "number",
  },
  ["id"],
);

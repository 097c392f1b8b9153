import { flag, id, text, time } from "../expressions/kinds.js";
import type { EntityOf, RowOf } from "../expressions/shape.js";
import { libraryEntity } from "./entity.js";

const declared = /*#__PURE__*/ (() =>
  libraryEntity("customers", {
    id: id(),
    name: text(),
    email: text(),
    segment: text(),
    country: text(),
    /** How the customer was acquired. */
    source: text(),
    campaignId: text(),
    ownerId: text(),
    leadId: text(),
    firstSeenAt: time(),
    signedUpAt: time(),
    activatedAt: time(),
    firstPaidAt: time(),
    /** When the customer first used what was bought. */
    liveAt: time(),
    lastPaidAt: time(),
    churnedAt: time(),
    /** The customer this one was merged into. */
    mergedIntoId: text(),
    /** Whether it is a test or internal record. */
    test: flag(),
  }))();

/**
 * A person or company that buys.
 *
 * *Details*. `firstPaidAt` is the first paid event, not the sign-up.
 *
 * @category Entities
 */
export interface Customer extends RowOf<typeof declared> {}

/**
 * References to the fields of {@link Customer} rows, known to data as `customers`.
 *
 * @category Entities
 */
export const Customer: CustomerEntity = declared;

interface CustomerEntity extends EntityOf<Customer, typeof declared> {}

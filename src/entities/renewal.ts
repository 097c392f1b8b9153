import { id, money, text, time } from "../expressions/kinds.js";
import type { EntityOf, RowOf } from "../expressions/shape.js";
import { libraryEntity } from "./entity.js";

const declared = /*#__PURE__*/ (() =>
  libraryEntity("renewals", {
    id: id(),
    customerId: text(),
    subscriptionId: text(),
    /** The day on which the contract ends unless it is renewed. */
    dueAt: time(),
    /** When it was renewed, before that day or after it. */
    renewedAt: time(),
    /** What the contract was worth. */
    amountDue: money(),
    /** What the renewed contract is worth. */
    amountRenewed: money(),
    /** ISO 4217 code of every amount in the row. */
    currency: text(),
    plan: text(),
    ownerId: text(),
  }))();

/**
 * A contract that is due for renewal.
 *
 * *Details*. A contract over several years has a row in the year it ends, and none before.
 *
 * @category Entities
 */
export interface Renewal extends RowOf<typeof declared> {}

/**
 * References to the fields of {@link Renewal} rows, known to data as `renewals`.
 *
 * @category Entities
 */
export const Renewal: RenewalEntity = declared;

interface RenewalEntity extends EntityOf<Renewal, typeof declared> {}

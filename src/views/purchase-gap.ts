import { libraryEntity } from "../entities/entity.js";
import { id, number, text, time } from "../expressions/kinds.js";
import type { EntityOf, RowOf } from "../expressions/shape.js";

const declared = /*#__PURE__*/ (() =>
  libraryEntity("purchaseGaps", {
    /** The customer and the number of the purchase. */
    id: id(),
    customerId: text({ required: true }),
    /** The number of the purchase, from 1. */
    number: number(),
    /** How many orders of the day it is made of. */
    orders: number(),
    purchasedAt: time(),
    /** The purchase before; missing for the first. */
    previousAt: time(),
    /** The purchase after; missing for the last. */
    nextAt: time(),
    /** The channel of the first order of the day. */
    channel: text(),
    campaignId: text(),
    repId: text(),
  }))();

/**
 * A purchase of a customer, with the ones before and after: all paid orders of one day. Made by `purchaseGaps`.
 *
 * @category Entities
 */
export interface PurchaseGap extends RowOf<typeof declared> {}

/**
 * References to the fields of {@link PurchaseGap} rows, known to data as `purchaseGaps`.
 *
 * @category Entities
 */
export const PurchaseGap: PurchaseGapEntity = declared;

interface PurchaseGapEntity extends EntityOf<PurchaseGap, typeof declared> {}

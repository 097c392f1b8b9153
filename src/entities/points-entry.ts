import { id, number, oneOf, text, time } from "../expressions/kinds.js";
import type { EntityOf, RowOf } from "../expressions/shape.js";
import { libraryEntity } from "./entity.js";

const declared = /*#__PURE__*/ (() =>
  libraryEntity("pointsEntries", {
    id: id(),
    memberId: text({ required: true }),
    kind: oneOf(["earn", "redeem", "expire"], { required: true }),
    /** Above 0 for every kind. */
    points: number(),
    at: time(),
    /** When points that were earned expire unless they are spent; missing if they never do. */
    expiresAt: time(),
    /** The order or the campaign that they are for. */
    eventId: text(),
    channel: text(),
  }))();

/**
 * Points of a loyalty programme that a member earned, redeemed, or lost.
 *
 * *Details*. Points that expire need no entry of the kind `expire` where `expiresAt` says when.
 *
 * @category Entities
 */
export interface PointsEntry extends RowOf<typeof declared> {}

/**
 * References to the fields of {@link PointsEntry} rows, known to data as `pointsEntries`.
 *
 * @category Entities
 */
export const PointsEntry: PointsEntryEntity = declared;

interface PointsEntryEntity extends EntityOf<PointsEntry, typeof declared> {}

import { libraryEntity } from "../entities/entity.js";
import { id, number, oneOf, text, time } from "../expressions/kinds.js";
import type { EntityOf, RowOf } from "../expressions/shape.js";

const declared = /*#__PURE__*/ (() =>
  libraryEntity("pointsSpells", {
    /** The entry that earned the points, and the number of the spell, from 1. */
    id: id(),
    memberId: text({ required: true }),
    /** The order or the campaign that the points were earned with. */
    eventId: text(),
    channel: text(),
    points: number(),
    earnedAt: time(),
    /** When they were spent, or expire; missing while they are kept and never expire. */
    until: time({ after: "earnedAt" }),
    /** What becomes of them at `until`. */
    end: oneOf(["redeemed", "expired"]),
  }))();

/**
 * Points of a loyalty programme that were earned together and ended together. Made by `pointsSpells`.
 *
 * @category Entities
 */
export interface PointsSpell extends RowOf<typeof declared> {}

/**
 * References to the fields of {@link PointsSpell} rows, known to data as `pointsSpells`.
 *
 * @category Entities
 */
export const PointsSpell: EntityOf<PointsSpell, typeof declared> = declared;

import { id, text, time } from "../expressions/kinds.js";
import type { EntityOf, RowOf } from "../expressions/shape.js";
import { libraryEntity } from "../entities/entity.js";

const declared = /*#__PURE__*/ (() =>
  libraryEntity("quietSpells", {
    /** The deal and the number of the spell, from 1. */
    id: id(),
    dealId: text({ required: true }),
    from: time(),
    /** The time of the next event, or of the close; missing if there is neither. */
    until: time(),
    /** When the deal last entered a stage, or was created. */
    movedAt: time(),
    /** When somebody was last active on it, or it was created. */
    activeAt: time(),
    /** The later of `movedAt` and `activeAt`. */
    quietSince: time(),
    /** The latest planned time of the meetings planned by then. */
    meetingAt: time(),
    /** The stage of the deal, if known. */
    stage: text(),
    /** The owner of the deal. */
    ownerId: text(),
    pipeline: text(),
  }))();

/**
 * The time `from` one event of an open deal `until` the next. Made by `quietSpells`.
 *
 * *Details*. At any moment an open deal is in exactly one of its spells.
 *
 * @category Entities
 */
export interface QuietSpell extends RowOf<typeof declared> {}

/**
 * References to the fields of {@link QuietSpell} rows, known to data as `quietSpells`.
 *
 * @category Entities
 */
export const QuietSpell: QuietSpellEntity = declared;

interface QuietSpellEntity extends EntityOf<QuietSpell, typeof declared> {}

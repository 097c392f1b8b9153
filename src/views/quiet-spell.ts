import { id, text, time } from "../expressions/kind.js";
import type { EntityOf, RowOf } from "../expressions/shape.js";
import { entity } from "../entities/entity.js";

const declared = /*#__PURE__*/ entity("quietSpells", {
  /** The deal and the number of the spell, from 1. */
  id: id(),
  dealId: text({ required: true }),
  from: time(),
  /** When the next thing happened, or the deal was closed; missing while neither has. */
  until: time(),
  /** When the deal last entered a stage, or was created. */
  movedAt: time(),
  /** When somebody was last active on it, or it was created. */
  activeAt: time(),
  /** The later of the two. */
  quietSince: time(),
  /** The latest time for which a meeting had been planned by then. */
  meetingAt: time(),
  /** The stage it was in, as far as it is known. */
  stage: text(),
  /** The owner of the deal. */
  ownerId: text(),
  pipeline: text(),
});

/**
 * A stretch of an open deal's life, `from` one event `until` the next, in which nothing happened to it: made by
 * `quietSpells`.
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
export const QuietSpell: EntityOf<QuietSpell, typeof declared> = declared;

import { flag, id, number, text, time } from "../expressions/kinds.js";
import type { EntityOf, RowOf } from "../expressions/shape.js";
import { libraryEntity } from "../entities/entity.js";

const declared = /*#__PURE__*/ (() =>
  libraryEntity("stageReaches", {
    /** The deal and the stage together. */
    id: id(),
    dealId: text({ required: true }),
    stage: text({ required: true }),
    /** The place of the stage in the pipeline, from 0. */
    position: number({ required: true }),
    /** When the deal first entered any stage. */
    startedAt: time(),
    /** The stage after it in the pipeline; missing for the last one. */
    nextStage: text(),
    /** When it first entered this stage or a later one. */
    reachedAt: time(),
    /** When it first entered a later stage. */
    advancedAt: time(),
    /** Whether it entered a later stage before this one. */
    skipped: flag(),
    /** When it first entered this stage after entering every earlier one in order. */
    inOrderAt: time(),
    /** When it then entered the next one. */
    nextInOrderAt: time(),
    /** Who owned the deal in its first visit. */
    ownerId: text(),
    pipeline: text(),
  }))();

/**
 * A stage that a deal reached: one row for each deal and stage. Made from stage visits by `stageReaches`.
 *
 * @category Entities
 */
export interface StageReach extends RowOf<typeof declared> {}

/**
 * References to the fields of {@link StageReach} rows, known to data as `stageReaches`.
 *
 * @category Entities
 */
export const StageReach: StageReachEntity = declared;

interface StageReachEntity extends EntityOf<StageReach, typeof declared> {}

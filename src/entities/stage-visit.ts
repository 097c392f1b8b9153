import { id, text, time } from "../expressions/kinds.js";
import type { EntityOf, RowOf } from "../expressions/shape.js";
import { libraryEntity } from "./entity.js";

const declared = /*#__PURE__*/ (() =>
  libraryEntity("stageVisits", {
    id: id(),
    dealId: text({ required: true }),
    stage: text({ required: true }),
    enteredAt: time(),
    /** Missing while the deal is still there. */
    leftAt: time({ after: "enteredAt" }),
    ownerId: text(),
    pipeline: text(),
  }))();

/**
 * One stay of a deal in a stage of the pipeline, from `enteredAt` until `leftAt`.
 *
 * *Details*. A deal that comes back to a stage has another visit.
 *
 * @category Entities
 */
export interface StageVisit extends RowOf<typeof declared> {}

/**
 * References to the fields of {@link StageVisit} rows, known to data as `stageVisits`.
 *
 * @category Entities
 */
export const StageVisit: StageVisitEntity = declared;

interface StageVisitEntity extends EntityOf<StageVisit, typeof declared> {}

import { id, number, text, time } from "../expressions/kinds.js";
import type { EntityOf, RowOf } from "../expressions/shape.js";
import { libraryEntity } from "./entity.js";

const declared = /*#__PURE__*/ (() =>
  libraryEntity("trainingAssignments", {
    id: id(),
    repId: text(),
    course: text(),
    assignedAt: time(),
    dueAt: time(),
    completedAt: time({ after: "assignedAt" }),
    score: number(),
  }))();

/**
 * A course that a rep is to take.
 *
 * *Details*. Take the rows of a rep who left out, from that date on.
 *
 * @category Entities
 */
export interface TrainingAssignment extends RowOf<typeof declared> {}

/**
 * References to the fields of {@link TrainingAssignment} rows, known to data as `trainingAssignments`.
 *
 * @category Entities
 */
export const TrainingAssignment: TrainingAssignmentEntity = declared;

interface TrainingAssignmentEntity extends EntityOf<TrainingAssignment, typeof declared> {}

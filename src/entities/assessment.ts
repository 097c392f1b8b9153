import { id, number, text, time } from "../expressions/kinds.js";
import type { EntityOf, RowOf } from "../expressions/shape.js";
import { libraryEntity } from "./entity.js";

const declared = /*#__PURE__*/ (() =>
  libraryEntity("assessments", {
    id: id(),
    repId: text(),
    course: text(),
    at: time(),
    /** The score before the course. */
    pre: number(),
    /** The score after it. */
    post: number(),
    /** The greatest score there is. */
    max: number(),
  }))();

/**
 * What a rep knew before and after a course.
 *
 * @category Entities
 */
export interface Assessment extends RowOf<typeof declared> {}

/**
 * References to the fields of {@link Assessment} rows, known to data as `assessments`.
 *
 * @category Entities
 */
export const Assessment: AssessmentEntity = declared;

interface AssessmentEntity extends EntityOf<Assessment, typeof declared> {}

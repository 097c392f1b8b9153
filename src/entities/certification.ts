import { id, number, text, time } from "../expressions/kinds.js";
import type { EntityOf, RowOf } from "../expressions/shape.js";
import { libraryEntity } from "./entity.js";

const declared = /*#__PURE__*/ (() =>
  libraryEntity("certifications", {
    id: id(),
    repId: text(),
    name: text(),
    /** When it was first attempted. */
    attemptedAt: time(),
    /** How many attempts there were until it was passed, or so far. */
    attempts: number(),
    passedAt: time({ after: "attemptedAt" }),
    /** When it ceases to be valid. */
    expiresAt: time(),
  }))();

/**
 * A certificate of a rep, or the attempts to get one.
 *
 * @category Entities
 */
export interface Certification extends RowOf<typeof declared> {}

/**
 * References to the fields of {@link Certification} rows, known to data as `certifications`.
 *
 * @category Entities
 */
export const Certification: CertificationEntity = declared;

interface CertificationEntity extends EntityOf<Certification, typeof declared> {}

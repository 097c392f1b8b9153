import { libraryEntity } from "../entities/entity.js";
import { id, text, time } from "../expressions/kinds.js";
import type { EntityOf, RowOf } from "../expressions/shape.js";

const declared = /*#__PURE__*/ (() =>
  libraryEntity("dealStarts", {
    /** The id of the deal. */
    id: id(),
    dealId: text({ required: true }),
    createdAt: time(),
    /** When an activity on the deal was first held. */
    firstActivityAt: time(),
    /** When a meeting or demo was first held. */
    firstMeetingAt: time(),
    /** When a quote was first sent. */
    firstQuoteAt: time(),
    /** The owner of the deal. */
    ownerId: text(),
    source: text(),
    pipeline: text(),
  }))();

/**
 * A deal with the times of its first activity, first meeting and first quote. Made by `dealStarts`.
 *
 * *Details*. A time after the question's `asOf` is not yet known.
 *
 * @category Entities
 */
export interface DealStart extends RowOf<typeof declared> {}

/**
 * References to the fields of {@link DealStart} rows, known to data as `dealStarts`.
 *
 * @category Entities
 */
export const DealStart: DealStartEntity = declared;

interface DealStartEntity extends EntityOf<DealStart, typeof declared> {}

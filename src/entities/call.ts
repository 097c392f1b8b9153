import { id, number, text, time } from "../expressions/kinds.js";
import type { EntityOf, RowOf } from "../expressions/shape.js";
import { libraryEntity } from "./entity.js";

const declared = /*#__PURE__*/ (() =>
  libraryEntity("calls", {
    id: id(),
    repId: text(),
    dealId: text(),
    leadId: text(),
    at: time(),
    /** How long the rep spoke. */
    repSpeakingSeconds: number(),
    /** How long anybody spoke, the rep included. */
    speakingSeconds: number(),
    lengthSeconds: number(),
    /** When a coach went through it. */
    reviewedAt: time(),
  }))();

/**
 * A recorded conversation.
 *
 * @category Entities
 */
export interface Call extends RowOf<typeof declared> {}

/**
 * References to the fields of {@link Call} rows, known to data as `calls`.
 *
 * @category Entities
 */
export const Call: CallEntity = declared;

interface CallEntity extends EntityOf<Call, typeof declared> {}

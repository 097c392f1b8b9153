import { id, number, oneOf, text, time } from "../expressions/kinds.js";
import type { EntityOf, RowOf } from "../expressions/shape.js";
import { libraryEntity } from "../entities/entity.js";

const declared = /*#__PURE__*/ (() =>
  libraryEntity("stageStays", {
    /** The deal and the number of the stay, from 1. */
    id: id(),
    dealId: text({ required: true }),
    stage: text({ required: true }),
    /** The place of the stage in the pipeline, from 0. */
    position: number({ required: true }),
    /** The place of the stage, from 1, over the number of stages. */
    closeness: number(),
    enteredAt: time(),
    /** Missing while the deal is still there. */
    exitedAt: time(),
    /** `enteredAt` minus the length of the deal's earlier stays in this stage. */
    countedFrom: time(),
    /** When the deal came back to this stage. */
    reenteredAt: time(),
    /** The previous stage; missing if the deal began here, or came from a stage that is not listed. */
    fromStage: text(),
    /** The move into this stage: `start`, `forward`, `back`, `again` (same stage), or from another `pipeline`. */
    move: oneOf(["start", "forward", "back", "again", "pipeline"]),
    /** The furthest stage that the deal had reached by then. */
    furthestStage: text(),
    /** When it first reached that stage. */
    furthestAt: time(),
    /** The last stage that it had entered after entering every earlier one in order. */
    inOrderStage: text(),
    /** When it entered that stage. */
    inOrderAt: time(),
    /** Who owned the deal when the stay began. */
    ownerId: text(),
    pipeline: text(),
  }))();

/**
 * One stay of a deal in a stage, from `enteredAt` until `exitedAt`, with its previous and furthest stages. Made from
 * stage visits by `stageStays`.
 *
 * *Details*. Events after the question's `asOf` are not yet known: a stay that ended later is still open.
 *
 * @category Entities
 */
export interface StageStay extends RowOf<typeof declared> {}

/**
 * References to the fields of {@link StageStay} rows, known to data as `stageStays`.
 *
 * @category Entities
 */
export const StageStay: StageStayEntity = declared;

interface StageStayEntity extends EntityOf<StageStay, typeof declared> {}

import { id, number, oneOf, text, time } from "../expressions/kind.js";
import type { EntityOf, RowOf } from "../expressions/shape.js";
import { entity } from "../entities/entity.js";

const declared = /*#__PURE__*/ entity("stageStays", {
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
  /** `enteredAt`, earlier by the length of the deal's stays in this stage before: the start of all its time there. */
  countedFrom: time(),
  /** When the deal came back to this stage. */
  reenteredAt: time(),
  /** The stage before; missing where the deal began here, or came from a stage that is not listed. */
  fromStage: text(),
  /** How it came here: `start`, `forward`, `back`, `again` to the same stage, or from another `pipeline`. */
  move: oneOf(["start", "forward", "back", "again", "pipeline"]),
  /** The furthest stage that the deal had reached by then. */
  furthestStage: text(),
  /** When it had reached that. */
  furthestAt: time(),
  /** The last stage that it had entered after every earlier one, in their order. */
  inOrderStage: text(),
  /** When it had entered that. */
  inOrderAt: time(),
  /** Who owned the deal when the stay began. */
  ownerId: text(),
  pipeline: text(),
});

/**
 * One stay of a deal in a stage, from `enteredAt` until `exitedAt`, with where it came from and how far it had come:
 * made from stage visits by `stageStays`.
 *
 * *Details*. What is dated later than the question's `asOf` is not yet known: a stay that ended after it is one that
 * lasts.
 *
 * @category Entities
 */
export interface StageStay extends RowOf<typeof declared> {}

/**
 * References to the fields of {@link StageStay} rows, known to data as `stageStays`.
 *
 * @category Entities
 */
export const StageStay: EntityOf<StageStay, typeof declared> = declared;

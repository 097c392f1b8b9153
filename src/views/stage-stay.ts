import type { TimeValue } from "../calendar/time.js";
import type { DecimalInput } from "../exact/index.js";
import { entity } from "../entities/entity.js";

/**
 * One stay of a deal in a stage, from `enteredAt` until `exitedAt`, with where it came from and how far it had come:
 * made from stage visits by `stageStays`.
 *
 * *Details*. What is dated later than the question's `asOf` is not yet known: a stay that ended after it is one that
 * lasts.
 *
 * @category Entities
 */
export interface StageStay {
  /** The deal and the number of the stay, from 1. */
  readonly id: string;
  readonly dealId: string;
  readonly stage: string;
  /** The place of the stage in the pipeline, from 0. */
  readonly position: DecimalInput;
  /** The place of the stage, from 1, over the number of stages. */
  readonly closeness?: DecimalInput | null | undefined;
  readonly enteredAt?: TimeValue | null | undefined;
  /** Missing while the deal is still there. */
  readonly exitedAt?: TimeValue | null | undefined;
  /** `enteredAt`, earlier by the length of the deal's stays in this stage before: the start of all its time there. */
  readonly countedFrom?: TimeValue | null | undefined;
  /** When the deal came back to this stage. */
  readonly reenteredAt?: TimeValue | null | undefined;
  /** The stage before; missing where the deal began here, or came from a stage that is not listed. */
  readonly fromStage?: string | null | undefined;
  /** How it came here: `start`, `forward`, `back`, `again` to the same stage, or from another `pipeline`. */
  readonly move?: "start" | "forward" | "back" | "again" | "pipeline" | null | undefined;
  /** The furthest stage that the deal had reached by then. */
  readonly furthestStage?: string | null | undefined;
  /** When it had reached that. */
  readonly furthestAt?: TimeValue | null | undefined;
  /** The last stage that it had entered after every earlier one, in their order. */
  readonly inOrderStage?: string | null | undefined;
  /** When it had entered that. */
  readonly inOrderAt?: TimeValue | null | undefined;
  /** Who owned the deal when the stay began. */
  readonly ownerId?: string | null | undefined;
  readonly pipeline?: string | null | undefined;
}

/**
 * References to the fields of {@link StageStay} rows, known to data as `stageStays`.
 *
 * @category Entities
 */
export const StageStay = /*#__PURE__*/ entity<StageStay>()(
  "stageStays",
  {
    id: "text",
    dealId: "text",
    stage: "text",
    position: "number",
    closeness: "number",
    enteredAt: "time",
    exitedAt: "time",
    countedFrom: "time",
    reenteredAt: "time",
    fromStage: "text",
    move: ["start", "forward", "back", "again", "pipeline"],
    furthestStage: "text",
    furthestAt: "time",
    inOrderStage: "text",
    inOrderAt: "time",
    ownerId: "text",
    pipeline: "text",
  },
  ["id", "dealId", "stage", "position"],
);

import type { TimeValue } from "../calendar/time.js";
import type { DecimalInput } from "../exact/index.js";
import { entity } from "../entities/entity.js";

/**
 * How far a deal came: one row for each deal and each stage that it reached, made from its stage visits by
 * `stageReaches`.
 *
 * @category Entities
 */
export interface StageReach {
  /** The deal and the stage together. */
  readonly id: string;
  readonly dealId: string;
  readonly stage: string;
  /** The place of the stage in the pipeline, from 0. */
  readonly position: DecimalInput;
  /** When the deal first entered any stage. */
  readonly startedAt?: TimeValue | null | undefined;
  /** When it first entered this stage or a later one. */
  readonly reachedAt?: TimeValue | null | undefined;
  /** When it first entered a later stage. */
  readonly advancedAt?: TimeValue | null | undefined;
  /** Whether it was beyond this stage before it had been there. */
  readonly skipped?: boolean | null | undefined;
  /** When it first entered this stage after every earlier one, in their order. */
  readonly inOrderAt?: TimeValue | null | undefined;
  /** When it then entered the next one. */
  readonly nextInOrderAt?: TimeValue | null | undefined;
  /** Who owned the deal in its first visit. */
  readonly ownerId?: string | null | undefined;
  readonly pipeline?: string | null | undefined;
}

/**
 * References to the fields of {@link StageReach} rows, known to data as `stageReaches`.
 *
 * @category Entities
 */
export const StageReach = /*#__PURE__*/ entity<StageReach>()(
  "stageReaches",
  {
    id: "text",
    dealId: "text",
    stage: "text",
    position: "number",
    startedAt: "time",
    reachedAt: "time",
    advancedAt: "time",
    skipped: "flag",
    inOrderAt: "time",
    nextInOrderAt: "time",
    ownerId: "text",
    pipeline: "text",
  },
  ["id", "dealId", "stage", "position"],
);

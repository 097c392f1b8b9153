import type { TimeValue } from "../calendar/time.js";
import { entity } from "./entity.js";

/**
 * One stay of a deal in a stage of the pipeline, from `enteredAt` until `leftAt`.
 *
 * *Details*. A deal that comes back to a stage has another visit.
 *
 * @category Entities
 */
export interface StageVisit {
  readonly id: string;
  readonly dealId: string;
  readonly stage: string;
  readonly enteredAt?: TimeValue | null | undefined;
  /** Missing while the deal is still there. */
  readonly leftAt?: TimeValue | null | undefined;
  readonly ownerId?: string | null | undefined;
  readonly pipeline?: string | null | undefined;
}

/**
 * References to the fields of {@link StageVisit} rows, known to data as `stageVisits`.
 *
 * @category Entities
 */
export const StageVisit = /*#__PURE__*/ entity<StageVisit>()(
  "stageVisits",
  {
    id: "text",
    dealId: "text",
    stage: "text",
    enteredAt: "time",
    leftAt: "time",
    ownerId: "text",
    pipeline: "text",
  },
  ["id", "dealId", "stage"],
);

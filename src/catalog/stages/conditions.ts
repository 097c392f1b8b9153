import { eq } from "../../expressions/comparison.js";
import { and, not } from "../../expressions/logic.js";
import { happened } from "../../expressions/moment.js";
import type { Metric } from "../../formulas/metric.js";
import { where } from "../../metrics/where.js";
import { StageReach } from "../../views/stage-reach.js";
import { StageStay } from "../../views/stage-stay.js";

/** In the stage at `asOf`; in a question without `asOf`, not left. */
export function isCurrent() {
  return and(happened(StageStay.enteredAt), not(happened(StageStay.exitedAt)));
}

/** A metric of reaches, of one stage if that is given. */
export function ofStage(
  metric: Metric<Record<"stageReaches", StageReach>, number>,
  stage: string | undefined,
): Metric<Record<"stageReaches", StageReach>, number> {
  return stage === undefined ? metric : where(metric, eq(StageReach.stage, stage));
}

import { eq } from "../../expressions/comparison.js";
import { and, not } from "../../expressions/logic.js";
import { happened } from "../../expressions/moment.js";
import type { Expression } from "../../expressions/expression.js";
import type { Metric } from "../../formulas/metric.js";
import { where } from "../../metrics/where.js";
import { StageStay } from "../../views/stage-stay.js";

/** In the stage at `asOf`; in a question without `asOf`, not left. */
export function isCurrent() {
  return and(happened(StageStay.enteredAt), not(happened(StageStay.exitedAt)));
}

/** A metric of one stage, if that is given. */
export function ofStage<Data>(
  metric: Metric<Data, number>,
  field: Expression<Data, string>,
  stage: string | undefined,
): Metric<Data, number> {
  return stage === undefined ? metric : where(metric, eq(field, stage));
}

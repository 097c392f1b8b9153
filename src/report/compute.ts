import type { Outcome } from "../aggregates/outcome.js";
import { naming } from "../errors.js";
import { frameOf } from "../scan/frame.js";
import type { AnyRows, QuestionOptions } from "../scan/query.js";
import { scanData } from "../scan/scan-data.js";
import { boardOf } from "./board.js";
import type { AnyMetric } from "./metric.js";
import { wholeOf } from "./part.js";
import { planOf } from "./plan.js";

/** One value of one metric over all the rows of a question. */
export function compute(metric: AnyMetric, data: AnyRows, options: QuestionOptions): Outcome<unknown> {
  const name = metric.id ?? "metric";
  const plan = planOf({ [name]: metric });
  const frame = naming(name, () => frameOf(options, plan.looks));
  const scanned = scanData(plan.measures, plan.names, data, options, frame);
  const board = boardOf(plan, frame, scanned, options.rates ?? null);
  return naming(name, () => metric.core().formula.evaluate(wholeOf(board, false)));
}

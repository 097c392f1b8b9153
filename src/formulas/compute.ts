import type { Outcome } from "../aggregates/outcome.js";
import { nameErrors } from "../errors.js";
import { frameOf } from "../question/frame.js";
import type { AnyRows, QuestionOptions } from "../question/query.js";
import { scanData } from "../scan/scan-data.js";
import { contextOf } from "./context.js";
import { evaluateSlice } from "./evaluate-slice.js";
import type { AnyMetric } from "./metric.js";
import { wholeSlice } from "./slice.js";
import { planOf } from "./plan.js";

/** One value of one metric over all the rows of a question. */
export function compute(metric: AnyMetric, data: AnyRows, options: QuestionOptions): Outcome<unknown> {
  const name = metric.id ?? "metric";
  const plan = planOf({ [name]: metric });
  const frame = nameErrors(name, () => frameOf(options, plan.periodsRead));
  const scanned = scanData(plan.measures, plan.names, data, options, frame);
  const context = contextOf(plan, frame, scanned, options.rates ?? null);
  return evaluateSlice(name, metric, wholeSlice(context, false));
}

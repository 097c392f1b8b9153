import type { Grain } from "../calendar/time.js";
import type { DataOfDimensions, Dimensions } from "../expressions/dimension.js";
import type { Both, DataOf } from "../expressions/expression.js";
import type { Metrics } from "../formulas/metric.js";
import { having } from "../errors.js";
import type { AnyRows, Rows } from "../question/query.js";
import type { ReportQuery } from "../report/evaluate.js";

/**
 * Metrics, and what they are asked for.
 *
 * @category Workers
 */
export interface Question<
  out M extends Metrics = Metrics,
  out By extends Dimensions = Dimensions,
  out Every extends Grain | undefined = Grain | undefined,
> {
  readonly metrics: M;
  readonly query: ReportQuery<By, Every>;
}

/**
 * Questions by name, each made from parameters that can be posted, such as dates.
 *
 * @category Workers
 */
export type Questions = Readonly<Record<string, (...parameters: never[]) => Question>>;

/**
 * The rows that all questions together read: `{ deals, leads }`.
 *
 * @category Workers
 */
export type DataOfQuestions<Q extends Questions> = string extends keyof Q
  ? AnyRows
  : Rows<Both<DataOfQuestion<ReturnType<Q[keyof Q]>>>>;

type DataOfQuestion<Asked> =
  Asked extends Question<infer M, infer By>
    ? DataOf<M[keyof M]> & DataOfDimensions<By, keyof DataOf<M[keyof M]>>
    : never;

/**
 * A question for workers: the arguments of `scan` without the rows.
 *
 * *Details*. Metrics, grains and dimensions hold code, which cannot be posted. So the questions stand in a module that
 * the page and its workers import, and only their names and parameters are posted.
 *
 * @example
 * ```ts
 * import { Deal, month, winRate } from "salesmetrics";
 * import { question } from "salesmetrics/workers";
 *
 * const questions = {
 *   byRep: (asOf: `${number}-${number}-${number}`) =>
 *     question({ winRate }, { by: { rep: Deal.ownerId }, every: month(), asOf }),
 * };
 *
 * Object.keys(questions.byRep("2025-11-18").metrics); // => ["winRate"]
 * ```
 *
 * @category Workers
 */
export function question<
  const M extends Metrics,
  const By extends Dimensions = Record<never, never>,
  Every extends Grain | undefined = undefined,
>(metrics: M, query: ReportQuery<By, Every> = {}): Question<M, By, Every> {
  return {
    metrics: having("question", "metrics by name, such as { winRate }", metrics),
    query: having("question", "an object such as { every: month() }", query),
  };
}

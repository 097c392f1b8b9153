import type { Dimensions } from "../expressions/dimension.js";
import type { Json } from "../expressions/expression.js";
import { evaluate } from "../report/evaluate.js";
import type { Explanation } from "../report/explanation.js";
import type { Metric, Metrics } from "../formulas/metric.js";
import type { Report } from "../report/report.js";
import type { Query, RowLists } from "../question/query.js";
import { canonicalText } from "./canonical-text.js";

/** A metric and rows whose types are not known. */
export type UntypedMetric = Metric<Record<string, unknown>, unknown>;
export type UntypedRows = RowLists<Record<string, unknown>>;

/** A metric, the rows it reads, and a question. */
export interface MetricCase {
  readonly metric: UntypedMetric;
  /** The name of the metric in reports; no dimension has it. */
  readonly name: string;
  readonly metrics: Metrics;
  readonly data: UntypedRows;
  readonly query: Query;
}

/** A row of a report, or its total, as the checks read it. */
export type Line = Report<Metrics, Dimensions, undefined>["total"];

export function metricCaseOf(metric: UntypedMetric, data: UntypedRows, query: Query): MetricCase {
  let name = "metric";
  while (Object.hasOwn(query.by ?? {}, name)) name += "_";
  return { metric, name, metrics: { [name]: metric }, data, query };
}

/** The report that answers the question. */
export function reportOf({ metrics, data, query }: MetricCase): Report<Metrics, Dimensions, undefined> {
  return evaluate(metrics, data as never, query);
}

/** All rows of a report with their explanations, as text. */
export function reportText(report: Report<Metrics, Dimensions, undefined>, name: string): string {
  const lines: readonly Line[] = [...report.rows, report.total];
  return canonicalText(lines.map((line) => [line, report.explain(line, name)]));
}

/** The outcome in an explanation as text, without the rows left out. */
export function outcomeText({ value, reason, numerator, denominator, n }: Explanation): string {
  return canonicalText({ value, reason, numerator, denominator, n });
}

/** The dimension values of a line, as text. */
export function keyText({ query }: MetricCase, line: Line): string {
  const values = line as unknown as Readonly<Record<string, unknown>>;
  return canonicalText(Object.keys(query.by ?? {}).map((dimension) => values[dimension]));
}

/** The names of the rows that a metric reads. */
export function entitiesOf({ metric }: MetricCase): Set<string> {
  return new Set(metric.core().formula.measures.map((measure) => measure.entity));
}

/** A question as plain data, for messages. */
export function describe({ by = {}, every, during, asOf, currency, rates }: Query): unknown {
  const dimensions: Record<string, Json> = {};
  for (const [name, dimension] of Object.entries(by)) dimensions[name] = dimension.definition;
  return { by: dimensions, every: every?.definition, during, asOf, currency, rates: rates?.definition };
}

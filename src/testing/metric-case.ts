import type { Dimensions } from "../expressions/dimension.js";
import type { Metric, Metrics } from "../formulas/metric.js";
import { oncePer } from "../memo.js";
import type { Query, RowLists } from "../question/query.js";
import { evaluate } from "../report/evaluate.js";
import type { Report } from "../report/report.js";
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

export type AnyReport = Report<Metrics, Dimensions, undefined>;

export type Line = AnyReport["total"];

export function metricCaseOf(metric: UntypedMetric, data: UntypedRows, query: Query): MetricCase {
  let name = "metric";
  while (Object.hasOwn(query.by ?? {}, name)) name += "_";
  return { metric, name, metrics: { [name]: metric }, data, query };
}

/** The report of a case, made once for all laws that read it. */
export const reportOf = /*#__PURE__*/ oncePer(({ metrics, data, query }: MetricCase): AnyReport =>
  evaluate(metrics, data as never, query),
);

/** The text of the report of a case. */
export const textOf = /*#__PURE__*/ oncePer((testCase: MetricCase): string =>
  reportText(reportOf(testCase), testCase),
);

/** All rows of a report with their explanations, as text. */
export function reportText({ rows, total, explain }: AnyReport, { name }: MetricCase): string {
  const lines: readonly Line[] = [...rows, total];
  return canonicalText(lines.map((line) => [line, explain(line, name)]));
}

/** The outcome of a line as text, without the rows left out. */
export function outcomeText(report: AnyReport, line: Line, { name }: MetricCase): string {
  const { value, reason, numerator, denominator, n } = report.explain(line, name);
  return canonicalText({ value, reason, numerator, denominator, n });
}

export function keyText({ query }: MetricCase, line: Line): string {
  const values = line as unknown as Readonly<Record<string, unknown>>;
  return canonicalText(Object.keys(query.by ?? {}).map((dimension) => values[dimension]));
}

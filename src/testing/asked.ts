import type { Dimensions } from "../expressions/dimension.js";
import type { Json } from "../expressions/expression.js";
import { evaluate } from "../report/evaluate.js";
import type { Explanation } from "../report/explanation.js";
import type { Metric, Metrics } from "../formulas/metric.js";
import type { Report } from "../report/report.js";
import type { Query, RowLists } from "../question/query.js";
import { strictText } from "./strict-text.js";

/** A metric of any rows, and rows of any kind. */
export type AskedMetric = Metric<Record<string, unknown>, unknown>;
export type AskedRows = RowLists<Record<string, unknown>>;

/** A metric with the rows it is asked about and the question. */
export interface Asked {
  readonly metric: AskedMetric;
  /** What the metric is called in reports: no dimension has that name. */
  readonly name: string;
  readonly metrics: Metrics;
  readonly data: AskedRows;
  readonly query: Query;
}

/** A row of a report, or its total, as the checks read it. */
export type Line = Report<Metrics, Dimensions, undefined>["total"];

export function askedOf(metric: AskedMetric, data: AskedRows, query: Query): Asked {
  let name = "metric";
  while (Object.hasOwn(query.by ?? {}, name)) name += "_";
  return { metric, name, metrics: { [name]: metric }, data, query };
}

/** The report that answers the question. */
export function reportOf({ metrics, data, query }: Asked): Report<Metrics, Dimensions, undefined> {
  return evaluate(metrics, data as never, query);
}

/** Everything a report says, as text. */
export function reportText(report: Report<Metrics, Dimensions, undefined>, name: string): string {
  const lines: readonly Line[] = [...report.rows, report.total];
  return strictText(lines.map((line) => [line, report.explain(line, name)]));
}

/** What a line says of its value, as text, without the rows that were left out. */
export function outcomeText({ value, reason, numerator, denominator, n }: Explanation): string {
  return strictText({ value, reason, numerator, denominator, n });
}

/** The dimension values of a line, as text. */
export function keyText({ query }: Asked, line: Line): string {
  const values = line as unknown as Readonly<Record<string, unknown>>;
  return strictText(Object.keys(query.by ?? {}).map((dimension) => values[dimension]));
}

/** The names of the rows that a metric reads. */
export function entitiesOf({ metric }: Asked): Set<string> {
  return new Set(metric.core().formula.measures.map((measure) => measure.entity));
}

/** A question as plain data, for people. */
export function describe({ by = {}, every, during, asOf, currency, rates }: Query): unknown {
  const dimensions: Record<string, Json> = {};
  for (const [name, dimension] of Object.entries(by)) dimensions[name] = dimension.definition;
  return { by: dimensions, every: every?.definition, during, asOf, currency, rates: rates?.definition };
}

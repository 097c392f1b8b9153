import { optionsIn } from "../errors.js";
import type { Dimensions } from "../expressions/dimension.js";
import type { Predicate } from "../expressions/expression.js";
import type { Metric } from "../formulas/metric.js";
import type { Query, RowLists } from "../question/query.js";
import { checkLaw, type Comparison } from "./broken-law.js";
import { canonicalText } from "./canonical-text.js";
import { metricCaseOf, reportOf, type UntypedMetric } from "./metric-case.js";
import { checkCondition, checkShards, checkUnread } from "./metric-checks.js";
import { checkMergedPeriods, checkPeriods, checkTotal } from "./period-checks.js";
import { drawFrom } from "./random.js";

/**
 * A condition on rows, as a predicate and as plain code.
 *
 * @category Testing
 */
export interface MetricCondition<in Data> {
  readonly condition: Predicate<Data>;
  /** Whether the condition holds for a row of its entity. */
  holds(row: never): boolean;
}

/**
 * The question for which the laws of a metric are checked, and how.
 *
 * @category Testing
 */
export interface MetricLawOptions<in Data> extends Omit<Query<Dimensions>, "where"> {
  /** Conditions by which the metric is restricted, one after another. */
  readonly where?: readonly MetricCondition<Data>[] | undefined;
  /** The seed of orders and splits; 1 by default. */
  readonly seed?: number | undefined;
  /** The number of splits of the rows; 4 by default. */
  readonly rounds?: number | undefined;
}

/**
 * Checks that a metric keeps the laws of reports, for some rows and a question.
 *
 * *When to use*. In the tests of your own metrics, best with rows from a property-testing library.
 *
 * *Details*. The laws: any split and order of the rows, through `scan`, JSON and `mergeCubes`, gives the report of
 * all rows, explanations included; a total is the metric over all rows; a period of a report is the metric during
 * that period; a year is the merge of its periods; the metric where a condition holds is the metric over the rows
 * for which it holds; rows of other entities change nothing; rows stay as they are. Values are compared to the last
 * bit. An error of `evaluate` is thrown as it is. The first broken law throws {@link BrokenLawError}. Equal seeds make
 * equal checks.
 *
 * *Gotchas*. `holds` must be true for exactly the rows of the condition. A metric that reads earlier periods is not
 * compared if `during` cuts through a period, because its total has no value there.
 *
 * @example
 * ```ts
 * import { Deal, eq, month, winRate } from "salesmetrics";
 * import { assertMetricLaws } from "salesmetrics/testing";
 *
 * const deals = [
 *   { id: "1", status: "won", source: "web", closedAt: "2025-03-03" },
 *   { id: "2", status: "lost", source: "web", closedAt: "2025-03-20" },
 *   { id: "3", status: "won", source: "fair", closedAt: "2025-05-02" },
 * ] as const;
 *
 * assertMetricLaws(winRate, { deals }, {
 *   by: { source: Deal.source },
 *   every: month(),
 *   where: [{ condition: eq(Deal.source, "web"), holds: (deal: Deal) => deal.source === "web" }],
 * }); // => undefined
 * ```
 *
 * @see {@link BrokenLawError}
 * @category Testing
 */
export function assertMetricLaws<Data, Value>(
  metric: Metric<Data, Value>,
  data: RowLists<NoInfer<Data>>,
  options: MetricLawOptions<NoInfer<Data>> = {},
): void {
  const { where = [], seed = 1, rounds = 4, ...query } = optionsIn("assertMetricLaws", options);
  const testCase = metricCaseOf(metric as UntypedMetric, data, query);
  const before = canonicalText(data);
  reportOf(testCase);
  const draw = drawFrom(seed);
  const given = { data, query: described(query) };
  const check = (law: string, compare: () => Iterable<Comparison>): void =>
    checkLaw("assertMetricLaws", law, given, compare);

  check("rows of other entities change nothing", () => checkUnread(testCase));
  check("any split of the rows gives the same report", () => checkShards(testCase, rounds, draw));
  check("a total is the metric over all rows", () => checkTotal(testCase));
  check("a period of a report is the metric during that period", () => checkPeriods(testCase, draw));
  check("a year is the merge of its periods", () => checkMergedPeriods(testCase));
  for (const restriction of where) {
    check("a metric where a condition holds is the metric over the rows for which it holds", () =>
      checkCondition(testCase, restriction.condition, (row) => restriction.holds(row as never)),
    );
  }
  check("rows stay as they are", () => [{ expected: before, got: canonicalText(data) }]);
}

/** A question as plain data, for messages. */
function described({ by = {}, every, rates, ...rest }: Query): unknown {
  const dimensions = Object.entries(by).map(([name, { definition }]) => [name, definition] as const);
  return { ...rest, by: Object.fromEntries(dimensions), every: every?.definition, rates: rates?.definition };
}

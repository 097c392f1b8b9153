import type { Dimensions } from "../expressions/dimension.js";
import type { Predicate } from "../expressions/expression.js";
import type { Metric } from "../formulas/metric.js";
import type { Query, RowLists } from "../question/query.js";
import { checkLaw } from "./broken-law.js";
import { checkCondition, checkShards, checkUnread } from "./metric-checks.js";
import { checkMergedPeriods, checkPeriods, checkTotal } from "./period-checks.js";
import { type AskedMetric, askedOf, describe, reportOf } from "./asked.js";
import { drawFrom } from "./random.js";
import { strictText } from "./strict-text.js";

/**
 * A condition on rows, said twice: as a predicate and as plain code.
 *
 * @category Testing
 */
export interface MetricCondition<in Data> {
  readonly condition: Predicate<Data>;
  /** Whether the condition holds for a row of its entity. */
  holds(row: never): boolean;
}

/**
 * The question a metric is asked while its laws are checked, and how they are checked.
 *
 * @category Testing
 */
export interface MetricLawOptions<in Data> extends Query<Dimensions> {
  /** Conditions that the metric is restricted by, in turn. */
  readonly where?: readonly MetricCondition<Data>[] | undefined;
  /** Decides orders and splits; 1 unless said. */
  readonly seed?: number | undefined;
  /** How many splits of the rows are tried; 4 unless said. */
  readonly rounds?: number | undefined;
}

/**
 * Checks that a metric keeps the laws of reports over some rows and a question.
 *
 * *When to use*. In the tests of a metric of your own, best with rows from a property-testing library.
 *
 * *Details*. The laws: any split and order of the rows, through `scan`, JSON and `mergeCubes`, gives the report of
 * all rows, explanations included; a total is the metric over all rows; a period of a report is the metric during
 * that period; a year is the merge of its periods; the metric where a condition holds is the metric over the rows
 * for which it holds; rows of other entities change nothing; rows stay as they are. Values are compared to the last
 * bit. A question that `evaluate` refuses is refused here with the same error. The first broken law throws
 * {@link BrokenLawError}. Nothing is random: the same seed makes the same checks.
 *
 * *Gotchas*. `holds` must decide every row as the condition does. A metric that looks at earlier periods is not
 * compared where `during` cuts through a period, because its total has no value there.
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
  { where = [], seed = 1, rounds = 4, ...query }: MetricLawOptions<NoInfer<Data>> = {},
): void {
  const asked = askedOf(metric as AskedMetric, data, query);
  const before = strictText(data);
  reportOf(asked);
  const draw = drawFrom(seed);
  const given = { data: asked.data, query: describe(query) };
  const check = (law: string, compare: Parameters<typeof checkLaw>[3]): void =>
    checkLaw("assertMetricLaws", law, given, compare);

  check("rows of other entities change nothing", () => checkUnread(asked));
  check("any split of the rows gives the same report", () => checkShards(asked, rounds, draw));
  check("a total is the metric over all rows", () => checkTotal(asked));
  check("a period of a report is the metric during that period", () => checkPeriods(asked, draw));
  check("a year is the merge of its periods", () => checkMergedPeriods(asked));
  for (const said of where) {
    check("a metric where a condition holds is the metric over the rows for which it holds", () =>
      checkCondition(asked, said.condition, (row) => said.holds(row as never)),
    );
  }
  check("rows stay as they are", () => [{ expected: before, got: strictText(data) }]);
}

import type { Cube } from "../cube/cube.js";
import { grainIn } from "../calendar/arguments.js";
import type { Grain } from "../calendar/time.js";
import { having, knownOptionsIn, nameErrors, refusal, SalesmetricsError } from "../errors.js";
import { checkCurrency } from "../expressions/convertible.js";
import { type DataOf, expressionIn } from "../expressions/expression.js";
import { type Frame, frameOf, questionOptions } from "../question/frame.js";
import type { DataOfDimensions, Dimensions } from "../expressions/dimension.js";
import type { Measure } from "../question/measure.js";
import { checkNesting, mostWritten } from "../question/nesting.js";
import type { DataOfWhere, Only } from "../question/only.js";
import type { AnyRows, Query, Rows } from "../question/query.js";
import type { Store } from "../cube/store.js";
import { cubeOf, namedDimensions } from "../cube/cube-of.js";
import { grainPeriods } from "../question/grain-periods.js";
import { groupingBy } from "../scan/groups.js";
import { scanData } from "../scan/scan-data.js";
import { contextOf, type CubeContext } from "../formulas/slice.js";
import type { AnyLayout, Layout, Shown, Tops } from "./layout.js";
import type { Metrics } from "../formulas/metric.js";
import { type ScanPlan, planOfMetrics } from "../formulas/scan-plan.js";
import { type Report, reportOf } from "./report.js";

/**
 * The rows that several metrics and dimensions read: leaving one list out does not compile. If the names of the metrics
 * are unknown to the compiler, as they first are for an inner call such as `growth(winRate)`, any rows will do.
 */
export type DataOfMetrics<
  M extends Metrics,
  By extends Dimensions = Record<never, never>,
  Where extends Only<never> = Only<unknown>,
> = string extends keyof M
  ? AnyRows
  : Rows<DataOf<M[keyof M]> & DataOfDimensions<By, keyof DataOf<M[keyof M]>> & DataOfWhere<Where>>;

/** A question for a report; its types decide the types of the rows. */
export type ReportQuery<
  By extends Dimensions,
  Every extends Grain | undefined,
  Where extends Only<never> = Only<never>,
> = Omit<Query<By>, "every" | "where"> & {
  readonly every?: Every;
  readonly where?: Where | undefined;
};

/**
 * Computes metrics over rows in one pass: one row for each combination of `by` and each period of `every`, and a
 * total that is the metric over all rows.
 *
 * *Details*. It is `report` of `scan`. Periods without rows are filled in. A period that is not over at `asOf`, or that
 * `during` cuts, is `partial`. `explain` lists rows that could not be used. The order of rows changes no digit.
 *
 * *Gotchas*. Instants need a time zone to fall into periods: say it in `every` or `during`. A row of `by` appears
 * once any metric found a row there.
 *
 * @example
 * ```ts
 * import { Deal, evaluate, month, winRate, wonDeals } from "salesmetrics";
 *
 * const report = evaluate(
 *   { wonDeals, winRate },
 *   {
 *     deals: [
 *       { id: "1", status: "won", ownerId: "ann", closedAt: "2025-03-03" },
 *       { id: "2", status: "lost", ownerId: "ann", closedAt: "2025-03-20" },
 *       { id: "3", status: "won", ownerId: "bob", closedAt: "2025-04-02" },
 *     ],
 *   },
 *   { by: { rep: Deal.ownerId }, every: month() },
 * );
 *
 * report.rows.map((row) => [row.rep, row.period.label, row.wonDeals, row.winRate]);
 * // => [["ann", "2025-03", 1, 0.5], ["ann", "2025-04", 0, null], ["bob", "2025-03", 0, null], ["bob", "2025-04", 1, 1]]
 * report.explain(report.rows[1]!, "winRate").reason; // => "zero-denominator"
 * report.total.winRate; // => 0.6666…
 * ```
 *
 * @category Engine
 */
export function evaluate<
  const M extends Metrics,
  const By extends Dimensions = Record<never, never>,
  Every extends Grain | undefined = undefined,
  const Top extends Tops<M, By> = Record<never, never>,
  const Where extends Only<never> = Only<unknown>,
>(
  metrics: M,
  data: DataOfMetrics<M, By, Where>,
  query: ReportQuery<By, Every, Where> & Layout<M, By, Top> = {},
): Report<M, Shown<By, Top>, Every> {
  const [plan, frame, store] = scanned(metrics, data, query);
  return reportOf(metrics, askedContext(plan, frame, store, query), query);
}

/**
 * The cube of several metrics, from one pass over rows: the first half of {@link evaluate}.
 *
 * *When to use*. To scan shards in workers or on other machines, and to report on all of them together.
 *
 * @category Engine
 */
export function scan<
  const M extends Metrics,
  const By extends Dimensions = Record<never, never>,
  Every extends Grain | undefined = undefined,
  const Where extends Only<never> = Only<unknown>,
>(metrics: M, data: DataOfMetrics<M, By, Where>, query: ReportQuery<By, Every, Where> = {}): Cube<By, Every> {
  return scannedCube(metrics, data, query) as Cube<By, Every>;
}

/** The cube of a question over rows; `referred` has the rows that others refer to, where `data` is a part of them. */
export function scannedCube(metrics: Metrics, data: AnyRows, query: Query, referred?: AnyRows): Cube {
  const [plan, frame, store] = scanned(metrics, data, query, referred);
  return cubeOf(plan.measures, store, query, frame);
}

function scanned(
  metrics: Metrics,
  data: AnyRows,
  query: Query,
  referred?: AnyRows,
): [ScanPlan, Frame, Store] {
  const [plan, frame, measures] = planned(metrics, query);
  const grouping = groupingBy(query.by ?? {});
  return [plan, frame, scanData(measures, plan.names, data, query, frame, grouping, referred)];
}

/** The context of a question whose rows were scanned. */
export function askedContext(plan: ScanPlan, frame: Frame, store: Store, query: Query): CubeContext {
  const context = contextOf(plan, frame, store, query.rates ?? null, namedDimensions(query.by));
  return { ...context, conditionsOn: query.where?.words(plan.measures) };
}

/** What a question may say. A spread at the top of a file would stay in every bundle. */
const queryOptions = /*#__PURE__*/ (() =>
  [...questionOptions, "by", "every", "where", "top", "subtotals", "orderBy", "limit"] as const)();

/**
 * The scan plan and the frame of a question, and the measures of the plan over the rows that the question is about.
 * Throws for a question that nobody can answer.
 */
export function planned(metrics: Metrics, query: Query): [ScanPlan, Frame, readonly Measure[]] {
  knownOptionsIn<Query & AnyLayout>("query", query, queryOptions);
  checkCurrency({ currency: query.currency ?? null, rates: query.rates ?? null });
  const plan = planOfMetrics(metrics);
  if (query.every !== undefined) grainIn("every", query.every);
  for (const [name, dimension] of Object.entries(dimensionsIn(query.by ?? {})))
    checkDimension(name, dimension);
  const timeless = plan.measures.findIndex((measure) => measure.at === null);
  if (query.every !== undefined && timeless !== -1) {
    const name = plan.names[timeless]!;
    const { atEnd = "stock(…)" } = metrics[name]!.core();
    throw new SalesmetricsError(
      "no-time-axis",
      `${name}: expected a metric with a time axis, got one of a moment: by every, write { ${name}: ${atEnd} }`,
    );
  }
  const measures = query.where === undefined ? plan.measures : whereIn(query.where).restrict(plan.measures);
  return [plan, frameOf(query, plan.periodsRead, grainPeriods), measures];
}

function whereIn(where: Only<never>): Only<never> {
  return having("where", 'what only() returns, such as only(eq(Deal.source, "web"))', where, "restrict");
}

/** The dimensions; throws for one without a name. */
function dimensionsIn(by: Dimensions): Dimensions {
  const expected = "dimensions by name, such as { rep: Deal.ownerId }";
  if ("definition" in having("by", expected, by)) throw refusal("by", expected, "a dimension without a name");
  return by;
}

function checkDimension(name: string, dimension: Dimensions[string]): void {
  const caller = `by.${name}`;
  having(caller, "a dimension, such as Deal.ownerId", dimension, "definition");
  const isShared = "expressions" in dimension;
  const expressions = isShared ? Object.values(dimension.expressions) : [expressionIn(caller, dimension)];
  nameErrors(caller, () => {
    for (const expression of expressions) checkNesting(expression, mostWritten);
  });
}

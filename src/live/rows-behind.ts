import { refusal } from "../errors.js";
import type { Dimension, Splittable } from "../expressions/dimension.js";
import type { AnyExpression } from "../expressions/expression.js";
import type { AnyMetric, Metrics } from "../formulas/metric.js";
import { cellsOf, type CubeContext, type Slice, wholeSlice } from "../formulas/slice.js";
import type { AnyRows } from "../question/query.js";
import { askedContext } from "../report/evaluate.js";
import { explain } from "../report/explanation.js";
import { originOf, type Report } from "../report/report.js";
import { groupingBy } from "../scan/groups.js";
import { scanData } from "../scan/scan-data.js";
import { ownOf } from "../vectors/own.js";
import type { TextVector } from "../vectors/vector.js";
import { type Asked, askedOf } from "./asked.js";

/**
 * A row that a value rests on, or that was left out of it.
 *
 * @category Live
 */
export interface RowBehind {
  readonly entity: string;
  readonly row: Readonly<Record<string, unknown>>;
  /** Why it was left out; `null` if it counts. */
  readonly why: string | null;
}

/** The value of a metric in a row of a report. */
export interface ReportedValue {
  readonly report: Report<Metrics>;
  readonly row: unknown;
  readonly name: string;
}

/**
 * The rows behind a value of a report, in their order. They are found by the same question, split by one more dimension: the
 * row itself. So a stock has what is there at its end, and a metric that looks back the rows of all periods that it reads.
 */
export function rowsBehind(
  { report, row, name }: ReportedValue,
  metrics: Metrics,
  data: AnyRows,
  query: Asked["query"],
): RowBehind[] {
  const { context, parts } = report[originOf]!;
  const metric = ownOf(metrics, name);
  const isTotal = row === report.total;
  const own = isTotal ? wholeSlice(context, true) : parts.find((part) => part.row === row)?.slice;
  if (own === undefined || metric === undefined)
    throw refusal("rowsBehind", "a row of this report and one of its metrics", "another row");
  const all: RowBehind[] = [];
  const split = splitByRow(metrics, data, query, all);
  const keys = new Set(own.groups.map((group) => JSON.stringify(context.store.groups.keyOf(group))));
  const found: RowBehind[] = [];
  for (const group of split.groups) {
    const key = split.store.groups.keyOf(group);
    const place = Number(key.pop());
    if (!keys.has(JSON.stringify(key))) continue;
    const slice = { ...own, context: split, groups: [group] };
    const { n, excluded } = explain(name, metric, slice, isTotal || query.every === undefined);
    if (excluded.length > 0 || rests(metric, slice, n))
      found[place] = { ...all[place]!, why: excluded[0]?.why ?? null };
  }
  // Without the places that are empty.
  return found.flat();
}

/** Whether a metric rests on the rows of a slice: of a stock, on what is left of them. */
function rests(metric: AnyMetric, slice: Slice, n: number | null): boolean {
  const { measures, periodsRead } = metric.core().formula;
  const { period, groups } = slice;
  const { store, indexOf, frame } = slice.context;
  const read = period === null ? [] : periodsRead.flatMap((reads) => reads(period, frame.moment));
  const spans = read.map((other) => frame.periods!.spanOf(other)).filter((span) => span !== null);
  const others = spans.flatMap((span) => store.cells.within(groups, span));
  return measures.some((measure) =>
    measure.carried === undefined
      ? store.gather(indexOf(measure), [...cellsOf(slice, measure), ...others]) !== null
      : n !== 0,
  );
}

/** The question, split by the row too: the last value of a key is the place of the row in `all`. */
function splitByRow(metrics: Metrics, data: AnyRows, query: Asked["query"], all: RowBehind[]): CubeContext {
  const expressions = Object.entries(data).map(([entity, rows]) => [
    entity,
    rowOf(entity, rows as readonly RowBehind["row"][], all),
  ]);
  const row = { definition: null, expressions: Object.fromEntries(expressions) as object };
  // Formulas may look for a dimension by its name: all keep theirs. The new one is longer than any.
  const name = `${Object.keys({ ...query.by, ...metrics }).join("")} `;
  const by = { ...query.by, [name]: row as unknown as Dimension<Splittable> };
  const { during, every, asOf, zone, currency, rates, where } = query;
  const asked = askedOf(metrics, { by, during, every, asOf, zone, currency, rates, where });
  const { plan, measures, frame } = asked;
  const store = scanData(measures, plan.names, data, asked.query, frame, groupingBy(by));
  return askedContext(plan, frame, store, asked.query);
}

/** The place of each row of an entity among all rows, as a text. */
function rowOf(entity: string, rows: readonly RowBehind["row"][], all: RowBehind[]): AnyExpression {
  const places = new Map<unknown, string>();
  for (const row of rows) places.set(row, String(all.push({ entity, row, why: null }) - 1));
  return {
    type: "text",
    entity,
    definition: null,
    words: "row",
    opaque: true,
    bind: (scope) => (batch) => {
      const words = Array.from({ length: batch.size }, (_, row) => places.get(scope.row(batch, row))!);
      return { type: "text", issues: null, codes: null, words } satisfies TextVector;
    },
  };
}

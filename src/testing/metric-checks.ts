import { anyGrain } from "../calendar/any-grain.js";
import type { AnyExpression } from "../expressions/expression.js";
import { restricted } from "../question/measure.js";
import { scan } from "../report/evaluate.js";
import { mergeCubes, report } from "../report/from-cube.js";
import type { Comparison } from "./broken-law.js";
import { throughJson } from "./canonical-text.js";
import {
  keyText,
  type Line,
  type MetricCase,
  metricCaseOf,
  outcomeText,
  reportOf,
  reportText,
  textOf,
  type UntypedMetric,
  type UntypedRows,
} from "./metric-case.js";
import { dealt, type Draw, mergedAnyhow, shuffled } from "./random.js";

/** Compares reports with and without rows of other entities, invalid ones too. */
export function* checkUnread(testCase: MetricCase): Iterable<Comparison> {
  const { metric, data } = testCase;
  const read = metric.core().formula.measures.map(({ entity }) => [entity, data[entity]!] as const);
  const only = Object.fromEntries(read);
  const more = { ...data, "rows of another entity": [{ id: 1 }, null] };
  const hasOthers = Object.keys(data).some((entity) => !Object.hasOwn(only, entity));
  for (const other of hasOthers ? [only, more] : [more])
    yield { expected: textOf(testCase), got: textOf({ ...testCase, data: other }) };
}

/** Compares the report with one of random shards, through `scan`, JSON and `mergeCubes`. */
export function* checkShards(testCase: MetricCase, rounds: number, draw: Draw): Iterable<Comparison> {
  const { metrics, data, query } = testCase;
  const expected = textOf(testCase);
  for (let round = 0; round < rounds; round++) {
    const shards = sharded(data, 1 + draw(4), draw);
    const merged = mergedAnyhow(
      shards.map((shard) => throughJson(scan(metrics, shard as never, query))),
      (left, right) => throughJson(mergeCubes(metrics, draw(2) === 0 ? [left, right] : [right, left])),
      draw,
    );
    const got = reportText(report(metrics, merged, { grain: anyGrain }), testCase);
    yield { expected, got, from: { shards } };
  }
}

/** Compares the metric under a condition with the metric over the rows for which the condition holds. */
export function* checkCondition(
  testCase: MetricCase,
  condition: AnyExpression,
  holds: (row: unknown) => boolean,
): Iterable<Comparison> {
  const restricted = metricCaseOf(restrictedBy(testCase.metric, condition), testCase.data, testCase.query);
  const data: Record<string, readonly unknown[]> = {};
  for (const [entity, rows] of Object.entries(testCase.data)) {
    const applies = condition.entity === null || condition.entity === entity;
    data[entity] = applies
      ? rows.filter((row) => typeof row !== "object" || row === null || holds(row))
      : rows;
  }
  const [found, wanted] = [reportOf(restricted), reportOf({ ...testCase, data })];
  const placeOf = (line: Line): string => `${keyText(testCase, line)} ${line.period?.label ?? ""}`;
  const lines = new Map(found.rows.map((line) => [placeOf(line), line]));
  const compared = (line: Line, same: Line | undefined, place: string): Comparison => ({
    expected: outcomeText(wanted, line, testCase),
    got: same === undefined ? "no row" : outcomeText(found, same, testCase),
    from: { condition: condition.definition, place },
  });
  for (const line of wanted.rows) yield compared(line, lines.get(placeOf(line)), placeOf(line));
  yield compared(wanted.total, found.total, "total");
}

/** The metric under a condition. It works in reports only, and is not callable. */
function restrictedBy(metric: UntypedMetric, condition: AnyExpression): UntypedMetric {
  const core = metric.core();
  const formula = core.formula.withMeasures((measure, remake) => remake(restricted(measure, condition)));
  return Object.assign(() => null, { id: metric.id, core: () => ({ ...core, formula }) });
}

function sharded(data: UntypedRows, count: number, draw: Draw): UntypedRows[] {
  const hands = Object.entries(data).map(
    ([entity, rows]) => [entity, dealt(shuffled(rows, draw), count, draw)] as const,
  );
  return Array.from({ length: count }, (_, index) =>
    Object.fromEntries(hands.map(([entity, shards]) => [entity, shards[index]!])),
  );
}

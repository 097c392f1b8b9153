import { restricted } from "../question/measure.js";
import { anyGrain } from "../calendar/any-grain.js";
import type { AnyExpression } from "../expressions/expression.js";
import { scan } from "../report/evaluate.js";
import { mergeCubes, report } from "../report/from-cube.js";
import {
  type MetricCase,
  type UntypedMetric,
  metricCaseOf,
  type UntypedRows,
  entitiesOf,
  keyText,
  outcomeText,
  reportOf,
  reportText,
} from "./metric-case.js";
import { throughJson } from "./aggregate-case.js";
import type { Comparison } from "./broken-law.js";
import { dealt, type Draw, mergedAnyhow, shuffled } from "./random.js";

/** Compares reports with and without rows of other entities, invalid ones too. */
export function* checkUnread(testCase: MetricCase): Iterable<Comparison> {
  const read = Object.fromEntries([...entitiesOf(testCase)].map((name) => [name, testCase.data[name]!]));
  const expected = reportText(reportOf({ ...testCase, data: read }), testCase.name);
  const data = { ...testCase.data, "rows of another entity": [{ id: 1 }, null] };
  yield { expected, got: reportText(reportOf({ ...testCase, data }), testCase.name) };
}

/** Compares the report with one of random shards, through `scan`, JSON and `mergeCubes`. */
export function* checkShards(testCase: MetricCase, rounds: number, draw: Draw): Iterable<Comparison> {
  const { metrics, data, query, name } = testCase;
  const expected = reportText(reportOf(testCase), name);
  for (let round = 0; round < rounds; round++) {
    const shards = sharded(data, 1 + draw(4), draw);
    const cubes = shards.map((shard) => throughJson(scan(metrics, shard as never, query)));
    const merged = mergedAnyhow(
      cubes as [(typeof cubes)[0], ...typeof cubes],
      (left, right) => throughJson(mergeCubes(metrics, draw(2) === 0 ? [left, right] : [right, left])),
      draw,
    );
    yield { expected, got: reportText(report(metrics, merged, { grain: anyGrain }), name), from: { shards } };
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
    data[entity] = applies ? rows.filter((row) => !isRow(row) || holds(row)) : rows;
  }
  const [found, wanted] = [reportOf(restricted), reportOf({ ...testCase, data })];
  const from = { condition: condition.definition };
  const lines = new Map(found.rows.map((row) => [placeOf(testCase, row), row]));
  for (const row of wanted.rows) {
    const place = placeOf(testCase, row);
    const line = lines.get(place);
    const got = line === undefined ? "no row" : outcomeText(found.explain(line, testCase.name));
    yield { expected: outcomeText(wanted.explain(row, testCase.name)), got, from: { ...from, place } };
  }
  const expected = outcomeText(wanted.explain(wanted.total, testCase.name));
  yield { expected, got: outcomeText(found.explain(found.total, testCase.name)), from };
}

function placeOf(testCase: MetricCase, row: Parameters<typeof keyText>[1]): string {
  return `${keyText(testCase, row)} ${row.period?.label ?? ""}`;
}

/** The metric under a condition. It works in reports only, and is not callable. */
function restrictedBy(metric: UntypedMetric, condition: AnyExpression): UntypedMetric {
  const { formula, ...rest } = metric.core();
  const core = {
    ...rest,
    formula: formula.withMeasures((measure, remake) => remake(restricted(measure, condition))),
  };
  return Object.assign(() => null, { id: metric.id, core: () => core });
}

function isRow(row: unknown): boolean {
  return typeof row === "object" && row !== null;
}

function sharded(data: UntypedRows, count: number, draw: Draw): UntypedRows[] {
  const shards = Array.from({ length: count }, (): Record<string, readonly unknown[]> => ({}));
  for (const [entity, rows] of Object.entries(data)) {
    const hands = dealt(shuffled(rows, draw), count, draw);
    for (const [index, shard] of shards.entries()) shard[entity] = hands[index]!;
  }
  return shards;
}

import { restricted } from "../question/measure.js";
import { anyGrain } from "../calendar/any-grain.js";
import type { AnyExpression } from "../expressions/expression.js";
import { scan } from "../report/evaluate.js";
import { mergeCubes, report } from "../report/from-cube.js";
import {
  type Asked,
  type AskedMetric,
  askedOf,
  type AskedRows,
  entitiesOf,
  keyText,
  outcomeText,
  reportOf,
  reportText,
} from "./asked.js";
import type { Comparison } from "./broken-law.js";
import { dealt, type Draw, mergedAnyhow, shuffled } from "./random.js";

/** Rows of other entities are there or not, or hold nonsense. */
export function* checkUnread(asked: Asked): Iterable<Comparison> {
  const read = Object.fromEntries([...entitiesOf(asked)].map((name) => [name, asked.data[name]!]));
  const expected = reportText(reportOf({ ...asked, data: read }), asked.name);
  const data = { ...asked.data, "rows of another entity": [{ id: 1 }, null] };
  yield { expected, got: reportText(reportOf({ ...asked, data }), asked.name) };
}

/** Rows in any order and any shards, through scan, JSON and mergeCubes. */
export function* checkShards(asked: Asked, rounds: number, draw: Draw): Iterable<Comparison> {
  const { metrics, data, query, name } = asked;
  const expected = reportText(reportOf(asked), name);
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

/** The same report over only the rows for which a condition holds, where it has rows, and in total. */
export function* checkCondition(
  asked: Asked,
  condition: AnyExpression,
  holds: (row: unknown) => boolean,
): Iterable<Comparison> {
  const restricted = askedOf(restrictedBy(asked.metric, condition), asked.data, asked.query);
  const data: Record<string, readonly unknown[]> = {};
  for (const [entity, rows] of Object.entries(asked.data)) {
    const applies = condition.entity === null || condition.entity === entity;
    data[entity] = applies ? rows.filter((row) => !isRow(row) || holds(row)) : rows;
  }
  const [found, wanted] = [reportOf(restricted), reportOf({ ...asked, data })];
  const from = { condition: condition.definition };
  const lines = new Map(found.rows.map((row) => [placeOf(asked, row), row]));
  for (const row of wanted.rows) {
    const place = placeOf(asked, row);
    const line = lines.get(place);
    const got = line === undefined ? "no row" : outcomeText(found.explain(line, asked.name));
    yield { expected: outcomeText(wanted.explain(row, asked.name)), got, from: { ...from, place } };
  }
  const expected = outcomeText(wanted.explain(wanted.total, asked.name));
  yield { expected, got: outcomeText(found.explain(found.total, asked.name)), from };
}

function placeOf(asked: Asked, row: Parameters<typeof keyText>[1]): string {
  return `${keyText(asked, row)} ${row.period?.label ?? ""}`;
}

/** The metric over fewer rows. It answers in reports only: the functions that make callable metrics are above. */
function restrictedBy(metric: AskedMetric, condition: AnyExpression): AskedMetric {
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

function sharded(data: AskedRows, count: number, draw: Draw): AskedRows[] {
  const shards = Array.from({ length: count }, (): Record<string, readonly unknown[]> => ({}));
  for (const [entity, rows] of Object.entries(data)) {
    const hands = dealt(shuffled(rows, draw), count, draw);
    for (const [index, shard] of shards.entries()) shard[entity] = hands[index]!;
  }
  return shards;
}

function throughJson<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value;
}

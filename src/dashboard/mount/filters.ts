import type { DimensionValue } from "../../cube/cube.js";
import { refusal } from "../../errors.js";
import { eq, isNull } from "../../expressions/comparison.js";
import { type Dimension, expressionFor, type Splittable } from "../../expressions/dimension.js";
import type { AnyExpression, Predicate } from "../../expressions/expression.js";
import type { Metrics } from "../../formulas/metric.js";
import { only } from "../../question/only.js";
import type { Query } from "../../question/query.js";
import type { AnyBoard } from "./any-board.js";

/** The entities whose rows metrics read. */
export function entitiesOf(metrics: Metrics): readonly string[] {
  const measures = Object.values(metrics).flatMap((metric) => metric.core().formula.measures);
  return [...new Set(measures.map(({ entity }) => entity))];
}

/** The expressions of a filter for the entities that metrics read; throws if there are none. */
export function filtered(
  caller: string,
  name: string,
  dimension: Dimension<Splittable>,
  entities: readonly string[],
): ReadonlyMap<string, AnyExpression> {
  const found = entities
    .map((entity) => [entity, expressionFor(dimension, entity)] as const)
    .filter((each): each is [string, AnyExpression] => each[1] !== null);
  if (found.length > 0) return new Map(found);
  const read = entities.join(" or ");
  throw refusal(
    caller,
    `a dimension of what the metrics read, ${read}, as filters.${name}`,
    "one of other rows",
  );
}

/** The values that a filter has in the rows of a board, in their order. */
export function valuesOf(board: AnyBoard, dimension: Dimension<Splittable>): readonly DimensionValue[] {
  const { by = {}, during, asOf, zone, currency, rates, where } = board.question();
  // Beside the dimensions of the board: each group is a part of one of its own, with amounts of one currency.
  const others = Object.values(by).filter((each) => each !== dimension);
  const split = Object.fromEntries([dimension, ...others].map((each, place) => [`by ${place}`, each]));
  const { rows } = board.ask({ by: split, during, asOf, zone, currency, rates, where } as never);
  return [
    ...new Set(rows.map((row) => (row as Readonly<Record<string, unknown>>)["by 0"] as DimensionValue)),
  ];
}

/** The conditions that rows hold which have a value. */
export function conditionsFor(
  expressions: ReadonlyMap<string, AnyExpression>,
  value: DimensionValue,
): Predicate<never>[] {
  return Array.from(expressions.values(), (expression) =>
    value === null ? isNull(expression) : eq<never, unknown>(expression, value),
  );
}

/** The `where` of some questions and of more conditions; `undefined` if there is none. */
export function joinedWhere(
  wheres: readonly Query["where"][],
  conditions: readonly Predicate<never>[],
): Query["where"] {
  const given = wheres.filter((where) => where !== undefined);
  if (conditions.length === 0 && given.length < 2) return given[0];
  return only(...(given.flatMap((where) => where.conditions) as Predicate<never>[]), ...conditions);
}

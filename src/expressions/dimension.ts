import { SalesmetricsError } from "../errors.js";
import type { AnyExpression, DataOf, Expression, Json } from "./expression.js";

/** What rows may be split by: text, a number, true or false. */
export type Splittable = string | number | boolean;

/** One dimension over several entities, each with its own expression for it. */
export interface ConformedDimension<out Value, out Expressions = Readonly<Record<string, AnyExpression>>> {
  readonly definition: Json;
  readonly expressions: Expressions;
  /** Never there at run time: the type of its values. */
  readonly value?: () => Value;
}

/** An expression of one entity, or a dimension that several share. */
export type Dimension<Value> = Expression<never, Value> | ConformedDimension<Value>;

/** Names and what they split rows by. */
export type Dimensions = Readonly<Record<string, Dimension<Splittable>>>;

/** The definitions of dimensions, by their names. */
export function definitionsOf(by: Dimensions): Record<string, Json> {
  return Object.fromEntries(Object.entries(by).map(([name, { definition }]) => [name, definition]));
}

/** The rows that dimensions read of metrics over some entities: of those, and of what they refer to. */
export type DataOfDimensions<By extends Dimensions, Entities> = string extends keyof By
  ? unknown
  : DataOf<
      {
        readonly [Name in keyof By]: By[Name] extends ConformedDimension<unknown, infer Expressions>
          ? Expressions[keyof Expressions & Entities]
          : By[Name];
      }[keyof By]
    >;

/**
 * A dimension that several entities share, so that one report can split metrics of all of them by it.
 *
 * @example
 * ```ts
 * import { Deal, dimension, evaluate, Lead, leadsCreated, wonDeals } from "salesmetrics";
 *
 * const rep = dimension({ deals: Deal.ownerId, leads: Lead.ownerId });
 * const { rows } = evaluate(
 *   { leadsCreated, wonDeals },
 *   {
 *     leads: [{ id: "l1", ownerId: "ann", createdAt: "2025-03-01" }],
 *     deals: [{ id: "d1", ownerId: "ann", status: "won", closedAt: "2025-03-09" }],
 *   },
 *   { by: { rep } },
 * );
 *
 * rows.map((row) => [row.rep, row.leadsCreated, row.wonDeals]); // => [["ann", 1, 1]]
 * ```
 *
 * @category Expressions
 */
export function dimension<const Expressions extends Readonly<Record<string, Expression<never, Splittable>>>>(
  expressions: Expressions,
): ConformedDimension<
  Expressions[keyof Expressions] extends Expression<never, infer Value> ? Value : never,
  Expressions
> {
  const definitions: Record<string, Json> = {};
  for (const [entity, expression] of Object.entries(expressions)) {
    if (expression.entity !== null && expression.entity !== entity) {
      throw new SalesmetricsError(
        "invalid-argument",
        `dimension: expected a field of ${entity} under ${entity}, got one of ${expression.entity}`,
      );
    }
    definitions[entity] = expression.definition;
  }
  return { definition: { dimension: definitions }, expressions };
}

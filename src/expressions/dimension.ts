import { having, refusal } from "../errors.js";
import { type AnyExpression, type DataOf, type Expression, expressionIn, type Json } from "./expression.js";
import { ownOf, setOwn } from "../vectors/own.js";

/** A value that rows may be grouped by. */
export type Splittable = string | number | boolean;

/** A dimension of several entities, with an expression for each. */
export interface ConformedDimension<out Value, out Expressions = Readonly<Record<string, AnyExpression>>> {
  readonly definition: Json;
  readonly expressions: Expressions;
  /** The type of its values; absent at run time. */
  readonly value?: () => Value;
}

/** An expression of one entity, or a dimension of several. */
export type Dimension<Value> = Expression<never, Value> | ConformedDimension<Value>;

/** Dimensions by name. */
export type Dimensions = Readonly<Record<string, Dimension<Splittable>>>;

/** The rows that dimensions read for metrics over `Entities`: of these entities, and of those they refer to. */
export type DataOfDimensions<By extends Dimensions, Entities> = string extends keyof By
  ? unknown
  : DataOf<
      {
        readonly [Name in keyof By]: By[Name] extends ConformedDimension<unknown, infer Expressions>
          ? Expressions[keyof Expressions & Entities]
          : By[Name];
      }[keyof By]
    >;

/** The expression of a dimension for the rows of an entity; `null` if it has none. */
export function expressionFor(dimension: Dimension<unknown>, entity: string): AnyExpression | null {
  const found = "expressions" in dimension ? ownOf(dimension.expressions, entity) : dimension;
  return found !== undefined && (found.entity === null || found.entity === entity) ? found : null;
}

/**
 * A dimension of several entities, by which one report can group metrics of all of them.
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
  for (const [entity, expression] of Object.entries(
    having("dimension", "expressions by entity", expressions),
  )) {
    expressionIn("dimension", expression);
    if (expression.entity !== null && expression.entity !== entity) {
      throw refusal("dimension", `a field of ${entity} under ${entity}`, `one of ${expression.entity}`);
    }
    setOwn(definitions, entity, expression.definition);
  }
  return { definition: { dimension: definitions }, expressions };
}

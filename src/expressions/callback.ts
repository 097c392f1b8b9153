import { type AnyEntity, shapeOf } from "./shape.js";
import type { Predicate, Row } from "./expression.js";

/**
 * A condition written as a callback on the row.
 *
 * *When to use*. For a rule that the other expressions cannot state. It runs over rows in memory; an engine that
 * cannot run JavaScript refuses it by name.
 *
 * *Gotchas*. Its definition holds only the function's name: two callbacks of one name look alike in a definition.
 *
 * @example
 * ```ts
 * import { count, Deal, test } from "salesmetrics";
 *
 * const vowelDeals = count(Deal, { where: test(Deal, (deal) => /^[aeiou]/.test(deal.id)) });
 *
 * vowelDeals({ deals: [{ id: "a1", status: "open" }, { id: "b2", status: "open" }] }); // => 1
 * ```
 *
 * @category Expressions
 * @since 0.1.0
 */
export function test<Name extends string, RowType>(
  entity: AnyEntity<Name, RowType>,
  callback: (row: RowType) => boolean,
): Predicate<Record<Name, RowType>>;
export function test<Data>(callback: (row: Data[keyof Data]) => boolean): Predicate<Data>;
export function test(...parts: readonly unknown[]): Predicate<never> {
  const callback = parts.at(-1) as (row: Row) => boolean;
  const entity = parts.length === 2 ? (parts[0] as AnyEntity<string, unknown>)[shapeOf].name : null;
  return {
    type: "flag",
    entity,
    definition: { test: callback.name },
    opaque: true,
    bind: (scope) => (row) => {
      const answer: unknown = callback(row);
      if (typeof answer === "boolean") return answer;
      scope.problem = "test answered neither true nor false";
      return undefined;
    },
  };
}

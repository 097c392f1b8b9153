import { invalidArgument } from "../errors.js";
import { type AnyEntity, shapeIn } from "./shape.js";
import type { Predicate } from "./expression.js";

/**
 * A condition computed by a JavaScript function of the row.
 *
 * *When to use*. For a rule that the other expressions cannot state. It runs in memory only: SQL engines refuse it.
 *
 * *Gotchas*. Its definition holds only the name of the function, so two functions of one name have one definition. It
 * is not called for rows that conditions to its left in `and` or `or` have already decided.
 *
 * @example
 * ```ts
 * import { count, Deal, predicate } from "salesmetrics";
 *
 * const vowelDeals = count(Deal, { where: predicate(Deal, (deal) => /^[aeiou]/.test(deal.id)) });
 *
 * vowelDeals({ deals: [{ id: "a1", status: "open" }, { id: "b2", status: "open" }] }); // => 1
 * ```
 *
 * @category Expressions
 */
export function predicate<Name extends string, RowType>(
  entity: AnyEntity<Name, RowType>,
  callback: (row: RowType) => boolean,
): Predicate<Record<Name, RowType>>;
export function predicate<Data>(callback: (row: Data[keyof Data]) => boolean): Predicate<Data>;
export function predicate(...parts: readonly unknown[]): Predicate<never> {
  const callback = parts.at(-1) as (row: unknown) => unknown;
  const entity =
    parts.length === 2 ? shapeIn("predicate", parts[0] as AnyEntity<string, unknown>).name : null;
  if (typeof callback !== "function") throw invalidArgument("predicate", "a function of a row", callback);
  return {
    type: "flag",
    entity,
    definition: { predicate: callback.name },
    words: `predicate(${callback.name})`,
    opaque: true,
    bind: (scope) => {
      const { problems, arena } = scope;
      const values = arena.uint8();
      const issues = arena.uint16();
      const neither = problems.invalid("predicate returned neither true nor false");
      return (batch, subset) => {
        let hasIssues = false;
        issues.fill(0, 0, batch.size);
        const count = subset === null ? batch.size : subset.count;
        for (let index = 0; index < count; index++) {
          const row = subset === null ? index : subset.rows[index]!;
          const answer = callback(scope.row(batch, row));
          values[row] = answer === true ? 1 : 0;
          issues[row] = typeof answer === "boolean" ? 0 : neither;
          hasIssues ||= issues[row] !== 0;
        }
        return { type: "flag", values, issues: hasIssues ? issues : null };
      };
    },
  };
}

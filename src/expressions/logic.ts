import { invalidArgument } from "../errors.js";
import { isExpression } from "./literal.js";
import { type AnyExpression, type DataOf, type Expression, operation, type Predicate } from "./expression.js";

/**
 * True when every condition is true.
 *
 * *Details*. A condition that cannot be decided for a row, say because of an invalid date, leaves the whole
 * undecided unless another one is false; the row is then reported, not dropped in silence. Without conditions it
 * is true.
 *
 * @example
 * ```ts
 * import { and, count, Deal, eq } from "salesmetrics";
 *
 * const wonByAnn = count(Deal, { where: and(eq(Deal.status, "won"), eq(Deal.ownerId, "ann")) });
 *
 * wonByAnn({ deals: [{ id: "1", status: "won", ownerId: "ann" }] }); // => 1
 * ```
 *
 * @category Expressions
 * @since 0.1.0
 */
export function and<const Conditions extends readonly Predicate<never>[]>(
  ...conditions: Conditions
): Predicate<DataOf<Conditions[number]>> {
  return connective("and", conditions, false);
}

/**
 * True when at least one condition is true.
 *
 * *Details*. A condition that cannot be decided for a row leaves the whole undecided unless another one is true.
 * Without conditions it is false.
 *
 * @category Expressions
 * @since 0.1.0
 */
export function or<const Conditions extends readonly Predicate<never>[]>(
  ...conditions: Conditions
): Predicate<DataOf<Conditions[number]>> {
  return connective("or", conditions, true);
}

function connective<Data>(
  name: string,
  conditions: readonly AnyExpression[],
  decisive: boolean,
): Predicate<Data> {
  return operation(
    name,
    conditions.map((condition) => conditionOf(name, condition)),
    "flag",
    (readers, scope) => (row) => {
      let problem: string | undefined;
      for (const read of readers) {
        const value = read(row);
        if (value === decisive) return decisive;
        if (value === undefined) problem ??= scope.problem;
        else if (value === null && !decisive) return false;
      }
      if (problem === undefined) return !decisive;
      scope.problem = problem;
      return undefined;
    },
  );
}

function conditionOf(name: string, condition: unknown): AnyExpression {
  if (isExpression(condition) && condition.type === "flag") return condition;
  throw invalidArgument(name, 'conditions, such as eq(Deal.status, "won")', condition);
}

/**
 * True when the condition is false, or has no value.
 *
 * @category Expressions
 * @since 0.1.0
 */
export function not<Data>(condition: Expression<Data, boolean>): Predicate<Data> {
  return operation("not", [condition], "flag", ([read]) => (row) => {
    const value = read!(row);
    return value === undefined ? undefined : value !== true;
  });
}

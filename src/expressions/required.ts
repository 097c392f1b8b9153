import { type Expression, operation } from "./expression.js";

/**
 * A value that must be there: a row without it cannot be decided on and is reported, instead of counting as one for
 * which a condition is false.
 *
 * @category Expressions
 * @since 0.1.0
 */
export function required<Data, Value>(value: Expression<Data, Value>): Expression<Data, Value> {
  return operation(
    "required",
    [value],
    value.type,
    ([read]) =>
      (row) =>
        read!(row) ?? undefined,
  );
}

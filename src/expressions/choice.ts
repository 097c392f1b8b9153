import { compareDecimals, type DecimalInput, isDecimal } from "../money/exact.js";
import { type Expression, operation, type Predicate } from "./expression.js";
import { operandOf } from "./literal.js";

/**
 * One number where a condition holds, another where it does not.
 *
 * @category Expressions
 * @since 0.1.0
 */
export function choose<Data>(
  condition: Predicate<Data>,
  then: number | Expression<Data, number>,
  otherwise: number | Expression<Data, number>,
): Expression<Data, number> {
  const operands = [condition, operandOf(then, "number"), operandOf(otherwise, "number")];
  return operation("choose", operands, "number", ([readCondition, readThen, readOtherwise]) => (row) => {
    const holds = readCondition!(row);
    if (holds === undefined) return undefined;
    return holds === true ? readThen!(row) : readOtherwise!(row);
  });
}

/**
 * A number that must lie between 0 and 1, such as a probability: a row with any other is reported with
 * "not between 0 and 1".
 *
 * @category Expressions
 * @since 0.1.0
 */
export function proportion<Data>(value: Expression<Data, number>): Expression<Data, number> {
  return operation("proportion", [value], "number", ([read], scope) => (row) => {
    const number = read!(row);
    if (number === null || number === undefined) return number;
    const isProportion = isDecimal(number) && isWithin(number);
    if (!isProportion) scope.problem = "not between 0 and 1";
    return isProportion ? number : undefined;
  });
}

function isWithin(value: DecimalInput): boolean {
  return compareDecimals(value, 0) >= 0 && compareDecimals(value, 1) <= 0;
}

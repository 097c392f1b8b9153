import { numberOf, powersOfTen } from "../exact/index.js";
import { Decimals } from "../vectors/decimals.js";
import { firstIssues, withIssue } from "../vectors/problems.js";
import type { NumberVector, Read } from "../vectors/vector.js";
import { type Expression, expressionIn, operation } from "./expression.js";
import { operandOf } from "./literal.js";

/**
 * `value ÷ by` of two numbers in a row: the double nearest to the exact quotient; missing when a side is missing, or when
 * `by` is 0.
 *
 * *When to use*. For a mean of quotients, such as each person's gain. A rate of all rows is a `ratio` of sums.
 *
 * *Details*. A row with a zero below has no quotient, as a ratio over nothing has none: what is measured reports it with
 * "zero denominator", and `coalesce` may say what takes its place. A quotient beyond ±1.8e308 is reported with
 * "quotient too large".
 *
 * *Gotchas*. No statement says it, for engines round quotients differently: map a column that holds it. `toSql` refuses it
 * with `not-in-sql`.
 *
 * @example
 * ```ts
 * import { divide, entity, id, mean, number, subtract } from "salesmetrics";
 *
 * const Test = entity("tests", { id: id(), before: number(), after: number(), best: number() });
 * const normalisedGain = mean(divide(subtract(Test.after, Test.before), subtract(Test.best, Test.before)));
 *
 * normalisedGain({
 *   tests: [
 *     { id: "1", before: 40, after: 70, best: 100 },
 *     { id: "2", before: 80, after: 85, best: 100 },
 *     { id: "3", before: 100, after: 100, best: 100 },
 *   ],
 * }); // => 0.375
 * ```
 *
 * @category Expressions
 */
export function divide<Data>(
  value: Expression<Data, number>,
  by: number | Expression<Data, number>,
): Expression<Data, number> {
  const operands = [expressionIn("divide", value, "number"), operandOf("divide", by, "number")];
  return operation("divide", "÷", operands, "number", (reads: readonly Read[], { problems, arena }) => {
    const [readValue, readBy] = reads as readonly Read<NumberVector>[];
    const zero = problems.missing("zero denominator");
    const tooLarge = problems.invalid("quotient too large");
    const quotients = arena.float64();
    const buffer = arena.uint16();
    const decimals = new Decimals();
    return (batch, subset) => {
      const { size } = batch;
      const [above, below] = [readValue!(batch, subset), readBy!(batch, subset)];
      let issues = firstIssues(above.issues, below.issues, size, buffer);
      const quotientAt = quotientsOf(above.decimals, below.decimals);
      for (let row = 0; row < size; row++) {
        quotients[row] = 0;
        if (issues !== null && issues[row] !== 0) continue;
        const quotient = quotientAt(row);
        if (Number.isFinite(quotient)) quotients[row] = quotient;
        else issues = withIssue(issues, buffer, size, row, Number.isNaN(quotient) ? zero : tooLarge);
      }
      return { type: "number", decimals: decimals.takeNumbers(quotients, size), issues };
    };
  });
}

/** The quotient of a row: NaN over zero, infinite where it is too large. Whole numbers of 53 bits divide as doubles. */
function quotientsOf(above: Decimals, below: Decimals): (row: number) => number {
  const [dividends, divisors] = [above.scaled(), below.scaled()];
  const scale = Math.max(dividends.scale, divisors.scale);
  const up = powersOfTen[scale - dividends.scale]!;
  const down = powersOfTen[scale - divisors.scale]!;
  return (row) => {
    const [dividend, divisor] = [dividends.units[row]! * up, divisors.units[row]! * down];
    if (divisor === 0) return Number.NaN;
    if (Number.isSafeInteger(dividend) && Number.isSafeInteger(divisor)) return dividend / divisor + 0;
    return numberOf({ numerator: above.at(row), denominator: below.at(row) }) ?? Number.POSITIVE_INFINITY;
  };
}

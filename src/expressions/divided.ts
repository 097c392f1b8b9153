import type { Money } from "../money/money.js";
import { dividedKey } from "../money/divided-key.js";
import { Dictionary } from "../vectors/dictionary.js";
import { firstIssues, withIssue } from "../vectors/problems.js";
import { Slots } from "../vectors/slots.js";
import type { MoneyVector, NumberVector, Read } from "../vectors/vector.js";
import { type Expression, expressionIn, operation } from "./expression.js";

/**
 * `amount ÷ divisor`, exactly, for sums: amounts of one divisor are added first, and each sum is divided once. The divisor
 * is a whole number above 0.
 *
 * *Details*. Until it is summed, the divisor stands in the key of the amount, as the day of a rate does.
 */
export function divided<Data>(
  amount: Expression<Data, Money>,
  divisor: Expression<Data, number>,
): Expression<Data, Money> {
  const operands = [expressionIn("divided", amount, "money"), expressionIn("divided", divisor, "number")];
  const quotient = operation<Data, Money, readonly Read[]>(
    "divided",
    "÷",
    operands,
    "money",
    (reads, scope) => {
      const { problems, arena } = scope;
      const [readAmount, readDivisor] = reads as [Read<MoneyVector>, Read<NumberVector>];
      const unusable = problems.invalid("invalid divisor");
      const [currencies, keys, pairs] = [new Dictionary(), new Dictionary(), new Slots()];
      const keyOfPair: number[] = [];
      // Code 0 is that of rows with an issue.
      keys.codeOf("");
      const [sources, codes, buffer] = [arena.int32(), arena.int32(), arena.uint16()];
      return (batch, subset) => {
        const { size } = batch;
        const [vector, { decimals, issues: below }] = [readAmount(batch, subset), readDivisor(batch, subset)];
        // What is wrong with the divisor is told first, then what is wrong with the amount, and its currency.
        let issues = firstIssues(below, vector.issues, size, buffer);
        const divisors = decimals.values();
        currencies.codesOf(vector.currencies, size, sources);
        for (let row = 0; row < size; row++) {
          codes[row] = 0;
          if (below !== null && below[row] !== 0) continue;
          const [source, by] = [sources[row]!, divisors[row]!];
          if (!(Number.isSafeInteger(by) && by > 0)) issues = withIssue(issues, buffer, size, row, unusable);
          else if (issues === null || issues[row] === 0)
            codes[row] = keyOfPair[pairs.at(source, by)] ??= keys.codeOf(
              dividedKey(currencies.values[source]!, by),
            );
        }
        const keyed = { type: "text", issues: null, codes, words: keys.values } as const;
        return { type: "money", issues, amounts: vector.amounts, currencies: keyed };
      };
    },
  );
  return { ...quotient, converted: (convert) => divided(convert(amount) as typeof amount, divisor) };
}

import type { TimeValue } from "../calendar/time.js";
import { selector } from "../vectors/select.js";
import type { Read } from "../vectors/vector.js";
import type { Quantity } from "./arithmetic.js";
import {
  type AnyExpression,
  type Expression,
  expressionIn,
  operation,
  type ValueType,
} from "./expression.js";
import { operandOf } from "./literal.js";
import { orderOf, undecided } from "./order.js";

/**
 * The least of two or more numbers, or amounts in one currency, exactly; missing when one of them is missing.
 *
 * *When to use*. For a cap: of each amount, at most 10,000 counts. `min` is the least of many rows.
 *
 * *Details*. Like all row arithmetic it has no value where an operand has none: a deal without an amount is not worth
 * the cap. To pass over what is missing, say what takes its place: `least(Deal.amount, coalesce(Deal.limit, …))`.
 *
 * *Gotchas*. Amounts in different currencies are not compared: the row is reported with "mixed currencies".
 *
 * @example
 * ```ts
 * import { Deal, least, money, sum } from "salesmetrics";
 *
 * const capped = sum(least(Deal.amount, money(10000, "EUR")));
 * const deals = [
 *   { id: "1", status: "won", amount: "2500.50", currency: "EUR" },
 *   { id: "2", status: "won", amount: 40000, currency: "EUR" },
 *   { id: "3", status: "won", currency: "EUR" },
 * ] as const;
 *
 * capped({ deals })?.amount.toFixed(); // => "12500.5"
 * ```
 *
 * @see {@link greatest}, {@link earliest}
 * @category Expressions
 */
export function least<Data, Value extends Quantity>(
  value: Expression<Data, Value>,
  ...others: readonly (NoInfer<Value> | Expression<Data, NoInfer<Value>>)[]
): Expression<Data, Value> {
  return extremeOf("least", value, others, less, "number", "money");
}

/**
 * The greatest of two or more numbers, or amounts in one currency, exactly; missing when one of them is missing.
 *
 * *When to use*. For a floor: `greatest(subtract(a, b), 0)` is never negative. `max` is the greatest of many rows.
 *
 * *Details*. Missing operands and amounts in different currencies are treated as in {@link least}.
 *
 * @example
 * ```ts
 * import { greatest, number, entity, id, subtract, sum } from "salesmetrics";
 *
 * const Test = entity("tests", { id: id(), before: number(), after: number() });
 * const gained = sum(greatest(subtract(Test.after, Test.before), 0));
 *
 * gained({
 *   tests: [
 *     { id: "1", before: 40, after: 90 },
 *     { id: "2", before: 70, after: 60 },
 *   ],
 * }); // => 50
 * ```
 *
 * @category Expressions
 */
export function greatest<Data, Value extends Quantity>(
  value: Expression<Data, Value>,
  ...others: readonly (NoInfer<Value> | Expression<Data, NoInfer<Value>>)[]
): Expression<Data, Value> {
  return extremeOf("greatest", value, others, greater, "number", "money");
}

/**
 * The earliest of two or more times; missing when one of them is missing.
 *
 * *When to use*. For the end of what may still be open: `earliest(coalesce(Deal.closedAt, asOf()), asOf())`.
 *
 * *Details*. Missing operands are treated as in {@link least}. A calendar date and an instant compare as days in the
 * zone of the question; of equal times, the one that is written first is taken.
 *
 * *Gotchas*. In SQL, the times of one row must be all dates or all instants.
 *
 * @example
 * ```ts
 * import { coalesce, Deal, earliest, elapsed, mean } from "salesmetrics";
 *
 * const until = earliest(coalesce(Deal.closedAt, "2025-03-31"), "2025-03-31");
 * const daysInQuarter = mean(elapsed(Deal.createdAt, until));
 *
 * daysInQuarter({
 *   deals: [
 *     { id: "1", status: "won", createdAt: "2025-03-01", closedAt: "2025-03-11" },
 *     { id: "2", status: "won", createdAt: "2025-03-01", closedAt: "2025-06-01" },
 *     { id: "3", status: "open", createdAt: "2025-03-11" },
 *   ],
 * }); // => 20
 * ```
 *
 * @category Expressions
 */
export function earliest<Data>(
  time: Expression<Data, TimeValue>,
  ...others: readonly (TimeValue | Expression<Data, TimeValue>)[]
): Expression<Data, TimeValue> {
  return extremeOf("earliest", time, others, less, "time");
}

/**
 * The latest of two or more times; missing when one of them is missing.
 *
 * *When to use*. For the start of what began before a stretch of time: `latest(Deal.createdAt, "2025-01-01")`.
 *
 * *Details*. Missing operands, dates beside instants, and equal times are treated as in {@link earliest}.
 *
 * @category Expressions
 */
export function latest<Data>(
  time: Expression<Data, TimeValue>,
  ...others: readonly (TimeValue | Expression<Data, TimeValue>)[]
): Expression<Data, TimeValue> {
  return extremeOf("latest", time, others, greater, "time");
}

/** The order, as `orderOf` writes it, in which the second of two values is taken: not where they are equal. */
const [less, greater] = [2, 0];

function extremeOf<Data, Value>(
  name: string,
  first: AnyExpression,
  others: readonly unknown[],
  replaced: number,
  ...types: readonly ValueType[]
): Expression<Data, Value> {
  const { type } = expressionIn(name, first, ...types);
  const operands = [first, ...others.map((other) => operandOf(name, other, type))];
  return operation(name, `${name} of ({…})`, operands, type, (reads: readonly Read[], scope) =>
    reads.reduce((readLeft, readRight) => {
      const { arena } = scope;
      const picks = arena.uint8();
      const issues = arena.uint16();
      const order = orderOf(type, scope);
      const select = selector(type, arena);
      return (batch, subset) => {
        const { size } = batch;
        const [left, right] = [readLeft(batch, subset), readRight(batch, subset)];
        const issue = order(left, right, size, picks);
        let hasIssues = false;
        for (let row = 0; row < size; row++) {
          const own =
            (left.issues === null ? 0 : left.issues[row]!) ||
            (right.issues === null ? 0 : right.issues[row]!);
          issues[row] = own !== 0 ? own : picks[row] === undecided ? issue : 0;
          hasIssues ||= issues[row] !== 0;
          picks[row] = picks[row] === replaced ? 0 : 1;
        }
        return { ...select(picks, left, right, size, null), issues: hasIssues ? issues : null };
      };
    }),
  );
}

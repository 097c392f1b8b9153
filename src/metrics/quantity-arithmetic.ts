// What metrics do with the values of other metrics, in one place: numbers, money, and no money at all.
import { finite, isAmount, nothing, type Outcome, type Reason } from "../aggregates/outcome.js";
import { SalesmetricsError } from "../errors.js";
import type { Quantity } from "../expressions/arithmetic.js";
import type { Slice } from "../formulas/slice.js";
import { type Money, moneyOf } from "../money/money.js";
import { addMoney } from "../money/money-arithmetic.js";

/** Zero in no currency: what money over no rows adds up to. It is zero in the currency of any amount beside it. */
export const noMoney = { currency: null } as const;

/** What arithmetic takes and gives. */
export type Operand = Quantity | typeof noMoney;

/** What a function makes of operands: another, or the reason why there is none. */
export type Compute = (...operands: readonly Operand[]) => Operand | Reason;

/** The operand that an outcome holds; `null` where its value is missing. */
export function operandOf({ value, isZero }: Outcome<Quantity>): Operand | null {
  return isZero === true ? noMoney : value;
}

/**
 * The outcome of arithmetic on the values of several outcomes. If one is missing it has no value, for the reason of the
 * first that has none. Two currencies are refused; in a slice that may mix them they are `not-applicable`.
 */
export function computed(
  slice: Slice,
  outcomes: readonly Outcome<Quantity>[],
  n: number | null,
  compute: Compute,
): Outcome<Quantity> {
  const operands: Operand[] = [];
  let money: Money | null = null;
  for (const outcome of outcomes) {
    const operand = operandOf(outcome);
    if (operand === null) return nothing(outcomes.find(({ value }) => value === null)!.reason!);
    operands.push(operand);
    if (!isMoney(operand)) continue;
    if (money !== null && money.currency !== operand.currency) {
      if (slice.mayMixCurrencies) return nothing("not-applicable");
      throw mixedCurrencies(money, operand);
    }
    money = operand;
  }
  const result = compute(...operands);
  if (typeof result === "string") return nothing(result, n);
  return isNoMoney(result) ? { ...nothing("empty", n), isZero: true } : finite(result, n);
}

/** The exact sum of two operands of a kind. */
export function add(augend: Operand, addend: Operand): Operand {
  if (isNoMoney(augend)) return addend;
  if (isNoMoney(addend)) return augend;
  if (typeof augend === "number" && typeof addend === "number") return augend + addend;
  if (typeof augend === "object" && typeof addend === "object") return addMoney(augend, addend);
  throw mixedCurrencies(augend, addend);
}

/** The exact difference of two operands of a kind. */
export function subtract(from: Operand, less: Operand): Operand {
  return add(from, negated(less));
}

/** An operand times one number over another. */
export function scale(operand: Operand, times: number, over: number): Operand {
  if (isNoMoney(operand)) return operand;
  if (typeof operand === "number") return (operand * times) / over;
  const product = times === 1 ? operand.amount : operand.amount.times(times);
  return moneyOf(over === 1 ? product : product.div(over), operand.currency);
}

/** One operand over another: of two amounts a number. */
export function divide(above: Operand, below: Operand): Operand | Reason {
  if (isNoMoney(below)) return "empty";
  if (signOf(below) === 0) return "zero-denominator";
  if (typeof below === "number") return scale(above, 1, below);
  if (isNoMoney(above)) return 0;
  return typeof above === "number"
    ? above / below.amount.toNumber()
    : above.amount.div(below.amount).toNumber();
}

/** Whether an operand is above zero, zero or below it: `1`, `0` or `-1`. */
export function signOf(operand: Operand): number {
  if (isNoMoney(operand)) return 0;
  return Math.sign(typeof operand === "number" ? operand : operand.amount.comparedTo(0));
}

/** Zero in the one currency of several outcomes; `null` where they have none, or several. */
export function commonZero(outcomes: readonly Outcome<unknown>[]): Money | null {
  const amounts = outcomes.map(({ value }) => value).filter(isAmount);
  const [first] = amounts;
  if (first === undefined || amounts.some(({ currency }) => currency !== first.currency)) return null;
  return moneyOf(first.amount.minus(first.amount), first.currency);
}

function negated(operand: Operand): Operand {
  if (isNoMoney(operand)) return operand;
  return typeof operand === "number" ? -operand : moneyOf(operand.amount.negated(), operand.currency);
}

function isMoney(operand: Operand): operand is Money {
  return typeof operand === "object" && operand.currency !== null;
}

function isNoMoney(operand: Operand): operand is typeof noMoney {
  return typeof operand === "object" && operand.currency === null;
}

/** The error for two quantities that are not in one currency, or not both money. */
function mixedCurrencies(left: Quantity, right: Quantity): SalesmetricsError {
  const [first, second] = [left, right].map((quantity) =>
    typeof quantity === "number" ? "a number" : quantity.currency,
  );
  return new SalesmetricsError(
    "mixed-currencies",
    `expected amounts of one currency, got ${first!} and ${second!}`,
  );
}

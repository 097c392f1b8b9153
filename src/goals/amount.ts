import { invalidArgument, nameErrors } from "../errors.js";
import {
  canonicalDecimal,
  compareFractions,
  type Fraction,
  fraction,
  numberOf,
  subtractFractions,
  zeroFraction,
} from "../exact/index.js";
import { amountText, fromFraction, isMoney, type Money, money } from "../money/money.js";
import type { GoalAmount } from "./goal.js";

/** An exact number, or an exact amount in a currency. */
export interface Amount {
  readonly value: Fraction;
  /** `null` for a number. */
  readonly currency: string | null;
}

/** The amount of a number, of money, or of the JSON of money; throws `invalid-argument` for anything else. */
export function amountIn(caller: string, given: unknown): Amount {
  if (typeof given === "number" && Number.isFinite(given))
    return { value: fraction(canonicalDecimal(given)), currency: null };
  if (isMoney(given)) return { value: fraction(amountText(caller, given)), currency: given.currency };
  if (typeof given !== "object" || given === null || !("amount" in given && "currency" in given))
    throw invalidArgument(caller, "a number or an amount of money", given);
  const { amount, currency } = given as Exclude<GoalAmount, number>;
  return amountIn(
    caller,
    nameErrors(caller, () => money(amount, currency)),
  );
}

/** The amount of a value that a report gives; `null` for what is neither a number nor money. */
export function amountOf(given: unknown): Amount | null {
  return typeof given === "number" || isMoney(given) ? amountIn("amount", given) : null;
}

/** A fraction as the number or the money that it is. */
export function valueOf(value: Fraction, currency: string | null): number | Money | null {
  return currency === null ? numberOf(value) : fromFraction(value, currency);
}

export function isZero({ numerator }: Fraction): boolean {
  return numerator === "0";
}

export function isNegative({ numerator }: Fraction): boolean {
  return numerator.startsWith("-");
}

export function isLess(left: Fraction, right: Fraction): boolean {
  return compareFractions(left, right) < 0;
}

/** `|value|` */
export function magnitude(value: Fraction): Fraction {
  return isNegative(value) ? subtractFractions(zeroFraction, value) : value;
}

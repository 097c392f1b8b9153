import { isAmount } from "../aggregates/outcome.js";
import { isDecimal } from "../exact/index.js";
import { isCurrency } from "../money/currencies.js";
import { type Money, money } from "../money/money.js";

/** An amount of money, or one as JSON; `null` for anything else. */
export function moneyIn(value: unknown): Money | null {
  if (isAmount(value)) return value;
  const { amount, currency } = (Object(value) ?? {}) as {
    readonly amount?: unknown;
    readonly currency?: unknown;
  };
  return isDecimal(amount) && isCurrency(currency) ? money(amount, currency) : null;
}

/** Whether a value is a number that can be written. */
export function isFiniteNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value);
}

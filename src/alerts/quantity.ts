import { isAmount } from "../aggregates/outcome.js";
import {
  canonicalDecimal,
  compareDecimals,
  isDecimal,
  multiplyDecimals,
  subtractDecimals,
} from "../exact/index.js";
import { isRecord } from "../aggregates/state-checks.js";

/** A number, or an amount in a currency, as an exact decimal. */
export interface Quantity {
  readonly decimal: string;
  readonly currency: string | null;
}

/** A number, or an amount of money as JSON. */
export type PlainAmount = number | { readonly amount: string; readonly currency: string };

/** The exact decimal of a number, of money, or of money as JSON; `null` for anything else. */
export function quantityOf(value: unknown): Quantity | null {
  if (typeof value === "number")
    return Number.isFinite(value) ? { decimal: canonicalDecimal(value), currency: null } : null;
  if (!isRecord(value) || typeof value["currency"] !== "string") return null;
  const { amount, currency } = value;
  if (isDecimal(amount)) return { decimal: canonicalDecimal(amount), currency };
  if (!isAmount(value) || !isDecimal(value.amount.toExponential())) return null;
  return { decimal: canonicalDecimal(value.amount.toExponential()), currency };
}

export function plainOf({ decimal, currency }: Quantity): PlainAmount {
  return currency === null ? Number(decimal) : { amount: decimal, currency };
}

export function timesOf({ decimal, currency }: Quantity, factor: number): Quantity {
  return { decimal: multiplyDecimals(decimal, factor), currency };
}

export function minus(left: Quantity, right: Quantity): Quantity {
  return { decimal: subtractDecimals(left.decimal, right.decimal), currency: left.currency };
}

export function magnitude({ decimal, currency }: Quantity): Quantity {
  return { decimal: decimal.replace("-", ""), currency };
}

/** -1, 0 or 1. Both have the same currency. */
export function compare(left: Quantity, right: Quantity): -1 | 0 | 1 {
  return compareDecimals(left.decimal, right.decimal);
}

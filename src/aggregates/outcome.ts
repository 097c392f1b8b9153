import type { Fraction } from "../exact/index.js";
import type { Money } from "../money/money.js";
import type { Interval } from "./interval.js";

/**
 * Why a value is missing.
 *
 * - `empty`: there was nothing to compute it from
 * - `zero-denominator`: it would divide by zero
 * - `immature`: some members of the cohort have not had the full window yet, or too few have ended
 * - `incomplete-period`: it would compare a period that is not over
 * - `no-base`: there is nothing before it to compare with, or a base that is zero or negative
 * - `not-applicable`: it has no meaning here, such as one sum over several currencies
 *
 * @category Aggregates
 */
export type Reason =
  "empty" | "zero-denominator" | "immature" | "incomplete-period" | "no-base" | "not-applicable";

/** A value and its parts, or no value and the reason. */
export interface Outcome<out Value> {
  readonly value: Value | null;
  readonly reason: Reason | null;
  readonly numerator: unknown;
  readonly denominator: unknown;
  /** How many rows, or members, it rests on. */
  readonly n: number | null;
  /** How an unfinished period was compared, if it was. */
  readonly policy?: string;
  /** Set where the value is missing because money over no rows has no currency. It is zero in any. */
  readonly isZero?: true;
  /**
   * Set where the value is of lifetimes: how many had ended, and how many were open when last seen. `open` also of a
   * conversion with a window: how many members may still come to count.
   */
  readonly ended?: number;
  readonly open?: number;
  /** Set where the value has an interval of its own. */
  readonly interval?: Interval | null;
  /** Set where that has a lower bound and no upper one. */
  readonly atLeast?: number | null;
}

/** What a question says about the amounts of its answers. */
export interface Presentation {
  /** The currency of the question, or `null`. */
  readonly currency: string | null;
  /** The factor that converts amounts under a key, such as `EUR@2025-03-31`, into the currency of the question. */
  readonly factorOf: (key: string) => Fraction;
  /** Whether amounts in several currencies are `not-applicable`, as in a total; they are refused otherwise. */
  readonly mayMixCurrencies?: boolean;
}

/** An outcome without a value. */
export function nothing(reason: Reason, n: number | null = null): Outcome<never> {
  return { value: null, reason, numerator: null, denominator: null, n };
}

/** An outcome with a value that is not a fraction. */
export function just<Value>(value: Value, n: number | null): Outcome<Value> {
  return { value, reason: null, numerator: null, denominator: null, n };
}

/** An outcome without its value, for a reason; its parts and counts stay. */
export function withheld(outcome: Outcome<unknown>, reason: Reason): Outcome<never> {
  const { isZero: _, ...parts } = outcome;
  return { ...parts, value: null, reason };
}

/** An outcome of a number or amount that arithmetic may have taken out of range. */
export function finite<Value>(value: Value, n: number | null): Outcome<Value> {
  const isFinite = isAmount(value)
    ? value.amount.isFinite()
    : typeof value !== "number" || Number.isFinite(value);
  return isFinite ? just(value, n) : nothing("not-applicable", n);
}

/** Whether a value is money; this file imports no decimal library. */
export function isAmount(value: unknown): value is Money {
  if (typeof value !== "object" || value === null || !("amount" in value)) return false;
  const { amount } = value;
  return typeof amount === "object" && amount !== null && "isFinite" in amount;
}

import type { Json } from "../expressions/expression.js";

/**
 * Why a value is missing.
 *
 * - `empty`: there was nothing to compute it from
 * - `zero-denominator`: it would divide by zero
 * - `immature`: some members of the cohort have not had the full window yet
 * - `incomplete-period`: it would compare a period that is not over
 * - `no-base`: there is nothing before it to compare with, or a base that is zero or negative
 * - `not-applicable`: it has no meaning here, such as one sum over several currencies
 *
 * @category Aggregates
 * @since 0.1.0
 */
export type Reason =
  "empty" | "zero-denominator" | "immature" | "incomplete-period" | "no-base" | "not-applicable";

/** A value with what it came from, or no value and the reason. */
export interface Outcome<out Value> {
  readonly value: Value | null;
  readonly reason: Reason | null;
  readonly numerator: unknown;
  readonly denominator: unknown;
  /** How many rows, or members, it rests on. */
  readonly n: number | null;
  /** Set where nothing was added up, which is zero in any currency. */
  readonly isZero?: true;
}

/** How states behave when they are put together. */
export type AggregateClass = "additive" | "algebraic" | "holistic" | "ordered";

/** What an exact amount is multiplied with when it is presented: a decimal over a decimal. */
export interface Factor {
  readonly numerator: string;
  readonly denominator: string;
}

/** What finishing a state may need to know. */
export interface Presentation {
  /** The currency of the question, or `null`. */
  readonly currency: string | null;
  /** What turns amounts kept under a key, such as `EUR@2025-03-31`, into the currency of the question. */
  readonly factorOf: (key: string) => Factor;
}

/**
 * A way to fold many inputs into one result, through a state that can be merged and travels as JSON.
 *
 * *Details*. `step` and `remove` may change the state they are given and return it; `merge` changes neither of its
 * arguments. `remove` undoes `step` and is left out where that is impossible. The laws are checked by
 * `assertAggregateLaws` of `salesmetrics/testing`.
 *
 * @category Aggregates
 * @since 0.1.0
 */
export interface Aggregate<in Input, in out State, out Result> {
  /** Its name and parameters, as plain data. */
  readonly definition: Json;
  readonly class: AggregateClass;
  /** The state before any input. */
  init(): State;
  /** The state with one more input. */
  step(state: State, input: Input): State;
  /** The state of two lots of inputs together. */
  merge(left: State, right: State): State;
  /** The state without an input that was stepped before. */
  remove?(state: State, input: Input): State;
  /** The result of a state. */
  finish(state: State, presentation: Presentation): Outcome<Result>;
}

/** An aggregate to code that only passes inputs and states along. */
export type AnyAggregate = Aggregate<unknown, unknown, unknown>;

/** An outcome without a value. */
export function nothing(reason: Reason, n: number | null = null): Outcome<never> {
  return { value: null, reason, numerator: null, denominator: null, n };
}

/** An outcome with a value that is not a fraction. */
export function just<Value>(value: Value, n: number | null): Outcome<Value> {
  return { value, reason: null, numerator: null, denominator: null, n };
}

/** An outcome of a number or amount that arithmetic may have taken out of range. */
export function finite<Value>(value: Value, n: number | null): Outcome<Value> {
  const isFinite = isAmount(value)
    ? value.amount.isFinite()
    : typeof value !== "number" || Number.isFinite(value);
  return isFinite ? just(value, n) : nothing("not-applicable", n);
}

function isAmount(value: unknown): value is { readonly amount: { isFinite(): boolean } } {
  if (typeof value !== "object" || value === null || !("amount" in value)) return false;
  const { amount } = value;
  return typeof amount === "object" && amount !== null && "isFinite" in amount;
}

import type { Fraction } from "../exact/index.js";
import type { Json } from "../expressions/expression.js";
import type { Accumulator } from "./accumulator.js";
import type { Outcome } from "./outcome.js";

/** How states behave when they are put together. */
export type AggregateClass = "additive" | "algebraic" | "holistic" | "ordered";

/** What finishing a state may need to know. */
export interface Presentation {
  /** The currency of the question, or `null`. */
  readonly currency: string | null;
  /** What turns amounts kept under a key, such as `EUR@2025-03-31`, into the currency of the question. */
  readonly factorOf: (key: string) => Fraction;
}

/**
 * A way to fold many inputs into one result, through a state that can be merged and travels as JSON.
 *
 * *Details*. `step` and `remove` may change the state they are given and return it; `merge` changes neither of its
 * arguments. `remove` undoes `step` and is left out where that is impossible. The laws are checked by
 * `assertAggregateLaws` of `salesmetrics/testing`.
 *
 * @category Aggregates
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
  /**
   * A state that takes the inputs of another out again when it is merged with one that has them. Stocks need it; it
   * is left out where that is impossible.
   */
  negate?(state: State): State;
  /** The result of a state. */
  finish(state: State, presentation: Presentation): Outcome<Result>;
  /**
   * A quicker way to fold many rows into many cells, which the library's own aggregates have.
   *
   * @internal
   */
  accumulator?(): Accumulator<unknown>;
  /**
   * The state of so many rows, where nothing else of them matters.
   *
   * @internal
   */
  ofRows?(count: number): unknown;
  /**
   * The state of so many inputs with a total, where nothing else of them matters.
   *
   * @internal
   */
  ofTotal?(count: number, total: unknown): unknown;
}

/** An aggregate to code that only passes inputs and states along. */
export type AnyAggregate = Aggregate<unknown, unknown, unknown>;

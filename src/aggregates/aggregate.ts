import type { Json } from "../expressions/expression.js";
import type { Accumulator } from "./accumulator.js";
import type { Outcome, Presentation } from "./outcome.js";

/** What the states of the commonest aggregates are. Those of money are those of numbers, by currency. */
export type StateShape =
  "count" | "total" | { readonly byCurrency: Pick<AnyAggregate, "isState" | "states"> };

/** How the states of an aggregate merge. */
export type AggregateClass = "additive" | "algebraic" | "holistic" | "ordered";

/**
 * Folds many inputs into one result, through a state that can be merged and survives JSON.
 *
 * *Details*. `step` and `remove` may change and return the state that they are given; `merge` changes neither
 * argument. `remove` undoes `step`; leave it out if that is impossible. `assertAggregateLaws` of
 * `salesmetrics/testing` checks the laws.
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
  /** The state of the inputs of both states. */
  merge(left: State, right: State): State;
  /**
   * The state of the inputs of many states, where that is faster than merging them in pairs.
   *
   * @internal
   */
  mergeMany?(states: readonly unknown[]): unknown;
  /** The state without an input that was added before. */
  remove?(state: State, input: Input): State;
  /** A state that takes its inputs out of any state it is merged with. Stocks need it; leave it out if impossible. */
  negate?(state: State): State;
  /**
   * Whether plain data is a state. Cubes may come from outside, so every state of theirs is checked before it is merged
   * or finished; without this function, any is believed.
   */
  isState?(state: unknown): boolean;
  /**
   * What the states of an aggregate of the library are, if a bundle without cubes needs no code that checks them:
   * `isStateOf` does.
   *
   * @internal
   */
  readonly states?: StateShape;
  /** The result of a state. */
  finish(state: State, presentation: Presentation): Outcome<Result>;
  /**
   * Folds many rows into many cells at once, faster than `step` does.
   *
   * @internal
   */
  accumulator?(): Accumulator<unknown>;
  /**
   * The state of `count` rows, if only their number matters.
   *
   * @internal
   */
  ofRows?(count: number): unknown;
  /**
   * The state of `count` inputs with a total, if nothing else of them matters.
   *
   * @internal
   */
  ofTotal?(count: number, total: unknown): unknown;
}

/** An aggregate that brings its accumulator, as those of the library do. */
export type BatchAggregate<Input, State, Result> = Aggregate<Input, State, Result> &
  Required<Pick<Aggregate<Input, State, Result>, "accumulator">>;

/** An aggregate, for code that passes inputs and states along without reading them. */
export type AnyAggregate = Aggregate<unknown, unknown, unknown>;

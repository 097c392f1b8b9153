import {
  type Dated,
  type DatedVector,
  type Scalar,
  scalarAt,
  timeAt,
  type Vector,
} from "../vectors/vector.js";
import type { Outcome, Presentation } from "./outcome.js";

/** Rows of a batch with the cell of each: the first `count` entries of both arrays. */
export interface CellRows {
  readonly rows: Int32Array;
  readonly cells: Int32Array;
  readonly count: number;
  /** The number of all cells so far. */
  readonly cellCount: number;
}

/** The states of many cells, into which batches are folded one after another. */
export interface Accumulator<State> {
  /** Folds the inputs of rows, none of which has an issue; `keys` has those of a keyed measure. */
  fold(input: Vector | null, selected: CellRows, keys?: Vector | null): void;
  /** The state of some cells together, as the aggregate defines it; `null` if nothing was folded into them. */
  gather(cells: ArrayLike<number>): State | null;
  /** A smaller state than {@link gather} makes, with the same result. */
  gatherCompact?(cells: ArrayLike<number>): State | null;
  /** The result over some cells, if it can be found without their state. */
  finish?(cells: ArrayLike<number>, presentation: Presentation): Outcome<unknown>;
}

interface Stepped<Input, State> {
  init(): State;
  step(state: State, input: Input): State;
  merge(left: State, right: State): State;
  mergeMany?(states: readonly unknown[]): unknown;
}

/** An accumulator for any aggregate: one state for each cell, stepped row by row. */
export function stepping<Input, State>(aggregate: Stepped<Input, State>): Accumulator<State> {
  const states: (State | undefined)[] = [];
  return {
    fold: (input, { rows, cells, count }) => {
      for (let index = 0; index < count; index++) {
        const cell = cells[index]!;
        states[cell] = aggregate.step(
          states[cell] ?? aggregate.init(),
          inputAt(input, rows[index]!) as Input,
        );
      }
    },
    gather: (cells) => {
      const found: State[] = [];
      for (let index = 0; index < cells.length; index++) {
        const state = states[cells[index]!];
        if (state !== undefined) found.push(state);
      }
      return mergeAll(aggregate, found);
    },
  };
}

/**
 * All states merged; `null` for none. Neighbours are merged in pairs, then pairs of pairs: a state that grows is copied
 * log n times, not n times.
 */
export function mergeAll<State>(
  aggregate: Pick<Stepped<never, State>, "merge" | "mergeMany">,
  states: readonly State[],
): State | null {
  if (states.length > 2 && aggregate.mergeMany !== undefined) return aggregate.mergeMany(states) as State;
  let level = states;
  while (level.length > 1) {
    const next: State[] = [];
    for (let index = 0; index < level.length; index += 2) {
      const [left, right] = [level[index]!, level[index + 1]];
      next.push(index + 1 < level.length ? aggregate.merge(left, right!) : left);
    }
    level = next;
  }
  return level[0] ?? null;
}

/** The state of the same input `times` times, by doubling: O(log times) merges. */
export function stateOfRepeated(
  aggregate: Stepped<unknown, unknown>,
  input: unknown,
  times: number,
): unknown {
  let state: unknown = null;
  let power = aggregate.step(aggregate.init(), input);
  for (let rest = times; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) state = state === null ? power : aggregate.merge(state, power);
    if (rest > 1) power = aggregate.merge(power, power);
  }
  return state;
}

/** The input of a row as `step` takes it; `true` for rows that are only counted. */
function inputAt(input: Vector | null, row: number): Scalar | Dated | true {
  if (input === null) return true;
  return input.type === "dated" ? datedAt(input, row) : scalarAt(input, row);
}

function datedAt({ at, value }: DatedVector, row: number): Dated {
  return { at: timeAt(at, row), value: scalarAt(value as Exclude<Vector, DatedVector>, row) };
}

import {
  type Dated,
  type DatedVector,
  type Scalar,
  scalarAt,
  timeAt,
  type Vector,
} from "../vectors/vector.js";
import type { Outcome } from "./outcome.js";

/** Rows of a batch with the cell that each belongs to: the first `count` of both arrays, and all cells there are. */
export interface CellRows {
  readonly rows: Int32Array;
  readonly cells: Int32Array;
  readonly count: number;
  /** Cells are numbered from 0, and none is greater than this less 1. */
  readonly cellCount: number;
}

/** Folds batch after batch into the states of many cells at once. */
export interface Accumulator<State> {
  /** Folds the inputs of rows that have no issue. */
  fold(input: Vector | null, selected: CellRows): void;
  /** The state of some cells together, as one of the aggregate's own; `null` where nothing was folded. */
  gather(cells: ArrayLike<number>): State | null;
  /** A state over some cells with the same result as the one it gathers, where there is a smaller one. */
  gatherCompact?(cells: ArrayLike<number>): State | null;
  /** The result over some cells, where there is a shorter way than through their state. */
  finish?(cells: ArrayLike<number>): Outcome<unknown>;
}

/** What an accumulator needs of an aggregate. */
interface Stepped<Input, State> {
  init(): State;
  step(state: State, input: Input): State;
  merge(left: State, right: State): State;
}

/** The accumulator of an aggregate that has no better one: a state for each cell, stepped row by row. */
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

/** Merges in pairs, then pairs of pairs, so that states which grow are not copied once for each of the others. */
export function mergeAll<State>(
  aggregate: Pick<Stepped<never, State>, "merge">,
  states: readonly State[],
): State | null {
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

/** The input of a row as the steps of an aggregate take it; rows that are only counted have none. */
function inputAt(input: Vector | null, row: number): Scalar | Dated | true {
  if (input === null) return true;
  return input.type === "dated" ? datedAt(input, row) : scalarAt(input, row);
}

function datedAt({ at, value }: DatedVector, row: number): Dated {
  return { at: timeAt(at, row), value: scalarAt(value as Exclude<Vector, DatedVector>, row) };
}

import { canonicalDecimal, firstWhere } from "../exact/index.js";
import { Dictionary } from "../vectors/dictionary.js";
import { grown, Slots, slotsBySecond } from "../vectors/slots.js";
import { type DatedVector, scalarAt, type Vector } from "../vectors/vector.js";
import { type Accumulator, type CellRows, stepping } from "./accumulator.js";
import type { Aggregate, AnyAggregate } from "./aggregate.js";
import { just, type Outcome } from "./outcome.js";
import { isRecord } from "./state-checks.js";
import { isStateOf } from "./state-of.js";

/** A state for each key, in ascending order of the keys. */
export interface Keyed<State = unknown> {
  readonly keys: string[];
  readonly states: State[];
}

/** An input with the key that it belongs to. */
export interface KeyedInput<Input> {
  readonly key: string;
  readonly input: Input;
}

/** The outcome of each key. */
export type KeyedOutcomes<Result> = readonly (readonly [key: string, outcome: Outcome<Result>])[];

/** The states of an aggregate, kept apart by key. A key whose state holds nothing any more is removed. */
export function keyed<Input, State, Result>(
  each: Aggregate<Input, State, Result>,
): Aggregate<KeyedInput<Input>, Keyed<State>, KeyedOutcomes<Result>> {
  return {
    definition: { keyed: each.definition },
    class: each.class,
    init: () => ({ keys: [], states: [] }),
    step: (all, { key, input }) =>
      withState(each, all, key, (state) => each.step(state ?? each.init(), input)),
    ...(each.remove && {
      remove: (all, { key, input }) =>
        withState(each, all, key, (state) => each.remove!(state ?? each.init(), input)),
    }),
    merge: (left, right) => mergeKeyed(each, left, right),
    ...(each.negate && {
      negate: ({ keys, states }) => ({ keys: [...keys], states: states.map((state) => each.negate!(state)) }),
    }),
    isState: (all) => isKeyed(all) && Array.from(all.states).every((state) => isStateOf(each, state)),
    finish: ({ keys, states }, presentation) =>
      just(
        keys.map((key, place) => [key, each.finish(states[place]!, presentation)] as const),
        keys.length,
      ),
    accumulator: () => new KeyedAccumulator(each),
  };
}

/** The state of one key. */
export function ofKey(key: string, state: unknown): Keyed {
  return { keys: [key], states: [state] };
}

/** The part of an aggregate that tells which of its states have no inputs. */
type Counting = Pick<AnyAggregate, "ofRows" | "negate" | "remove">;

/** Changes the state of a key, in place. */
function withState<State>(
  each: Counting,
  all: Keyed<State>,
  key: string,
  change: (state: State | undefined) => State,
): Keyed<State> {
  const { keys, states } = all;
  const place = firstWhere(0, keys.length, (index) => keys[index]! >= key);
  const isKnown = keys[place] === key;
  const state = change(isKnown ? states[place] : undefined);
  const replaced = isKnown ? 1 : 0;
  if (isVoid(each, state)) {
    keys.splice(place, replaced);
    states.splice(place, replaced);
  } else {
    keys.splice(place, replaced, key);
    states.splice(place, replaced, state);
  }
  return all;
}

function mergeKeyed<State>(
  each: Pick<Aggregate<never, State, unknown>, "init" | "merge" | "ofRows" | "negate" | "remove">,
  left: Keyed<State>,
  right: Keyed<State>,
): Keyed<State> {
  const merged: Keyed<State> = { keys: [], states: [] };
  let [first, second] = [0, 0];
  while (first < left.keys.length || second < right.keys.length) {
    const [one, other] = [left.keys[first], right.keys[second]];
    const isFirst = other === undefined || (one !== undefined && one <= other);
    const isSecond = one === undefined || (other !== undefined && other <= one);
    // A merge with `init` copies a state, so that the result shares none with its arguments.
    const state = each.merge(
      isFirst ? left.states[first++]! : each.init(),
      isSecond ? right.states[second++]! : each.init(),
    );
    if (isVoid(each, state)) continue;
    merged.keys.push(isFirst ? one! : other);
    merged.states.push(state);
  }
  return merged;
}

/**
 * Whether a state has no inputs any more, as far as it tells how many it has. Only an aggregate that can take inputs out
 * has such states; SQL makes those of `first` and `last` in two parts, one of which tells no number.
 */
function isVoid({ ofRows, negate, remove }: Counting, state: unknown): boolean {
  if (negate === undefined && remove === undefined) return false;
  if (!isRecord(state)) return ofRows !== undefined && state === 0;
  return "n" in state ? state["n"] === 0 : Object.keys(state).length === 0;
}

function isKeyed(all: unknown): all is Keyed {
  if (!isRecord(all)) return false;
  const { keys, states } = all;
  if (!Array.isArray(keys) || !Array.isArray(states) || keys.length !== states.length) return false;
  // `every` passes over what an array lacks.
  return Array.from<unknown>(keys).every(
    (key: unknown, place) => typeof key === "string" && (place === 0 || (keys[place - 1] as string) < key),
  );
}

/** An accumulator whose cells are pairs of a cell and a key. */
class KeyedAccumulator<Input, State> implements Accumulator<Keyed<State>> {
  readonly #each: Accumulator<State>;
  readonly #keys = new Dictionary();
  readonly #pairs = new Slots();
  #codes = new Int32Array(0);
  #targets = new Int32Array(0);

  constructor(each: Aggregate<Input, State, unknown>) {
    this.#each = (each.accumulator?.() as Accumulator<State> | undefined) ?? stepping(each);
  }

  fold(input: Vector | null, { rows, cells, count }: CellRows, keys: Exclude<Vector, DatedVector>): void {
    const size = rows[count - 1]! + 1;
    const codes = (this.#codes = grown(this.#codes, size));
    const targets = (this.#targets = grown(this.#targets, size));
    if (keys.type === "text") this.#keys.codesOf(keys, size, codes);
    else {
      for (let index = 0; index < count; index++)
        codes[rows[index]!] = this.#keys.codeOf(keyAt(keys, rows[index]!));
    }
    for (let index = 0; index < count; index++)
      targets[index] = this.#pairs.at(cells[index]!, codes[rows[index]!]!);
    this.#each.fold(input, { rows, cells: targets, count, cellCount: this.#pairs.size });
  }

  gather(cells: ArrayLike<number>): Keyed<State> | null {
    const found: (readonly [key: string, state: State])[] = [];
    for (const [code, pairs] of slotsBySecond(this.#pairs, cells)) {
      const state = this.#each.gather(pairs);
      if (state !== null) found.push([this.#keys.values[code]!, state]);
    }
    if (found.length === 0) return null;
    found.sort(([left], [right]) => (left < right ? -1 : 1));
    return { keys: found.map(([key]) => key), states: found.map(([, state]) => state) };
  }
}

/** The key of a row as text. 80, "80" and "80.0" of a number field are one. */
function keyAt(keys: Exclude<Vector, DatedVector>, row: number): string {
  if (keys.type === "number") return canonicalDecimal(keys.decimals.at(row));
  const key = scalarAt(keys, row) as string | boolean | number;
  return String(key);
}

import { mergeAll, stateOfRepeated, stepping } from "../aggregates/accumulator.js";
import type { Aggregate, AnyAggregate } from "../aggregates/aggregate.js";
import { type Keyed, keyed } from "../aggregates/keyed.js";
import { isRecord } from "../aggregates/state-checks.js";
import type { Measure } from "../question/measure.js";

/** Inputs with their counts, by the input as text: what is left when an aggregate cannot take inputs out. */
interface Multiset {
  readonly n: number;
  readonly inputs: ReadonlyMap<string, readonly [input: unknown, count: number]>;
}

/** A measure that rows can be taken out of. `restored` makes a state of the measure as it was; `null` if it is one. */
export interface Invertible {
  readonly measure: Measure;
  readonly restored: ((state: unknown) => unknown) | null;
}

/** A measure whose states have an inverse: the measure itself, or one that keeps its inputs as a multiset. */
export function invertible(measure: Measure): Invertible {
  const { aggregate, keyed: key } = measure;
  const each = key?.each ?? aggregate;
  if (each.negate !== undefined && tellsWhenVoid(each)) return { measure, restored: null };
  const kept = multisetOf(each.definition);
  if (key === undefined) {
    return {
      measure: { ...measure, aggregate: kept as AnyAggregate, accumulator: () => stepping(kept) },
      restored: (state) => folded(each, state as Multiset),
    };
  }
  const all = keyed(kept) as AnyAggregate;
  return {
    measure: { ...measure, aggregate: all, accumulator: () => all.accumulator!() },
    restored: (state) => {
      const { keys, states } = state as Keyed<Multiset>;
      return { keys, states: states.map((one) => folded(each, one)) };
    },
  };
}

/** Whether a state has no inputs: a count of 0, no keys, no currencies. */
export function isVoid(state: unknown): boolean {
  if (!isRecord(state)) return state === 0;
  if ("n" in state) return state["n"] === 0;
  return "keys" in state
    ? (state["keys"] as readonly string[]).length === 0
    : Object.keys(state).length === 0;
}

/** Whether the states of an aggregate tell that they have no inputs. Those of an application may not. */
function tellsWhenVoid(aggregate: AnyAggregate): boolean {
  const state = aggregate.init();
  const isCounted = "ofRows" in aggregate || "states" in aggregate;
  return isCounted || (isRecord(state) && state["n"] === 0);
}

function multisetOf(definition: AnyAggregate["definition"]): Aggregate<unknown, Multiset, never> {
  return {
    definition,
    class: "holistic",
    init: () => ({ n: 0, inputs: new Map() }),
    step: ({ n, inputs }, input) => {
      const key = JSON.stringify(input);
      const counts = inputs as Map<string, readonly [unknown, number]>;
      counts.set(key, [input, (counts.get(key)?.[1] ?? 0) + 1]);
      return { n: n + 1, inputs };
    },
    merge: (left, right) => ({ n: left.n + right.n, inputs: mergedInputs(left.inputs, right.inputs) }),
    negate: ({ n, inputs }) => ({
      n: -n,
      inputs: new Map(Array.from(inputs, ([key, [input, count]]) => [key, [input, -count]])),
    }),
    finish: () => {
      throw new RangeError("a multiset has no result of its own");
    },
  };
}

function mergedInputs(left: Multiset["inputs"], right: Multiset["inputs"]): Multiset["inputs"] {
  const merged = new Map(left);
  for (const [key, [input, added]] of right) {
    const count = (merged.get(key)?.[1] ?? 0) + added;
    if (count === 0) merged.delete(key);
    else merged.set(key, [input, count]);
  }
  return merged;
}

/** The state of an aggregate over a multiset: each input is stepped once, and doubled by merging. */
function folded(aggregate: AnyAggregate, { inputs }: Multiset): unknown {
  const states = Array.from(inputs.values(), ([input, count]) => stateOfRepeated(aggregate, input, count));
  return mergeAll(aggregate, states) ?? aggregate.init();
}

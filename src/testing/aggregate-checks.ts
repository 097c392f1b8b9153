import { isStateOf } from "../aggregates/state-of.js";
import type { AnyAggregate } from "../aggregates/aggregate.js";
import type { Presentation } from "../aggregates/outcome.js";
import { isSalesmetricsError } from "../errors.js";
import type { Comparison } from "./broken-law.js";
import { canonicalText, throughJson } from "./canonical-text.js";
import { dealt, type Draw, mergedAnyhow, shuffled } from "./random.js";

export interface AggregateCase {
  readonly aggregate: AnyAggregate;
  readonly sample: readonly unknown[];
  readonly draw: Draw;
  /** The state after some inputs, from a new state or from the given one. */
  readonly fold: (inputs: readonly unknown[], state?: unknown) => unknown;
  /** The outcome of a state as text; a refusal is an outcome too. */
  readonly result: (state: unknown) => string;
}

export function aggregateCase(
  aggregate: AnyAggregate,
  presentation: Presentation,
  sample: readonly unknown[],
  draw: Draw,
): AggregateCase {
  return {
    aggregate,
    sample,
    draw,
    fold: (inputs, state = aggregate.init()) =>
      inputs.reduce((folded, input) => aggregate.step(folded, input), state),
    result: (state) => {
      try {
        return canonicalText(aggregate.finish(state, presentation));
      } catch (error) {
        if (isSalesmetricsError(error)) return `refused with ${error.code}`;
        throw error;
      }
    },
  };
}

/** Each law in words, with a check: results that the law says are equal. */
export const aggregateLaws: Readonly<Record<string, (testCase: AggregateCase) => Iterable<Comparison>>> = {
  *"the definition is plain JSON"({ aggregate: { definition } }) {
    yield { expected: canonicalText(definition), got: canonicalText(throughJson(definition)) };
  },

  *"init makes a state of its own"({ aggregate, sample, fold }) {
    const expected = canonicalText(aggregate.init());
    fold(sample);
    yield { expected, got: canonicalText(aggregate.init()) };
  },

  *"finish changes nothing"({ aggregate, sample, fold, result }) {
    const expected = result(fold(sample));
    let watched = aggregate.init();
    for (const input of sample) {
      result(watched);
      watched = aggregate.step(watched, input);
    }
    const state = canonicalText(watched);
    yield { expected, got: result(watched) };
    yield { expected: state, got: canonicalText(watched) };
  },

  *"any order gives the same result"({ sample, draw, fold, result }) {
    const order = shuffled(sample, draw);
    yield { expected: result(fold(sample)), got: result(fold(order)), from: { order } };
  },

  *"init is the identity of merge"({ aggregate, sample, fold, result }) {
    const expected = result(fold(sample));
    yield { expected, got: result(aggregate.merge(aggregate.init(), fold(sample))) };
    yield { expected, got: result(aggregate.merge(fold(sample), aggregate.init())) };
  },

  *"merge changes neither argument"(testCase) {
    yield* checkArguments(testCase, () => undefined);
  },

  *"merge is commutative"({ aggregate, sample, draw, fold, result }) {
    const [left = [], right = []] = dealt(sample, 2, draw);
    yield {
      expected: result(aggregate.merge(fold(left), fold(right))),
      got: result(aggregate.merge(fold(right), fold(left))),
      from: { left, right },
    };
  },

  *"merge is associative"({ aggregate, sample, draw, fold, result }) {
    const parts = dealt(sample, 3, draw);
    const [first, second, third] = parts.map((part) => fold(part));
    const [fourth, fifth, sixth] = parts.map((part) => fold(part));
    yield {
      expected: result(aggregate.merge(aggregate.merge(first, second), third)),
      got: result(aggregate.merge(fourth, aggregate.merge(fifth, sixth))),
      from: { parts },
    };
  },

  *"merge keeps its result apart from its arguments"(testCase) {
    yield* checkArguments(testCase, (merged) => testCase.fold(testCase.sample, merged));
  },

  *"any split gives the same result"({ aggregate, sample, draw, fold, result }) {
    const shards = dealt(shuffled(sample, draw), 1 + draw(6), draw);
    const merged = mergedAnyhow(
      shards.map((shard) => fold(shard)),
      (left, right) => aggregate.merge(left, right),
      draw,
    );
    yield { expected: result(fold(sample)), got: result(merged), from: { shards } };
  },

  *"states survive JSON"({ aggregate, sample, draw, fold, result }) {
    const expected = result(fold(sample));
    yield { expected, got: result(throughJson(fold(sample))) };
    const half = draw(sample.length + 1);
    const [before, after] = [sample.slice(0, half), sample.slice(half)];
    const from = { before, after };
    yield { expected, got: result(fold(after, throughJson(fold(before)))), from };
    yield {
      expected,
      got: result(aggregate.merge(throughJson(fold(before)), throughJson(fold(after)))),
      from,
    };
  },

  *"isState knows every state"({ aggregate, sample, draw, fold }) {
    const [before = [], after = []] = dealt(sample, 2, draw);
    for (const state of [fold([]), fold(sample), aggregate.merge(fold(before), fold(after))])
      yield { expected: "true", got: String(isStateOf(aggregate, throughJson(state))), from: { state } };
  },

  *"remove undoes step"({ aggregate, sample, draw, fold, result }) {
    if (aggregate.remove === undefined) return;
    const [kept = [], removed = []] = dealt(sample, 2, draw);
    const expected = result(fold(kept));
    const order = shuffled(removed, draw);
    const without = (state: unknown): string =>
      result(order.reduce((left, input) => aggregate.remove!(left, input), state));
    const from = { kept, removed: order };
    yield { expected, got: without(fold(sample)), from };
    yield { expected, got: without(throughJson(fold(sample))), from };
    yield { expected, got: without(aggregate.merge(fold(removed), fold(kept))), from };
  },

  *"negate takes out what was merged"({ aggregate, sample, draw, fold, result }) {
    if (aggregate.negate === undefined) return;
    const [kept = [], removed = []] = dealt(sample, 2, draw);
    const expected = result(fold(kept));
    const all = (): unknown => aggregate.merge(fold(kept), fold(removed));
    const opposite = (): unknown => aggregate.negate!(fold(removed));
    const from = { kept, removed };
    yield { expected, got: result(aggregate.merge(all(), opposite())), from };
    yield { expected, got: result(aggregate.merge(opposite(), all())), from };
    yield { expected, got: result(aggregate.merge(all(), throughJson(opposite()))), from };
    const state = fold(sample);
    const before = canonicalText(state);
    fold(sample, aggregate.merge(aggregate.negate(state), aggregate.init()));
    yield { expected: before, got: canonicalText(state) };
  },
};

/** A merge, and a change of its result, leave both states as they were; either may be empty. */
function* checkArguments(
  { aggregate, sample, draw, fold }: AggregateCase,
  change: (merged: unknown) => void,
): Iterable<Comparison> {
  for (const [left = [], right = []] of [dealt(sample, 2, draw), [sample, []], [[], sample]]) {
    const states = [fold(left), fold(right)] as const;
    const expected = canonicalText(states);
    change(aggregate.merge(...states));
    yield { expected, got: canonicalText(states), from: { left, right } };
  }
}

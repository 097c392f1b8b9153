import type { Comparison } from "./broken-law.js";
import { shuffled, dealt } from "./random.js";
import { canonicalText } from "./canonical-text.js";
import { fold, result, throughJson, type AggregateCase } from "./aggregate-case.js";

/** The definition survives JSON, so that it can be sent and hashed. */
export function* checkDefinition<Input, State>({
  aggregate,
}: AggregateCase<Input, State>): Iterable<Comparison> {
  yield {
    expected: canonicalText(aggregate.definition),
    got: canonicalText(throughJson(aggregate.definition)),
  };
}

/** Steps on one state leave the next `init` empty. */
export function* checkInit<Input, State>(testCase: AggregateCase<Input, State>): Iterable<Comparison> {
  const expected = canonicalText(testCase.aggregate.init());
  fold(testCase, testCase.sample);
  yield { expected, got: canonicalText(testCase.aggregate.init()) };
}

/** `finish`, even after every step, changes neither the state nor its later result. */
export function* checkFinish<Input, State>(testCase: AggregateCase<Input, State>): Iterable<Comparison> {
  const { aggregate, sample } = testCase;
  const expected = result(testCase, fold(testCase, sample));
  let watched = aggregate.init();
  for (const input of sample) {
    result(testCase, watched);
    watched = aggregate.step(watched, input);
  }
  const state = canonicalText(watched);
  yield { expected, got: result(testCase, watched) };
  yield { expected: state, got: canonicalText(watched) };
}

/** Folds the inputs in another order. */
export function* checkOrder<Input, State>(testCase: AggregateCase<Input, State>): Iterable<Comparison> {
  const order = shuffled(testCase.sample, testCase.draw);
  yield {
    expected: result(testCase, fold(testCase, testCase.sample)),
    got: result(testCase, fold(testCase, order)),
    from: { order },
  };
}

/** Sends states as JSON: at the end, half-way, and before a merge. */
export function* checkJson<Input, State>(testCase: AggregateCase<Input, State>): Iterable<Comparison> {
  const { aggregate, sample, draw } = testCase;
  const expected = result(testCase, fold(testCase, sample));
  yield { expected, got: result(testCase, throughJson(fold(testCase, sample))) };
  const half = draw(sample.length + 1);
  const [before, after] = [sample.slice(0, half), sample.slice(half)];
  const resumed = fold(testCase, after, throughJson(fold(testCase, before)));
  yield { expected, got: result(testCase, resumed), from: { before, after } };
  const merged = aggregate.merge(throughJson(fold(testCase, before)), throughJson(fold(testCase, after)));
  yield { expected, got: result(testCase, merged), from: { before, after } };
}

/** Removes inputs from a state, from a state sent as JSON, and from a merged one: the others are left. */
export function* checkRemove<Input, State>(testCase: AggregateCase<Input, State>): Iterable<Comparison> {
  const { aggregate, sample, draw } = testCase;
  if (aggregate.remove === undefined) return;
  const [kept, removed] = dealt(sample, 2, draw) as [Input[], Input[]];
  const expected = result(testCase, fold(testCase, kept));
  const order = shuffled(removed, draw);
  const without = (state: State): string =>
    result(
      testCase,
      order.reduce((left, input) => aggregate.remove!(left, input), state),
    );
  const from = { kept, removed: order };
  yield { expected, got: without(fold(testCase, sample)), from };
  yield { expected, got: without(throughJson(fold(testCase, sample))), from };
  yield { expected, got: without(aggregate.merge(fold(testCase, removed), fold(testCase, kept))), from };
}

/** Merges a negated state, on either side, sent as JSON or not: its inputs are taken out. */
export function* checkNegate<Input, State>(testCase: AggregateCase<Input, State>): Iterable<Comparison> {
  const { aggregate, sample, draw } = testCase;
  if (aggregate.negate === undefined) return;
  const [kept, removed] = dealt(sample, 2, draw) as [Input[], Input[]];
  const expected = result(testCase, fold(testCase, kept));
  const all = (): State => aggregate.merge(fold(testCase, kept), fold(testCase, removed));
  const opposite = (): State => aggregate.negate!(fold(testCase, removed));
  const from = { kept, removed };
  yield { expected, got: result(testCase, aggregate.merge(all(), opposite())), from };
  yield { expected, got: result(testCase, aggregate.merge(opposite(), all())), from };
  yield { expected, got: result(testCase, aggregate.merge(all(), throughJson(opposite()))), from };
  const state = fold(testCase, sample);
  const before = canonicalText(state);
  fold(testCase, sample, aggregate.merge(aggregate.negate(state), aggregate.init()));
  yield { expected: before, got: canonicalText(state) };
}

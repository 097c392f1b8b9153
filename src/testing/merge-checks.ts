import type { Comparison } from "./broken-law.js";
import { dealt, mergedAnyhow, shuffled } from "./random.js";
import { canonicalText } from "./canonical-text.js";
import { fold, result, type AggregateCase } from "./aggregate-case.js";

/** Merges with an empty state on either side. */
export function* checkIdentity<Input, State>(testCase: AggregateCase<Input, State>): Iterable<Comparison> {
  const { aggregate, sample } = testCase;
  const expected = result(testCase, fold(testCase, sample));
  yield { expected, got: result(testCase, aggregate.merge(aggregate.init(), fold(testCase, sample))) };
  yield { expected, got: result(testCase, aggregate.merge(fold(testCase, sample), aggregate.init())) };
}

/** A merge leaves both states as they were. */
export function* checkArguments<Input, State>(testCase: AggregateCase<Input, State>): Iterable<Comparison> {
  for (const [left, right] of pairsOf(testCase)) {
    const states = [fold(testCase, left), fold(testCase, right)] as const;
    const expected = canonicalText(states);
    testCase.aggregate.merge(...states);
    yield { expected, got: canonicalText(states), from: { left, right } };
  }
}

/** A step on a merged state changes neither of the two states it was merged from. */
export function* checkAliases<Input, State>(testCase: AggregateCase<Input, State>): Iterable<Comparison> {
  for (const [left, right] of pairsOf(testCase)) {
    const states = [fold(testCase, left), fold(testCase, right)] as const;
    const expected = canonicalText(states);
    fold(testCase, testCase.sample, testCase.aggregate.merge(...states));
    yield { expected, got: canonicalText(states), from: { left, right } };
  }
}

/** The sample in two parts, at random and with either part empty. */
function pairsOf<Input, State>({
  sample,
  draw,
}: AggregateCase<Input, State>): [readonly Input[], readonly Input[]][] {
  const [left, right] = dealt(sample, 2, draw);
  return [
    [left!, right!],
    [sample, []],
    [[], sample],
  ];
}

/** Merges two states in either order. */
export function* checkCommutative<Input, State>(testCase: AggregateCase<Input, State>): Iterable<Comparison> {
  const { aggregate } = testCase;
  const [left, right] = dealt(testCase.sample, 2, testCase.draw);
  yield {
    expected: result(testCase, aggregate.merge(fold(testCase, left!), fold(testCase, right!))),
    got: result(testCase, aggregate.merge(fold(testCase, right!), fold(testCase, left!))),
    from: { left, right },
  };
}

/** Merges three states from the left and from the right. */
export function* checkAssociative<Input, State>(testCase: AggregateCase<Input, State>): Iterable<Comparison> {
  const { aggregate } = testCase;
  const [left, middle, right] = dealt(testCase.sample, 3, testCase.draw);
  const states = (): [State, State, State] => [
    fold(testCase, left!),
    fold(testCase, middle!),
    fold(testCase, right!),
  ];
  const [first, second, third] = states();
  const [fourth, fifth, sixth] = states();
  yield {
    expected: result(testCase, aggregate.merge(aggregate.merge(first, second), third)),
    got: result(testCase, aggregate.merge(fourth, aggregate.merge(fifth, sixth))),
    from: { left, middle, right },
  };
}

/** Merges random shards in a random grouping. */
export function* checkSplits<Input, State>(testCase: AggregateCase<Input, State>): Iterable<Comparison> {
  const { aggregate, sample, draw } = testCase;
  const shards = dealt(shuffled(sample, draw), 1 + draw(6), draw);
  const states = shards.map((shard) => fold(testCase, shard)) as [State, ...State[]];
  yield {
    expected: result(testCase, fold(testCase, sample)),
    got: result(
      testCase,
      mergedAnyhow(states, (left, right) => aggregate.merge(left, right), draw),
    ),
    from: { shards },
  };
}

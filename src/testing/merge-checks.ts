import type { Comparison } from "./broken-law.js";
import { dealt, mergedAnyhow, shuffled } from "./random.js";
import { strictText } from "./strict-text.js";
import { fold, result, type Trial } from "./trial.js";

/** Merging with nothing, on either side. */
export function* checkIdentity<Input, State>(trial: Trial<Input, State>): Iterable<Comparison> {
  const { aggregate, sample } = trial;
  const expected = result(trial, fold(trial, sample));
  yield { expected, got: result(trial, aggregate.merge(aggregate.init(), fold(trial, sample))) };
  yield { expected, got: result(trial, aggregate.merge(fold(trial, sample), aggregate.init())) };
}

/** States are what they were before they were merged. */
export function* checkArguments<Input, State>(trial: Trial<Input, State>): Iterable<Comparison> {
  for (const [left, right] of pairsOf(trial)) {
    const states = [fold(trial, left), fold(trial, right)] as const;
    const expected = strictText(states);
    trial.aggregate.merge(...states);
    yield { expected, got: strictText(states), from: { left, right } };
  }
}

/** Stepping on from a merged state reaches neither of those that it was merged from. */
export function* checkAliases<Input, State>(trial: Trial<Input, State>): Iterable<Comparison> {
  for (const [left, right] of pairsOf(trial)) {
    const states = [fold(trial, left), fold(trial, right)] as const;
    const expected = strictText(states);
    fold(trial, trial.sample, trial.aggregate.merge(...states));
    yield { expected, got: strictText(states), from: { left, right } };
  }
}

/** The sample in two parts, and with nothing on either side. */
function pairsOf<Input, State>({
  sample,
  draw,
}: Trial<Input, State>): [readonly Input[], readonly Input[]][] {
  const [left, right] = dealt(sample, 2, draw);
  return [
    [left!, right!],
    [sample, []],
    [[], sample],
  ];
}

/** Two states, either one first. */
export function* checkCommutative<Input, State>(trial: Trial<Input, State>): Iterable<Comparison> {
  const { aggregate } = trial;
  const [left, right] = dealt(trial.sample, 2, trial.draw);
  yield {
    expected: result(trial, aggregate.merge(fold(trial, left!), fold(trial, right!))),
    got: result(trial, aggregate.merge(fold(trial, right!), fold(trial, left!))),
    from: { left, right },
  };
}

/** Three states, merged from either end. */
export function* checkAssociative<Input, State>(trial: Trial<Input, State>): Iterable<Comparison> {
  const { aggregate } = trial;
  const [left, middle, right] = dealt(trial.sample, 3, trial.draw);
  const states = (): [State, State, State] => [fold(trial, left!), fold(trial, middle!), fold(trial, right!)];
  const [first, second, third] = states();
  const [fourth, fifth, sixth] = states();
  yield {
    expected: result(trial, aggregate.merge(aggregate.merge(first, second), third)),
    got: result(trial, aggregate.merge(fourth, aggregate.merge(fifth, sixth))),
    from: { left, middle, right },
  };
}

/** Any shards, merged in any grouping. */
export function* checkSplits<Input, State>(trial: Trial<Input, State>): Iterable<Comparison> {
  const { aggregate, sample, draw } = trial;
  const shards = dealt(shuffled(sample, draw), 1 + draw(6), draw);
  const states = shards.map((shard) => fold(trial, shard)) as [State, ...State[]];
  yield {
    expected: result(trial, fold(trial, sample)),
    got: result(
      trial,
      mergedAnyhow(states, (left, right) => aggregate.merge(left, right), draw),
    ),
    from: { shards },
  };
}

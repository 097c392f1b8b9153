import type { Comparison } from "./broken-law.js";
import { shuffled, dealt } from "./random.js";
import { strictText } from "./strict-text.js";
import { fold, result, throughJson, type Trial } from "./trial.js";

/** What it is can be sent and hashed. */
export function* checkDefinition<Input, State>({ aggregate }: Trial<Input, State>): Iterable<Comparison> {
  yield { expected: strictText(aggregate.definition), got: strictText(throughJson(aggregate.definition)) };
}

/** Folding into one state leaves the next one empty. */
export function* checkInit<Input, State>(trial: Trial<Input, State>): Iterable<Comparison> {
  const expected = strictText(trial.aggregate.init());
  fold(trial, trial.sample);
  yield { expected, got: strictText(trial.aggregate.init()) };
}

/** Looking at a state, even after every step, changes neither the state nor what it becomes. */
export function* checkFinish<Input, State>(trial: Trial<Input, State>): Iterable<Comparison> {
  const { aggregate, sample } = trial;
  const expected = result(trial, fold(trial, sample));
  let watched = aggregate.init();
  for (const input of sample) {
    result(trial, watched);
    watched = aggregate.step(watched, input);
  }
  const state = strictText(watched);
  yield { expected, got: result(trial, watched) };
  yield { expected: state, got: strictText(watched) };
}

/** Inputs in another order. */
export function* checkOrder<Input, State>(trial: Trial<Input, State>): Iterable<Comparison> {
  const order = shuffled(trial.sample, trial.draw);
  yield {
    expected: result(trial, fold(trial, trial.sample)),
    got: result(trial, fold(trial, order)),
    from: { order },
  };
}

/** States that travel as JSON: at the end, half-way, and before a merge. */
export function* checkJson<Input, State>(trial: Trial<Input, State>): Iterable<Comparison> {
  const { aggregate, sample, draw } = trial;
  const expected = result(trial, fold(trial, sample));
  yield { expected, got: result(trial, throughJson(fold(trial, sample))) };
  const half = draw(sample.length + 1);
  const [before, after] = [sample.slice(0, half), sample.slice(half)];
  const resumed = fold(trial, after, throughJson(fold(trial, before)));
  yield { expected, got: result(trial, resumed), from: { before, after } };
  const merged = aggregate.merge(throughJson(fold(trial, before)), throughJson(fold(trial, after)));
  yield { expected, got: result(trial, merged), from: { before, after } };
}

/** Inputs that are removed were never there: from a state, from one that has travelled, from a merged one. */
export function* checkRemove<Input, State>(trial: Trial<Input, State>): Iterable<Comparison> {
  const { aggregate, sample, draw } = trial;
  if (aggregate.remove === undefined) return;
  const [kept, removed] = dealt(sample, 2, draw) as [Input[], Input[]];
  const expected = result(trial, fold(trial, kept));
  const order = shuffled(removed, draw);
  const without = (state: State): string =>
    result(
      trial,
      order.reduce((left, input) => aggregate.remove!(left, input), state),
    );
  const from = { kept, removed: order };
  yield { expected, got: without(fold(trial, sample)), from };
  yield { expected, got: without(throughJson(fold(trial, sample))), from };
  yield { expected, got: without(aggregate.merge(fold(trial, removed), fold(trial, kept))), from };
}

/** A state that is negated takes its inputs out of one that has them, on either side, travelled or not. */
export function* checkNegate<Input, State>(trial: Trial<Input, State>): Iterable<Comparison> {
  const { aggregate, sample, draw } = trial;
  if (aggregate.negate === undefined) return;
  const [kept, removed] = dealt(sample, 2, draw) as [Input[], Input[]];
  const expected = result(trial, fold(trial, kept));
  const all = (): State => aggregate.merge(fold(trial, kept), fold(trial, removed));
  const opposite = (): State => aggregate.negate!(fold(trial, removed));
  const from = { kept, removed };
  yield { expected, got: result(trial, aggregate.merge(all(), opposite())), from };
  yield { expected, got: result(trial, aggregate.merge(opposite(), all())), from };
  yield { expected, got: result(trial, aggregate.merge(all(), throughJson(opposite()))), from };
  const state = fold(trial, sample);
  const before = strictText(state);
  fold(trial, sample, aggregate.merge(aggregate.negate(state), aggregate.init()));
  yield { expected: before, got: strictText(state) };
}

import type { Aggregate, Presentation } from "../aggregates/aggregate.js";
import { SalesmetricsError } from "../errors.js";
import type { Comparison } from "./broken-law.js";
import type { Draw } from "./random.js";
import { strictText } from "./strict-text.js";

/** An aggregate with a sample of inputs to try it on. */
export interface Trial<Input, State> {
  readonly aggregate: Aggregate<Input, State, unknown>;
  readonly presentation: Presentation;
  readonly draw: Draw;
  readonly sample: readonly Input[];
}

/** What a law says is the same for a trial. */
export type Check = <Input, State>(trial: Trial<Input, State>) => Iterable<Comparison>;

/** Folds inputs into a state of its own, or into the one that is given. */
export function fold<Input, State>(
  { aggregate }: Trial<Input, State>,
  inputs: readonly Input[],
  state: State = aggregate.init(),
): State {
  let folded = state;
  for (const input of inputs) folded = aggregate.step(folded, input);
  return folded;
}

/** The outcome of a state as text; what is refused is a result too. */
export function result<Input, State>({ aggregate, presentation }: Trial<Input, State>, state: State): string {
  try {
    return strictText(aggregate.finish(state, presentation));
  } catch (error) {
    if (error instanceof SalesmetricsError) return `refused with ${error.code}`;
    throw error;
  }
}

/** A value as it arrives when it travels as JSON. */
export function throughJson<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value;
}

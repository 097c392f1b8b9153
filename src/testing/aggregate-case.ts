import type { Aggregate, Presentation } from "../aggregates/aggregate.js";
import { SalesmetricsError } from "../errors.js";
import type { Comparison } from "./broken-law.js";
import type { Draw } from "./random.js";
import { canonicalText } from "./canonical-text.js";

/** An aggregate and a sample of its inputs. */
export interface AggregateCase<Input, State> {
  readonly aggregate: Aggregate<Input, State, unknown>;
  readonly presentation: Presentation;
  readonly draw: Draw;
  readonly sample: readonly Input[];
}

/** Checks one law of a test case: yields results that the law says are equal. */
export type Check = <Input, State>(testCase: AggregateCase<Input, State>) => Iterable<Comparison>;

/** The state after some inputs, from a new state or from the given one. */
export function fold<Input, State>(
  { aggregate }: AggregateCase<Input, State>,
  inputs: readonly Input[],
  state: State = aggregate.init(),
): State {
  let folded = state;
  for (const input of inputs) folded = aggregate.step(folded, input);
  return folded;
}

/** The outcome of a state as text; a refusal is an outcome too. */
export function result<Input, State>(
  { aggregate, presentation }: AggregateCase<Input, State>,
  state: State,
): string {
  try {
    return canonicalText(aggregate.finish(state, presentation));
  } catch (error) {
    if (error instanceof SalesmetricsError) return `refused with ${error.code}`;
    throw error;
  }
}

/** A value after it was sent as JSON. */
export function throughJson<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value;
}

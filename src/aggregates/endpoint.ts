import { daysBetween } from "../calendar/dates.js";
import type { TimePoint } from "../calendar/time.js";
import type { Scalar } from "../expressions/expression.js";
import { type Aggregate, just, nothing } from "./aggregate.js";

/** A value and when it held. */
export interface Dated {
  readonly at: TimePoint;
  readonly value: Scalar;
}

/** How many inputs there were, and the earliest or latest of them. */
export interface Endpoint {
  n: number;
  chosen: Dated | null;
}

/**
 * The value that came first, or last, in time.
 *
 * *Details*. A calendar date counts as its midnight in UTC when it meets an instant. Of values with the same time
 * the smaller is taken, so that the order of rows does not matter.
 */
export function endpoints<Value>(
  end: "first" | "last",
  present: (value: Scalar) => Value,
): Aggregate<Dated, Endpoint, Value> {
  const sign = end === "first" ? 1 : -1;
  const earlier = (left: Dated | null, right: Dated | null): Dated | null => {
    if (left === null || right === null) return left ?? right;
    const order = sign * (instantOf(left.at) - instantOf(right.at));
    if (order !== 0) return order < 0 ? left : right;
    return textOf(left.value) <= textOf(right.value) ? left : right;
  };
  return {
    definition: end,
    class: "ordered",
    init: () => ({ n: 0, chosen: null }),
    step: (state, input) => {
      state.n += 1;
      state.chosen = earlier(state.chosen, input);
      return state;
    },
    merge: (left, right) => ({ n: left.n + right.n, chosen: earlier(left.chosen, right.chosen) }),
    finish: ({ n, chosen }) => (chosen === null ? nothing("empty", 0) : just(present(chosen.value), n)),
  };
}

function instantOf(time: TimePoint): number {
  return typeof time === "number" ? time : daysBetween("1970-01-01", time) * 86_400_000;
}

function textOf(value: Scalar): string {
  return typeof value === "object" ? `${value.currency} ${String(value.amount)}` : String(value);
}

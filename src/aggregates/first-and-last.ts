import type { TimePoint } from "../calendar/time.js";
import { compareDecimals, type DecimalInput, isDecimal } from "../exact/index.js";
import { type Dated, midnightOf, type Scalar } from "../vectors/vector.js";
import { stepping } from "./accumulator.js";
import type { BatchAggregate } from "./aggregate.js";
import { just, nothing, type Presentation } from "./outcome.js";
import { isRecord, isTimePoint, isWhole } from "./state-checks.js";

/** The number of inputs, and the earliest or latest of them. */
export interface FirstOrLast {
  n: number;
  chosen: Dated | null;
}

/**
 * The value with the earliest time, or the latest.
 *
 * *Details*. A calendar date compares with an instant as its midnight in UTC. Of values with one time the smaller is
 * taken, so the order of rows does not matter.
 *
 * @param isValue - whether plain data is a value of the type that is chosen from
 */
export function firstOrLast<Value>(
  end: "first" | "last",
  present: (value: Scalar, presentation: Presentation) => Value,
  isValue: (value: unknown) => boolean,
): BatchAggregate<Dated, FirstOrLast, Value> {
  const sign = end === "first" ? 1 : -1;
  const earlier = (left: Dated | null, right: Dated | null): Dated | null => {
    if (left === null || right === null) return left ?? right;
    const order = sign * (instantOf(left.at) - instantOf(right.at));
    if (order !== 0) return order < 0 ? left : right;
    return compareScalars(left.value, right.value) <= 0 ? left : right;
  };
  const aggregate: BatchAggregate<Dated, FirstOrLast, Value> = {
    definition: end,
    class: "ordered",
    init: () => ({ n: 0, chosen: null }),
    step: (state, input) => {
      state.n += 1;
      state.chosen = earlier(state.chosen, input);
      return state;
    },
    merge: (left, right) => ({ n: left.n + right.n, chosen: earlier(left.chosen, right.chosen) }),
    isState: (state) => {
      if (!isRecord(state) || !isWhole(state["n"])) return false;
      const { chosen } = state;
      return chosen === null || (isRecord(chosen) && isTimePoint(chosen["at"]) && isValue(chosen["value"]));
    },
    accumulator: () => stepping(aggregate),
    finish: ({ n, chosen }, presentation) =>
      chosen === null ? nothing("empty", 0) : just(present(chosen.value, presentation), n),
  };
  return aggregate;
}

function instantOf(time: TimePoint): number {
  return typeof time === "number" ? time : midnightOf(time);
}

/** An order of all values: numbers and amounts by size, before all others; equal ones, and the others, by their text. */
function compareScalars(left: Scalar, right: Scalar): number {
  const [first, second] = [amountOf(left), amountOf(right)];
  if ((first === null) !== (second === null)) return first === null ? 1 : -1;
  if (first !== null && second !== null) {
    const order = compareDecimals(first, second);
    if (order !== 0) return order;
  }
  return textOf(left) < textOf(right) ? -1 : 1;
}

function amountOf(value: Scalar): DecimalInput | null {
  const amount = typeof value === "object" ? value.amount : value;
  return isDecimal(amount) ? amount : null;
}

function textOf(value: Scalar): string {
  return typeof value === "object" ? `${value.currency} ${String(value.amount)}` : String(value);
}

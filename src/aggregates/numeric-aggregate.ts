import { type DecimalInput, type Fraction, fraction, numberOf } from "../exact/index.js";
import type { Accumulator } from "./accumulator.js";
import type { Aggregate, BatchAggregate } from "./aggregate.js";
import { just, nothing, type Outcome } from "./outcome.js";

export interface ScaledState<State> {
  readonly state: State;
  readonly factor: Fraction;
}

/** The exact result of a numeric aggregate. It becomes a number or money. */
export interface ExactResult {
  readonly value: Fraction;
  readonly n: number;
  /** The sum, if the value is a sum over `n`, as a mean is. */
  readonly total?: Fraction;
}

/** The exact total `units / power` of `n` inputs, in safe integers, and whether their mean is the result. */
export interface ShortResult {
  readonly units: number;
  readonly power: number;
  readonly n: number;
  readonly isMean: boolean;
}

/**
 * An aggregate of exact decimals, whatever they measure: {@link asNumber} and `asMoney` finish it. Its states hold the
 * number of inputs, `n`.
 */
export interface NumericAggregate<in out State extends { readonly n: number }> extends Omit<
  Aggregate<DecimalInput, State, never>,
  "finish" | "accumulator"
> {
  accumulator(): Accumulator<State>;
  /** The result over several states together, each scaled by its factor; `null` if there is none. */
  find(states: readonly ScaledState<State>[]): ExactResult | null;
  /** The same result of one state in two whole numbers, if it fits; a report asks for it first. */
  findShort?(state: State): ShortResult | null;
  /** Whether the result over no inputs is 0. */
  readonly zeroWhenEmpty?: boolean;
}

/**
 * A numeric aggregate whose result is a number: the double nearest to the exact result.
 *
 * @param per - the result is divided by it: milliseconds in a day, for days
 */
export function asNumber<State extends { readonly n: number }>(
  numeric: NumericAggregate<State>,
  per = 1,
): BatchAggregate<DecimalInput, State, number> {
  const factor = fraction("1", String(per));
  return {
    ...numeric,
    finish: (state): Outcome<number> => {
      const short = numeric.findShort?.(state) ?? null;
      if (short !== null && Number.isSafeInteger(short.power * per * short.n))
        return shortOutcome(short, per);
      return finishNumber(numeric, [{ state, factor }]);
    },
  };
}

/** The outcome of states together, each with a factor. */
export function finishNumber<State extends { readonly n: number }>(
  numeric: Pick<NumericAggregate<State>, "find" | "zeroWhenEmpty">,
  states: readonly ScaledState<State>[],
): Outcome<number> {
  const result = numeric.find(states);
  if (result !== null) return outcomeOf(result, numberOf);
  return numeric.zeroWhenEmpty === true ? just(0, 0) : nothing("empty", 0);
}

/** The outcome of a short result. A quotient of two safe integers is rounded once, as {@link divideToNumber} does. */
function shortOutcome({ units, power, n, isMean }: ShortResult, per: number): Outcome<number> {
  const total = units / (power * per) + 0;
  if (!isMean) return just(total, n);
  return { value: units / (power * per * n) + 0, reason: null, numerator: total, denominator: n, n };
}

/** The outcome of an exact result. `present` makes a number or money of a fraction; `null` if that is too large. */
export function outcomeOf<Value>(
  { value, total, n }: ExactResult,
  present: (exact: Fraction) => Value | null,
): Outcome<Value> {
  const presented = present(value);
  return {
    value: presented,
    reason: presented === null ? "not-applicable" : null,
    numerator: total === undefined ? null : present(total),
    denominator: total === undefined ? null : n,
    n,
  };
}

import { SalesmetricsError } from "../errors.js";
import { type DecimalInput, divideToNumber, type Fraction, fraction } from "../exact/index.js";
import type { Aggregate } from "./aggregate.js";
import { just, nothing, type Outcome } from "./outcome.js";

/** A state with what its amounts are multiplied with. */
export interface Part<State> {
  readonly state: State;
  readonly factor: Fraction;
}

/** What a numeric aggregate finds before it is presented as a number or as money. */
export interface Finding {
  readonly value: Fraction;
  readonly n: number;
  /** Set where the value is a total over a count, as a mean is. */
  readonly total?: Fraction;
}

/**
 * An aggregate of exact decimals, which says nothing yet of what they measure. Its states hold how many inputs
 * they have seen.
 */
export interface NumericAggregate<in out State extends { readonly n: number }> extends Omit<
  Aggregate<DecimalInput, State, never>,
  "finish"
> {
  /** The result over several states, each scaled by its factor; `null` when there is none. */
  find(parts: readonly Part<State>[]): Finding | null;
  /** Whether the result over nothing is zero. */
  readonly zeroWhenEmpty?: boolean;
}

/**
 * A numeric aggregate whose result is a number: the double nearest to the exact result.
 *
 * @param per - how many of the units that are aggregated make one of the result's
 */
export function asNumber<State extends { readonly n: number }>(
  numeric: NumericAggregate<State>,
  per = 1,
): Aggregate<DecimalInput, State, number> {
  const factor = fraction("1", String(per));
  return {
    ...numeric,
    finish: (state): Outcome<number> => {
      const finding = numeric.find([{ state, factor }]);
      if (finding === null) return numeric.zeroWhenEmpty === true ? just(0, 0) : nothing("empty", 0);
      const value = numberOf(finding.value);
      return {
        value,
        reason: value === null ? "not-applicable" : null,
        numerator: finding.total === undefined ? null : numberOf(finding.total),
        denominator: finding.total === undefined ? null : finding.n,
        n: finding.n,
      };
    },
  };
}

/** The number nearest to a fraction, or `null` beyond the greatest double. */
function numberOf({ numerator, denominator }: Fraction): number | null {
  try {
    return divideToNumber(numerator, denominator);
  } catch (error) {
    if (error instanceof SalesmetricsError) return null;
    throw error;
  }
}

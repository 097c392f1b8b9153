import { invalidArgument } from "../errors.js";
import { type DecimalInput, exact, isDecimal, unitsAt, withUnits } from "../exact/index.js";
import { fromMinorUnits, wholeMinorUnits } from "./minor-units.js";
import type { Money } from "./money.js";

/**
 * An amount split by weights into parts of whole minor units that add up to it: the largest remainder method.
 *
 * *Details*. Every part is its exact share, rounded towards zero to a minor unit. The units left over go to the parts
 * with the largest remainders, one each, ties to the earlier part; a weight of zero gets none. A negative amount is
 * split like its opposite. An amount with a fraction of a minor unit (`roundMoney` first), a negative weight, weights
 * that are all zero, and an empty list throw `invalid-argument`.
 *
 * @example
 * ```ts
 * import { allocate, money } from "salesmetrics";
 *
 * allocate(money("100.00", "USD"), [1, 1, 1]).map((part) => part.amount.toFixed(2)); // => ["33.34", "33.33", "33.33"]
 * allocate(money("0.05", "USD"), ["0.7", "0.3"]).map((part) => part.amount.toFixed(2)); // => ["0.04", "0.01"]
 * ```
 *
 * @category Money
 */
export function allocate(amount: Money, weights: readonly DecimalInput[]): Money[] {
  const units = wholeMinorUnits("allocate", amount);
  const shares = split(units < 0n ? -units : units, integerWeights(weights));
  return shares.map((share) => fromMinorUnits(units < 0n ? -share : share, amount.currency));
}

function split(units: bigint, weights: readonly bigint[]): bigint[] {
  const below = weights.reduce((sum, weight) => sum + weight, 0n);
  const parts = weights.map((weight) => ({
    floor: (units * weight) / below,
    rest: (units * weight) % below,
    below,
  }));
  return withUnits(parts, units - parts.reduce((sum, { floor }) => sum + floor, 0n));
}

/** The weights as integers in the same proportions. */
function integerWeights(weights: readonly DecimalInput[]): bigint[] {
  const decimals = weights.map((weight) => {
    if (!isDecimal(weight)) throw invalidArgument("allocate", "decimal weights", weight);
    const decimal = exact(weight);
    if (decimal.units < 0n) throw invalidArgument("allocate", "weights of at least 0", weight);
    return decimal;
  });
  if (decimals.every(({ units }) => units === 0n)) {
    throw invalidArgument("allocate", "a weight above 0", weights.length === 0 ? "no weights" : 0);
  }
  const finest = decimals.reduce((greatest, { scale }) => Math.max(greatest, scale), 0);
  return decimals.map((decimal) => unitsAt(decimal, finest));
}

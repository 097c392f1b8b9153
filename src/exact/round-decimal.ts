import { invalidArgument } from "../errors.js";
import type { DecimalInput } from "./decimal-text.js";
import { exact, exactText } from "./exact-decimal.js";

/**
 * How a number between two steps is rounded.
 *
 * - `"half-even"`: to the nearest, a tie to the even digit (as banks and IEEE 754 do; it has no bias)
 * - `"half-up"`: to the nearest, a tie away from zero (as taught at school)
 * - `"half-down"`: to the nearest, a tie towards zero
 * - `"up"`: away from zero; `"down"`: towards zero
 * - `"ceiling"`: towards positive infinity; `"floor"`: towards negative infinity
 *
 * @category Money
 */
export type RoundingMode = "half-even" | "half-up" | "half-down" | "up" | "down" | "ceiling" | "floor";

/** What decides the direction: the sign, whether the last digit kept is odd, and how the rest compares with a half. */
interface Cut {
  readonly negative: boolean;
  readonly odd: boolean;
  readonly half: -1 | 0 | 1;
}

/** A decimal rounded to `places` digits after the point, as canonical text. */
export function roundDecimal(value: DecimalInput, places: number, mode: RoundingMode): string {
  const { units, scale } = exact(value);
  const step = 10n ** BigInt(Math.max(scale - places, 0));
  const kept = units / step;
  const rest = units % step;
  const negative = units < 0n;
  const doubled = 2n * (negative ? -rest : rest);
  const half = doubled < step ? -1 : doubled > step ? 1 : 0;
  const away = awayFromZero(mode, { negative, odd: kept % 2n !== 0n, half }) && rest !== 0n;
  const rounded = away ? kept + (negative ? -1n : 1n) : kept;
  return exactText({ units: rounded, scale: Math.min(scale, places) });
}

function awayFromZero(mode: RoundingMode, { negative, odd, half }: Cut): boolean {
  switch (mode) {
    case "half-even":
      return half > 0 || (half === 0 && odd);
    case "half-up":
      return half >= 0;
    case "half-down":
      return half > 0;
    case "up":
      return true;
    case "down":
      return false;
    case "ceiling":
      return !negative;
    case "floor":
      return negative;
    default:
      throw invalidArgument("round", "a rounding mode", mode);
  }
}

import type { DecimalInput } from "./decimal-text.js";
import { addExact, exact, exactText, negateExact, unitsAt } from "./exact-decimal.js";

/** The exact sum of two decimals, as canonical text. */
export function addDecimals(left: DecimalInput, right: DecimalInput): string {
  return exactText(addExact(exact(left), exact(right)));
}

/** The exact difference of two decimals, as canonical text. */
export function subtractDecimals(left: DecimalInput, right: DecimalInput): string {
  return exactText(addExact(exact(left), negateExact(exact(right))));
}

/** The exact product of two decimals, as canonical text. */
export function multiplyDecimals(left: DecimalInput, right: DecimalInput): string {
  const [multiplicand, multiplier] = [exact(left), exact(right)];
  const scale = multiplicand.scale + multiplier.scale;
  return exactText({ units: multiplicand.units * multiplier.units, scale });
}

/** The greatest whole multiple of a step, which is above zero, that is not above a decimal, as canonical text. */
export function multipleBelow(value: DecimalInput, step: DecimalInput): string {
  const [whole, unit] = [exact(value), exact(step)];
  const scale = Math.max(whole.scale, unit.scale);
  const [units, size] = [unitsAt(whole, scale), unitsAt(unit, scale)];
  const rest = units % size;
  return exactText({ units: units - (rest < 0n ? rest + size : rest), scale });
}

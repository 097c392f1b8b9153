import { canonicalDecimal, type DecimalInput, joined, shortNumber } from "./decimal-text.js";

/** An exact decimal: `units × 10^-scale`, with `scale` at least 0. */
export interface Exact {
  readonly units: bigint;
  readonly scale: number;
}

/** The exact value of a decimal of any length, at the smallest scale that holds it. */
export function exact(value: DecimalInput): Exact {
  return fromCanonical(canonicalDecimal(value));
}

/** The exact value of canonical text, which is not checked. */
export function fromCanonical(text: string): Exact {
  const point = text.indexOf(".");
  if (point < 0) return { units: BigInt(text), scale: 0 };
  return { units: BigInt(text.slice(0, point) + text.slice(point + 1)), scale: text.length - point - 1 };
}

export function exactText({ units, scale }: Exact): string {
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, "0");
  const magnitude = joined(digits.slice(0, digits.length - scale), digits.slice(digits.length - scale));
  return units < 0n ? `-${magnitude}` : magnitude;
}

export function addExact(left: Exact, right: Exact): Exact {
  const [leftUnits, rightUnits, scale] = atOneScale(left, right);
  return { units: leftUnits + rightUnits, scale };
}

/** `-value` */
export function negateExact({ units, scale }: Exact): Exact {
  return { units: -units, scale };
}

/** The units of two exact decimals at one scale, and that scale. */
export function atOneScale(left: Exact, right: Exact): readonly [left: bigint, right: bigint, scale: number] {
  const scale = Math.max(left.scale, right.scale);
  return [unitsAt(left, scale), unitsAt(right, scale), scale];
}

/** The units of an exact decimal at another scale, which is no coarser than its own. */
export function unitsAt(value: Exact, scale: number): bigint {
  return scale === value.scale ? value.units : value.units * 10n ** BigInt(scale - value.scale);
}

/** The exact sum of two decimals, as canonical text. */
export function addDecimals(left: DecimalInput, right: DecimalInput): string {
  return exactText(addExact(exact(left), exact(right)));
}

export function subtractDecimals(left: DecimalInput, right: DecimalInput): string {
  return exactText(addExact(exact(left), negateExact(exact(right))));
}

export function multiplyDecimals(left: DecimalInput, right: DecimalInput): string {
  const [multiplicand, multiplier] = [exact(left), exact(right)];
  const scale = multiplicand.scale + multiplier.scale;
  return exactText({ units: multiplicand.units * multiplier.units, scale });
}

/** `floor(value / step) × step` for a step above zero, as canonical text. */
export function multipleBelow(value: DecimalInput, step: DecimalInput): string {
  const [units, size, scale] = atOneScale(exact(value), exact(step));
  const rest = units % size;
  return exactText({ units: units - (rest < 0n ? rest + size : rest), scale });
}

/**
 * -1, 0 or 1: the left decimal is less than, equal to, or greater than the right. `"1.50"` equals `1.5`.
 */
export function compareDecimals(left: DecimalInput, right: DecimalInput): -1 | 0 | 1 {
  const [first, second] = [shortNumber(left), shortNumber(right)];
  // Printing keeps the order of doubles, and short texts correspond to doubles one to one.
  if (Number.isFinite(first) && Number.isFinite(second)) return first < second ? -1 : first > second ? 1 : 0;
  const [leftUnits, rightUnits] = atOneScale(exact(left), exact(right));
  return leftUnits < rightUnits ? -1 : leftUnits > rightUnits ? 1 : 0;
}

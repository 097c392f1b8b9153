import { canonicalDecimal, type DecimalInput, joined } from "./decimal-text.js";

/** An exact decimal: `units × 10^-scale`, with `scale` at least 0. */
export interface Exact {
  readonly units: bigint;
  readonly scale: number;
}

/** The exact value of a decimal of any length, at the smallest scale that holds it. */
export function exact(value: DecimalInput): Exact {
  return fromCanonical(canonicalDecimal(value));
}

/** The exact value of canonical text, which is not checked again. */
export function fromCanonical(text: string): Exact {
  const point = text.indexOf(".");
  if (point < 0) return { units: BigInt(text), scale: 0 };
  return { units: BigInt(text.slice(0, point) + text.slice(point + 1)), scale: text.length - point - 1 };
}

/** The canonical text of an exact decimal. */
export function exactText({ units, scale }: Exact): string {
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, "0");
  const magnitude = joined(digits.slice(0, digits.length - scale), digits.slice(digits.length - scale));
  return units < 0n ? `-${magnitude}` : magnitude;
}

/** The exact sum of two exact decimals. */
export function addExact(left: Exact, right: Exact): Exact {
  const scale = Math.max(left.scale, right.scale);
  return { units: unitsAt(left, scale) + unitsAt(right, scale), scale };
}

/** The exact decimal with the other sign. */
export function negateExact({ units, scale }: Exact): Exact {
  return { units: -units, scale };
}

/** The integer that counts an exact decimal in steps of `10^-scale`, for a scale no smaller than its own. */
export function unitsAt(value: Exact, scale: number): bigint {
  return scale === value.scale ? value.units : value.units * 10n ** BigInt(scale - value.scale);
}

// Exact fractions for the oracles, of plain BigInt: nothing here comes from the library.

export interface Fraction {
  readonly above: bigint;
  readonly below: bigint;
}

export const zero: Fraction = { above: 0n, below: 1n };

export function over(above: bigint, below: bigint): Fraction {
  return below < 0n ? { above: -above, below: -below } : { above, below };
}

/** The fraction that a decimal text, or the text that a number prints as, stands for. */
export function fractionOf(decimal: string | number): Fraction {
  const [, sign, whole = "", part = "", power = "0"] =
    /^([+-]?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(String(decimal)) ?? [];
  const units = BigInt(whole + part) * (sign === "-" ? -1n : 1n);
  const places = part.length - Number(power);
  return places > 0 ? over(units, 10n ** BigInt(places)) : over(units * 10n ** BigInt(-places), 1n);
}

export function plus(one: Fraction, other: Fraction): Fraction {
  if (one.below === other.below) return over(one.above + other.above, one.below);
  return over(one.above * other.below + other.above * one.below, one.below * other.below);
}

export function times(one: Fraction, other: Fraction): Fraction {
  return over(one.above * other.above, one.below * other.below);
}

export function divided(one: Fraction, other: Fraction): Fraction {
  return over(one.above * other.below, one.below * other.above);
}

export function minus(one: Fraction, other: Fraction): Fraction {
  return plus(one, over(-other.above, other.below));
}

export function compare(one: Fraction, other: Fraction): number {
  const { above } = minus(one, other);
  return above < 0n ? -1 : above > 0n ? 1 : 0;
}

export function sumOf(values: readonly Fraction[]): Fraction {
  return values.reduce(plus, zero);
}

/** Linear interpolation between order statistics: at 1 + (n − 1) p, Hyndman and Fan's type 7. */
export function quantileOf(values: readonly Fraction[], probability: number): Fraction {
  const sorted = [...values].sort(compare);
  const position = times(fractionOf(probability), over(BigInt(sorted.length - 1), 1n));
  const floor = position.above / position.below;
  const low = sorted[Number(floor)]!;
  const high = sorted[Number(floor) + 1] ?? low;
  return plus(low, times(minus(high, low), minus(position, over(floor, 1n))));
}

/** n − 1 below, from deviations: not the way the library goes. */
export function varianceOf(values: readonly Fraction[]): Fraction {
  const mean = divided(sumOf(values), over(BigInt(values.length), 1n));
  const squares = values.map((value) => times(minus(value, mean), minus(value, mean)));
  return divided(sumOf(squares), over(BigInt(values.length - 1), 1n));
}

/**
 * The nearest double, ties to even. Halfway points between doubles have at most 1075 digits after the point, so a
 * last digit for the rest decides as all of it would; reading a decimal text rounds correctly by the standard.
 */
export function nearestDouble({ above, below }: Fraction): number {
  const size = above < 0n ? -above : above;
  const scaled = (size * 10n ** 1100n) / below;
  const rest = (size * 10n ** 1100n) % below === 0n ? "" : "1";
  const digits = String(scaled).padStart(1101, "0");
  const double = Number(`${digits.slice(0, -1100)}.${digits.slice(-1100)}${rest}`);
  return above < 0n ? 0 - double : double;
}

/** The exact decimal, of a fraction that has one. */
export function decimalText({ above, below }: Fraction): string {
  let places = 0n;
  while ((above * 10n ** places) % below !== 0n) {
    places += 1n;
    if (places > 9000n) throw new Error("this fraction has no end");
  }
  return pointed((above * 10n ** places) / below, Number(places));
}

/** Rounded once to 40 significant digits, ties to even, as a decimal text. */
export function roundedText({ above, below }: Fraction): string {
  if (above === 0n) return "0";
  const size = above < 0n ? -above : above;
  // Enough places that the quotient has at least 40 digits; those too many are rounded away together with the rest.
  const places = Math.max(0, 41 + String(below).length - String(size).length);
  const scaled = size * 10n ** BigInt(places);
  const excess = String(scaled / below).length - 40;
  const step = below * 10n ** BigInt(excess);
  const doubledRest = 2n * (scaled % step);
  let kept = scaled / step;
  if (doubledRest > step || (doubledRest === step && kept % 2n === 1n)) kept += 1n;
  const units = (above < 0n ? -kept : kept) * 10n ** BigInt(excess);
  return pointed(units, places);
}

function pointed(units: bigint, places: number): string {
  const digits = String(units < 0n ? -units : units).padStart(places + 1, "0");
  const whole = digits.slice(0, digits.length - places);
  const part = digits.slice(digits.length - places).replace(/0+$/, "");
  return `${units < 0n ? "-" : ""}${whole}${part === "" ? "" : `.${part}`}`;
}

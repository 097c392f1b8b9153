import fc from "fast-check";
import type { DecimalInput } from "../../src/exact/index.js";

/** A fraction of two integers in lowest terms, independent of the arithmetic of the library. */
export class Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;

  constructor(numerator: bigint, denominator: bigint) {
    const divisor = gcd(numerator < 0n ? -numerator : numerator, denominator);
    this.numerator = numerator / divisor;
    this.denominator = denominator / divisor;
  }

  plus(other: Fraction): Fraction {
    const numerator = this.numerator * other.denominator + other.numerator * this.denominator;
    return new Fraction(numerator, this.denominator * other.denominator);
  }

  times(other: Fraction): Fraction {
    return new Fraction(this.numerator * other.numerator, this.denominator * other.denominator);
  }

  negated(): Fraction {
    return new Fraction(-this.numerator, this.denominator);
  }

  compare(other: Fraction): -1 | 0 | 1 {
    const { numerator } = this.plus(other.negated());
    return numerator < 0n ? -1 : numerator > 0n ? 1 : 0;
  }
}

/** Reads the text one character at a time. */
export function fractionOf(value: DecimalInput): Fraction {
  const [mantissa = "", exponent = "0"] = String(value).toLowerCase().split("e");
  let numerator = 0n;
  let denominator = 1n;
  let behindPoint = false;
  for (const character of mantissa) {
    if (character === ".") behindPoint = true;
    if (character < "0" || character > "9") continue;
    numerator = numerator * 10n + BigInt(character);
    if (behindPoint) denominator *= 10n;
  }
  for (let power = Number(exponent); power > 0; power -= 1) numerator *= 10n;
  for (let power = Number(exponent); power < 0; power += 1) denominator *= 10n;
  return new Fraction(mantissa.startsWith("-") ? -numerator : numerator, denominator);
}

export function sumOf(values: readonly DecimalInput[]): Fraction {
  return values.reduce<Fraction>((sum, value) => sum.plus(fractionOf(value)), new Fraction(0n, 1n));
}

function gcd(one: bigint, other: bigint): bigint {
  return other === 0n ? one : gcd(other, one % other);
}

/** Amounts with few digits after the point, as most rows have. */
const amounts = fc
  .tuple(fc.integer(), fc.integer({ min: 0, max: 9 }))
  .map(([units, places]) => units / 10 ** places);

/** Every kind of finite double: amounts, random bits, the greatest, the smallest, integers beyond 2^53. */
export const numbers = fc.oneof(
  amounts,
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0, -0, 0.1, 1e15, 999_999_999_999_999, 2 ** 53, 2 ** 53 - 1, 1e21, 1e300, 5e-324, 1e-7),
);

const digits = (maxLength: number): fc.Arbitrary<string> =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength }).map((list) => list.join(""));

/** Texts of up to 30 digits, sometimes with an exponent. */
const texts = fc
  .tuple(
    fc.constantFrom("", "-", "+"),
    digits(18),
    fc.option(digits(12), { nil: undefined }),
    fc.option(fc.integer({ min: -40, max: 40 }), { nil: undefined, freq: 3 }),
  )
  .map(([sign, integer, fraction, exponent]) => {
    const point = fraction === undefined ? "" : `.${fraction}`;
    return `${sign}${integer}${point}${exponent === undefined ? "" : `e${exponent}`}`;
  });

export const decimals: fc.Arbitrary<DecimalInput> = fc.oneof(
  numbers,
  texts,
  texts.map((text) => text.slice(0, 15)).filter((text) => /^[+-]?\d+(\.\d+)?(e-?\d+)?$/.test(text)),
);

import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import {
  addFractions,
  canonicalDecimal,
  compareFractions,
  divideFractions,
  type Fraction,
  fraction,
  multiplyFractions,
  oneFraction,
  roundedTogether,
  subtractFractions,
  withUnits,
  zeroFraction,
} from "../../src/exact/index.js";
import { decimals, Fraction as Expected, fractionOf, sumOf } from "./oracle.js";

const notZero = decimals.filter((value) => fractionOf(value).numerator !== 0n);
const fractions = fc.tuple(decimals, notZero).map(([above, below]): Fraction => {
  const [numerator, denominator] = [canonicalDecimal(above), canonicalDecimal(below)];
  return denominator.startsWith("-")
    ? fraction(numerator, denominator.slice(1))
    : fraction(numerator, denominator);
});

function expected({ numerator, denominator }: Fraction): Expected {
  const [above, below] = [fractionOf(numerator), fractionOf(denominator)];
  return new Expected(above.numerator * below.denominator, above.denominator * below.numerator);
}

describe("fractions", () => {
  test.prop([fractions, fractions])("agree with the oracle", (left, right) => {
    const [first, second] = [expected(left), expected(right)];
    expect(expected(addFractions(left, right))).toEqual(first.plus(second));
    expect(expected(subtractFractions(left, right))).toEqual(first.plus(second.negated()));
    expect(expected(multiplyFractions(left, right))).toEqual(first.times(second));
    expect(compareFractions(left, right)).toBe(first.compare(second));
  });

  test.prop([fractions, fractions])("divide, and keep a denominator above zero", (left, right) => {
    fc.pre(expected(right).numerator !== 0n);
    const quotient = divideFractions(left, right);
    expect(fractionOf(quotient.denominator).numerator > 0n).toBe(true);
    expect(expected(multiplyFractions(quotient, right))).toEqual(expected(left));
  });

  test.prop([fractions])("keep their texts when multiplied by one", (value) => {
    expect(multiplyFractions(value, oneFraction)).toEqual(value);
    expect(multiplyFractions(oneFraction, value)).toEqual(value);
    expect(compareFractions(addFractions(value, zeroFraction), value)).toBe(0);
  });
});

test("many fractions over one denominator add up over the same one, so texts do not grow", () => {
  const third = fraction("1", "3");
  expect(addFractions(third, third)).toEqual(fraction("2", "3"));
  expect(subtractFractions(third, fraction("2", "3"))).toEqual(fraction("-1", "3"));
});

describe("withUnits", () => {
  const parts = fc
    .tuple(
      fc.bigInt({ min: -9n, max: 9n }),
      fc.bigInt({ min: 0n, max: 30n }),
      fc.bigInt({ min: 1n, max: 30n }),
    )
    .map(([floor, rest, below]) => ({ floor, rest: rest % below, below }));

  test.prop([fc.array(parts, { maxLength: 14 }), fc.nat(14)], { numRuns: 300 })(
    "adds one to a part if fewer parts than units have a larger remainder, or an equal one before it",
    (list, units) => {
      const given = withUnits(list, BigInt(Math.min(units, list.length)));
      const expected = list.map(({ floor, rest, below }, place) => {
        const larger = list.filter((other, index) => {
          const difference = other.rest * below - rest * other.below;
          return difference > 0n || (difference === 0n && index < place);
        });
        return larger.length < units ? floor + 1n : floor;
      });
      expect(given).toEqual(expected);
    },
  );
});

describe("roundedTogether", () => {
  test.each([
    [[fraction("1", "3"), fraction("1", "3"), fraction("1", "3")], 2, [34n, 33n, 33n]],
    [[fraction("-1", "3"), fraction("1", "3")], 0, [0n, 0n]],
    [[fraction("0.5")], 0, [1n]],
    [[], 3, []],
  ])("%# gives what is missing to the largest remainders", (values, scale, rounded) => {
    expect(roundedTogether(values, scale)).toEqual(rounded);
  });

  test.prop([fc.array(fc.tuple(fc.integer(), fc.integer({ min: 1, max: 999 })), { maxLength: 12 })])(
    "adds up to the rounded sum, each within one unit",
    (pairs) => {
      const values = pairs.map(([above, below]) => fraction(String(above), String(below)));
      const rounded = roundedTogether(values, 2);
      const sum = values.reduce((total, value) => total.plus(expected(value)), sumOf([]));
      const doubled = 200n * sum.numerator + sum.denominator;
      const whole = doubled / (2n * sum.denominator);
      const half = doubled % (2n * sum.denominator) < 0n ? whole - 1n : whole;
      expect(rounded.reduce((total, units) => total + units, 0n)).toBe(half);
      for (const [place, [above, below]] of pairs.entries()) {
        const off = rounded[place]! * BigInt(below) - 100n * BigInt(above);
        expect((off < 0n ? -off : off) < BigInt(below)).toBe(true);
      }
    },
  );
});

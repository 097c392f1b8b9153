import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { divideToNumber } from "../../src/exact/index.js";
import { decimals, fractionOf } from "./oracle.js";

/** Writes 1,100 digits of the quotient, with a last 1 for what remains, and lets the engine's parser round. */
function oracle(numerator: number | string, denominator: number | string): number {
  const [above, below] = [fractionOf(numerator), fractionOf(denominator)];
  const dividend = above.numerator * below.denominator;
  const divisor = above.denominator * below.numerator;
  const negative = dividend < 0n !== divisor < 0n;
  const [positive, over] = [dividend < 0n ? -dividend : dividend, divisor < 0n ? -divisor : divisor];
  const scale = 1100 + String(over).length;
  const scaled = positive * 10n ** BigInt(scale);
  const sticky = scaled % over === 0n ? "0" : "1";
  const magnitude = Number(`${scaled / over}${sticky}e${-scale - 1}`);
  return negative ? 0 - magnitude : magnitude;
}

const denominators = decimals.filter((value) => fractionOf(value).numerator !== 0n);

describe("divideToNumber", () => {
  test.each([
    [1, 3, 1 / 3],
    [0, -5, 0],
    [-1, 4, -0.25],
    ["12.50", "0.5", 25],
    ["0.3", 0.1, 3],
    // Halfway between two doubles: to the even one.
    ["9007199254740993", 1, 9_007_199_254_740_992],
    ["9007199254740995", 1, 9_007_199_254_740_996],
    ["9007199254740993.0000000000000000000000001", 1, 9_007_199_254_740_994],
    ["-9007199254740995", "1", -9_007_199_254_740_996],
    // All 53 bits set, and half a bit more: up to the next power of two.
    ["18014398509481983", 1, 18_014_398_509_481_984],
    // Below the normal doubles.
    [5e-324, 1, 5e-324],
    [5e-324, 2, 5e-324],
    [5e-324, 3, 0],
    ["-1e-400", 1, 0],
    ["1e-10000", "1e-10000", 1],
    [2.2250738585072014e-308, 2, 1.1125369292536007e-308],
    [Number.MAX_VALUE, 1, Number.MAX_VALUE],
    ["1e9000", "1e8999", 10],
    ["1".repeat(1000), "1".repeat(999), 10],
  ])("%s / %s is %s", (numerator, denominator, quotient) => {
    expect(divideToNumber(numerator, denominator)).toBe(quotient);
  });

  test.prop([decimals, denominators], { numRuns: 500 })("is the nearest double", (numerator, denominator) => {
    const expected = oracle(numerator, denominator);
    fc.pre(Number.isFinite(expected));
    expect(divideToNumber(numerator, denominator)).toBe(expected);
  });

  test.prop([fc.bigInt({ min: 1n, max: 2n ** 70n }), fc.integer({ min: 970, max: 1074 })])(
    "is the nearest double among the subnormal ones, ties included",
    (units, power) => {
      const numerator = String(units);
      const denominator = String(2n ** BigInt(power + 70));
      expect(divideToNumber(numerator, denominator)).toBe(oracle(numerator, denominator));
    },
  );

  test.prop([fc.bigInt({ min: 2n ** 53n, max: 2n ** 56n }), fc.integer({ min: 1, max: 900 })])(
    "is the nearest double among the great ones, ties included",
    (units, power) => {
      const numerator = String(units * 2n ** BigInt(power));
      expect(divideToNumber(numerator, 1)).toBe(Number(numerator));
    },
  );

  test.each([0, -0, "0", "0.00", "-0e5"])("refuses to divide by %s", (denominator) => {
    for (const numerator of [1, 0, "1.5"]) {
      expect(() => divideToNumber(numerator, denominator)).toThrow(
        expect.objectContaining({
          code: "invalid-argument",
          message: expect.stringMatching(/^divideToNumber: expected a denominator other than zero, got /),
        }),
      );
    }
  });

  test("refuses a quotient beyond the greatest double", () => {
    expect(() => divideToNumber(Number.MAX_VALUE, "0.5")).toThrow(
      "divideToNumber: expected a quotient within",
    );
    expect(() => divideToNumber("-1e10000", "1")).toThrow("divideToNumber: expected a quotient within");
  });
});

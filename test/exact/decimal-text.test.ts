import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import {
  addDecimals,
  canonicalDecimal,
  compareDecimals,
  type DecimalInput,
  isDecimal,
  multipleBelow,
  multiplyDecimals,
  roundDecimal,
  type RoundingMode,
  shortTextNumber,
  subtractDecimals,
} from "../../src/exact/index.js";
import { decimals, Fraction, fractionOf, numbers } from "./oracle.js";

const thousandDigits = "7".repeat(1000);

describe("isDecimal", () => {
  test.each([
    0,
    -0,
    1.5,
    5e-324,
    1e300,
    "0",
    "-5",
    "+5",
    "007",
    "1.50",
    "1e3",
    "1E-3",
    "1e10000",
    thousandDigits,
    "1".repeat(10_000),
  ])("takes %j", (value) => {
    expect(isDecimal(value)).toBe(true);
  });

  test.each([
    Number.NaN,
    Number.POSITIVE_INFINITY,
    "",
    " 1",
    "1 ",
    "1\n",
    ".5",
    "5.",
    "-",
    "--1",
    "1,000",
    "0x10",
    "0b1",
    "1e",
    "1e1.5",
    "1_000",
    "NaN",
    "Infinity",
    "١",
    "1e10001",
    "1e-10001",
    "1e999999999",
    "1".repeat(10_001),
    1n,
    null,
    undefined,
    {},
    ["1"],
    true,
  ])("refuses %s", (value) => {
    expect(isDecimal(value)).toBe(false);
  });
});

describe("canonicalDecimal", () => {
  test.each([
    [-0, "0"],
    ["-0.00", "0"],
    ["-0e5", "0"],
    ["+007.50", "7.5"],
    ["100", "100"],
    [1e21, "1000000000000000000000"],
    [1.5e-7, "0.00000015"],
    [-1e-7, "-0.0000001"],
    ["12.34e1", "123.4"],
    ["12.34e2", "1234"],
    ["12.34e-2", "0.1234"],
    ["0.0012e2", "0.12"],
    ["1000e-3", "1"],
    [thousandDigits, thousandDigits],
  ])("writes %s as %s", (value, text) => {
    expect(canonicalDecimal(value)).toBe(text);
  });

  test.prop([decimals])("keeps the value, and leaves its own text alone", (value) => {
    const text = canonicalDecimal(value);
    expect(fractionOf(text)).toEqual(fractionOf(value));
    expect(canonicalDecimal(text)).toBe(text);
  });

  test("takes linear time for a long run of zeros before another digit", () => {
    const text = `0.${"0".repeat(9_990)}1`;
    const times = Array.from({ length: 100 }, () => {
      const start = performance.now();
      canonicalDecimal(text);
      return performance.now() - start;
    });
    // In square time each takes 50 ms. However busy the machine is, the fastest of a hundred is not interrupted.
    expect(Math.min(...times)).toBeLessThan(10);
  });

  test.each(["", " 1", "1e999999999", "x".repeat(100), Number.NaN, undefined])("refuses %s", (value) => {
    expect(() => canonicalDecimal(value as string)).toThrow(
      expect.objectContaining({
        code: "invalid-argument",
        message: expect.stringMatching(/^decimal: expected a decimal number, got .{1,80}$/),
      }),
    );
  });
});

describe("shortTextNumber", () => {
  const shortDecimal = /^-?\d+(\.\d+)?$/;
  const texts = fc
    .array(fc.constantFrom(..."00123456789", "5", "9", ".", "-", "e", "+", " ", "/", ":"), { maxLength: 17 })
    .map((characters) => characters.join(""));
  const read = (text: string): number =>
    text.length <= 15 && shortDecimal.test(text) ? Number(text) : Number.NaN;

  test.prop([fc.oneof(texts, decimals.map(String))], { numRuns: 2000 })(
    "is the double of a short decimal, and NaN for all else",
    (text) => {
      expect(shortTextNumber(text)).toBe(read(text));
    },
  );

  test.each([
    "123456789012345",
    "-12345678901.34",
    "0.1",
    "-0",
    "9",
    "0",
    "1.",
    ".1",
    "1-",
    "1.2.3",
    "-",
    "",
  ])("reads %j", (text) => {
    expect(shortTextNumber(text)).toBe(read(text));
  });

  test.each([12, null, ["1"], 1n])("is NaN for %s, which is no text", (value) => {
    expect(shortTextNumber(value)).toBeNaN();
  });
});

describe("multipleBelow", () => {
  const steps = decimals.filter((value) => fractionOf(value).numerator > 0n);
  test.prop([decimals, steps])(
    "is a multiple of the step, at most one step below the value",
    (value, step) => {
      const [found, size] = [fractionOf(multipleBelow(value, step)), fractionOf(step)];
      expect(found.times(new Fraction(size.denominator, size.numerator)).denominator).toBe(1n);
      expect(found.compare(fractionOf(value))).toBeLessThanOrEqual(0);
      expect(found.plus(size).compare(fractionOf(value))).toBe(1);
    },
  );

  test.each([
    ["7.5", 2, "6"],
    [-7.5, 2, "-8"],
    ["-8", "2.0", "-8"],
    [0, 3, "0"],
  ])("below %s, in steps of %s, is %s", (value, step, multiple) => {
    expect(multipleBelow(value, step)).toBe(multiple);
  });
});

describe("arithmetic", () => {
  test.prop([decimals, decimals])("adds, subtracts and multiplies exactly", (left, right) => {
    const [first, second] = [fractionOf(left), fractionOf(right)];
    expect(fractionOf(addDecimals(left, right))).toEqual(first.plus(second));
    expect(fractionOf(subtractDecimals(left, right))).toEqual(first.plus(second.negated()));
    expect(fractionOf(multiplyDecimals(left, right))).toEqual(first.times(second));
  });

  test.each([
    ["0.1", 0.2, "0.3"],
    ["1.50", "-1.5", "0"],
    ["99", "1", "100"],
    [5e-324, 1, `1.${"0".repeat(323)}5`],
  ])("%s + %s is %s", (left, right, sum) => {
    expect(addDecimals(left, right)).toBe(sum);
  });

  test("78.43 × 100 is 7843, and 302.00 × 0.2 is 60.4", () => {
    expect(multiplyDecimals(78.43, 100)).toBe("7843");
    expect(multiplyDecimals("302.00", "0.2")).toBe("60.4");
  });

  test("takes its own results, however long", () => {
    const long = multiplyDecimals("9".repeat(10_000), "9".repeat(10_000));
    expect(long).toHaveLength(20_000);
    expect(subtractDecimals(long, long)).toBe("0");
  });
});

describe("compareDecimals", () => {
  test.prop([decimals, decimals])("agrees with the oracle", (left, right) => {
    expect(compareDecimals(left, right)).toBe(fractionOf(left).compare(fractionOf(right)));
  });

  test.prop([numbers, numbers])("compares numbers as it compares their texts", (left, right) => {
    expect(compareDecimals(left, right)).toBe(compareDecimals(String(left), String(right)));
  });

  test.each<[DecimalInput, DecimalInput, -1 | 0 | 1]>([
    [0.30000000000000004, "0.3", 1],
    [0.1, "0.10000000000000001", -1],
    ["900.00000000000001", 900, 1],
    ["1e-400", 0, 1],
    ["1e400", Number.MAX_VALUE, 1],
    ["9007199254740993", 9_007_199_254_740_992, 1],
    ["-0.00", 0, 0],
    ["0.0000000000001", 1e-13, 0],
    ["999999999999999", 999_999_999_999_999, 0],
  ])("of %s and %s is %i", (left, right, order) => {
    expect(compareDecimals(left, right)).toBe(order);
    expect(compareDecimals(right, left)).toBe(0 - order);
  });

  test("1.50 equals 1.5, and 0.1 equals a tenth", () => {
    expect(compareDecimals("1.50", 1.5)).toBe(0);
    expect(compareDecimals(0.1, "0.1")).toBe(0);
    expect(compareDecimals(Number.MAX_VALUE, -Number.MAX_VALUE)).toBe(1);
  });

  test("refuses NaN", () => {
    expect(() => compareDecimals(Number.NaN, 1)).toThrow("decimal: expected a decimal number, got NaN");
  });
});

describe("roundDecimal", () => {
  const halves = ["-2.5", "-1.5", "-0.5", "0.5", "1.5", "2.5"];
  const expected: Record<RoundingMode, string[]> = {
    "half-even": ["-2", "-2", "0", "0", "2", "2"],
    "half-up": ["-3", "-2", "-1", "1", "2", "3"],
    "half-down": ["-2", "-1", "0", "0", "1", "2"],
    up: ["-3", "-2", "-1", "1", "2", "3"],
    down: ["-2", "-1", "0", "0", "1", "2"],
    ceiling: ["-2", "-1", "0", "1", "2", "3"],
    floor: ["-3", "-2", "-1", "0", "1", "2"],
  };
  test.each(Object.entries(expected))("%s sends ties where it says", (mode, results) => {
    expect(halves.map((half) => roundDecimal(half, 0, mode as RoundingMode))).toEqual(results);
  });

  test.each(["half-even", "half-up", "half-down"] as const)("%s goes to the nearest off a tie", (mode) => {
    expect(["0.4999", "0.5001", "-0.4999", "-0.5001"].map((value) => roundDecimal(value, 0, mode))).toEqual([
      "0",
      "1",
      "0",
      "-1",
    ]);
  });

  const signs = { up: 1, down: -1 } as const;
  test.prop([decimals, fc.integer({ min: 0, max: 6 })], { numRuns: 500 })(
    "keeps some places, and moves by less than a unit in the direction of the mode",
    (value, places) => {
      const exact = fractionOf(value);
      const unit = new Fraction(1n, 10n ** BigInt(places));
      const moved = (mode: RoundingMode): Fraction => {
        const rounded = fractionOf(roundDecimal(value, places, mode));
        expect(unit.denominator % rounded.denominator).toBe(0n);
        const difference = rounded.plus(exact.negated());
        const size = difference.compare(new Fraction(0n, 1n)) < 0 ? difference.negated() : difference;
        expect(size.compare(unit)).toBe(-1);
        if (mode.startsWith("half")) expect(size.plus(size).compare(unit)).toBeLessThanOrEqual(0);
        return difference;
      };
      const zero = new Fraction(0n, 1n);
      expect(moved("floor").compare(zero)).toBeLessThanOrEqual(0);
      expect(moved("ceiling").compare(zero)).toBeGreaterThanOrEqual(0);
      const isNegative = exact.compare(zero) < 0;
      for (const mode of ["up", "down"] as const) {
        const difference = isNegative ? moved(mode).negated() : moved(mode);
        expect(difference.compare(zero) * signs[mode]).toBeGreaterThanOrEqual(0);
      }
      for (const mode of ["half-even", "half-up", "half-down"] as const) moved(mode);
    },
  );

  test("refuses a mode that it does not know, even when nothing is to be rounded", () => {
    for (const value of ["1.55", "1"]) {
      expect(() => roundDecimal(value, 1, "nearest" as RoundingMode)).toThrow(
        'round: expected a rounding mode, got "nearest"',
      );
    }
  });
});

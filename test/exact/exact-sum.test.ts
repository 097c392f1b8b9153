import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import {
  addTo,
  canonicalDecimal,
  type DecimalInput,
  emptySum,
  type ExactSum,
  mergeSums,
  multiplyDecimals,
  scaleSum,
  subtractFrom,
  sumText,
} from "../../src/exact/index.js";
import { decimals, fractionOf, sumOf } from "./oracle.js";

const lists = fc.array(decimals, { maxLength: 30 });

function summed(values: readonly DecimalInput[], sum: ExactSum = emptySum()): ExactSum {
  for (const value of values) addTo(sum, value);
  return sum;
}

describe("an exact sum", () => {
  test("of nothing is 0", () => {
    expect(sumText(emptySum())).toBe("0");
  });

  test.each<[readonly DecimalInput[], string]>([
    [[0.1, 0.2], "0.3"],
    [[0.1, 0.2, -0.3], "0"],
    [["100.00", "-0.01"], "99.99"],
    [[-0, "-0.00"], "0"],
    [[1e300, 1, -1e300], "1"],
    [[5e-324, 1, "-1"], `0.${"0".repeat(323)}5`],
    [["1e-400", 2.5], `2.${"5".padEnd(399, "0")}1`],
    [[9_007_199_254_740_991, 1, 1], "9007199254740993"],
    [[999_999_999_999_999, 0.001], "999999999999999.001"],
    [["9".repeat(1000), 1], `1${"0".repeat(1000)}`],
    [[0.30000000000000004, 12.34], "12.64000000000000004"],
    [["900.00000000000001"], "900.00000000000001"],
    [[1.1, 2.22, 3.333, 4.44444444], "11.09744444"],
  ])("of %j is %s", (values, text) => {
    expect(sumText(summed(values))).toBe(text);
  });

  test.prop([lists])("equals the sum of fractions", (values) => {
    expect(fractionOf(sumText(summed(values)))).toEqual(sumOf(values));
  });

  test.prop([fc.maxSafeInteger(), fc.integer({ min: 0, max: 8 })])(
    "is written with all digits of its units",
    (units, scale) => {
      expect(sumText({ scale, units, carry: "0" })).toBe(multiplyDecimals(units, `1e-${scale}`));
    },
  );

  test.each([
    [1, 8, "0.00000001"],
    [-99, 8, "-0.00000099"],
    [1, 6, "0.000001"],
    [0, 8, "0"],
    [1e15, 0, "1000000000000000"],
    [9_007_199_254_740_991, 3, "9007199254740.991"],
  ])("of %i units with %i places is %s", (units, scale, text) => {
    expect(sumText({ scale, units, carry: "0" })).toBe(text);
  });

  test.prop([lists])("is written canonically", (values) => {
    const text = sumText(summed(values));
    expect(text).toBe(canonicalDecimal(text));
  });

  test.prop([lists, fc.array(fc.nat(), { minLength: 30, maxLength: 30 })])(
    "is the same in every order",
    (values, keys) => {
      const order = values.map((value, place) => ({ value, key: keys[place] ?? 0 }));
      order.sort((one, other) => one.key - other.key);
      expect(sumText(summed(order.map(({ value }) => value)))).toBe(sumText(summed(values)));
    },
  );

  test.prop([lists, lists, lists])("is the same over every sharding", (first, second, third) => {
    const whole = sumText(summed([...first, ...second, ...third]));
    const [one, other, last] = [summed(first), summed(second), summed(third)];
    expect(sumText(mergeSums(mergeSums(one, other), last))).toBe(whole);
    expect(sumText(mergeSums(one, mergeSums(other, last)))).toBe(whole);
    expect(sumText(mergeSums(last, mergeSums(other, one)))).toBe(whole);
  });

  test.prop([lists, lists])("merges without touching either sum", (first, second) => {
    const [left, right] = [Object.freeze(summed(first)), Object.freeze(summed(second))];
    const before = [sumText(left), sumText(right)];
    const merged = mergeSums(left, right);
    addTo(merged, "123.456");
    expect([sumText(left), sumText(right)]).toEqual(before);
  });

  test.prop([lists, lists])("forgets what is subtracted from it", (kept, removed) => {
    const sum = summed([...removed, ...kept]);
    for (const value of removed) subtractFrom(sum, value);
    expect(sumText(sum)).toBe(sumText(summed(kept)));
  });

  test.prop([lists, lists])("goes on after a journey through JSON", (first, second) => {
    const state = summed(first);
    const copy = JSON.parse(JSON.stringify(state)) as ExactSum;
    expect(copy).toEqual(state);
    expect(sumText(summed(second, copy))).toBe(sumText(summed(second, state)));
  });

  test.prop([lists])("keeps its units in a safe integer", (values) => {
    const sum = emptySum();
    for (const value of values) {
      addTo(sum, value);
      expect(Number.isSafeInteger(sum.units) && !Object.is(sum.units, -0)).toBe(true);
    }
  });

  test.prop([lists, decimals])("is scaled by an exact factor, as a new sum", (values, factor) => {
    const sum = Object.freeze(summed(values));
    const scaled = scaleSum(sum, canonicalDecimal(factor));
    expect(sumText(scaled)).toBe(multiplyDecimals(sumText(sum), factor));
  });

  test("keeps ordinary amounts out of the carry after an odd number has gone there", () => {
    const sum = summed([0.1 + 0.2, 1e300, 5e-324]);
    const { carry } = sum;
    addTo(sum, 12.34);
    addTo(sum, "56.78");
    expect(sum).toEqual({ scale: 2, units: 6912, carry });
  });

  test("keeps merged amounts out of the carry, whatever their scales", () => {
    const merged = mergeSums(summed([12.5]), mergeSums(summed([0.25]), summed([3])));
    expect(merged).toEqual({ scale: 2, units: 1575, carry: "0" });
  });

  test("does not refine its scale for a number with many digits", () => {
    expect(summed([0.123456789, 12.34])).toEqual({ scale: 2, units: 1234, carry: "0.123456789" });
    expect(summed([0.12345678, 12.34])).toEqual({ scale: 8, units: 1_246_345_678, carry: "0" });
  });

  test.each<[unknown]>([
    [Number.NaN],
    [Number.POSITIVE_INFINITY],
    [""],
    [" 1"],
    ["-"],
    ["."],
    [".5"],
    ["5."],
    ["1.2.3"],
    ["--1"],
    ["0x10"],
    ["1e999999999"],
    [undefined],
    [null],
    [1n],
  ])("refuses %s and stays as it was", (value) => {
    const sum = summed([1.25]);
    expect(() => addTo(sum, value as string)).toThrow(expect.objectContaining({ code: "invalid-argument" }));
    expect(() => subtractFrom(sum, value as string)).toThrow(
      expect.objectContaining({ code: "invalid-argument" }),
    );
    expect(sumText(sum)).toBe("1.25");
  });

  test("spills only when its units would be unsafe", () => {
    const sum = emptySum();
    for (let row = 0; row < 90_000; row += 1) addTo(sum, 999_999_999.99);
    expect(sum.carry).toBe("0");
    expect(sumText(sum)).toBe("89999999999100");
    for (let row = 0; row < 1_000; row += 1) addTo(sum, 999_999_999.99);
    expect(sum.carry).not.toBe("0");
    expect(sumText(sum)).toBe("90999999999090");
  });
});

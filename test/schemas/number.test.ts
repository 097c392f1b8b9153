import { describe, expect, test } from "vitest";
import { isDecimal } from "../../src/exact/index.js";
import { readDealField } from "./read-field.js";
import { OrderLine } from "salesmetrics";
import { parseRows } from "../../src/schemas/index.js";

describe("a money field", () => {
  test.each([0, 1054, -1054.5, 0.1, 1e-7, Number.MAX_SAFE_INTEGER])("keeps the number %s", (given) => {
    expect(readDealField("amount", given).value).toBe(given);
  });

  test.each([
    ["1054.00", "1054"],
    [" 1054.50 ", "1054.5"],
    ["+5", "5"],
    ["-0.0", "0"],
    ["007", "7"],
    [".5", "0.5"],
    ["-.5", "-0.5"],
    ["1.5e3", "1500"],
    ["12345678901234567890.01", "12345678901234567890.01"],
    [12345678901234567890n, "12345678901234567890"],
  ])("writes the decimal text %s as %s", (given, expected) => {
    expect(readDealField("amount", given).value).toBe(expected);
  });

  test("keeps every digit of a thousand", () => {
    const digits = "1234567890".repeat(100);
    expect(readDealField("amount", digits).value).toBe(digits);
  });

  test.each([
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    "NaN",
    "Infinity",
    "abc",
    "0x10",
    "5.",
    "1 2",
    "--1",
    "1e309",
    "1e-309",
    "1e999999999",
    "9".repeat(10_001),
    `${"1".repeat(9_900)}e200`,
    true,
    {},
    [],
    new Date(0),
  ])("rejects %s", (given) => {
    expect(readDealField("amount", given).issues).toEqual(["invalid-number error"]);
  });

  test.each([
    "1,054.00",
    "1.054,00",
    "1 054.00",
    "1'054",
    "$ 100",
    "$100",
    "100 €",
    "USD 100",
    "100 USD",
    "12,5",
  ])("cannot read %s and says what does", (given) => {
    const { issues, message } = readDealField("amount", given);
    expect(issues).toEqual(["invalid-number error"]);
    expect(message).toBe(
      `expected a decimal number, got ${JSON.stringify(given)}: pass { numbers: numberFormat("1,234.56") }`,
    );
  });

  test("keeps a number above 2^53 with a warning", () => {
    const { value, issues } = readDealField("amount", 2 ** 53);
    expect(value).toBe(2 ** 53);
    expect(issues).toEqual(["imprecise-number warning"]);
  });

  test("always gives what the engine reads as a decimal", () => {
    const longest = `1${"0".repeat(9_999)}`;
    expect(isDecimal(readDealField("amount", longest).value)).toBe(true);
  });

  test("shows no more than the beginning of a long value", () => {
    expect(readDealField("amount", "x".repeat(5000)).message?.length).toBeLessThan(120);
  });
});

describe("a probability", () => {
  test.each([
    [0, 0],
    [1, 1],
    [0.6, 0.6],
    ["0.60", "0.6"],
    ["1.0", "1"],
    ["0", "0"],
  ])("of %s is kept", (given, expected) => {
    expect(readDealField("probability", given).value).toBe(expected);
  });

  test.each([60, 1.01, -0.1, "60", "-0.5", "1.00000000000000000000001", 1e300])(
    "of %s is out of range",
    (given) => {
      const { issues, message } = readDealField("probability", given);
      expect(issues).toEqual(["out-of-range error"]);
      expect(message).toMatch(/; divide a percentage by 100$/);
      expect(message).toContain("expected a number from 0 to 1, got ");
    },
  );

  test.each(["60%", "60 %", "0.6%"])("of %s is no number, and the message says how to read it", (given) => {
    const { issues, message } = readDealField("probability", given);
    expect(issues).toEqual(["invalid-number error"]);
    expect(message).toContain(': pass { numbers: numberFormat("1,234.56") }');
  });
});

test("a quantity may be negative", () => {
  expect(parseRows(OrderLine, [{ id: "1", orderId: "o", quantity: "-2" }])[0]?.quantity).toBe("-2");
});

import { fc, test } from "@fast-check/vitest";
import { Decimal as ConsumersDecimal } from "decimal.js";
import { describe, expect } from "vitest";
import type { CurrencyCode } from "../../src/money/currencies.js";
import {
  addMoney,
  compareMoney,
  Decimal,
  fromMinorUnits,
  isMoney,
  type Money,
  multiplyMoney,
  roundMoney,
  subtractMoney,
  toMinorUnits,
} from "../../src/money/index.js";
import { decimals, fractionOf } from "../exact/oracle.js";
import { money } from "salesmetrics";

const usd = (amount: number | string): Money => money(amount, "USD");
const text = ({ amount }: Money): string => amount.toString();

describe("money", () => {
  test.each<[number | string | Decimal, string]>([
    ["1234.50", "1234.5"],
    [0.1, "0.1"],
    [-0, "0"],
    ["-0.00", "0"],
    [new Decimal("-0"), "0"],
    [new Decimal("12.30"), "12.3"],
    [new ConsumersDecimal("1e-30"), `0.${"0".repeat(29)}1`],
    [1e21, "1000000000000000000000"],
    ["7".repeat(1000), "7".repeat(1000)],
  ])("keeps every digit of %s", (amount, expected) => {
    expect(text(money(amount, "USD"))).toBe(expected);
    expect(Object.is(money(amount, "USD").amount.toNumber(), -0)).toBe(false);
  });

  test("keeps the amount apart from a Decimal that is changed later", () => {
    const amount = new Decimal(5);
    const made = money(amount, "USD");
    expect(made.amount).not.toBe(amount);
    expect(made).toEqual({ amount: new Decimal(5), currency: "USD" });
  });

  test.each([
    Number.NaN,
    Number.POSITIVE_INFINITY,
    "",
    " 1",
    "1,000",
    "1e999999999",
    "1".repeat(10_001),
    new Decimal(Number.NaN),
    undefined,
    null,
    10n,
    { toStringTag: "[object Decimal]" },
  ])("refuses the amount %s", (amount) => {
    expect(() => money(amount as string, "USD")).toThrow(
      expect.objectContaining({
        code: "invalid-argument",
        message: expect.stringMatching(/^money: expected a decimal number, got .{1,100}$/),
      }),
    );
  });

  test("refuses a Decimal that would fill the memory", () => {
    const huge = new Decimal("1e999999999");
    expect(() => money(huge, "USD")).toThrow("money: expected a decimal number, got object");
    expect(() => addMoney({ amount: huge, currency: "USD" }, usd(1))).toThrow(
      'decimal: expected a decimal number, got "1e+999999999"',
    );
  });

  test.each(["usd", "XXX", "__proto__", "", undefined])("refuses the currency %j", (currency) => {
    expect(() => money(1, currency as CurrencyCode)).toThrow(
      expect.objectContaining({
        code: "unknown-currency",
        message: expect.stringMatching(/^money: expected an ISO 4217/),
      }),
    );
  });
});

describe("isMoney", () => {
  test("takes what money makes, and the same shape from another copy of decimal.js", () => {
    expect(isMoney(usd(5))).toBe(true);
    expect(isMoney(Object.freeze({ amount: new ConsumersDecimal(5), currency: "USD" }))).toBe(true);
  });

  test.each([
    null,
    undefined,
    5,
    "5 USD",
    {},
    { amount: "5", currency: "USD" },
    { amount: 5, currency: "USD" },
    { amount: new Decimal(5), currency: "usd" },
    { amount: new Decimal(Number.NaN), currency: "USD" },
    { amount: { toStringTag: "[object Decimal]" }, currency: "USD" },
    { amount: { toStringTag: "[object Decimal]", isFinite: (): boolean => true }, currency: "USD" },
    {
      amount: { toStringTag: "[object Decimal]", toExponential: (): string => "1e+0" },
      currency: "USD",
    },
    { amount: { isFinite: (): boolean => true, toExponential: (): string => "1e+0" }, currency: "USD" },
    { amount: null, currency: "USD" },
  ])("refuses %j", (value) => {
    expect(isMoney(value)).toBe(false);
  });
});

describe("adding, subtracting and multiplying", () => {
  test("78.43 × 100 is 7843, and 302.00 × 0.2 is 60.40", () => {
    expect(text(multiplyMoney(usd(78.43), 100))).toBe("7843");
    expect(multiplyMoney(usd("302.00"), "0.2").amount.toFixed(2)).toBe("60.40");
    expect(text(multiplyMoney(usd("302.00"), new Decimal("0.2")))).toBe("60.4");
  });

  test("is exact beyond the 40 digits that decimal.js keeps", () => {
    const long = "9".repeat(1000);
    expect(text(addMoney(usd(long), usd("0.01")))).toBe(`${long}.01`);
    expect(text(subtractMoney(addMoney(usd(long), usd("0.01")), usd(long)))).toBe("0.01");
    expect(text(multiplyMoney(usd(long), 10))).toBe(`${long}0`);
  });

  test.prop([decimals, decimals])("agrees with fractions", (left, right) => {
    const [first, second] = [fractionOf(left), fractionOf(right)];
    expect(fractionOf(text(addMoney(usd(left), usd(right))))).toEqual(first.plus(second));
    expect(fractionOf(text(subtractMoney(usd(left), usd(right))))).toEqual(first.plus(second.negated()));
    expect(fractionOf(text(multiplyMoney(usd(left), right)))).toEqual(first.times(second));
    expect(compareMoney(usd(left), usd(right))).toBe(first.compare(second));
  });

  test("leaves its arguments as they were", () => {
    const [left, right] = [Object.freeze(usd("1.10")), Object.freeze(usd("2.20"))];
    Object.freeze(left.amount);
    Object.freeze(right.amount);
    expect(text(addMoney(left, right))).toBe("3.3");
    expect([text(left), text(right)]).toEqual(["1.1", "2.2"]);
  });

  test.each([
    ["addMoney", addMoney],
    ["subtractMoney", subtractMoney],
    ["compareMoney", compareMoney],
  ])("%s refuses USD 50 and EUR 50", (name, combine) => {
    expect(() => combine(usd(50), money(50, "EUR"))).toThrow(
      expect.objectContaining({
        code: "mixed-currencies",
        message: `${name}: expected one currency (convert one amount first), got USD and EUR`,
      }),
    );
  });

  test.each([
    ["addMoney", addMoney],
    ["subtractMoney", subtractMoney],
    ["compareMoney", compareMoney],
  ])("%s refuses what is not money", (name, combine) => {
    const parsed = JSON.parse(JSON.stringify(usd(5))) as Money;
    for (const [left, right] of [
      [parsed, usd(5)],
      [usd(5), parsed],
    ] as const) {
      expect(() => combine(left, right)).toThrow(
        expect.objectContaining({ code: "invalid-argument", message: `${name}: expected money, got object` }),
      );
    }
  });

  test.each([Number.NaN, "", "1e999999999", null])("multiplyMoney refuses the factor %s", (factor) => {
    expect(() => multiplyMoney(usd(5), factor as string)).toThrow(
      expect.objectContaining({
        code: "invalid-argument",
        message: expect.stringMatching(/^multiplyMoney: expected a decimal number, got /),
      }),
    );
  });

  test("multiplyMoney refuses what is not money", () => {
    expect(() => multiplyMoney(5 as unknown as Money, 2)).toThrow("multiplyMoney: expected money, got 5");
  });

  test("compareMoney sorts", () => {
    const sorted = [usd(10), usd("-1"), usd("9.99")].sort(compareMoney);
    expect(sorted.map(text)).toEqual(["-1", "9.99", "10"]);
  });
});

describe("roundMoney", () => {
  test("is half-even unless told otherwise", () => {
    expect(text(roundMoney(usd("1.005")))).toBe("1");
    expect(text(roundMoney(usd("1.015")))).toBe("1.02");
    expect(text(roundMoney(usd(1.005), "half-up"))).toBe("1.01");
    expect(text(roundMoney(usd("-1.005"), "half-up"))).toBe("-1.01");
  });

  test("goes to the minor unit of the currency", () => {
    expect(text(roundMoney(money("1234.5678", "JPY")))).toBe("1235");
    expect(text(roundMoney(money("1234.5678", "KWD")))).toBe("1234.568");
    expect(text(roundMoney(money("1.23456", "CLF"), "down"))).toBe("1.2345");
  });

  test("rounds zero to zero without a sign", () => {
    expect(text(roundMoney(usd("-0.001")))).toBe("0");
  });

  test("twelve months of 100 / 12 rounded make 99.96, summed first 100", () => {
    const month = money(new Decimal(100).div(12), "USD");
    const months = Array.from({ length: 12 }, () => month);
    expect(text(months.map((each) => roundMoney(each)).reduce(addMoney))).toBe("99.96");
    expect(text(roundMoney(months.reduce(addMoney)))).toBe("100");
  });

  test("refuses what is not money", () => {
    expect(() => roundMoney({ amount: 1.5, currency: "USD" } as unknown as Money)).toThrow(
      "roundMoney: expected money, got object",
    );
  });
});

describe("minor units", () => {
  test.each([
    ["78.43", "USD", 7843n],
    ["-0.01", "USD", -1n],
    ["1500", "JPY", 1500n],
    ["1.5", "KWD", 1500n],
    ["0", "CLF", 0n],
    ["7".repeat(100), "USD", BigInt(`${"7".repeat(100)}00`)],
  ] as const)("%s %s is %s", (amount, currency, units) => {
    expect(toMinorUnits(money(amount, currency))).toBe(units);
  });

  test.prop([fc.bigInt(), fc.constantFrom<CurrencyCode[]>("USD", "JPY", "KWD", "CLF")])(
    "come back as they were",
    (units, currency) => {
      expect(toMinorUnits(fromMinorUnits(units, currency))).toBe(units);
    },
  );

  test("may be a safe integer", () => {
    expect(text(fromMinorUnits(7843, "USD"))).toBe("78.43");
  });

  test.each([
    ["1.005", "USD"],
    ["0.5", "JPY"],
    ["0.0001", "KWD"],
  ] as const)("refuses a part of one: %s %s", (amount, currency) => {
    expect(() => toMinorUnits(money(amount, currency))).toThrow(
      `toMinorUnits: expected whole minor units of ${currency} (roundMoney first), got "${amount}"`,
    );
  });

  test.each([1.5, 2 ** 53, Number.NaN, "5"])("fromMinorUnits refuses %j", (units) => {
    expect(() => fromMinorUnits(units as number, "USD")).toThrow(
      expect.objectContaining({
        code: "invalid-argument",
        message: expect.stringMatching(/^fromMinorUnits: expected a bigint or a safe integer, got /),
      }),
    );
  });

  test("fromMinorUnits refuses a currency that it does not know", () => {
    expect(() => fromMinorUnits(1, "XXX" as CurrencyCode)).toThrow(
      expect.objectContaining({ code: "unknown-currency" }),
    );
  });
});

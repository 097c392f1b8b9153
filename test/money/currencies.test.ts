import { describe, expect, test } from "vitest";
import {
  CURRENCY_CODES,
  type CurrencyCode,
  currencyExponent,
  isCurrency,
  WITHDRAWN_CODES,
} from "../../src/money/currencies.js";

const codesIn = (lines: readonly string[]) =>
  lines.flatMap((line) => line.match(/.{1,3}/g)) as CurrencyCode[];
const codes = codesIn(CURRENCY_CODES);
const withdrawn = codesIn(WITHDRAWN_CODES);

describe("isCurrency", () => {
  test("knows every code of the list once, in capitals and in order", () => {
    expect(codes.every((code) => /^[A-Z]{3}$/.test(code) && isCurrency(code))).toBe(true);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes).toEqual([...codes].sort());
  });

  test("knows the codes of history once, in capitals and in order", () => {
    expect(withdrawn.every((code) => /^[A-Z]{3}$/.test(code) && isCurrency(code))).toBe(true);
    expect(new Set([...codes, ...withdrawn]).size).toBe(codes.length + withdrawn.length);
    expect(withdrawn).toEqual([...withdrawn].sort());
  });

  test.each([
    ["DEM", 2],
    ["HRK", 2],
    ["FRF", 2],
    ["ITL", 0],
    ["ESP", 0],
  ] as const)("knows %s, of books of its time, with %i digits", (code, digits) => {
    expect(isCurrency(code)).toBe(true);
    expect(currencyExponent(code)).toBe(digits);
  });

  test.each([
    "usd",
    "US",
    "USDX",
    " USD",
    "ED ",
    "",
    "__proto__",
    "constructor",
    "toString",
    "XAU",
    "XXX",
    "XTS",
    0,
    null,
    undefined,
    {},
    ["USD"],
  ])("refuses %j", (value) => {
    expect(isCurrency(value)).toBe(false);
  });

  test("differs from Intl.supportedValuesOf only where explained", () => {
    const supported = Intl.supportedValuesOf("currency");
    const withoutMinorUnit = ["XDR", "XSU", "XUA"]; // units of account
    const metals = ["XAG", "XAU", "XPD", "XPT"];
    const mayBeMissing = [...withoutMinorUnit, ...metals];
    expect(supported.filter((code) => !isCurrency(code) && !mayBeMissing.includes(code))).toEqual([]);

    // Funds, and codes younger or older than the locale data of this runtime.
    const funds = ["BOV", "CHE", "CHW", "CLF", "COU", "MXV", "USN", "UYI", "UYW", "VED", "XAD"];
    const byAge = ["SLE", "XCG", "ZWG"];
    const mayBeExtra = [...funds, ...byAge];
    expect(codes.filter((code) => !supported.includes(code) && !mayBeExtra.includes(code))).toEqual([]);
  });
});

describe("currencyExponent", () => {
  test.each([
    ["USD", 2],
    ["EUR", 2],
    ["HUF", 2],
    ["MRU", 2],
    ["MGA", 2],
    ["AFN", 2],
    ["JPY", 0],
    ["ISK", 0],
    ["UGX", 0],
    ["XOF", 0],
    ["KWD", 3],
    ["IQD", 3],
    ["TND", 3],
    ["CLF", 4],
    ["UYW", 4],
  ] as const)("of %s is %i", (code, exponent) => {
    expect(currencyExponent(code)).toBe(exponent);
  });

  test("agrees with Intl except where its locale data show the digits of daily use", () => {
    const digits = (currency: string): number | undefined =>
      new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits;
    const differing = codes.filter((code) => digits(code) !== currencyExponent(code));
    const dailyUse =
      "AFN ALL COP CRC CZK GYD HUF IDR IQD IRR KPW LAK LBP MGA MMK MNT MUR NOK PKR RSD SEK SLE SOS SYP TWD TZS UYI UYW UZS YER";
    expect(differing.filter((code) => !dailyUse.split(" ").includes(code))).toEqual([]);
  });

  test.each(["usd", "__proto__", "constructor", "XAU", undefined])("refuses %j", (code) => {
    expect(() => currencyExponent(code as CurrencyCode)).toThrow(
      expect.objectContaining({ code: "unknown-currency", message: expect.stringMatching(/^currency: /) }),
    );
  });
});

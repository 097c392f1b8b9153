import { describe, expect, test } from "vitest";
import { formatMoney, type Money } from "../../src/money/index.js";
import { money } from "salesmetrics";

/** Spaces differ between versions of the locale data. */
const plain = (text: string): string => text.replace(/\s/g, " ");

describe("formatMoney", () => {
  test.each([
    ["1234.5", "USD", "en-US", "$1,234.50"],
    ["-1234.5", "USD", "en-US", "-$1,234.50"],
    ["-0.001", "USD", "en-US", "-$0.00"],
    ["1234.5", "EUR", "de-DE", "1.234,50 €"],
    ["1234", "JPY", "en-US", "¥1,234"],
    ["1.5", "KWD", "en-US", "KWD 1.500"],
    ["12", "AFN", "en-US", "AFN 12.00"],
    ["1.23456", "CLF", "en-US", "CLF 1.2346"],
  ] as const)("writes %s %s in %s as %s", (amount, currency, locale, text) => {
    expect(plain(formatMoney(money(amount, currency), locale))).toBe(text);
  });

  test("reads all digits, not those of a double", () => {
    expect(formatMoney(money("12345678901234567890.12", "USD"), "en-US")).toBe(
      "$12,345,678,901,234,567,890.12",
    );
  });

  test("sends ties to even, as roundMoney", () => {
    expect(formatMoney(money("1.005", "USD"), "en-US")).toBe("$1.00");
    expect(formatMoney(money("1.015", "USD"), "en-US")).toBe("$1.02");
    expect(formatMoney(money("1234.5", "USD"), "en-US", { maximumFractionDigits: 0 })).toBe("$1,234");
  });

  test.each([
    [{ maximumFractionDigits: 1 }, "$1,234.6"],
    [{ minimumFractionDigits: 4 }, "$1,234.5600"],
    [{ minimumFractionDigits: 0 }, "$1,234.56"],
    [{ maximumFractionDigits: 3, minimumFractionDigits: 3 }, "$1,234.560"],
    [{ notation: "compact" }, "$1.2K"],
    [{ currencyDisplay: "code" }, "USD 1,234.56"],
    [{ maximumSignificantDigits: 2 }, "$1,200"],
  ] as const)("passes %j on", (options, text) => {
    expect(plain(formatMoney(money("1234.56", "USD"), "en-US", Object.freeze(options)))).toBe(text);
  });

  test("keeps the digits of ISO 4217 where fewer are enough", () => {
    const amount = money("1.234", "IQD");
    expect(plain(formatMoney(amount, "en-US", { minimumFractionDigits: 0 }))).toBe("IQD 1.234");
    expect(plain(formatMoney(money("2", "IQD"), "en-US", { minimumFractionDigits: 0 }))).toBe("IQD 2");
  });

  test("does not let options change the currency or the style", () => {
    const options = { style: "percent", currency: "EUR" } as object;
    expect(formatMoney(money(5, "USD"), "en-US", options)).toBe("$5.00");
  });

  test.each([undefined, "", "not a locale", "xx", ["en-US"]])("refuses the locale %j", (locale) => {
    expect(() => formatMoney(money(5, "USD"), locale as string)).toThrow(
      expect.objectContaining({
        code: "invalid-argument",
        message: expect.stringMatching(/^formatMoney: expected a locale that this runtime knows, got /),
      }),
    );
  });

  test("refuses what is not money", () => {
    expect(() => formatMoney({ amount: 5, currency: "USD" } as unknown as Money, "en-US")).toThrow(
      "formatMoney: expected money, got object",
    );
  });
});

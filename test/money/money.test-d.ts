import { describe, expectTypeOf, test } from "vitest";
import type { CURRENCY_CODES } from "../../src/money/currencies.js";
import type { ExactSum } from "../../src/exact/index.js";
import {
  addMoney,
  allocate,
  compareMoney,
  convertMoney,
  type CurrencyCode,
  type Decimal,
  type DecimalInput,
  formatMoney,
  isCurrency,
  isDecimal,
  isMoney,
  type Money,
  type Rates,
  rates,
  type RatesDefinition,
  roundMoney,
  toMinorUnits,
} from "../../src/money/index.js";
import type { Json } from "../../src/expressions/expression.js";
import { money } from "salesmetrics";

describe("types of money", () => {
  const ten = money("10", "USD");

  test("a currency is one of the listed codes", () => {
    expectTypeOf<"USD" | "KWD" | "ZWG" | "AED">().toExtend<CurrencyCode>();
    expectTypeOf<"XXX">().not.toExtend<CurrencyCode>();
    expectTypeOf<string>().not.toExtend<CurrencyCode>();
    expectTypeOf<(typeof CURRENCY_CODES)[number]>().not.toExtend<CurrencyCode>();
    // @ts-expect-error: codes are in capitals
    money(1, "usd");
  });

  test("amounts are decimals", () => {
    expectTypeOf<DecimalInput>().toEqualTypeOf<number | string>();
    expectTypeOf(ten).toEqualTypeOf<Money>();
    expectTypeOf(ten.amount).toEqualTypeOf<Decimal>();
    expectTypeOf(ten.amount.plus(1)).toEqualTypeOf<Decimal>();
    expectTypeOf(ten.amount).not.toBeAny();
    // @ts-expect-error: money is read-only
    ten.currency = "EUR";
    // @ts-expect-error: a bigint is no decimal
    money(1n, "USD");
  });

  test("functions of money give money", () => {
    expectTypeOf(addMoney(ten, ten)).toEqualTypeOf<Money>();
    expectTypeOf(compareMoney(ten, ten)).toEqualTypeOf<-1 | 0 | 1>();
    expectTypeOf(allocate(ten, [1, "2"] as const)).toEqualTypeOf<Money[]>();
    expectTypeOf(toMinorUnits(ten)).toEqualTypeOf<bigint>();
    expectTypeOf(roundMoney)
      .parameter(1)
      .toEqualTypeOf<
        "half-even" | "half-up" | "half-down" | "up" | "down" | "ceiling" | "floor" | undefined
      >();
    // @ts-expect-error: the locale has no default
    formatMoney(ten);
    // @ts-expect-error: the money decides the currency
    formatMoney(ten, "en-US", { currency: "EUR" });
  });

  test("guards narrow", () => {
    expectTypeOf(isMoney).guards.toEqualTypeOf<Money>();
    expectTypeOf(isCurrency).guards.toEqualTypeOf<CurrencyCode>();
    expectTypeOf(isDecimal).guards.toEqualTypeOf<DecimalInput>();
  });

  test("rates take quotes with or without a date", () => {
    const constant = rates({ base: "EUR", quotes: [{ currency: "USD", rate: "1.08" }] });
    expectTypeOf(constant).toEqualTypeOf<Rates>();
    expectTypeOf(convertMoney(ten, "EUR", { rates: constant })).toEqualTypeOf<Money>();
    // @ts-expect-error: a date is "YYYY-MM-DD"
    rates({ base: "EUR", quotes: [{ currency: "USD", date: "March", rate: 1 }] });
    // @ts-expect-error: rates are needed
    convertMoney(ten, "EUR", {});
  });

  test("states and definitions are JSON", () => {
    expectTypeOf<RatesDefinition>().toExtend<Json>();
    expectTypeOf<ExactSum>().toEqualTypeOf<{ scale: number; units: number; carry: string }>();
  });
});

import { Decimal as ConsumersDecimal } from "decimal.js";
import { afterEach, describe, expect, test } from "vitest";
import { Decimal } from "../../src/money/decimal.js";

describe("Decimal", () => {
  afterEach(() => {
    ConsumersDecimal.set({ defaults: true });
  });

  test("is not reached by a consumer's Decimal.set", () => {
    ConsumersDecimal.set({ precision: 3, rounding: 1, toExpPos: 2, toExpNeg: -2 });
    expect(new ConsumersDecimal(2).div(3).toString()).toBe("0.666");
    expect(new Decimal(2).div(3).toString()).toBe(`0.${"6".repeat(39)}7`);
    expect(new Decimal(1e21).toString()).toBe("1000000000000000000000");
  });

  test("does not reach a consumer's", () => {
    expect(new ConsumersDecimal(2).div(3).toString()).toBe("0.66666666666666666667");
  });

  test("rounds ties to even at its 40 digits", () => {
    const digits = "1".repeat(39);
    expect(new Decimal(`${digits}2.5`).plus(0).toString()).toBe(`${digits}2`);
    expect(new Decimal(`${digits}3.5`).plus(0).toString()).toBe(`${digits}4`);
  });

  test("never writes an exponent", () => {
    expect(new Decimal("1e-30").toString()).toBe(`0.${"0".repeat(29)}1`);
  });
});

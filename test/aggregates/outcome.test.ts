import { describe, expect, test } from "vitest";
import { money, quantile, Lead } from "salesmetrics";
import { finite, isAmount, just, nothing, withheld } from "../../src/aggregates/outcome.js";
import { Decimal } from "../../src/money/index.js";

describe("an outcome", () => {
  test("that is withheld keeps its parts and counts, and is no zero any more", () => {
    const zero = { ...nothing("empty", 0), isZero: true, numerator: 3, denominator: 4, open: 2 } as const;
    expect(withheld(zero, "immature")).toEqual({
      value: null,
      reason: "immature",
      numerator: 3,
      denominator: 4,
      n: 0,
      open: 2,
    });
  });

  test.each([0, -1.5, Number.MAX_VALUE, "a", true, null, money("5", "USD")])("%s is in range", (value) => {
    expect(finite(value, 7)).toEqual(just(value, 7));
  });

  test.each([
    Number.NaN,
    Infinity,
    -Infinity,
    { amount: new Decimal(Number.NaN), currency: "USD" },
    { amount: new Decimal(Infinity), currency: "USD" },
  ])("%j is out of range", (value) => {
    expect(finite(value, 7)).toEqual(nothing("not-applicable", 7));
  });
});

test.each([
  null,
  undefined,
  5,
  "amount",
  {},
  { amount: 5 },
  { amount: null },
  { amount: "5" },
  { amount: {} },
  [],
])("%j is no amount", (value) => {
  expect(isAmount(value)).toBe(false);
});

test.each([-0.001, 1.001, Number.NaN, Infinity, "0.5"])("%s is no probability", (probability) => {
  expect(() => quantile(probability as number, Lead.score)).toThrow(
    /^quantile: expected a probability from 0 to 1, got /,
  );
});

import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { allocate, fromMinorUnits, type Money, toMinorUnits } from "../../src/money/index.js";
import { money } from "salesmetrics";

const shown = (parts: readonly Money[]): string[] => parts.map(({ amount }) => amount.toFixed(2));
const units = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n });
const weights = fc
  .array(fc.oneof(fc.nat(1000), fc.constantFrom(0, 0.1, "0.25", "1e3", 1e-7)), {
    minLength: 1,
    maxLength: 12,
  })
  .filter((list) => list.some((weight) => Number(weight) > 0));

describe("allocate", () => {
  test.each([
    ["100.00", [1, 1, 1], ["33.34", "33.33", "33.33"]],
    ["-100.00", [1, 1, 1], ["-33.34", "-33.33", "-33.33"]],
    ["0.05", ["0.7", "0.3"], ["0.04", "0.01"]],
    ["0.05", ["0.3", "0.7"], ["0.02", "0.03"]],
    ["10.00", [0, 1, 0, 2], ["0.00", "3.33", "0.00", "6.67"]],
    ["0.01", [1, 3, 3], ["0.00", "0.01", "0.00"]],
    ["0.00", [1, 2], ["0.00", "0.00"]],
    ["100.00", [1e300, 1e300], ["50.00", "50.00"]],
    ["5.00", [7], ["5.00"]],
  ] as const)("splits %s by %j into %j", (amount, given, parts) => {
    expect(shown(allocate(money(amount, "USD"), given))).toEqual(parts);
  });

  test("gives whole yen", () => {
    expect(allocate(money(100, "JPY"), [1, 1, 1]).map(({ amount }) => amount.toNumber())).toEqual([
      34, 33, 33,
    ]);
  });

  test.prop([units, weights])("conserves every cent", (amount, given) => {
    const parts = allocate(fromMinorUnits(amount, "USD"), given);
    expect(parts).toHaveLength(given.length);
    expect(parts.reduce((sum, part) => sum + toMinorUnits(part), 0n)).toBe(amount);
  });

  test.prop([units, weights])(
    "gives each part its share to within a cent, and nothing for nothing",
    (amount, given) => {
      const whole = given.map((weight) => BigInt(Math.round(Number(weight) * 1e7)));
      const total = whole.reduce((sum, weight) => sum + weight, 0n);
      allocate(fromMinorUnits(amount, "USD"), given).forEach((part, place) => {
        const error = toMinorUnits(part) * total - amount * (whole[place] ?? 0n);
        expect(error < total && error > -total).toBe(true);
        if (whole[place] === 0n) expect(part.amount.isZero()).toBe(true);
      });
    },
  );

  test.prop([units, weights])("splits a debt as it splits a credit", (amount, given) => {
    const credit = allocate(fromMinorUnits(amount, "USD"), given).map(toMinorUnits);
    const debt = allocate(fromMinorUnits(-amount, "USD"), given).map(toMinorUnits);
    expect(debt).toEqual(credit.map((part) => -part));
  });

  test("takes frozen weights, and very many", () => {
    const many = Object.freeze(Array.from({ length: 150_000 }, () => 1));
    const parts = allocate(money(150_001, "JPY"), many);
    expect([parts[0]?.amount.toNumber(), parts[1]?.amount.toNumber()]).toEqual([2, 1]);
  });

  test.each([
    ["1.005", [1, 1], 'allocate: expected whole minor units of USD (roundMoney first), got "1.005"'],
    ["1", [], 'allocate: expected a weight above 0, got "no weights"'],
    ["1", [0, "0.00"], "allocate: expected a weight above 0, got 0"],
    ["1", [1, -1], "allocate: expected weights of at least 0, got -1"],
    ["1", [1, Number.NaN], "allocate: expected decimal weights, got NaN"],
    ["1", [1, ""], 'allocate: expected decimal weights, got ""'],
  ] as const)("refuses to split %s by %j", (amount, given, message) => {
    expect(() => allocate(money(amount, "USD"), given)).toThrow(
      expect.objectContaining({ code: "invalid-argument", message }),
    );
  });
});

import { test as property } from "@fast-check/vitest";
import { coalesce, Deal, definitionOf, divide, eq, isPresent, mean, sum } from "salesmetrics";
import { sqlTable, toSql, duckdb } from "salesmetrics/sql";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Fraction, fractionOf } from "../exact/oracle.js";
import { decide, read, Thing } from "./thing.js";

/** The exact value of a double, which is seldom the decimal that it prints as. */
function binaryFractionOf(double: number): Fraction {
  let [whole, denominator] = [double, 1n];
  for (; !Number.isInteger(whole); denominator *= 2n) whole *= 2;
  return new Fraction(BigInt(whole), denominator);
}

const quotient = divide(Thing.x, Thing.y);

describe("divide", () => {
  test.each([
    [1, 3, 1 / 3],
    [6, "3", 2],
    [0.3, 0.1, 3],
    ["0.7", "-0.1", -7],
    [0, 5, 0],
    [-0, 5, 0],
    ["12345678901234567890", "0.5", Number("24691357802469135780")],
    ["1e-30", "3e-30", 1 / 3],
  ])("is the double nearest to the exact quotient: %j by %j", (x, y, expected) => {
    expect(read(quotient, { x, y })).toBe(expected);
  });

  const whole = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n });
  property.prop([whole, whole.filter((each) => each !== 0n), fc.nat(8), fc.nat(8)], { numRuns: 200 })(
    "no other double is nearer",
    (above, below, places, others) => {
      const [x, y] = [`${String(above)}e-${String(places)}`, `${String(below)}e-${String(others)}`];
      const found = read(quotient, { x, y }) as number;
      // In fractions: |found × y − x| is at most that of the doubles on both sides.
      const distance = (double: number): bigint[] => {
        const { numerator, denominator } = binaryFractionOf(double)
          .times(fractionOf(y))
          .plus(fractionOf(x).negated());
        return [numerator < 0n ? -numerator : numerator, denominator];
      };
      const step = Math.max(Math.abs(found) * 2 ** -52, Number.MIN_VALUE);
      const [own, per] = distance(found) as [bigint, bigint];
      for (const other of [found - step, found + step]) {
        const [distant, unit] = distance(other) as [bigint, bigint];
        expect(own * unit <= distant * per).toBe(true);
      }
    },
  );

  test("has no value over zero, and says so", () => {
    expect(read(quotient, { x: 1, y: 0 })).toBe("zero denominator");
    expect(read(quotient, { x: 0, y: "0.00" })).toBe("zero denominator");
    expect(read(divide(Thing.x, 0), { x: 1 })).toBe("zero denominator");
    expect(decide(isPresent(quotient), { x: 1, y: 0 })).toBe(false);
    expect(decide(eq(quotient, 1), { x: 1, y: 0 })).toBe(false);
    expect(read(coalesce(quotient, 7), { x: 1, y: 0 })).toBe(7);
  });

  test.each([
    [{ x: 1 }, "missing y"],
    [{ y: 0 }, "missing x"],
    [{ x: "?", y: 0 }, "invalid x"],
    [{ x: 1, y: "?" }, "invalid y"],
    [{ x: "1e300", y: "1e-300" }, "quotient too large"],
  ])("has no value where a side has none: %o", (row, why) => {
    expect(read(quotient, row)).toBe(why);
  });

  test("is of each row: a mean of quotients is not the quotient of sums", () => {
    const deals = [
      { id: "1", status: "open", x: 1, y: 2 },
      { id: "2", status: "open", x: 9, y: 3 },
    ];
    expect(mean(quotient)({ deals } as never)).toBe(1.75);
    expect(definitionOf(mean(quotient)).text).toBe("mean(x ÷ y of deals)");
  });

  test("is refused by engines", () => {
    const asked = { dialect: duckdb, tables: [sqlTable(Deal)] };
    expect(() => toSql({ halves: sum(divide(Deal.probability, 2)) }, {}, asked)).toThrow(
      expect.objectContaining({ code: "not-in-sql" }) as Error,
    );
  });
});

import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { Decimals } from "../../src/vectors/decimals.js";

/** Whole units and the number of their digits after the point. */
const parts = fc.tuple(
  fc.oneof(
    fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 }),
    fc.integer({ min: -10_000, max: 10_000 }),
  ),
  fc.integer({ min: 0, max: 8 }),
);

function textOf([units, scale]: readonly [number, number]): string {
  const digits = String(Math.abs(units)).padStart(scale + 1, "0");
  const point = digits.length - scale;
  return `${units < 0 ? "-" : ""}${digits.slice(0, point)}.${digits.slice(point)}0`;
}

function scaledOf(numbers: readonly number[]) {
  return new Decimals().takeNumbers(Float64Array.from(numbers), numbers.length).scaled();
}

describe("scaled numbers", () => {
  test.prop([fc.array(parts, { minLength: 1, maxLength: 20 })])(
    "are the decimals that the numbers print as, or NaN",
    (drawn) => {
      const { units, scale } = scaledOf(drawn.map((each) => Number(textOf(each))));
      for (const [place, [own, ownScale]] of drawn.entries()) {
        if (Number.isNaN(units[place]!)) {
          // At the scale of all, the number has more digits than are sure.
          const size = BigInt(Math.abs(own)) * 10n ** BigInt(Math.max(0, scale - ownScale));
          expect(size >= 10n ** 15n || scale < ownScale).toBe(true);
        } else
          expect(BigInt(units[place]!) * 10n ** BigInt(ownScale)).toBe(BigInt(own) * 10n ** BigInt(scale));
      }
    },
  );

  test.each([
    0.005,
    1.005,
    2.5,
    -2.5,
    0.5,
    1e15,
    2 ** 51 + 0.5,
    2 ** 53,
    1e300,
    Infinity,
    Number.NaN,
    1e-9,
    0.1 + 0.2,
  ])("%d is scaled exactly or not at all", (number) => {
    const { units, scale } = scaledOf([number]);
    const isExact = Math.abs(units[0]!) < 1e15 && units[0]! / 10 ** scale === number;
    expect(isExact || Number.isNaN(units[0]!)).toBe(true);
  });
});

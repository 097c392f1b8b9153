import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { countUpTo, firstWhere } from "../../src/exact/index.js";

describe("firstWhere", () => {
  test.prop([fc.integer({ min: -50, max: 50 }), fc.nat(40), fc.integer({ min: -60, max: 100 })])(
    "finds the first place, or the end",
    (low, length, first) => {
      const high = low + length;
      expect(firstWhere(low, high, (place) => place >= first)).toBe(Math.min(Math.max(low, first), high));
    },
  );
});

describe("countUpTo", () => {
  test.prop([fc.array(fc.integer({ min: -20, max: 20 })), fc.integer({ min: -25, max: 25 })])(
    "counts as a look at every number does",
    (numbers, value) => {
      const ascending = Float64Array.from(numbers).sort();
      expect(countUpTo(ascending, value)).toBe(numbers.filter((number) => number <= value).length);
    },
  );
});

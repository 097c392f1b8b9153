import { fc, test } from "@fast-check/vitest";
import { describe, expect, test as unitTest } from "vitest";
import { independentInterval, pairedInterval } from "../../src/aggregates/difference-interval.js";
import type { Interval } from "../../src/aggregates/interval.js";

const share = (numerator: unknown, denominator: unknown) => ({
  value: null,
  reason: null,
  numerator,
  denominator,
  n: null,
});
const independent = (a: number, m: number, b: number, n: number) =>
  independentInterval(share(a, m), share(b, n))!;
/** Rows that count in both, in the first alone, in the second alone, and in none. */
const paired = (both: number, first: number, second: number, none: number) => {
  const n = both + first + second + none;
  return pairedInterval(share(both + first, n), share(both + second, n), both)!;
};
const rounded = ({ low, high }: Interval, digits = 4) => [low.toFixed(digits), high.toFixed(digits)];

describe("published examples", () => {
  // Newcombe (1998), independent proportions, table II, method 10.
  unitTest.each([
    [56, 70, 48, 80, "0.0524", "0.3339"],
    [9, 10, 3, 10, "0.1705", "0.8090"],
    [6, 7, 2, 7, "0.0582", "0.8062"],
    [5, 56, 0, 29, "-0.0381", "0.1926"],
    [0, 10, 0, 20, "-0.1611", "0.2775"],
    [0, 10, 0, 10, "-0.2775", "0.2775"],
    [10, 10, 0, 20, "0.6791", "1.0000"],
    [10, 10, 0, 10, "0.6075", "1.0000"],
  ])("%i of %i less %i of %i", (a, m, b, n, low, high) => {
    expect(rounded(independent(a, m, b, n))).toEqual([low, high]);
  });

  // Newcombe (1998), paired proportions, method 10; the last: Fagerland, Lydersen and Laake (2014), airway hyper-responsiveness.
  unitTest.each([
    [36, 12, 2, 0, "0.057", "0.340"],
    [36, 14, 0, 0, "0.153", "0.417"],
    [1, 1, 7, 12, "-0.507", "-0.026"],
  ])("%i both, %i and %i alone, %i neither", (both, first, second, none, low, high) => {
    expect(rounded(paired(both, first, second, none), 3)).toEqual([low, high]);
  });
});

const count = fc.integer({ min: 0, max: 60 });

describe("laws", () => {
  test.prop([count, count, count, count])(
    "hold the difference, within -1 and 1, and turn around with it",
    (a, b, c, d) => {
      fc.pre(a + b > 0 && c + d > 0);
      const { low, high } = independent(a, a + b, c, c + d);
      const difference = a / (a + b) - c / (c + d);
      expect(low).toBeGreaterThanOrEqual(-1);
      expect(low).toBeLessThanOrEqual(difference + 1e-12);
      expect(high).toBeGreaterThanOrEqual(difference - 1e-12);
      expect(high).toBeLessThanOrEqual(1);
      const turned = independent(c, c + d, a, a + b);
      expect([-turned.high, -turned.low]).toEqual([expect.closeTo(low, 12), expect.closeTo(high, 12)]);
    },
  );

  test.prop([count, count, count, count])("hold for pairs too", (both, first, second, none) => {
    const n = both + first + second + none;
    fc.pre(n > 0);
    const { low, high } = paired(both, first, second, none);
    expect(low).toBeLessThanOrEqual((first - second) / n + 1e-12);
    expect(high).toBeGreaterThanOrEqual((first - second) / n - 1e-12);
    const turned = paired(both, second, first, none);
    expect([-turned.high, -turned.low]).toEqual([expect.closeTo(low, 12), expect.closeTo(high, 12)]);
  });

  // Adds up the exact probabilities of all samples whose interval holds the truth.
  unitTest.each([
    [0.5, 0.2, 30],
    [0.35, 0.3, 40],
    [0.7, 0.1, 25],
  ])("%f promoters and %f detractors of %i answers are covered about 95 times of 100", (p, d, n) => {
    const logFactorial = [0];
    for (let k = 1; k <= n; k++) logFactorial.push(logFactorial[k - 1]! + Math.log(k));
    let covered = 0;
    for (let a = 0; a <= n; a++)
      for (let b = 0; a + b <= n; b++) {
        const ways = logFactorial[n]! - logFactorial[a]! - logFactorial[b]! - logFactorial[n - a - b]!;
        const weight = ways + a * Math.log(p) + b * Math.log(d) + (n - a - b) * Math.log(1 - p - d);
        const { low, high } = paired(0, a, b, n - a - b);
        if (low <= p - d && p - d <= high) covered += Math.exp(weight);
      }
    expect(covered).toBeGreaterThan(0.935);
    expect(covered).toBeLessThan(0.975);
  });
});

unitTest("what is no count of a whole has none", () => {
  expect(independentInterval(share(1.5, 2), share(1, 2))).toBeNull();
  expect(independentInterval(share(1, 2), share(3, 2))).toBeNull();
  expect(independentInterval(share(null, 2), share(1, 2))).toBeNull();
  expect(pairedInterval(share(1, 2), share(1, 3), 0)).toBeNull();
  expect(pairedInterval(share(2, 3), share(2, 3), 0)).toBeNull();
  expect(pairedInterval(share(null, null), share(null, null), 0)).toBeNull();
});

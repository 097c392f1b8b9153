import { describe, expect, test } from "vitest";
import {
  Activity,
  type DecimalInput,
  mean,
  median,
  quantile,
  sum,
  variance,
  wilsonInterval,
} from "salesmetrics";

function rowsOf(values: readonly DecimalInput[]): { readonly activities: Activity[] } {
  return { activities: values.map((durationSeconds, index) => ({ id: String(index), durationSeconds })) };
}

const value = Activity.durationSeconds;

/** A first value, then two by turns, 1001 in all. */
function alternating(head: DecimalInput, low: DecimalInput, high: DecimalInput): DecimalInput[] {
  return [head, ...Array.from({ length: 1000 }, (_, index) => (index % 2 === 0 ? low : high))];
}

describe("NIST Statistical Reference Datasets, univariate", () => {
  const sets: readonly (readonly [string, readonly DecimalInput[], number, number, number])[] = [
    ["NumAcc1", [10000001, 10000003, 10000002], 10000002, 1, 1],
    ["NumAcc2", alternating(1.2, 1.1, 1.3), 1.2, 0.01, 0.1],
    ["NumAcc3", alternating(1000000.2, 1000000.1, 1000000.3), 1000000.2, 0.01, 0.1],
    ["NumAcc3 as texts", alternating("1000000.2", "1000000.1", "1000000.3"), 1000000.2, 0.01, 0.1],
  ];
  test.each(sets)(
    "%s has its certified mean and standard deviation, to the last bit",
    (_, values, center, spread, deviation) => {
      const data = rowsOf(values);
      expect(mean(value)(data)).toBe(center);
      expect(variance(value)(data)).toBe(spread);
      expect(Math.sqrt(variance(value)(data)!)).toBe(deviation);
    },
  );
});

describe("quantiles of type 7, as in R", () => {
  test("quantile(c(1, 2, 3, 4), 0.25) is 1.75", () => {
    expect(quantile(0.25, value)(rowsOf([4, 2, 3, 1]))).toBe(1.75);
  });

  test("quantile(c(0.10, 0.11), 0.5) is 0.105, exactly", () => {
    expect(quantile(0.5, value)(rowsOf([0.11, 0.1]))).toBe(0.105);
    expect(median(value)(rowsOf(["0.10", "0.11"]))).toBe(0.105);
  });

  test("the ends are the smallest and the largest value", () => {
    expect(quantile(0, value)(rowsOf([3, 1, 2]))).toBe(1);
    expect(quantile(1, value)(rowsOf([3, 1, 2]))).toBe(3);
  });

  test("one value is every quantile", () => {
    expect([0, 0.3, 0.5, 1].map((probability) => quantile(probability, value)(rowsOf([7])))).toEqual([
      7, 7, 7, 7,
    ]);
  });
});

test("a sum of 0.1, 0.2 and 0.3 is 0.6, in any order", () => {
  expect(sum(value)(rowsOf([0.1, 0.2, 0.3]))).toBe(0.6);
  expect(sum(value)(rowsOf([0.3, 0.2, 0.1]))).toBe(0.6);
});

describe("95 % Wilson intervals", () => {
  // R's binom.confint, and table I of Newcombe (1998).
  test.each([
    [18, 20, 0.6989663548, 0.9721335188],
    [4, 20, 0.0806576626, 0.4160174323],
    [0, 30, 0, 0.1135133932],
    [81, 263, 0.2552885199, 0.366209577],
  ])("%i of %i", (successes, trials, low, high) => {
    const interval = wilsonInterval(successes, trials)!;
    expect(interval.low.toFixed(10)).toBe(low.toFixed(10));
    expect(interval.high.toFixed(10)).toBe(high.toFixed(10));
  });

  test("all of them, and none of none", () => {
    expect(wilsonInterval(30, 30)!.high).toBe(1);
    expect(wilsonInterval(30, 30)!.low.toFixed(10)).toBe((1 - 0.1135133932).toFixed(10));
    expect(wilsonInterval(0, 0)).toBeNull();
  });

  test("what is no part of a whole has none", () => {
    expect(wilsonInterval(3, 2)).toBeNull();
    expect(wilsonInterval(-1, 2)).toBeNull();
    expect(wilsonInterval(0.5, 2)).toBeNull();
    expect(wilsonInterval(null, 2)).toBeNull();
  });
});

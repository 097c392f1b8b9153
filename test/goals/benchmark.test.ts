import { fc, test as propertyTest } from "@fast-check/vitest";
import { money } from "salesmetrics";
import { type Benchmark, benchmarkPosition } from "salesmetrics/goals";
import { describe, expect, test } from "vitest";

const peers = (values: readonly number[], fields: Partial<Benchmark> = {}): Benchmark => ({
  ...{ source: "own survey", date: "2025-01-31", population: "partners in Europe", n: values.length },
  ...{ direction: "up", values },
  ...fields,
});
const rank = (value: number, values: readonly number[]) => benchmarkPosition(value, peers(values)).rank;

describe("T9: the place among others", () => {
  // PERCENTRANK.INC of spreadsheets, before it cuts to three digits.
  const known = [13, 12, 11, 8, 4, 3, 2, 1, 1, 1];
  test.each([
    [2, 3 / 9],
    [4, 5 / 9],
    [8, 6 / 9],
    [5, 5.25 / 9],
    [13, 1],
    [20, 1],
    [0, 0],
    // Three are equal: the middle one's.
    [1, 1 / 9],
  ])("of %d is %d", (value, expected) => {
    expect(rank(value, known)).toBeCloseTo(expected, 15);
  });

  test("needs two values", () => {
    expect(rank(1, [1])).toBe(null);
  });

  test("where less is better is counted from the other side", () => {
    const { rank, standing } = benchmarkPosition(
      3,
      peers([1, 2, 3, 4, 5, 6, 7, 8, 9], { direction: "down" }),
    );
    expect([rank, standing]).toEqual([0.25, 0.75]);
  });

  test("has gaps to the quartiles, exact for money", () => {
    const values = ["10.10", "20.20", "30.30"].map((amount) => money(amount, "USD"));
    const { gaps } = benchmarkPosition(money("25", "USD"), { ...peers([]), n: 3, values });
    expect([gaps.p25, gaps.p50, gaps.p75].map(String)).toEqual(["9.85 USD", "4.8 USD", "-0.25 USD"]);
  });

  test("of published quartiles has gaps alone", () => {
    const benchmark = { ...peers([]), values: undefined, n: 354, quartiles: { p25: 0.1, p50: 0.2 } };
    expect(benchmarkPosition(0.3, benchmark)).toEqual({
      rank: null,
      standing: null,
      gaps: { p25: 0.2, p50: 0.1, p75: null },
      benchmark,
    });
  });

  propertyTest.prop(
    [
      fc.uniqueArray(fc.integer({ min: -999, max: 999 }), { minLength: 2, maxLength: 30 }),
      fc.integer({ min: 0, max: 1000 }),
    ],
    { seed: 5 },
  )("is the inverse of the quantile of type 7", (values, thousandths) => {
    const sorted = [...values].sort((left, right) => left - right);
    const position = (thousandths / 1000) * (sorted.length - 1);
    const lower = Math.min(Math.floor(position), sorted.length - 2);
    const quantile = sorted[lower]! + (sorted[lower + 1]! - sorted[lower]!) * (position - lower);
    expect(rank(quantile, values)).toBeCloseTo(thousandths / 1000, 9);
  });
});

test("every problem of a benchmark is told", () => {
  expect(() => benchmarkPosition("x" as never, peers([1]))).toThrow(
    'benchmarkPosition: value: expected a number or an amount of money, got "x"',
  );
  expect(() =>
    benchmarkPosition(1, {
      ...peers([1, 2]),
      source: "",
      date: "May",
      n: 3,
      direction: "better",
      quartiles: { p25: 2, p50: 1 },
    } as never),
  ).toThrow(
    "benchmarkPosition: 5 problems: " +
      [
        'benchmark.source: expected a text, got ""',
        'benchmark.date: expected a real date such as "2025-03-31", got "May"',
        'benchmark.direction: expected one of up, down, got "better"',
        "benchmark.values: expected as many values as n, 3, got 2",
        "benchmark.quartiles: expected ascending values, got a lower one after a higher one",
      ].join("; "),
  );
  expect(() => benchmarkPosition(1, peers([1], { values: [money(1, "USD")] }))).toThrow(
    "benchmark.values[0]: expected what the value is, a number, got money in USD",
  );
});

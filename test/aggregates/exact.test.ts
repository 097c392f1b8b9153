import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { type DecimalInput, evaluate, Lead, max, mean, min, quantile, sum, variance } from "salesmetrics";
import {
  compare,
  divided,
  type Fraction,
  fractionOf,
  nearestDouble,
  over,
  quantileOf,
  sumOf,
  varianceOf,
} from "../laws/fraction.js";
import { moderateNumbers } from "./inputs.js";

// Numbers are added as the decimals they print as, and rounded to a double once.

function rowsOf(scores: readonly DecimalInput[]): { readonly leads: Lead[] } {
  return { leads: scores.map((score, index) => ({ id: String(index), score })) };
}

const samples = fc.array(moderateNumbers, { minLength: 1, maxLength: 15 });
const runs = { numRuns: 60 };

function isNearest(
  name: string,
  metric: (data: { readonly leads: Lead[] }) => number | null,
  exact: (values: Fraction[]) => Fraction,
): void {
  test.prop([samples], runs)(`${name} is the double nearest to the exact result`, (sample) => {
    expect(metric(rowsOf(sample))).toBe(nearestDouble(exact(sample.map(fractionOf))));
  });
}

describe("aggregates of numbers agree with BigInt fractions", () => {
  isNearest("sum", sum(Lead.score), sumOf);
  isNearest("mean", mean(Lead.score), (values) => divided(sumOf(values), over(BigInt(values.length), 1n)));
  isNearest("min", min(Lead.score), (values) => values.sort(compare)[0]!);
  isNearest("max", max(Lead.score), (values) => values.sort(compare).at(-1)!);
  for (const probability of [0, 0.1, 0.25, 1 / 3, 0.5, 0.9, 0.95, 0.999999999, 1]) {
    isNearest(`quantile ${probability}`, quantile(probability, Lead.score), (values) =>
      quantileOf(values, probability),
    );
  }

  test.prop([fc.array(moderateNumbers, { minLength: 2, maxLength: 15 })], runs)(
    "variance is the double nearest to the exact result",
    (sample) => {
      expect(variance(Lead.score)(rowsOf(sample))).toBe(nearestDouble(varianceOf(sample.map(fractionOf))));
    },
  );

  const grouped = fc.array(fc.tuple(fc.constantFrom("ann", "bob", "cy"), fc.maxSafeInteger()), {
    minLength: 1,
    maxLength: 30,
  });
  test.prop([grouped], runs)("sums beyond the safe integers, of groups and of all together", (pairs) => {
    const leads = pairs.map(([ownerId, score], place): Lead => ({ id: String(place), ownerId, score }));
    const report = evaluate({ sum: sum(Lead.score) }, { leads }, { by: { owner: Lead.ownerId } });
    const totalOf = (some: typeof pairs): number =>
      Number(some.reduce((total, [, score]) => total + BigInt(score), 0n));
    for (const row of report.rows)
      expect(row.sum).toBe(totalOf(pairs.filter(([owner]) => owner === row.owner)));
    expect(report.total.sum).toBe(totalOf(pairs));
  });

  test("variance of one value is empty", () => {
    expect(variance(Lead.score)(rowsOf([1]))).toBeNull();
  });
});

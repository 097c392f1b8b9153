import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { type Chart, cusumChart, ewmaChart, individualsChart, type SeriesPoint } from "salesmetrics/alerts";
import { drawFrom } from "../../src/testing/random.js";

// The mean number of values until a chart signals, simulated, beside what the R package spc computes for normal values.

const one = { center: 0, sigma: 1 };
const cases: readonly (readonly [
  name: string,
  shift: number,
  inR: string,
  chart: (series: SeriesPoint[]) => Chart,
])[] = [
  ...[0, 0.5, 1, 2].map((shift) => {
    const chart = (series: SeriesPoint[]) => cusumChart(series, { ...one, slack: 0.5, decision: 4 });
    return ["CUSUM", shift, `xcusum.arl(0.5, 4, ${shift}, sided = "two")`, chart] as const;
  }),
  ...[0, 0.5, 1, 2].map((shift) => {
    const chart = (series: SeriesPoint[]) => ewmaChart(series, { ...one, weight: 0.2, width: 2.7 });
    return ["EWMA", shift, `xewma.arl(0.2, 2.7, ${shift}, sided = "two")`, chart] as const;
  }),
  ...[1, 2].map((shift) => {
    const chart = (series: SeriesPoint[]) => individualsChart(series, one);
    // An EWMA whose newest value is all of it is a chart of single values.
    return ["individuals", shift, `xewma.arl(1, 3, ${shift}, sided = "two")`, chart] as const;
  }),
];

/** Values of the standard normal distribution, by Box and Muller. */
function normalsFrom(seed: number): () => number {
  const draw = drawFrom(seed);
  const uniform = (): number => (draw(2 ** 31) + 0.5) / 2 ** 31;
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

function computedInR(expressions: readonly string[]): number[] {
  const program = `library(spc); cat(${expressions.join(", ")}, sep = "\\n")`;
  const { stdout, stderr, status } = spawnSync("Rscript", ["-e", program], { encoding: "utf8" });
  if (status !== 0) throw new Error(`Rscript: ${stderr}`);
  return stdout.trim().split("\n").map(Number);
}

const expected = computedInR(cases.map(([, , inR]) => inR));

test.each(cases.map(([name, shift, , chart], place) => ({ name, shift, chart, mean: expected[place]! })))(
  "$name of values shifted by $shift signals after $mean values on average",
  ({ shift, chart, mean }) => {
    const normal = normalsFrom(7);
    const runs = 1500;
    // Longer runs than this have a probability of e⁻¹⁵.
    const longest = Math.ceil(mean * 15) + 20;
    const lengths = Array.from({ length: runs }, () => {
      const series = Array.from({ length: longest }, () => ({ value: normal() + shift }));
      return 1 + chart(series).points.findIndex(({ signals }) => signals.length > 0);
    });
    expect(Math.min(...lengths)).toBeGreaterThan(0);
    const found = lengths.reduce((sum, length) => sum + length, 0) / runs;
    const variance = lengths.reduce((sum, length) => sum + (length - found) ** 2, 0) / (runs - 1);
    expect(Math.abs(found - mean)).toBeLessThan(3.5 * Math.sqrt(variance / runs));
  },
);

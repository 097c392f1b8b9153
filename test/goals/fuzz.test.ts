import { isMoney, SalesmetricsError, winRate, wonDeals } from "salesmetrics";
import { benchmarkPosition, milestones, progress, reassess, rollUp } from "salesmetrics/goals";
import { expect, test } from "vitest";
import { type Draw, drawFrom } from "../../src/testing/random.js";
import { anything } from "../fuzz/values.js";

const deals = [{ id: "1", status: "won", closedAt: "2025-01-14" }] as const;
const goals = [
  {
    metric: "wonDeals",
    period: "2025-Q1",
    target: 9,
    baseline: 3,
    segment: {},
    tolerance: 0.2,
    from: "2025-01-01",
  },
  { metric: "winRate", period: "2025-01", target: { range: [0.2, 0.4] }, atLeast: 3, reason: "none" },
  {
    ...{
      metric: "wonDeals",
      period: { label: "May", start: "2025-05-01", end: "2025-06-01", timeZone: null },
    },
    ...{
      target: 9,
      curve: {
        phased: [
          { from: "2025-05-01", amount: 4 },
          { from: "2025-05-11", amount: 5 },
        ],
      },
    },
  },
  {
    metric: "wonDeals",
    period: "2025-02",
    target: 9,
    curve: { seasonal: [{ period: "2024-02", value: 4 }] },
  },
  {
    metric: "wonDeals",
    period: "2025-03",
    target: 9,
    curve: { businessDays: { weekend: [5, 6], holidays: ["2025-03-05"] } },
  },
];
const question = { metrics: { wonDeals, winRate }, asOf: "2025-02-14" } as const;
const rows = progress(goals as never, { deals }, question);
const benchmark = {
  ...{ source: "x", date: "2025-01-31", population: "y", n: 3, direction: "up" },
  ...{ values: [1, 2, 3], quartiles: { p25: 1, p50: 2, p75: 3 } },
};

/** A copy in which one part, at any depth, is anything at all. */
function spoilt(value: unknown, draw: Draw): unknown {
  const keys = typeof value === "object" && value !== null && !isMoney(value) ? Object.keys(value) : [];
  if (keys.length === 0 || draw(4) === 0) return anything(draw);
  const key = keys[draw(keys.length)]!;
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }) as Record<
    string,
    unknown
  >;
  copy[key] = spoilt(copy[key], draw);
  return copy;
}

const calls: Readonly<Record<string, (draw: Draw) => unknown>> = {
  progress: (draw) => progress(spoilt(goals, draw) as never, { deals }, question),
  "progress, asked": (draw) => progress(goals as never, { deals }, spoilt(question, draw) as never),
  milestones: (draw) => milestones({ version: 1, reached: { a: [0.5] } }, spoilt(rows, draw) as never),
  "milestones of a state": (draw) =>
    milestones(spoilt({ version: 1, reached: { a: [0.5] } }, draw) as never, rows),
  rollUp: (draw) => rollUp(spoilt([rows[0], rows[2]], draw) as never),
  "rollUp, by weights": (draw) => rollUp(spoilt(rows, draw) as never, { weights: () => 1 }),
  reassess: (draw) => reassess(spoilt([rows[0], rows[1]], draw) as never, { after: 1 }),
  benchmarkPosition: (draw) => benchmarkPosition(2, spoilt(benchmark, draw) as never),
};

test.each(Object.keys(calls))("%s refuses what is spoilt with an error of the library", (name) => {
  let refused = 0;
  for (let seed = 0; seed < 400; seed++) {
    try {
      calls[name]!(drawFrom(seed));
    } catch (error) {
      const isOfTheValue = error instanceof Error && error.message === "toString of a value";
      if (!(error instanceof SalesmetricsError || isOfTheValue))
        throw new Error(`${name} with seed ${seed}`, { cause: error });
      refused++;
    }
  }
  expect(refused).toBeGreaterThan(50);
});

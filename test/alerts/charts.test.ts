import { describe, expect, test } from "vitest";
import {
  cusumChart,
  ewmaChart,
  individualsChart,
  pChart,
  seasonalChart,
  type SeriesPoint,
  uChart,
} from "salesmetrics/alerts";

// Published examples, and limits worked out by hand. Where a source prints rounded figures, ours are compared at the digits
// it prints.

const seriesOf = (values: readonly number[]): SeriesPoint[] => values.map((value) => ({ value }));
const at = (digits: number) => (value: number) => Number(value.toFixed(digits));
const signalled = (points: readonly { signals: readonly string[] }[]) =>
  points.flatMap(({ signals }, place) => (signals.length > 0 ? [place + 1] : []));

/** NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2: flow rates of ten batches. */
const flowRates = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1];

describe("individualsChart", () => {
  test("has the limits of the NIST handbook, 6.3.2.2", () => {
    const { points } = individualsChart(seriesOf(flowRates));
    const { center, lower, upper } = points[0]!;
    expect([center, upper, lower].map(at(4))).toEqual([50.81, 55.8041, 45.8159]);
    expect(signalled(points)).toEqual([]);
  });

  test.each([[[]], [[5]]])("of %j is insufficient, not ok", (values) => {
    expect(individualsChart(seriesOf(values))).toEqual({ estimate: true, insufficient: true, points: [] });
  });

  test("of a constant baseline takes any other value for unusual", () => {
    const { points } = individualsChart(seriesOf([5, 5, 5, 5, 6, 5]), { baseline: 4 });
    expect(points.map(({ signals }) => signals)).toEqual([[], [], [], [], ["nelson 1"], []]);
  });
});

describe("the rules of Nelson (1984)", () => {
  const one = { center: 0, sigma: 1 };
  // Each pattern ends with the point at which the rule speaks first; without its first point it is silent.
  const patterns = {
    1: [3.1],
    2: [1, 2, 0.1, 0.2, 0.1, 0.3, 0.1, 0.2, 0.1],
    3: [-0.5, -0.2, 0, 0.1, 0.4, 0.5],
    4: [0.1, -0.1, 0.2, -0.1, 0.1, -0.2, 0.1, -0.1, 0.2, -0.1, 0.1, -0.2, 0.1, -0.1],
    5: [2.1, 0, 2.1],
    6: [1.1, 1.2, 0, 1.1, 1.3],
    7: [0.1, -0.9, 0.9, 0.1, 0.2, -0.1, 0.3, 0.4, -0.5, -0.4, 0.1, 0.2, -0.3, 0.9, 0.1],
    8: [1.1, -1.2, 1.5, 1.1, -1.3, -1.1, 1.2, -1.4],
  } as const;

  test.each([1, 2, 3, 4, 5, 6, 7, 8] as const)("rule %i speaks at the end of its pattern", (rule) => {
    const pattern = patterns[rule];
    for (const side of [1, -1]) {
      const { points } = individualsChart(seriesOf(pattern.map((value) => value * side)), {
        ...one,
        rules: [rule],
      });
      expect(points.map(({ signals }) => signals)).toEqual([
        ...pattern.slice(1).map(() => []),
        [`nelson ${rule}`],
      ]);
      const shorter = individualsChart(seriesOf(pattern.slice(1).map((value) => value * side)), {
        ...one,
        rules: [rule],
      });
      expect(signalled(shorter.points)).toEqual([]);
    }
  });

  test("is silent on the edge: a value on a limit is within it, one on the mean on no side", () => {
    const edges = {
      1: [3],
      2: [1, 1, 1, 1, 0, 1, 1, 1, 1],
      5: [2, 2, 2],
      6: [1, 1, 1, 1, 1],
      7: Array<number>(15).fill(1),
    };
    for (const [rule, values] of Object.entries(edges)) {
      const { points } = individualsChart(seriesOf(values), { ...one, rules: [Number(rule) as 1] });
      expect(signalled(points)).toEqual([]);
    }
  });
});

describe("ewmaChart", () => {
  // NIST handbook, 6.3.2.4: EWMA0 = 50, s = 2.0539, λ = 0.3.
  const values = [52, 47, 53, 49.3, 50.1, 47, 51, 50.1, 51.2, 50.5, ...flowRates];
  const chart = ewmaChart(seriesOf(values), { center: 50, sigma: 2.0539, weight: 0.3 });

  test("has the limits of the NIST handbook, 6.3.2.4", () => {
    // It computes with √(0.3 ÷ 1.7) rounded to 0.4201: 52.5884.
    expect(chart.points[0]!.upper).toBeCloseTo(50 + 3 * 0.4201 * 2.0539, 3);
    expect(chart.points[0]!.lower).toBeCloseTo(50 - 3 * 0.4201 * 2.0539, 3);
  });

  test("has its averages", () => {
    expect(chart.points.map(({ statistic }) => at(2)(statistic))).toEqual([
      ...[50.6, 49.52, 50.56, 50.18, 50.16, 49.21, 49.75, 49.85, 50.26, 50.33],
      ...[50.11, 49.36, 49.52, 50.05, 49.38, 49.92, 50.73, 51.23, 51.94, 51.99],
    ]);
    expect(signalled(chart.points)).toEqual([]);
  });
});

describe("cusumChart", () => {
  test("has the sums of the NIST handbook, 6.3.2.3, and its first signal", () => {
    const values = [
      ...[324.925, 324.675, 324.725, 324.35, 325.35, 325.225, 324.125, 324.525, 325.225, 324.6],
      ...[324.625, 325.15, 328.325, 327.25, 327.825, 328.5, 326.675, 327.775, 326.875, 328.35],
    ];
    const { points } = cusumChart(seriesOf(values), {
      center: 325,
      sigma: 1,
      slack: 0.3175,
      decision: 4.1959,
    });
    expect(points.slice(12).map(({ high }) => at(2)(high))).toEqual([
      3.01, 4.94, 7.45, 10.63, 11.99, 14.44, 16, 19.04,
    ]);
    expect(signalled(points)).toEqual([14, 15, 16, 17, 18, 19, 20]);
  });

  test("has both sums of Montgomery and Runger, Applied Statistics and Probability for Engineers, table 16-8", () => {
    const values = [
      ...[102, 94.8, 98.3, 98.4, 102, 98.5, 99, 97.7, 100, 98.1],
      ...[101.3, 98.7, 101.1, 98.4, 97, 96.7, 100.3, 101.4, 97.2, 101],
    ];
    const { points } = cusumChart(seriesOf(values), { center: 99, sigma: 2, slack: 0.5, decision: 5 });
    expect(points.map(({ high }) => at(1)(high))).toEqual([
      ...[2, 0, 0, 0, 2, 0.5, 0, 0, 0, 0, 1.3, 0, 1.1, 0, 0, 0, 0.3, 1.7, 0, 1],
    ]);
    expect(points.map(({ low }) => at(1)(low))).toEqual([
      ...[0, 3.2, 2.9, 2.5, 0, 0, 0, 0.3, 0, 0, 0, 0, 0, 0, 1, 2.3, 0, 0, 0.8, 0],
    ]);
    expect(signalled(points)).toEqual([]);
  });
});

describe("pChart", () => {
  test("has the limits and signals of the cans of orange juice in Montgomery (1991)", () => {
    // Those that leak in 30 samples of 50, as the R package qcc has them: p = 347 ÷ 1500.
    const cans = [
      ...[12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22],
      ...[8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6],
    ];
    const { points } = pChart(cans.map((count) => ({ value: count / 50, n: 50 })));
    expect([points[0]!.center, points[0]!.upper, points[0]!.lower].map(at(4))).toEqual([
      0.2313, 0.4102, 0.0524,
    ]);
    expect(signalled(points)).toEqual([15, 23]);
  });

  test("has limits by the n of each point", () => {
    // p = 234 ÷ 2450; 20 of 110 are 0.1818, above p + 3 × √(p × (1 − p) ÷ 110) = 0.1796.
    const orders = [
      ...[
        [100, 12],
        [80, 8],
        [80, 6],
        [100, 9],
        [110, 10],
        [110, 12],
        [100, 11],
        [100, 16],
        [90, 10],
      ],
      ...[
        [90, 6],
        [110, 20],
        [120, 15],
        [120, 9],
        [120, 8],
        [110, 6],
        [80, 8],
        [80, 10],
        [80, 7],
      ],
      ...[
        [90, 5],
        [100, 8],
        [100, 5],
        [100, 8],
        [100, 10],
        [90, 6],
        [90, 9],
      ],
    ] as [number, number][];
    const { points } = pChart(orders.map(([n, count]) => ({ value: count / n, n })));
    expect(at(3)(points[0]!.center)).toBe(0.096);
    expect(signalled(points)).toEqual([11]);
  });

  test("judges one of ten less strictly than ten of a hundred", () => {
    const { points } = pChart(
      [
        { value: 0.1, n: 10 },
        { value: 0.1, n: 100 },
      ],
      { center: 0.3 },
    );
    expect(signalled(points)).toEqual([2]);
  });
});

describe("uChart", () => {
  test("with one unit a point is the c-chart of the NIST handbook, 6.3.3.1", () => {
    const defects = [
      ...[16, 14, 28, 16, 12, 20, 10, 12, 10, 17, 19, 17, 14, 16, 15, 13, 14, 16, 11, 20, 11, 19, 16, 31, 13],
    ];
    const { points } = uChart(defects.map((value) => ({ value, n: 1 })));
    expect([points[0]!.center, points[0]!.upper, points[0]!.lower]).toEqual([16, 28, 4]);
    // Wafer 3 lies on the limit, wafer 24 beyond it.
    expect(signalled(points)).toEqual([24]);
  });

  test("has limits by the n of each point", () => {
    // u = (2 × 5 + 3 × 8 + 1 × 20) ÷ 33 = 54 ÷ 33; limits u ± 3 × √(u ÷ n), by hand.
    const { points } = uChart(
      [
        { value: 2, n: 5 },
        { value: 3, n: 8 },
        { value: 1, n: 20 },
        { value: 0.7, n: 20 },
      ],
      { baseline: 3 },
    );
    expect(points.map(({ lower, center, upper }) => [lower, center, upper].map(at(4)))).toEqual([
      [0, 1.6364, 3.3526],
      [0.2796, 1.6364, 2.9932],
      [0.7782, 1.6364, 2.4945],
      [0.7782, 1.6364, 2.4945],
    ]);
    expect(signalled(points)).toEqual([2, 4]);
  });
});

describe("seasonalChart", () => {
  test("has the robust limits of hand-computed medians", () => {
    // Median 5, distances 4 1 0 1 4, MAD 1.
    const values = seriesOf([1, 4, 5, 6, 9, 10.2, 10.1]);
    const [first, second] = seasonalChart(values, { season: "none", history: 5 }).points;
    expect(first).toMatchObject({ place: 5, center: 5, signals: ["above"] });
    expect(first!.upper).toBeCloseTo(5 + 3.5 * 1.4826, 10);
    expect(second).toMatchObject({ place: 6, center: 5.5, signals: [] });
  });

  test("compares a weekday with the same weekday alone", () => {
    const values = Array.from({ length: 42 }, (_, place): SeriesPoint => {
      const start = new Date(Date.UTC(2025, 2, 3 + place))
        .toISOString()
        .slice(0, 10) as `${number}-${number}-${number}`;
      const isSunday = place % 7 === 6;
      return { start, value: isSunday ? 1 + (place % 2) : 40 + (place % 5) };
    });
    expect(signalled(seasonalChart(values).points)).toEqual([]);
    const emptyMonday = [...values, { start: "2025-04-14", value: 1 } as const];
    expect(seasonalChart(emptyMonday).points.at(-1)).toMatchObject({ place: 42, signals: ["below"] });
  });

  test("takes another value than the only one so far for unusual", () => {
    expect(seasonalChart(seriesOf([5, 5, 5, 5, 5.1]), { season: "none" }).points[0]).toMatchObject({
      lower: 5,
      upper: 5,
      signals: ["above"],
    });
  });

  test("says insufficient, not ok, while the history is short", () => {
    const chart = seasonalChart(seriesOf([5, 5, 5, 900]), { season: "none", history: 4 });
    expect(chart).toMatchObject({ insufficient: true, points: [] });
  });
});

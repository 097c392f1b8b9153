import { between, bookings, type CalendarDate, Deal, evaluate, week, winRate } from "salesmetrics";
import {
  type Chart,
  cusumChart,
  type Detector,
  ewmaChart,
  individualsChart,
  pChart,
  seasonalChart,
  uChart,
} from "salesmetrics/alerts";
import type { Language } from "salesmetrics/describe";
import { ar } from "salesmetrics/describe/ar";
import { en } from "salesmetrics/describe/en";
import { controlFigure, toSentence } from "salesmetrics/figures";
import { describe, expect, test } from "vitest";
import { plain } from "./deals.js";

const first = week("2025-01-06");

/** Deals won of twenty each week; none at all where it says `null`. */
const decided = (won: readonly (number | null)[]): Deal[] =>
  won.flatMap((count, place) =>
    Array.from({ length: count === null ? 0 : 20 }, (_, each): Deal => ({
      ...{ id: `${place} ${each}`, closedAt: first.offset(place).start },
      ...{ status: each < count! ? "won" : "lost", amount: 10, currency: "EUR" },
    })),
  );
const won = [12, 11, 13, 12, 10, 12, 11, 12, 4];
const query = { every: week(), during: between("2025-01-06", "2025-03-10"), asOf: "2025-03-09" } as const;
const reportOf = (rows: readonly Deal[], asOf: CalendarDate = query.asOf) =>
  evaluate({ winRate, bookings }, { deals: rows }, { ...query, asOf });
const report = reportOf(decided(won));
const drawn = (detector: Detector) => controlFigure(report, "winRate", { language: en, detector });

test("the p-chart of win rates has the limits of the eight weeks before, and says which week broke which", () => {
  const { kind, title, series, notes } = drawn({ by: "p" });
  const last = series.map(({ role, name, points }) => [role, name, points[8]!.text]);

  // p = 93 ÷ 160; limits = p ± 3 × √(p × (1 − p) ÷ 20).
  expect([kind, title]).toEqual(["control", "Win rate"]);
  expect(last).toEqual([
    ["value", "", "20%"],
    ["center", "center", "58.1%"],
    ["limit", "lower limit", "25%"],
    ["limit", "upper limit", "91.2%"],
  ]);
  expect(series[2]!.points[8]!.y).toBeCloseTo(0.2503, 4);
  expect(series[3]!.points[8]!.y).toBeCloseTo(0.9122, 4);
  expect(series[0]!.points.flatMap(({ unusual, x }) => (unusual === true ? [x] : []))).toEqual([8]);
  expect(series[0]!.points[8]).toMatchObject({ y: 0.2, detail: "below the lower limit" });
  expect(series[0]!.points[8]!.interval).toBeUndefined();
  expect(notes.map(plain)).toEqual(["Unusual: Week 10, 2025 (below the lower limit)."]);
});

describe("each detector", () => {
  const points = report.rows.map((row) => ({
    value: row.winRate!,
    n: report.explain(row, "winRate").n,
    start: row.period.start,
  }));
  const baseline = points.length - 1;
  const cases: readonly (readonly [Detector, Chart])[] = [
    [{ by: "individuals", rules: [1, 2] }, individualsChart(points, { rules: [1, 2], baseline })],
    [{ by: "p" }, pChart(points, { baseline })],
    [{ by: "u", width: 2 }, uChart(points, { width: 2, baseline })],
    [{ by: "ewma", weight: 0.5 }, ewmaChart(points, { weight: 0.5, baseline })],
    [{ by: "cusum", decision: 2 }, cusumChart(points, { decision: 2, baseline })],
    [{ by: "seasonal", season: "none" }, seasonalChart(points, { season: "none" })],
    [{ by: "ewma", center: 0.5, sigma: 0.1 }, ewmaChart(points, { center: 0.5, sigma: 0.1 })],
  ];

  test.each(cases)("%j is drawn as its chart says", (detector, chart) => {
    const { series } = drawn(detector);
    const [values, center, lower, upper] = series;
    const found = new Map(values!.points.map((point) => [point.x, point]));
    for (const { place, statistic, signals } of chart.points) {
      expect(found.get(place)!.y).toBe(statistic);
      expect(found.get(place)!.unusual ?? false).toBe(signals.length > 0);
    }
    expect(lower!.points.map(({ x, y }) => [x, y])).toEqual(
      chart.points.map((point) => [point.place, point.lower]),
    );
    expect(upper!.points.map(({ y }) => y)).toEqual(chart.points.map((point) => point.upper));
    const centers = chart.points.map((point) => (detector.by === "cusum" ? 0 : point.center));
    expect(center!.points.map(({ y }) => y)).toEqual(centers);
  });

  test("a mean and a sum are named, and their points have the values as detail", () => {
    const [ewma] = drawn({ by: "ewma", center: 0.5, sigma: 0.1 }).series;
    expect(ewma!.name).toBe("Moving average");
    // 0.5 + 0.2 × (0.6 − 0.5)
    expect([ewma!.points[0]!.text, plain(ewma!.points[0]!.detail!)]).toEqual(["52%", "value: 60%"]);
    const [cusum] = drawn({ by: "cusum", center: 0.5, sigma: 0.1 }).series;
    expect(cusum!.name).toBe("Cumulative sum");
    // 0.6 − 0.5 − 0.5 × 0.1
    expect(cusum!.points[0]!.text).toBe("5%");
  });
});

test("a run of nine on one side says its rule, in both languages", () => {
  const detector = { by: "individuals", center: 0.5, sigma: 0.2, rules: [1, 2] } as const;
  const rows = reportOf(decided([11, 11, 12, 12, 13, 12, 13, 12, 13]));
  const last = (language: Language) =>
    controlFigure(rows, "winRate", { language, detector }).series[0]!.points[8]!.detail;

  expect(last(en)).toBe("nine in a row on one side of the center");
  expect(last(ar)).toBe("تسع قيم متتالية على جهة واحدة من خط الوسط");
});

test("every signal of a chart has words in both languages", () => {
  const signals = ["above", "below", ...[1, 2, 3, 4, 5, 6, 7, 8].map((rule) => `nelson ${rule}`)].sort();
  expect(Object.keys(en.signals).sort()).toEqual(signals);
  expect(Object.keys(ar.signals).sort()).toEqual(signals);
});

test("a week that is not over and a week without a value are drawn, and not judged", () => {
  const rows = decided([12, 11, null, 12, 10, 12, 11, 12, 4]);
  const { series, notes } = controlFigure(reportOf(rows, "2025-03-05"), "winRate", {
    language: en,
    detector: { by: "p", baseline: 5 },
  });
  const [values, center] = series;

  expect(values!.points.map(({ y }) => y)).toEqual([0.6, 0.55, null, 0.6, 0.5, 0.6, 0.55, 0.6, 0.2]);
  expect(values!.points[8]).toMatchObject({ partial: true });
  expect(values!.points[8]!.unusual).toBeUndefined();
  expect(center!.points.map(({ x }) => x)).toEqual([0, 1, 3, 4, 5, 6, 7]);
  expect(notes.map(plain)).toEqual([
    "Without a value: Week 4, 2025 (division by zero).",
    "Not over yet: Week 10, 2025.",
  ]);
});

test("with too little history the values are drawn, and a note says so", () => {
  for (const by of ["p", "ewma"] as const) {
    const { series, notes } = controlFigure(report, "winRate", {
      language: en,
      detector: { by, history: 20 },
    });
    expect(series.map(({ role, name }) => [role, name])).toEqual([["value", ""]]);
    expect(series[0]!.points[0]!.text).toBe("60%");
    expect(notes).toEqual(["There is too little history for limits."]);
  }
});

test("amounts in several currencies have texts, and neither positions nor limits", () => {
  const rows = decided([1, 1]).map((deal, place) => ({ ...deal, currency: place < 20 ? "EUR" : "USD" }));
  const { series, notes } = controlFigure(reportOf(rows), "bookings", {
    language: en,
    detector: { by: "individuals", baseline: 2 },
  });
  expect(series).toHaveLength(1);
  expect(series[0]!.points.slice(0, 2).map(({ y, text }) => [y, text])).toEqual([
    [null, "€10.00"],
    [null, "$10.00"],
  ]);
  expect(notes).toContain("Amounts in several currencies are not drawn: EUR, USD.");
});

test("a sentence tells the course and what is unusual", () => {
  expect(plain(toSentence(drawn({ by: "p" })))).toBe(
    "Control chart: Win rate. From 60% (Week 2, 2025) to 20% (Week 10, 2025). Highest: 65% (Week 4, 2025). " +
      "Lowest: 20% (Week 10, 2025). Unusual: Week 10, 2025 (below the lower limit).",
  );
});

test("what cannot be judged is refused", () => {
  const make =
    (detector: unknown, of: unknown = report) =>
    () =>
      controlFigure(of as typeof report, "winRate", { language: en, detector: detector as Detector });

  expect(make(undefined)).toThrow(
    'controlFigure: expected a detector, such as { by: "individuals" }, got 1 problem',
  );
  expect(make({ by: "xmr" })).toThrow("detector.by");
  expect(make({ by: "p", history: 0 })).toThrow("detector.history");
  const byRep = evaluate({ winRate }, { deals: decided(won) }, { ...query, by: { status: Deal.status } });
  expect(make({ by: "p" }, byRep)).toThrow(
    "controlFigure: expected one row for each period, so a report without dimensions, got several for 2025-W02",
  );
  expect(make({ by: "p" }, evaluate({ winRate }, { deals: decided(won) }))).toThrow(
    "controlFigure: expected a report with periods for a control chart: { every: month() }, got one without",
  );
  expect(make({ by: "p" }, {})).toThrow(
    "controlFigure: expected a report, such as evaluate(…) returns, got object",
  );
});

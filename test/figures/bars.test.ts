import {
  ascending,
  between,
  bookings,
  Deal,
  descending,
  eq,
  evaluate,
  lossRate,
  metric,
  month,
  only,
  targetRange,
  winRate,
  wonDeals,
  year,
} from "salesmetrics";
import { ar } from "salesmetrics/describe/ar";
import { en } from "salesmetrics/describe/en";
import { figure } from "salesmetrics/figures";
import { describe, expect, test } from "vitest";
import { dealsOf, plain, wonBy } from "./deals.js";

const by = { rep: Deal.ownerId };
const deals = dealsOf([
  ["ann", "won", "2025-01-10", 300],
  ["ann", "lost", "2025-01-11"],
  ["bob", "won", "2025-01-12", 50],
  ["bob", "won", "2025-01-13", 100],
  ["cyd", "won", "2025-01-14", 150],
  ["dee", "lost", "2025-01-15"],
]);
const labels = (made: ReturnType<typeof figure>) =>
  made.series.map(({ points }) => points.map(({ label }) => label));

describe("bars", () => {
  test("stand in the order of the report, with their values, texts and keys", () => {
    const report = evaluate({ bookings }, { deals }, { by, orderBy: descending("bookings") });
    const { kind, title, series, x, y, notes } = figure(report, "bookings", { language: en });

    expect({ kind, title, x }).toEqual({
      kind: "bars",
      title: "Bookings by rep",
      x: { title: "rep", ticks: [] },
    });
    expect(series.map(({ name, role }) => [name, role])).toEqual([["", "value"]]);
    expect(
      series[0]!.points
        .slice(0, 3)
        .map(({ label, x: place, y: height, text, key }) => [label, place, height, text, key]),
    ).toEqual([
      ["ann", 0, 300, "€300.00", { rep: "ann" }],
      ["bob", 1, 150, "€150.00", { rep: "bob" }],
      ["cyd", 2, 150, "€150.00", { rep: "cyd" }],
    ]);
    expect(y.ticks.map(({ position, text }) => [position, text])).toEqual([
      [0, "€0"],
      [50, "€50"],
      [100, "€100"],
      [150, "€150"],
      [200, "€200"],
      [250, "€250"],
      [300, "€300"],
    ]);
    expect(notes).toEqual([]);
  });

  test("of one period say it in the title, and that it is not over in a note", () => {
    const asOf = "2025-01-20";
    const { title, series, notes } = figure(
      evaluate({ winRate }, { deals }, { by, during: year(2025), asOf }),
      "winRate",
      { language: en },
    );

    expect(title).toBe("Win rate by rep · 2025");
    expect(series[0]!.points.map(({ label, partial }) => [label, partial])).toEqual([
      ["ann", undefined],
      ["bob", undefined],
      ["cyd", undefined],
      ["dee", undefined],
    ]);
    expect(notes.map(plain)).toEqual(["Not over yet: 2025."]);

    const alone = evaluate({ winRate }, { deals }, { during: year(2025), asOf });
    const [one] = figure(alone, "winRate", { language: en, kind: "bars" }).series[0]!.points;
    expect([one!.label, one!.partial]).toEqual(["2025", true]);
  });

  test("of several periods say each, and which are not over", () => {
    const query = { by, every: month(), during: between("2024-12-01", "2025-02-01") };
    const where = only(eq(Deal.ownerId, "ann"));
    const report = evaluate({ winRate }, { deals }, { ...query, where, asOf: "2025-01-20" });
    const { title, series, notes } = figure(report, "winRate", { language: en, kind: "bars" });

    expect(title).toBe("Win rate by rep");
    expect(series[0]!.points.map(({ label, partial }) => [label, partial])).toEqual([
      ["ann · December 2024", undefined],
      ["ann · January 2025", true],
    ]);
    expect(notes.map(plain).at(-1)).toBe("Not over yet: ann · January 2025.");
  });

  test("have the interval of a proportion", () => {
    const { series } = figure(evaluate({ winRate }, { deals }, { by }), "winRate", { language: en });
    const { low, high, text } = series[0]!.points[0]!.interval!;

    // Wilson's interval of 1 of 2.
    expect([low, high]).toEqual([expect.closeTo(0.0945, 4), expect.closeTo(0.9055, 4)]);
    expect(text).toBe("95% interval: 9.5% to 90.5%");
  });

  test("have a series for each of several metrics, of one unit", () => {
    const report = evaluate({ winRate, lossRate, wonDeals }, { deals }, { by });
    const { title, series } = figure(report, ["winRate", "lossRate"], { language: en });

    expect(title).toBe("Win rate, Loss rate by rep");
    expect(series.map(({ name, points }) => [name, points.map(({ y }) => y)])).toEqual([
      ["Win rate", [0.5, 1, 1, 0]],
      ["Loss rate", [0.5, 0, 0, 1]],
    ]);
    expect(() => figure(report, ["winRate", "wonDeals"], { language: en, kind: "bars" })).toThrow(
      'figure: expected metrics of one unit, or two and { kind: "scatter" }, got proportion and count',
    );
  });

  test("name the group of the others in the language, and those that are not known", () => {
    const report = evaluate(
      { wonDeals },
      { deals: [...deals, ...dealsOf([[null, "won", "2025-01-10"]])] },
      { by, top: { rep: { n: 1, by: "wonDeals" } } },
    );
    const points = (language: typeof en) => figure(report, "wonDeals", { language }).series[0]!.points;

    expect(points(en).map(({ label, others, y }) => [label, others, y])).toEqual([
      ["bob", undefined, 2],
      ["Others", true, 2],
      ["Not known", undefined, 1],
    ]);
    expect(points(ar).map(({ label }) => label)).toEqual(["bob", "أخرى", "غير معروف"]);
  });

  test("of subtotals are left out, but not for a dimension or a metric of that name", () => {
    const two = { rep: Deal.ownerId, level: Deal.status };
    const named = evaluate({ wonDeals, merged: wonDeals }, { deals }, { by: two });
    const subtotals = evaluate(
      { wonDeals },
      { deals },
      { by: { rep: Deal.ownerId, status: Deal.status }, subtotals: true },
    );

    expect(labels(figure(named, "merged", { language: en }))[0]).toEqual([
      "ann · won",
      "bob · won",
      "cyd · won",
    ]);
    expect(figure(named, "merged", { language: en }).series[0]!.points.some(({ others }) => others)).toBe(
      false,
    );
    expect(labels(figure(subtotals, "wonDeals", { language: en }))[0]).toEqual([
      "ann · won",
      "bob · won",
      "cyd · won",
    ]);
  });

  test("are those of the report up to the limit; a note counts the rest", () => {
    const report = evaluate(
      { wonDeals },
      { deals: wonBy(Array.from({ length: 10_000 }, (_, place) => `rep ${place}`)) },
      { by },
    );
    const usual = figure(report, "wonDeals", { language: en });

    expect(usual.series[0]!.points).toHaveLength(50);
    expect(usual.notes).toEqual(["Not shown: 9,950."]);
    expect(figure(report, "wonDeals", { language: en, limit: 3 }).series[0]!.points).toHaveLength(3);
  });

  test("of amounts in several currencies have texts and no positions", () => {
    const report = evaluate(
      { bookings },
      {
        deals: dealsOf([
          ["ann", "won", "2025-01-10", 5],
          ["bob", "won", "2025-01-10", 7, "USD"],
        ]),
      },
      { by: { currency: Deal.currency } },
    );
    const { series, y, notes } = figure(report, "bookings", { language: en });

    expect(series[0]!.points.map(({ y: height, text }) => [height, text])).toEqual([
      [null, "€5.00"],
      [null, "$7.00"],
    ]);
    expect(y.ticks).toEqual([]);
    expect(notes).toEqual(["Amounts in several currencies are not drawn: EUR, USD."]);
  });

  test("of no rows say that there is no data", () => {
    const { series, notes, y } = figure(evaluate({ wonDeals }, { deals: [] }, { by }), "wonDeals", {
      language: ar,
    });

    expect(series).toEqual([{ name: "", role: "value", points: [] }]);
    expect(notes).toEqual(["لا توجد بيانات."]);
    expect(y.ticks).toEqual([]);
  });
});

describe("the marks of a scale", () => {
  const ticksOf = (report: Parameters<typeof figure>[0], name: string) =>
    figure(report, name, { language: en }).y.ticks.map(({ text }) => text);

  test("of counts are whole", () => {
    expect(ticksOf(evaluate({ wonDeals }, { deals }, { by }), "wonDeals")).toEqual(["0", "1", "2"]);
  });

  test("differ from each other, if it takes more digits", () => {
    const close = dealsOf([
      ["ann", "won", "2025-01-10", 1_234_500],
      ["ann", "won", "2025-02-10", 1_234_600],
    ]);
    const report = evaluate({ bookings }, { deals: close }, { every: month() });

    expect(ticksOf(report, "bookings")).toEqual([
      "€1,234,500.00",
      "€1,234,520.00",
      "€1,234,540.00",
      "€1,234,560.00",
      "€1,234,580.00",
      "€1,234,600.00",
    ]);
  });

  test("hold values that are too close for a float", () => {
    const far = dealsOf([
      ["ann", "won", "2025-01-10", 100_000_000_000_000_000],
      ["ann", "won", "2025-02-10", 100_000_000_000_000_020],
    ]);
    const { ticks } = figure(evaluate({ bookings }, { deals: far }, { every: month() }), "bookings", {
      language: en,
    }).y;

    expect(new Set(ticks.map(({ position }) => position)).size).toBe(ticks.length);
    expect(ticks.at(-1)!.position).toBeGreaterThanOrEqual(100_000_000_000_000_020);
  });
});

describe("a leaderboard", () => {
  test("has the best first; equal values share a place, missing ones have none", () => {
    const report = evaluate({ bookings, lossRate }, { deals }, { by, orderBy: ascending("rep") });
    const places = (name: string, language = en, locale?: string) =>
      figure(report, name, { language, kind: "leaderboard", locale }).series[0]!.points.map(
        ({ label, detail }) => [label, detail],
      );

    expect(places("bookings")).toEqual([
      ["ann", "#1"],
      ["bob", "#2"],
      ["cyd", "#2"],
      ["dee", undefined],
    ]);
    expect(places("lossRate")).toEqual([
      ["bob", "#1"],
      ["cyd", "#1"],
      ["ann", "#3"],
      ["dee", "#4"],
    ]);
    expect(places("bookings", ar, "ar-EG")[0]).toEqual(["ann", "#١"]);
  });

  test("has the nearest to a target range first", () => {
    const inRange = metric("inRange", () => wonDeals, { direction: targetRange(1, 1) });
    const report = evaluate({ inRange }, { deals }, { by });
    const { series } = figure(report, "inRange", { language: en, kind: "leaderboard" });

    expect(series[0]!.points.map(({ label, y, detail }) => [label, y, detail])).toEqual([
      ["ann", 1, "#1"],
      ["cyd", 1, "#1"],
      ["bob", 2, "#3"],
    ]);
  });

  test("does not rank amounts in several currencies", () => {
    const report = evaluate(
      { bookings },
      {
        deals: dealsOf([
          ["ann", "won", "2025-01-10", 5],
          ["bob", "won", "2025-01-10", 7, "USD"],
        ]),
      },
      { by: { currency: Deal.currency } },
    );
    const { series } = figure(report, "bookings", { language: en, kind: "leaderboard" });

    expect(series[0]!.points.map(({ label, detail }) => [label, detail])).toEqual([
      ["EUR", undefined],
      ["USD", undefined],
    ]);
  });
});

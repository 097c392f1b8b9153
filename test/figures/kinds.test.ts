import { bookings, count, Deal, evaluate, winRate, wonDeals } from "salesmetrics";
import { en } from "salesmetrics/describe/en";
import { figure } from "salesmetrics/figures";
import { describe, expect, test } from "vitest";
import { dealsOf, plain } from "./deals.js";

const by = { rep: Deal.ownerId };

describe("a scatter plot", () => {
  const deals = dealsOf([
    ["ann", "won", "2025-01-10", 300],
    ["ann", "lost", "2025-01-11"],
    ["bob", "won", "2025-01-12", 50],
    ["cyd", "lost", "2025-01-12", 50],
  ]);

  test("has a point for each row, of two metrics", () => {
    const report = evaluate({ winRate, bookings }, { deals }, { by });
    const { kind, title, x, y, series, notes } = figure(report, ["winRate", "bookings"], { language: en });

    expect([kind, title, x.title, y.title]).toEqual([
      "scatter",
      "Win rate and Bookings",
      "Win rate",
      "Bookings",
    ]);
    expect(
      series[0]!.points.map((point) => [point.label, point.x, point.y, point.xText, point.text]),
    ).toEqual([
      ["ann", 0.5, 300, "50%", "€300.00"],
      ["bob", 1, 50, "100%", "€50.00"],
      ["cyd", 0, null, "0%", "no rows"],
    ]);
    expect(notes.map(plain)).toEqual(["Without a value: cyd (no rows)."]);
  });

  test("says the reason if the first metric is missing, not the text of the second", () => {
    const report = evaluate({ bookings, winRate }, { deals }, { by });
    const { series, notes } = figure(report, ["bookings", "winRate"], { language: en });

    expect(series[0]!.points[2]).toMatchObject({
      x: null,
      y: 0,
      xText: "no rows",
      text: "0%",
      reason: "empty",
    });
    expect(notes.map(plain)).toEqual(["Without a value: cyd (no rows)."]);
  });

  test("has a currency for each axis; an axis of several has no positions", () => {
    const rows = dealsOf([
      ["ann", "won", "2025-01-10", 300],
      ["bob", "won", "2025-01-10", 300, "USD"],
    ]);
    const report = evaluate({ bookings, wonDeals }, { deals: rows }, { by: { currency: Deal.currency } });
    const { series, x, y, notes } = figure(report, ["bookings", "wonDeals"], { language: en });

    expect(series[0]!.points.map((point) => [point.x, point.y, point.xText])).toEqual([
      [null, 1, "€300.00"],
      [null, 1, "$300.00"],
    ]);
    expect([x.ticks.length, y.ticks.length > 0]).toEqual([0, true]);
    expect(notes).toEqual(["Amounts in several currencies are not drawn: EUR, USD."]);
  });
});

describe("a distribution", () => {
  const of = (values: readonly number[]) =>
    evaluate(
      { wonDeals },
      {
        deals: dealsOf(
          values.flatMap((value, rep) =>
            Array.from({ length: value }, () => [`rep ${String(rep)}`, "won", "2025-01-10"] as const),
          ),
        ),
      },
      { by },
    );

  test("counts rows in equal steps; the last step holds its upper edge", () => {
    const { series, x, y, title } = figure(of([1, 1, 2, 3, 5, 8]), "wonDeals", {
      language: en,
      kind: "distribution",
    });

    expect([title, x.title, y.title]).toEqual(["Won deals by rep", "Won deals", "Groups"]);
    expect(series[0]!.points.map(({ label, y: height, text, key }) => [label, height, text, key])).toEqual([
      ["0 to 2", 2, "2", { low: 0, high: 2 }],
      ["2 to 4", 2, "2", { low: 2, high: 4 }],
      ["4 to 6", 1, "1", { low: 4, high: 6 }],
      ["6 to 8", 1, "1", { low: 6, high: 8 }],
    ]);
  });

  test("has at most as many steps as asked for, and at least half", () => {
    const report = of(Array.from({ length: 60 }, (_, place) => place + 1));
    const bars = (bins: number) =>
      figure(report, "wonDeals", { language: en, kind: "distribution", bins }).series[0]!.points;

    expect(bars(1).map(({ y }) => y)).toEqual([60]);
    expect(bars(30).length).toBeGreaterThan(14);
    expect(bars(30).length).toBeLessThanOrEqual(30);
    expect(bars(30).reduce((total, { y }) => total + y!, 0)).toBe(60);
  });

  test("names rows without a value, and leaves the others out", () => {
    const deals = dealsOf([
      ["ann", "won", "2025-01-10"],
      ["bob", "open", "2025-01-10"],
      ["cyd", "won", "2025-01-10"],
    ]);
    const missing = figure(evaluate({ winRate, all: count(Deal) }, { deals }, { by }), "winRate", {
      language: en,
      kind: "distribution",
    });
    const top = evaluate(
      { wonDeals },
      {
        deals: dealsOf([
          ["ann", "won", "2025-01-10"],
          ["ann", "won", "2025-01-10"],
          ["bob", "won", "2025-01-10"],
          ["cyd", "won", "2025-01-10"],
        ]),
      },
      { by, top: { rep: { n: 1, by: "wonDeals" } } },
    );
    const { series, notes } = figure(top, "wonDeals", { language: en, kind: "distribution" });

    expect(missing.notes.map(plain)).toEqual(["Without a value: bob (division by zero)."]);
    expect(series[0]!.points.reduce((total, { y }) => total + y!, 0)).toBe(1);
    expect(notes).toEqual(["Not shown: 2."]);
  });
});

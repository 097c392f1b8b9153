import {
  bookings,
  Deal,
  evaluate,
  month,
  period,
  prior,
  winRate,
  wonDeals,
  lostDeals,
  year,
} from "salesmetrics";
import { ar } from "salesmetrics/describe/ar";
import { en } from "salesmetrics/describe/en";
import { figure } from "salesmetrics/figures";
import { describe, expect, test } from "vitest";
import { dealsOf, plain } from "./deals.js";

const deals = dealsOf([
  ["ann", "won", "2024-01-10"],
  ["ann", "won", "2024-02-10"],
  ["ann", "won", "2025-01-10"],
  ["ann", "lost", "2025-01-11"],
  ["ann", "won", "2025-02-10"],
  ["bob", "won", "2025-01-10"],
  ["bob", "lost", "2025-03-10"],
]);
const every = { every: month(), asOf: "2025-03-15" } as const;
const lines = ({ series }: ReturnType<typeof figure>) =>
  series.map(({ name, role, points }) => [name, role, points.map(({ y }) => y)]);

describe("a trend", () => {
  test("has a point for each period; the one that is not over is marked", () => {
    const report = evaluate({ wonDeals }, { deals }, { ...every, during: year(2025) });
    const { kind, title, series, notes } = figure(report, "wonDeals", { language: en });

    expect([kind, title]).toEqual(["trend", "Won deals"]);
    expect(
      series[0]!.points.slice(0, 3).map(({ label, x, y, partial, key }) => [label, x, y, partial, key]),
    ).toEqual([
      ["January 2025", 0, 2, undefined, { period: "2025-01-01" }],
      ["February 2025", 1, 1, undefined, { period: "2025-02-01" }],
      ["March 2025", 2, 0, true, { period: "2025-03-01" }],
    ]);
    expect(notes.map(plain).at(-1)).toMatch(/^Not over yet: March 2025/);
  });

  test("has a line for each group, and the year before behind each", () => {
    const report = evaluate(
      { wonDeals, before: prior(wonDeals, year()) },
      { deals },
      {
        ...every,
        by: { rep: Deal.ownerId },
        during: period({ label: "so far", start: "2025-01-01", end: "2025-03-01", timeZone: "UTC" }),
      },
    );
    expect(lines(figure(report, "wonDeals", { language: en, yearBefore: "before" }))).toEqual([
      ["ann · year before", "yearBefore", [1, 1]],
      ["ann", "value", [1, 1]],
      ["bob · year before", "yearBefore", [0, 0]],
      ["bob", "value", [1, 0]],
    ]);
  });

  test("writes periods and words in Arabic", () => {
    const report = evaluate({ wonDeals }, { deals }, { ...every, during: year(2025) });
    const { direction, title, series } = figure(report, "wonDeals", { language: ar, locale: "ar-EG" });

    expect([direction, title]).toEqual(["rtl", "الصفقات الرابحة"]);
    expect(plain(series[0]!.points[0]!.label)).toBe("يناير ٢٠٢٥");
    expect(plain(series[0]!.points[0]!.text)).toBe("٢");
  });

  test("has as many lines as the limit, of groups and metrics; a note counts the rest", () => {
    const report = evaluate({ wonDeals, lostDeals }, { deals }, { ...every, by: { rep: Deal.ownerId } });
    const { series, notes } = figure(report, ["wonDeals", "lostDeals"], { language: en, limit: 3 });

    expect(series.map(({ name }) => name)).toEqual([
      "ann · Won deals",
      "ann · Lost deals",
      "bob · Won deals",
    ]);
    expect(notes.at(-1)).toBe("Not shown: 1.");
  });

  test("says of which line a value is missing", () => {
    const report = evaluate(
      { winRate },
      { deals },
      { ...every, by: { rep: Deal.ownerId }, during: year(2025), asOf: "2025-04-01" },
    );
    const { notes } = figure(report, "winRate", { language: en });

    expect(plain(notes[0]!)).toMatch(/^Without a value: ann · March 2025, /);
  });

  test("of a report without periods is refused", () => {
    const report = evaluate({ bookings }, { deals }, { by: { rep: Deal.ownerId } });

    expect(() => figure(report, "bookings", { language: en, kind: "trend" })).toThrow(
      "figure: expected a report with periods for a trend: { every: month() }, got one without",
    );
    expect(() => figure(report, ["bookings", "bookings"], { language: en })).toThrow(
      'figure: expected each name once, got "bookings" twice',
    );
  });

  test("of several metrics has no one year before", () => {
    const report = evaluate({ wonDeals, lostDeals, before: prior(wonDeals, year()) }, { deals }, every);

    expect(() => figure(report, ["wonDeals", "lostDeals"], { language: en, yearBefore: "before" })).toThrow(
      "figure: expected one metric beside yearBefore, got 2",
    );
  });
});

test("a sparkline is a trend of another kind", () => {
  const report = evaluate({ wonDeals }, { deals }, every);
  const [spark, whole] = (["sparkline", "trend"] as const).map((kind) =>
    figure(report, "wonDeals", { language: en, kind }),
  );

  expect(spark).toEqual({ ...whole, kind: "sparkline" });
});

import { bookings, count, Deal, evaluate, first, month, readReport, winRate, wonDeals } from "salesmetrics";
import { ar } from "salesmetrics/describe/ar";
import { en } from "salesmetrics/describe/en";
import { live } from "salesmetrics/live";
import { figure, type FigureOptions } from "salesmetrics/figures";
import { describe, expect, test } from "vitest";
import { inSentence } from "../../src/figures/notes.js";
import { dealsOf, plain, wonBy } from "./deals.js";

const by = { rep: Deal.ownerId };
const deals = dealsOf([
  ["ann", "won", "2025-01-10", 300],
  ["ann", "lost", "2025-01-11"],
  ["bob", "open", "2025-01-12"],
]);
const report = evaluate({ winRate, bookings, all: count(Deal) }, { deals }, { by });

const hostile = [
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "{{constructor}}",
  "${7*7}",
  "{labels}",
  "=cmd|' /C calc'!A0",
  "__proto__",
  "constructor",
  "a\u0000b\u001b[31m\u202egnp.exe",
  "two\nlines\u2028three",
  "\ud800",
  "\u2066\u200f",
  "x".repeat(1_000),
  "👩‍👩‍👧‍👦".repeat(100),
];
const kinds = ["bars", "leaderboard", "distribution", "funnel", "scatter", "trend", "sparkline"] as const;

describe("what is made of names from data", () => {
  test.each(kinds)("%s has them as plain text, without control characters", (kind) => {
    const names = kind === "scatter" ? ["winRate", "bookings"] : "bookings";
    const hostileReport = evaluate({ winRate, bookings }, { deals: wonBy(hostile) }, { by, every: month() });
    const options = {
      language: en,
      kind,
      limit: 100,
      titles: { rep: "\u202ereps\u0007" },
      title: "t\u0000\u202e",
    };
    const made = figure(hostileReport, names, options);
    // Keys find the rows again, and so stay as they are.
    const texts = JSON.stringify(made, (name, value: unknown) => (name === "key" ? {} : value));

    expect(texts).not.toMatch(/\\u00[01]|\\u001|\\ud800|[\p{Cc}\u202a-\u202e\u2028\u2066]/u);
    if (kind !== "distribution") expect(texts).toContain("<script>alert(1)</script>");
    expect(made.title).toBe("t");
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
  });

  test("what is nothing but control characters has a dash; the key stays as it is", () => {
    const made = figure(evaluate({ wonDeals }, { deals: wonBy(["\u2066\u200f"]) }, { by }), "wonDeals", {
      language: en,
    });

    expect(made.series[0]!.points.map(({ label, key }) => [label, key])).toEqual([
      ["–", { rep: "\u2066\u200f" }],
    ]);
  });

  test("a text as a value has no control characters and no position", () => {
    const stage = first(Deal.stage, Deal.closedAt);
    const rows = deals.map((deal) => ({ ...deal, stage: "won\u202e\u0000" }));
    const made = figure(evaluate({ stage }, { deals: rows }, { by }), "stage", { language: en });

    expect(made.series[0]!.points[0]).toMatchObject({ text: "won", y: null, reason: null });
  });

  test("a long name is cut in sentences, between letters as a reader sees them", () => {
    const family = "👩‍👩‍👧‍👦";
    const cut = inSentence(family.repeat(100));

    expect(cut).toBe(`\u2068${family.repeat(59)}…\u2069`);
    expect(inSentence(family.repeat(60))).toBe(`\u2068${family.repeat(60)}\u2069`);
    expect(inSentence("e\u0301".repeat(61))).toBe(`\u2068${"e\u0301".repeat(59)}…\u2069`);
  });
});

describe("a report", () => {
  test("of values that are all missing says why", () => {
    const open = dealsOf([
      ["ann", "open", "2025-01-10"],
      ["bob", "open", "2025-01-10"],
    ]);
    const missing = evaluate({ winRate, all: count(Deal) }, { deals: open }, { by });
    for (const kind of kinds.slice(0, 4)) {
      const { notes, y } = figure(missing, "winRate", { language: en, kind });
      expect(notes.map(plain)).toEqual(["Without a value: ann, bob (division by zero)."]);
      expect(y.ticks).toEqual([]);
    }
    expect(plain(figure(missing, "winRate", { language: ar }).notes[0]!)).toBe(
      "بلا قيمة: ann، bob (المقام صفر).",
    );
  });

  test("of one row has one point", () => {
    const one = evaluate({ winRate }, { deals });
    const made = figure(one, "winRate", { language: en });

    expect(made.series[0]!.points.map(({ label, y }) => [label, y])).toEqual([["Win rate", 0.5]]);
    expect(made.kind).toBe("bars");
  });

  test("that was read from JSON makes the same figure, if metrics and explanations come with it", () => {
    const every = evaluate({ winRate, bookings }, { deals }, { by, every: month() });
    for (const name of ["winRate", "bookings"] as const) {
      const sent = JSON.stringify(every.toJSON({ explain: [name] }));
      const read = readReport(JSON.parse(sent) as ReturnType<typeof every.toJSON>);
      const options = { language: en, metrics: { winRate, bookings } };

      expect(figure(read, name, options)).toEqual(figure(every, name, { language: en }));
    }
  });

  test("that was read without explanations has reasons and no intervals", () => {
    const read = readReport(JSON.parse(JSON.stringify(report)) as ReturnType<typeof report.toJSON>);
    const made = figure(read, "winRate", { language: en, metrics: { winRate } });

    expect(made.series[0]!.points.map(({ text, interval }) => [text, interval])).toEqual([
      ["50%", undefined],
      ["division by zero", undefined],
    ]);
    expect(() => figure(read, "winRate", { language: en })).toThrow(
      "figure: expected the metrics of a report that was read from JSON: { metrics: { winRate } }, got none",
    );
  });

  test("of a live view makes the same figure", () => {
    const board = live({ winRate }, { deals }, { by });

    expect(figure(board.report(), "winRate", { language: en })).toEqual(
      figure(evaluate({ winRate }, { deals }, { by }), "winRate", { language: en }),
    );
  });

  test("makes a figure that JSON keeps", () => {
    const made = figure(report, "bookings", { language: ar });

    expect(JSON.parse(JSON.stringify(made))).toEqual(made);
  });
});

describe("what is refused", () => {
  const make = (options: unknown, names: unknown = "winRate", of: unknown = report) =>
    figure(of as typeof report, names as string, options as FigureOptions);

  test.each([
    [{}, 'figure: expected a language, such as en of "salesmetrics/describe/en", got undefined'],
    [{ language: en, kind: "pie" }, "figure: expected one of trend, sparkline, bars"],
    [{ language: en, kind: "cohorts" }, "figure: expected one of trend, sparkline, bars"],
    [{ language: en, colour: "red" }, "figure: expected no options but"],
    [{ language: en, limit: 0 }, "figure: expected a whole number from 1 as limit, got 0"],
    [{ language: en, bins: 1e9 }, "figure: expected a whole number from 1 to 1000 as bins, got 1000000000"],
    [{ language: en, locale: "xx-nowhere-at-all" }, "figure: expected a locale that this runtime knows"],
    [{ language: en, title: 5 }, "figure: expected a text as title, got 5"],
    [{ language: en, titles: { rep: 5 } }, "figure: expected texts by name as titles"],
    [{ language: en, minus: "lost" }, "figure: expected a list of names of metrics as minus"],
    [{ language: en, yearBefore: 1 }, "figure: expected the name of a metric as yearBefore, got 1"],
    [{ language: en, kind: "scatter" }, "figure: expected two metrics for a scatter plot, got 1"],
  ])("the options %j", (options, message) => {
    expect(() => make(options)).toThrow(message);
  });

  test("names of other metrics, none, and what is no report", () => {
    const options = { language: en };

    expect(() => make(options, "winrate")).toThrow(
      'figure: expected one of winRate, bookings, all, got "winrate" (perhaps winRate)',
    );
    expect(() => make(options, "toString")).toThrow("figure: expected one of");
    expect(() => make(options, [])).toThrow("figure: expected a name of a metric, got none");
    expect(() => make(options, 5)).toThrow("figure: expected a name of a metric, or a list of them, got 5");
    expect(() => make(options, "winRate", {})).toThrow(
      "figure: expected a report, such as evaluate(…) returns, got object",
    );
    expect(() => make(options, "winRate", null)).toThrow("figure: expected a report");
    expect(() => make({ ...options, metrics: { winRate: 5 } })).toThrow(
      "figure: expected metrics by name, got 5",
    );
  });
});

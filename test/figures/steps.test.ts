import {
  type CalendarDate,
  type Deal as DealRow,
  Deal,
  eq,
  evaluate,
  lifetime,
  lostDeals,
  metric,
  month,
  quarter,
  sum,
  survivalCurve,
  survivalMedian,
  winRate,
  wonDeals,
  count,
} from "salesmetrics";
import { ar } from "salesmetrics/describe/ar";
import { en } from "salesmetrics/describe/en";
import { figure } from "salesmetrics/figures";
import { describe, expect, test } from "vitest";
import { dealsOf, plain } from "./deals.js";

const of = (ownerId: string) => metric(ownerId, () => sum(Deal.amount, { where: eq(Deal.ownerId, ownerId) }));
const steps = { opening: of("opening"), won: of("won"), lost: of("lost"), closing: of("closing") };
const names = ["opening", "won", "lost", "closing"];
const reportOf = (
  amounts: Readonly<Record<string, number>>,
  currencies: Readonly<Record<string, string>> = {},
) =>
  evaluate(steps, {
    deals: dealsOf(
      Object.entries(amounts).map(([name, amount]) => [
        name,
        "won",
        "2025-01-10",
        amount,
        currencies[name] ?? "EUR",
      ]),
    ),
  });
const barsOf = ({ series }: ReturnType<typeof figure>) =>
  series[0]!.points.map(({ label, base, y, text }) => [label, base, y, plain(text)]);

describe("a waterfall", () => {
  const options = { language: en, kind: "waterfall", minus: ["lost"] } as const;

  test("goes from the first metric to the last; sums are exact", () => {
    const made = figure(reportOf({ opening: 0.1, won: 0.2, lost: 0.05, closing: 0.25 }), names, options);

    expect(barsOf(made)).toEqual([
      ["opening", undefined, 0.1, "€0.10"],
      ["won", 0.1, 0.3, "€0.20"],
      ["lost", 0.3, 0.25, "-€0.05"],
      ["closing", undefined, 0.25, "€0.25"],
    ]);
    expect(made.series[0]!.points.map(({ x }) => x)).toEqual([0, 1, 2, 3]);
  });

  test("has a bar for what the steps do not explain", () => {
    const made = figure(reportOf({ opening: 10, won: 5, lost: 1, closing: 20 }), names, {
      ...options,
      titles: { closing: "End" },
    });

    expect(barsOf(made).slice(3)).toEqual([
      ["Difference", 14, 20, "€6.00"],
      ["End", undefined, 20, "€20.00"],
    ]);
  });

  test("has no bar for a step without a value, and no step without a beginning", () => {
    const withoutStep = figure(reportOf({ opening: 10, won: 5, closing: 12 }), names, options);
    const withoutBeginning = figure(reportOf({ won: 5, lost: 1, closing: 12 }), names, options);

    expect(barsOf(withoutStep)).toEqual([
      ["opening", undefined, 10, "€10.00"],
      ["won", 10, 15, "€5.00"],
      ["lost", undefined, null, "no rows"],
      ["Difference", 15, 12, "-€3.00"],
      ["closing", undefined, 12, "€12.00"],
    ]);
    expect(withoutStep.notes.map(plain)).toEqual(["Without a value: lost (no rows)."]);
    expect(barsOf(withoutBeginning).map(([, base, y]) => [base, y])).toEqual([
      [undefined, null],
      [undefined, null],
      [undefined, null],
      [undefined, 12],
    ]);
  });

  test("of several currencies has texts alone", () => {
    const made = figure(
      reportOf({ opening: 10, won: 5, lost: 1, closing: 14 }, { won: "USD" }),
      names,
      options,
    );

    expect(barsOf(made)).toEqual([
      ["opening", undefined, null, "€10.00"],
      ["won", undefined, null, "$5.00"],
      ["lost", undefined, null, "-€1.00"],
      ["closing", undefined, null, "€14.00"],
    ]);
    expect(made.notes).toEqual(["Amounts in several currencies are not drawn: EUR, USD."]);
  });

  test("needs a beginning, a step and an end, and subtracts steps alone", () => {
    const report = reportOf({ opening: 10 });

    expect(() => figure(report, ["opening", "closing"], options)).toThrow(
      "figure: expected the metrics of the beginning, of each step and of the end, got 2 names",
    );
    expect(() => figure(report, names, { ...options, minus: ["closing"] })).toThrow(
      "figure: expected steps as minus, of won, lost, got closing",
    );
  });
});

describe("a funnel", () => {
  const deals = dealsOf([
    ["ann", "won", "2025-01-10"],
    ["ann", "lost", "2025-01-11"],
    ["ann", "lost", "2025-01-12"],
    ["bob", "won", "2025-02-13"],
  ]);
  const details = ({ series }: ReturnType<typeof figure>) =>
    series[0]!.points.map(({ label, y, detail }) => [
      label,
      y,
      detail === undefined ? undefined : plain(detail),
    ]);

  test("has several metrics of the total, each with its share of the step before", () => {
    const all = count(Deal);
    const report = evaluate({ all, lostDeals, wonDeals }, { deals });
    const options = { kind: "funnel", titles: { all: "All" } } as const;

    expect(details(figure(report, ["all", "lostDeals", "wonDeals"], { ...options, language: en }))).toEqual([
      ["All", 4, undefined],
      ["Lost deals", 2, "50% of the step before"],
      ["Won deals", 2, "100% of the step before"],
    ]);
    expect(
      details(figure(report, ["all", "wonDeals"], { ...options, language: ar, locale: "ar-EG" }))[1]![2],
    ).toBe("٥٠٪ من المرحلة السابقة");
  });

  test("has one metric of the groups and periods, up to the limit", () => {
    const report = evaluate(
      { all: count(Deal, { at: Deal.closedAt }) },
      { deals },
      { by: { rep: Deal.ownerId }, every: month() },
    );
    const made = figure(report, "all", { language: en, kind: "funnel", limit: 3 });

    expect(details(made)).toEqual([
      ["ann · January 2025", 3, undefined],
      ["ann · February 2025", 0, "0% of the step before"],
      ["bob · January 2025", 0, undefined],
    ]);
    expect(made.notes).toEqual(["Not shown: 1."]);
  });

  test("has no shares of amounts in another currency", () => {
    const made = figure(reportOf({ opening: 10, won: 5 }, { won: "USD" }), ["opening", "won"], {
      language: en,
      kind: "funnel",
    });

    expect(details(made)).toEqual([
      ["opening", null, undefined],
      ["won", null, undefined],
    ]);
  });
});

describe("a survival curve", () => {
  // Ages at which 6 of the first sample of Kaplan-Meier's textbooks end (`true`) or are last seen.
  const ages: readonly (readonly [days: number, ended: boolean])[] = [
    [2, true],
    [4, false],
    [6, true],
    [6, true],
    [8, false],
    [10, true],
  ];
  const day = (date: number) => `2025-01-${String(date).padStart(2, "0")}` as CalendarDate;
  const deals = ages.map(([days, ended], place): DealRow => ({
    ...{ id: String(place), ownerId: place < 3 ? "ann" : "bob" },
    status: ended ? "won" : "open",
    ...(ended ? { createdAt: day(1), closedAt: day(1 + days) } : { createdAt: day(31 - days) }),
  }));
  const curve = survivalCurve(lifetime(Deal.createdAt, Deal.closedAt));
  const report = evaluate({ curve }, { deals }, { asOf: day(31) });

  test("begins with all and falls where some end", () => {
    const { kind, series, x, y, title } = figure(report, "curve", {
      language: en,
      titles: { curve: "Still open" },
    });

    expect([kind, title, x.title, y.title]).toEqual(["survival", "Still open", "Age", "Share left"]);
    // 1, 5/6, 5/6 · 2/4 and 5/6 · 2/4 · 0/1
    expect(series[0]!.points.map((point) => [point.label, point.x, point.y, point.text])).toEqual([
      ["0 days", 0, 1, "100%"],
      ["2 days", 2, expect.closeTo(5 / 6, 12), "83.3%"],
      ["4 days", 4, expect.closeTo(5 / 6, 12), "83.3%"],
      ["6 days", 6, expect.closeTo(5 / 12, 12), "41.7%"],
      ["8 days", 8, expect.closeTo(5 / 12, 12), "41.7%"],
      ["10 days", 10, 0, "0%"],
    ]);
    expect(series[0]!.points.map(({ interval }) => interval === undefined)).toEqual([
      true,
      false,
      false,
      false,
      false,
      true,
    ]);
    // exp(-exp(log(-log s) ± 1.96 · √v / log s)) of s = 5/6, v = 1/(6 · 5)
    expect([series[0]!.points[1]!.interval!.low, series[0]!.points[1]!.interval!.high]).toEqual([
      expect.closeTo(0.2731, 4),
      expect.closeTo(0.9747, 4),
    ]);
    expect(y.ticks.map(({ text }) => text)).toEqual(["0%", "20%", "40%", "60%", "80%", "100%"]);
  });

  test("has a curve for each group; the title says the period in which all began", () => {
    const groups = evaluate(
      { curve },
      { deals },
      { by: { rep: Deal.ownerId }, every: quarter(), asOf: day(31) },
    );
    const { title, series } = figure(groups, "curve", { language: en });

    expect(title).toBe("curve by rep · Q1 2025");
    expect(series.map(({ name, points }) => [name, points.length])).toEqual([
      ["ann", 4],
      ["bob", 4],
    ]);
    expect(series[0]!.points[1]!.key).toEqual({ rep: "ann", period: "2025-01-01", age: 2 });
  });

  test("of no rows says so; another metric is refused", () => {
    const { series, notes } = figure(evaluate({ curve }, { deals: [] }, { asOf: day(31) }), "curve", {
      language: en,
    });
    const median = survivalMedian(lifetime(Deal.createdAt, Deal.closedAt));

    expect(series[0]!.points).toMatchObject([{ x: null, y: null, text: "no rows", reason: "empty" }]);
    expect(notes).toHaveLength(1);
    expect(() =>
      figure(evaluate({ winRate }, { deals }), "winRate", { language: en, kind: "survival" }),
    ).toThrow("figure: expected one metric of survivalCurve, got winRate");
    expect(() => figure(report, "curve", { language: en, kind: "bars" })).toThrow(
      "figure: expected numbers, amounts or texts as values of curve, got object",
    );
    expect(figure(evaluate({ median }, { deals }, { asOf: day(31) }), "median", { language: en }).kind).toBe(
      "bars",
    );
  });
});

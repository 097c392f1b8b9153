import {
  bookings,
  closedDeals,
  Deal,
  evaluate,
  lostDeals,
  money,
  targetRange,
  winRate,
  wonDeals,
} from "salesmetrics";
import { ar } from "salesmetrics/describe/ar";
import { en } from "salesmetrics/describe/en";
import { goalFigure, toSentence } from "salesmetrics/figures";
import { type Goal, progress, progressOf } from "salesmetrics/goals";
import { describe, expect, test } from "vitest";
import { dealsOf, plain } from "./deals.js";

const metrics = { bookings, winRate, wonDeals, lostDeals, closedDeals };
const by = { rep: Deal.ownerId };
const deals = dealsOf([
  ["ann", "won", "2025-01-14", 30_000],
  ["ann", "won", "2025-02-04", 18_000],
  ["bob", "won", "2025-02-06", 15_000],
  ["bob", "lost", "2025-02-10", 9_000],
]);
const quota = (rep: string, target: number): Goal => ({
  ...{ metric: "bookings", period: "2025-Q1", segment: { rep } },
  target: money(target, "EUR"),
});
const quotas = [quota("ann", 90_000), quota("bob", 60_000), quota("cyd", 60_000)];

/** How goals stand on day 45 of 90, unless said. */
const standing = (goals: readonly Goal[], asOf: "2025-02-14" | "2025-03-31" = "2025-02-14") =>
  progress(goals, { deals }, { metrics, by, asOf });

describe("a figure of goals", () => {
  const rows = standing(quotas);
  const made = goalFigure(rows, { language: en, metrics });
  const [values, targets, expected, landings] = made.series;

  test("has a series of values, of targets, of what is expected by now, and of landings", () => {
    expect([made.kind, made.title, made.y.title]).toEqual([
      "bullet",
      "Bookings by rep · Q1 2025",
      "Bookings",
    ]);
    expect(made.series.map(({ role, name }) => [role, name])).toEqual([
      ["value", ""],
      ["target", "target"],
      ["expected", "expected by now"],
      ["landing", "projection"],
    ]);
    expect(targets!.points.map(({ x, y, text }) => [x, y, text])).toEqual([
      [0, 90_000, "€90,000.00"],
      [1, 60_000, "€60,000.00"],
      [2, 60_000, "€60,000.00"],
    ]);
  });

  test("says how each goal stands, and why nothing is known", () => {
    expect(values!.points.map(({ label, y, text, detail }) => [label, y, text, detail])).toEqual([
      ["ann", 48_000, "€48,000.00", "on plan"],
      ["bob", 15_000, "€15,000.00", "behind plan"],
      ["cyd", null, "no rows in this segment", "not known yet"],
    ]);
    expect(values!.points.map(({ partial, reason }) => [partial, reason])).toEqual([
      [true, null],
      [true, null],
      [undefined, "no-rows"],
    ]);
    expect(made.notes.map(plain)).toEqual([
      "Without a value: cyd (no rows in this segment).",
      "Not over yet: Q1 2025.",
    ]);
    expect(values!.points[0]!.key).toEqual({ metric: "bookings", rep: "ann", period: "2025-01-01" });
  });

  test("has half of the target as expected, with a tolerance of a tenth of that", () => {
    expect(expected!.points.map(({ y, text }) => [y, text])).toEqual([
      [45_000, "€45,000.00"],
      [30_000, "€30,000.00"],
    ]);
    const [{ low, high, text }] = expected!.points.map(({ interval }) => interval!) as [
      { low: number; high: number; text: string },
    ];
    expect([low, high, text]).toEqual([40_500, 49_500, "on plan: €40,500.00 to €49,500.00"]);
    const strict = goalFigure(standing([{ ...quotas[0]!, tolerance: 0.02 }]), { language: en, metrics });
    expect(strict.series[2]!.points[0]!.interval).toMatchObject({ low: 44_100, high: 45_900 });
  });

  test("has the landing, twice the value in the middle, with its interval", () => {
    expect(landings!.points.map(({ y, text }) => [y, text])).toEqual([
      [96_000, "€96,000.00"],
      [30_000, "€30,000.00"],
    ]);
    const { low, high } = rows[0]!.landing!.interval!;
    expect(landings!.points[0]!.interval).toMatchObject({ low, high });
    expect(made.y.ticks.at(-1)!.position).toBeGreaterThanOrEqual(high);
  });

  test("is in Arabic", () => {
    const arabic = goalFigure(rows, { language: ar, metrics, titles: { rep: "المندوب" } });
    expect([arabic.direction, plain(arabic.title)]).toEqual([
      "rtl",
      "قيمة التعاقدات بحسب المندوب · الربع الأول 2025",
    ]);
    expect(arabic.series.map(({ name }) => name)).toEqual([
      "",
      "المستهدف",
      "المتوقع حتى الآن",
      "المتوقع في نهاية الفترة",
    ]);
    expect(arabic.series[0]!.points.map(({ detail }) => detail)).toEqual([
      "وفق الخطة",
      "متأخر عن الخطة",
      "غير معروف بعد",
    ]);
    expect(arabic.series[0]!.points[2]!.text).toBe("لا توجد سجلات لهذه الشريحة");
  });

  test("tells in a sentence how the goals stand", () => {
    expect(plain(toSentence(made))).toBe(
      "Goal chart: Bookings by rep · Q1 2025. ann: €48,000.00, on plan, target: €90,000.00. " +
        "bob: €15,000.00, behind plan, target: €60,000.00. " +
        "cyd: no rows in this segment, not known yet, target: €60,000.00. " +
        "Without a value: cyd (no rows in this segment). Not over yet: Q1 2025.",
    );
  });

  test("is plain data, and counts what is beyond a limit", () => {
    expect(JSON.parse(JSON.stringify(made))).toEqual(made);
    const one = goalFigure(rows, { language: en, metrics, limit: 1 });
    expect(one.series[0]!.points).toHaveLength(1);
    expect(one.notes.at(-1)).toBe("Not shown: 2.");
  });
});

describe("what a goal is called", () => {
  const counts = (metric: string, period: string): Goal => ({ metric, period, target: 2 });
  const labels = (goals: readonly Goal[]) =>
    goalFigure(standing(goals), { language: en, metrics }).series[0]!.points.map(({ label }) => label);
  const name = en.metrics.lostDeals.name;

  test.each([
    ["the metric, of one", [counts("wonDeals", "2025-01")], ["Won deals"]],
    ["the period, of several", [counts("wonDeals", "2025-01"), counts("wonDeals", "2025-02")], months()],
    [
      "the metric, of several",
      [counts("wonDeals", "2025-01"), counts("lostDeals", "2025-01")],
      ["Won deals", name],
    ],
    [
      "both, of several of both",
      [counts("wonDeals", "2025-01"), counts("lostDeals", "2025-02")],
      ["Won deals · January 2025", `${name} · February 2025`],
    ],
  ])("%s", (_, goals, expected) => {
    expect(labels(goals)).toEqual(expected);
  });

  function months(): string[] {
    return ["January 2025", "February 2025"];
  }
});

describe("a goal", () => {
  const one = (goal: Partial<Goal>, asOf?: "2025-03-31") =>
    goalFigure(standing([{ metric: "wonDeals", period: "2025-Q1", target: 9, ...goal }], asOf), {
      language: en,
      metrics,
    });

  test("of a count has estimates with digits after the point", () => {
    const { series } = one({});
    expect(series.map(({ points }) => points[0]!.text)).toEqual(["3", "9", "4.5", "6"]);
    expect(series[2]!.points[0]!.interval!.text).toBe("on plan: 4.05 to 4.95");
  });

  test("of a period that is over has neither an expected value nor a landing", () => {
    const { series, notes } = one({}, "2025-03-31");
    expect(series.map(({ role, points }) => [role, points[0]!.detail, points[0]!.partial])).toEqual([
      ["value", "missed", undefined],
      ["target", undefined, undefined],
    ]);
    expect(notes).toEqual([]);
  });

  test("that is met before its period is over stays hollow", () => {
    expect(one({ target: 3 }).series[0]!.points[0]).toMatchObject({ detail: "met", partial: true });
  });

  test("with limits has both as marks", () => {
    const { series } = one({ metric: "winRate", target: targetRange(0.2, 0.8) });
    expect(series.map(({ role, name, points }) => [role, name, points[0]!.text])).toEqual([
      ["value", "", "75%"],
      ["limit", "lower limit", "20%"],
      ["limit", "upper limit", "80%"],
    ]);
    // Wilson's interval of 3 of 4.
    expect(plain(series[0]!.points[0]!.interval!.text)).toBe("95% interval: 30.1% to 95.4%");
  });

  test("that rests on too few rows has its value, and the reason beside its status", () => {
    expect(one({ atLeast: 5 }).series[0]!.points[0]).toMatchObject({
      text: "3",
      detail: "not known yet (too few rows)",
    });
  });

  test.each([
    ["not begun", { period: "2025-Q3" }, "the period has not begun"],
    ["not set", { from: "2025-03-01" }, "no goal yet"],
  ] as const)("that is %s says so", (_, goal, text) => {
    expect(one(goal).series[0]!.points[0]).toMatchObject({ y: null, text, detail: "not known yet" });
  });

  test("that a report does not answer says so", () => {
    const report = evaluate({ wonDeals }, { deals }, { asOf: "2025-02-14" });
    const rows = progressOf([{ metric: "wonDeals", period: "2025-Q2", target: 1 }], report);
    const { series } = goalFigure(rows, { language: en, metrics: { wonDeals } });
    expect(series[0]!.points[0]).toMatchObject({ reason: rows[0]!.reasons.actual, y: null });
    expect(series[0]!.points[0]!.text).toBe(en.reasons[rows[0]!.reasons.actual!]);
  });
});

test("goals in several currencies have texts and no positions", () => {
  const inDollars = progress(
    [{ ...quotas[2]!, target: money(5, "USD") }],
    { deals: dealsOf([["cyd", "won", "2025-01-10", 5, "USD"]]) },
    { metrics, by, asOf: "2025-02-14" },
  );
  const rows = [...standing(quotas.slice(0, 1)), ...inDollars];
  const { series, notes, y } = goalFigure(rows, { language: en, metrics });
  expect(series.flatMap(({ points }) => points.map((point) => point.y)).filter((at) => at !== null)).toEqual(
    [],
  );
  expect(y.ticks).toEqual([]);
  expect(notes).toContain("Amounts in several currencies are not drawn: EUR, USD.");
});

test("without goals it says that there is no data", () => {
  const { series, notes } = goalFigure([], { language: en, metrics });
  expect([series.map(({ points }) => points), notes]).toEqual([[[]], ["No data."]]);
});

test("what is no goal, and a metric that is not there, is refused", () => {
  const rows = standing(quotas);
  const make = (progressRows: unknown, options: unknown) => () =>
    goalFigure(progressRows as typeof rows, options as Parameters<typeof goalFigure>[1]);
  const options = { language: en, metrics };

  expect(make({}, options)).toThrow(
    "goalFigure: expected rows of goals, such as progress(…) returns, got object",
  );
  expect(make([{ status: "good", reasons: {}, segment: {}, period: {} }], options)).toThrow(
    "goalFigure: status: expected one of met, missed",
  );
  expect(make(rows, { language: en })).toThrow(
    "goalFigure: expected the metrics of the goals by name: { metrics: { bookings } }, got undefined",
  );
  expect(make(rows, { language: en, metrics: { winRate } })).toThrow(
    'goalFigure: expected one of winRate, got "bookings"',
  );
  const mixed = standing([quotas[0]!, { metric: "wonDeals", period: "2025-Q1", target: 3 }]);
  expect(make(mixed, options)).toThrow("goalFigure: expected goals of one unit, got money and count");
});

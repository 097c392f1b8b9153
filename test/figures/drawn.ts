import { ar } from "salesmetrics/describe/ar";
import { en } from "salesmetrics/describe/en";
import type { Figure, FigurePoint, FigureSeries } from "salesmetrics/figures";

/** The directions of figures, by language. */
export const languages = { en, ar } as const;
export type Code = keyof typeof languages;

type Values = readonly (number | null)[];

const months = ["January", "February", "March", "April", "May", "June"];

/** A point with its value as text; without a value it says why. */
export function point(
  label: string,
  x: number | null,
  y: number | null,
  more: Partial<FigurePoint> = {},
): FigurePoint {
  const text = y === null ? "no rows" : `v${y}`;
  return { label, key: { label }, x, y, text, reason: y === null ? "empty" : null, ...more };
}

function series(
  values: Values,
  {
    name = "",
    role = "value",
    labels = months,
    more = {},
  }: Partial<Omit<FigureSeries, "points">> & {
    readonly labels?: readonly string[];
    readonly more?: Readonly<Record<number, Partial<FigurePoint>>>;
  } = {},
): FigureSeries {
  return { name, role, points: values.map((y, place) => point(labels[place]!, place, y, more[place])) };
}

const ticks = (...positions: readonly number[]): Figure["y"]["ticks"] =>
  positions.map((position) => ({ position, text: `t${position}` }));

const band = (low: number, high: number): Partial<FigurePoint> => ({
  interval: { low, high, text: `95% interval: v${low} to v${high}` },
});

/** What one figure of a kind shows, without its words. */
type Sketch = Pick<Figure, "kind" | "series"> & Partial<Pick<Figure, "x" | "y" | "notes">>;

const y = { title: "Win rate", ticks: ticks(0, 2, 4, 6, 8, 10) };
const steps = ["Leads", "Meetings", "Offers", "Won"];
const goals = ["Bookings", "Leads", "Sales cycle"];

const sketches: readonly Sketch[] = [
  {
    kind: "trend",
    y,
    series: [
      series([2, 3, 4, 3, 2, 1], { name: "ann · year before", role: "yearBefore" }),
      series([1, 4, null, 6, 9, 3], {
        name: "ann",
        more: { 1: band(3, 5), 3: band(5, 7), 5: { partial: true } },
      }),
      series([5, 5, 6, 7, 8, 2], { name: "bo", more: { 5: { partial: true } } }),
    ],
    notes: ["Without a value: March (no rows).", "Not over yet: June."],
  },
  { kind: "sparkline", y, series: [series([1, 4, 2, 6, 9, 3], { more: { 5: { partial: true } } })] },
  {
    kind: "bars",
    x: { title: "rep", ticks: [] },
    y,
    series: [
      series([8, 3, null, 2], {
        labels: ["ann", "bo", "cy", "Others"],
        more: { 0: band(7, 9), 1: { partial: true }, 3: { others: true } },
      }),
    ],
  },
  {
    kind: "leaderboard",
    y,
    series: [
      series([8, 3], {
        name: "Won deals",
        labels: ["ann", "bo"],
        more: { 0: { detail: "#1" }, 1: { detail: "#2" } },
      }),
      series([4, null], { name: "Lost deals", labels: ["ann", "bo"] }),
    ],
  },
  {
    kind: "scatter",
    x: { title: "Sales cycle", ticks: ticks(0, 20, 40) },
    y,
    series: [
      {
        name: "",
        role: "value",
        points: [
          point("ann", 12, 3, { xText: "12 days" }),
          point("ann", 12, 3, { xText: "12 days" }),
          point("bo", 33, 8, { xText: "33 days" }),
          point("cy", 35, null, { xText: "35 days" }),
          point("di", null, 4, { xText: "no rows", reason: "empty" }),
        ],
      },
    ],
  },
  {
    kind: "distribution",
    x: { title: "Deal size", ticks: [] },
    y: { title: "Groups", ticks: ticks(0, 5, 10) },
    series: [series([1, 9, 0], { labels: ["0 to 10", "10 to 20", "20 to 30"] })],
  },
  {
    kind: "waterfall",
    y: { title: "MRR", ticks: ticks(-5, 0, 5, 10) },
    series: [
      series([5, 9, -2, 4, 4], {
        labels: ["Opening", "New", "Churned", "Difference", "Closing"],
        more: { 1: { base: 5 }, 2: { base: 9 }, 3: { base: -2 } },
      }),
    ],
  },
  {
    kind: "funnel",
    y,
    series: [
      series([10, 6, 3, 1], {
        labels: steps,
        more: { 1: { detail: "60% of the step before" }, 2: { detail: "50% of the step before" } },
      }),
    ],
  },
  {
    kind: "cohorts",
    x: { title: "Age", ticks: [] },
    y,
    series: [
      series([10, 6, 3], { name: "January 2025", labels: ["0", "1", "2"] }),
      series([10, 5, 4], { name: "February 2025", labels: ["0", "1", "2"], more: { 2: { partial: true } } }),
      series([9, null], { name: "March 2025", labels: ["0", "1"] }),
    ],
  },
  {
    kind: "survival",
    x: { title: "Age", ticks: ticks(0, 6, 12) },
    y: { title: "Share left", ticks: ticks(0, 1) },
    series: [
      {
        name: "small",
        role: "value",
        points: [point("0", 0, 1), point("3", 3, 0.8, band(0.7, 0.9)), point("12", 12, 0.4, band(0.2, 0.6))],
      },
      { name: "large", role: "value", points: [point("0", 0, 1), point("6", 6, 0.9)] },
    ],
  },
  {
    kind: "bullet",
    y,
    series: [
      series([6, 3, null], {
        labels: goals,
        more: {
          0: { detail: "on plan", partial: true },
          1: { detail: "missed", ...band(2, 4) },
          2: { detail: "not known yet" },
        },
      }),
      series([9, 8], { name: "target", role: "target", labels: goals }),
      series([5], {
        name: "expected by now",
        role: "expected",
        labels: goals,
        more: { 0: { interval: { low: 4.5, high: 5.5, text: "on plan: v4.5 to v5.5" } } },
      }),
      series([8], {
        name: "projection",
        role: "landing",
        labels: goals,
        more: { 0: band(6, 10) },
      }),
      { name: "lower limit", role: "limit", points: [point(goals[2]!, 2, 2)] },
      { name: "upper limit", role: "limit", points: [point(goals[2]!, 2, 7)] },
    ],
  },
  {
    kind: "control",
    y,
    series: [
      series([4, 5, 9, 4, 5, 3], {
        more: { 2: { unusual: true, detail: "above the upper limit" }, 5: { partial: true } },
      }),
      series([5, 5, 5, 5, 5, 5], { name: "center", role: "center" }),
      series([2, 2, 2, 2, 2, 2], { name: "lower limit", role: "limit" }),
      series([8, 8, 8, 8, 8, 8], { name: "upper limit", role: "limit" }),
    ],
  },
];

/** A figure of a sketch, in a language. */
export function drawn(sketch: Sketch, code: Code = "en"): Figure {
  const { direction, figures: words } = languages[code];
  const axis = { title: "", ticks: [] };
  return {
    ...{ version: 1, language: code, direction, words, title: `Win rate: ${sketch.kind}` },
    ...{ x: axis, y: axis, notes: [] },
    ...sketch,
  };
}

/** One figure of each kind. */
export function everyKind(code: Code): Figure[] {
  return sketches.map((sketch) => drawn(sketch, code));
}

/** The same figure with other points, and with a text in place of every text of data. */
export function withText(figure: Figure, text: string): Figure {
  return {
    ...figure,
    title: text,
    x: { ...figure.x, title: text },
    y: { ...figure.y, title: text },
    series: figure.series.map((each) => ({
      ...each,
      name: text,
      points: each.points.map((every) => ({ ...every, label: text, text, detail: text })),
    })),
    notes: [text],
  };
}

/** The same figure with its points changed. */
export function withPoints(
  figure: Figure,
  change: (points: readonly FigurePoint[]) => readonly FigurePoint[],
): Figure {
  return { ...figure, series: figure.series.map((each) => ({ ...each, points: change(each.points) })) };
}

/** Figures that are hardly any: of each kind without points, with one, and without any value. */
export function edgesOf(figure: Figure): Readonly<Record<string, Figure>> {
  const bare = { ...figure, y: { ...figure.y, ticks: [] }, x: { ...figure.x, ticks: [] } };
  return {
    "without series": { ...bare, series: [] },
    "without points": withPoints(bare, () => []),
    "with one point": withPoints(bare, (points) => points.slice(0, 1)),
    "without values": withPoints(bare, (points) => points.map(({ label, x }) => point(label, x, null))),
    "with a name of a thousand letters": withText(figure, "营م".repeat(500)),
  };
}

/** Texts that would do something where they are taken for more than text. */
export const injections: readonly string[] = [
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "'><svg onload=alert(1)>",
  "]]><b>&lt;b&gt;",
  "&lt;script&gt;&amp;",
  "javascript:alert(1)",
  "{{constructor}} ${1+1} {a} {b} {c} {value} {@x} {name|text} #{x} <%= 1 %>",
  "__proto__",
  "constructor",
  "datum.x + width",
  "\u202eabc\u2066def\u2069\u2069",
  "line\nbreak\tand\u0000zero\u0007",
  "\ud800 alone",
];

import * as echarts from "echarts";
import { Window } from "happy-dom";
import { ar } from "salesmetrics/describe/ar";
import { en } from "salesmetrics/describe/en";
import { type EchartsOption, type Figure, toEchartsOption } from "salesmetrics/figures";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { figuresIn } from "../dashboard/boards.js";
import { edgesOf, everyKind, injections, withText } from "./drawn.js";

const warnings: unknown[] = [];
beforeEach(() => {
  warnings.length = 0;
  for (const name of ["log", "warn", "error"] as const)
    vi.spyOn(console, name).mockImplementation((...all) => void warnings.push(...(all as unknown[])));
});
afterEach(() => void vi.restoreAllMocks());

/** The picture that ECharts makes of an option on a server. */
function render(option: EchartsOption): string {
  const chart = echarts.init(null, null, { renderer: "svg", ssr: true, width: 800, height: 480 });
  chart.setOption(option);
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}

const signs: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', amp: "&", "#39": "'" };
const unescaped = (xml: string): string =>
  xml.replace(/&(lt|gt|quot|amp|#39);/g, (_, name: string) => signs[name]!);

/** Without isolates, and without what keeps braces from being templates. */
const bare = (text: string): string => text.replace(/[\u2066-\u2069\u200b]/g, "");

const textsIn = (svg: string): string[] =>
  Array.from(svg.matchAll(/<text[^>]*>([^<]*)/g), ([, text]) => bare(unescaped(text!)));

interface Item {
  readonly value: readonly (number | null)[];
  readonly tooltip?: { readonly formatter: string };
  readonly label?: { readonly formatter: string };
  readonly itemStyle?: { readonly color?: string };
}

interface Series {
  readonly type: string;
  readonly name?: string;
  readonly symbol?: string;
  readonly stack?: string;
  readonly silent?: boolean;
  readonly lineStyle?: { readonly type?: string };
  readonly data: readonly (Item | readonly (number | null)[])[];
}

const seriesOf = (figure: Figure): Series[] => toEchartsOption(figure)["series"] as Series[];
const isItem = (item: Series["data"][number]): item is Item => !Array.isArray(item);
const isCross = ({ symbol }: Series): boolean => symbol?.startsWith("path:") === true;

const figures = [...everyKind("en"), ...everyKind("ar")];
const corpus = [...figures, ...figuresIn(en), ...figuresIn(ar)];
const named = figures.map((figure) => [`${figure.kind}, ${figure.direction}`, figure] as const);

test.each(corpus.map((figure, place) => [place, figure.kind, figure.direction, figure] as const))(
  "figure %i, of %s, %s, is plain data, and drawn without a warning",
  (_, __, ___, figure) => {
    for (const theme of ["light", "dark"] as const) {
      const option = toEchartsOption(figure, { theme });
      expect(JSON.parse(JSON.stringify(option))).toEqual(option);
      expect(render(option)).not.toMatch(/NaN|undefined|Infinity/);
      expect(warnings).toEqual([]);
    }
  },
);

test.each(named)("a drawing of %s has the words of the figure", (_, figure) => {
  const texts = textsIn(render(toEchartsOption(figure)));
  const ticks = figure.kind === "cohorts" || figure.kind === "sparkline" ? [] : figure.y.ticks;
  for (const { text } of ticks) expect(texts).toContain(text);
  for (const text of [figure.title, ...figure.notes]) expect(texts).toContain(text);
  if (figure.kind !== "sparkline") for (const label of placesOf(figure)) expect(texts).toContain(label);
  if (figure.series.length > 1)
    for (const { name } of figure.series) if (name !== "") expect(texts).toContain(name);
});

/** The labels of the places; a scale has texts of its own. */
function placesOf({ kind, x, series }: Figure): string[] {
  if (kind === "scatter" || kind === "survival") return x.ticks.map(({ text }) => text);
  return series.flatMap(({ points }) => points.map(({ label }) => label));
}

/** The value of each mark by its words: of a bar that begins elsewhere, where it ends. */
function valuesIn(figure: Figure): Map<string, number | null> {
  const isHorizontal = ["bars", "leaderboard", "funnel", "bullet", "waterfall"].includes(figure.kind);
  const axis = figure.kind === "cohorts" ? 2 : isHorizontal ? 0 : 1;
  const series = seriesOf(figure);
  const found = new Map<string, number | null>();
  for (const [number, each] of series.entries()) {
    if (isCross(each)) continue;
    const below = each.stack === undefined ? undefined : series[number - 1];
    for (const [place, item] of each.data.entries()) {
      if (!isItem(item) || item.tooltip === undefined) continue;
      const base = below === undefined ? 0 : ((below.data[place] as number[])[axis] ?? 0);
      found.set(bare(unescaped(item.tooltip.formatter)), item.value[axis]! + base);
    }
  }
  return found;
}

test.each(named)("each value of %s is in the option, with its words", (_, figure) => {
  const values = valuesIn(figure);
  for (const { name, role, points } of figure.series)
    for (const { label, x, y, text } of points) {
      const isLine = role === "center" || (role === "limit" && figure.kind === "control");
      if (x === null || y === null || isLine || figure.kind === "sparkline") continue;
      const head = `${[name, label].filter((each) => each !== "").join(" · ")}: `;
      const told = [...values].filter(([words]) => words.startsWith(head) && words.includes(text));
      expect([head, told.map(([, value]) => value)]).toEqual([head, told.map(() => y)]);
      expect(told.length).toBeGreaterThan(0);
    }
});

test.each(named.filter(([, { kind }]) => ["trend", "sparkline", "control", "survival"].includes(kind)))(
  "the lines of %s go through all values, and never through a missing one",
  (_, figure) => {
    const lines = seriesOf(figure).filter(({ type, stack }) => type === "line" && stack === undefined);
    for (const [place, { name, points }] of figure.series.entries()) {
      const own = lines.filter((line) => line.name === name);
      const drawn = own.flatMap(({ data }) => data as readonly (readonly (number | null)[])[]);
      const expected = points.filter(({ y }) => y !== null);
      const between = points.flatMap(({ y }, at) =>
        y !== null && points[at + 1] != null && points[at + 1]!.y !== null ? [at, at + 1] : [],
      );
      expect([place, [...new Set(drawn.flatMap(([, y]) => y ?? []))].sort()]).toEqual([
        place,
        [
          ...new Set(expected.filter((point) => between.includes(points.indexOf(point))).map(({ y }) => y)),
        ].sort(),
      ]);
    }
  },
);

test("a gap ends a line, so that ECharts joins nothing across it", () => {
  const line = seriesOf(figures[0]!).find(
    ({ type, name, stack, lineStyle }) =>
      type === "line" && name === "ann" && stack === undefined && lineStyle?.type === "solid",
  )!;
  // January, February, then a gap; April, May.
  expect(line.data).toEqual([
    [0, 1],
    [1, 4],
    [1, null],
    [3, 6],
    [4, 9],
    [4, null],
  ]);
});

test.each(named)("what has no value in %s is a cross with its reason, and nothing else", (_, figure) => {
  if (figure.kind === "sparkline") return;
  const missing = figure.series.flatMap(({ points }) =>
    points.filter(({ x, y }) => x !== null && y === null),
  );
  const series = seriesOf(figure);
  const crosses = series.filter(isCross).flatMap(({ data }) => data.filter(isItem));
  expect(crosses).toHaveLength(missing.length);
  const tips = crosses.map(({ tooltip }) => bare(unescaped(tooltip!.formatter)));
  for (const { label, text } of missing)
    expect(tips.some((tip) => tip.includes(label) && tip.includes(text))).toBe(true);
  const others = series.filter((each) => !isCross(each)).flatMap(({ data }) => data.filter(isItem));
  expect(others.filter(({ value }) => value.includes(null))).toEqual([]);
});

test("a period that is not over has a dashed line and a hollow point; the year before is behind", () => {
  const series = seriesOf(figures[0]!);
  const lines = series.filter(({ type, stack }) => type === "line" && stack === undefined);
  expect(lines.map(({ name, lineStyle }) => [name, lineStyle!.type])).toEqual([
    ["ann · year before", "solid"],
    ["ann", "solid"],
    ["ann", "dashed"],
    ["bo", "solid"],
    ["bo", "dashed"],
  ]);
  const june = series
    .flatMap(({ data }) => data.filter(isItem))
    .filter(({ tooltip }) => tooltip?.formatter === "bo · June: v2, not over yet");
  expect(june.map(({ itemStyle }) => itemStyle!.color)).toEqual(["#ffffff"]);
});

test("intervals are bands of lines and whiskers of bars, and a tolerance is a band behind a goal", () => {
  const kindOf = (kind: Figure["kind"]): Series[] =>
    seriesOf(figures.find((figure) => figure.kind === kind)!);
  const bands = kindOf("trend").filter(({ stack }) => stack !== undefined);
  // February from 3 to 5, and April from 5 to 7: two bands, since March has no value.
  expect(bands.map(({ data }) => data)).toEqual([[[1, 3]], [[1, 2]], [[3, 5]], [[3, 2]]]);
  expect(kindOf("bars").find(({ type }) => type === "boxplot")!.data).toEqual([[0, 7, 8, 8, 8, 9]]);
  // The interval of the second value, and that of the landing of the first.
  expect(kindOf("bullet").find(({ type }) => type === "boxplot")!.data).toEqual([
    [1, 2, 3, 3, 3, 4],
    [0, 6, 8, 8, 8, 10],
  ]);
  const [base, band] = kindOf("bullet");
  expect([base!.data, band!.data]).toEqual([[[4.5, 0]], [[1, 0]]]);
});

/** Where a text stands, in pixels from the left. */
function leftOf(svg: string, words: string): number {
  const [tag] = svg.match(new RegExp(`<text[^>]*>[\u2066-\u2069]?${words}[\u2066-\u2069]?</text>`))!;
  return Number(/(?:translate\(|\sx=")([-\d.]+)/.exec(tag)![1]);
}

test("from right to left the first period stands on the right, and bars grow to the left", () => {
  const [english, arabic] = (["en", "ar"] as const).map((code) => {
    const [trend, , bars] = everyKind(code);
    return { trend: render(toEchartsOption(trend!)), bars: render(toEchartsOption(bars!)) };
  });
  expect(leftOf(english!.trend, "January")).toBeLessThan(leftOf(english!.trend, "May"));
  expect(leftOf(arabic!.trend, "January")).toBeGreaterThan(leftOf(arabic!.trend, "May"));
  expect(leftOf(english!.bars, "t0")).toBeLessThan(leftOf(english!.bars, "t10"));
  expect(leftOf(arabic!.bars, "t0")).toBeGreaterThan(leftOf(arabic!.bars, "t10"));
});

test("the labels of a scale stand where its lines are; marks in unequal steps are left to ECharts", () => {
  const [trend] = everyKind("en");
  const axes = (
    ticks: Figure["y"]["ticks"],
  ): readonly { readonly data?: unknown; readonly show?: boolean }[] =>
    toEchartsOption({ ...trend!, y: { title: "", ticks } })["yAxis"] as never;
  const at = (...positions: readonly number[]) =>
    positions.map((position) => ({ position, text: `t${position}` }));

  expect(axes(at(0, 5, 10)).map(({ data, show }) => [data, show])).toEqual([
    [undefined, false],
    [["t0", "t5", "t10"], true],
  ]);
  expect(axes(at(0, 1, 10)).map(({ data, show }) => [data, show])).toEqual([[undefined, true]]);
  // A value lies beyond the last mark.
  expect(axes(at(0, 2, 4))).toHaveLength(1);
});

test.each(everyKind("ar").map((figure) => [figure.kind, figure] as const))(
  "%s without much is drawn",
  (_, figure) => {
    for (const edge of Object.values(edgesOf(figure)))
      expect(render(toEchartsOption(edge))).not.toMatch(/NaN|undefined|Infinity/);
    expect(warnings).toEqual([]);
    const empty = edgesOf(figure)["without points"]!;
    expect(textsIn(render(toEchartsOption(empty)))).toContain(figure.words.nothing);
  },
);

/** All texts of an option under a name. */
function allNamed(part: unknown, name: string): string[] {
  if (typeof part !== "object" || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) =>
    key === name && typeof value === "string" ? [value] : allNamed(value, name),
  );
}

test.each(injections)("%j stays text", (text) => {
  const { document } = new Window();
  for (const figure of everyKind("en")) {
    const option = toEchartsOption(withText(figure, text));
    const svg = render(option);
    expect(warnings).toEqual([]);
    const elements = new Set(Array.from(svg.matchAll(/<([a-zA-Z]+)/g), ([, name]) => name!));
    expect([...elements].filter((name) => !drawnWith.includes(name))).toEqual([]);
    expect(svg).not.toMatch(/[\u202a-\u202e\p{Surrogate}]|(?!\n)\p{Cc}/u);
    for (const tooltip of allNamed({ series: (option["series"] as Series[]).map(tooltipsOf) }, "formatter")) {
      const element = document.createElement("div");
      element.innerHTML = tooltip;
      expect(element.children).toHaveLength(0);
      expect(tooltip).not.toMatch(/[{<>]/);
    }
  }
});

const tooltipsOf = ({ data }: Series): unknown[] => data.filter(isItem).map(({ tooltip }) => ({ tooltip }));

const drawnWith = ["svg", "rect", "g", "path", "text", "style", "defs", "clipPath", "tspan"];

test("a name of a property of all objects changes none of them", () => {
  const namesOf = (): readonly PropertyKey[][] =>
    [Object, Array, Function].map(({ prototype }) => Reflect.ownKeys(prototype as object));
  const before = namesOf();
  for (const name of Object.getOwnPropertyNames(Object.prototype))
    for (const figure of everyKind("en")) render(toEchartsOption(withText(figure, name)));
  expect(namesOf()).toEqual(before);
});

test("braces in a name are no template: neither in a label nor in a tooltip", () => {
  const bars = everyKind("en").find(({ kind }) => kind === "bars")!;
  const text = "{a} {b} {c} {@[0]} {x|y} $&";
  const svg = render(toEchartsOption(withText(bars, text)));
  // Three bars, and the reason in place of the fourth.
  expect(textsIn(svg).filter((each) => each === `${text} · ${text}`)).toHaveLength(4);
});

test("what is no figure, and a theme that is none, are refused", () => {
  expect(() => toEchartsOption({} as never)).toThrow("toEchartsOption: expected a figure");
  expect(() => toEchartsOption(figures[0]!, { theme: "blue" as never })).toThrow(
    "toEchartsOption: theme: expected one of light, dark",
  );
});

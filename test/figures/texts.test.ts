import { expect, test } from "vitest";
import { type Figure, toSentence, toTable, toText, widthOf } from "salesmetrics/figures";
import { edgesOf, everyKind, injections, withText } from "./drawn.js";

const figures = [...everyKind("en"), ...everyKind("ar")];
const named = figures.map((figure) => [`${figure.kind}, ${figure.direction}`, figure] as const);

const unescaped = (html: string): string => html.replace(/&(lt|gt|quot|amp|#39);/g, (sign) => signs[sign]!);
const signs: Readonly<Record<string, string>> = {
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&amp;": "&",
  "&#39;": "'",
};

/** The texts of the cells, without remarks. */
const cellsOf = (html: string): string[] =>
  Array.from(html.matchAll(/<td><bdi>([^<]*)<\/bdi>/g), ([, text]) => unescaped(text!));

const sorted = (texts: readonly string[]): string[] => [...texts].sort();

test.each(named)("the table of %s has the text of each point once", (_, figure) => {
  const html = toTable(figure);
  const points = figure.series.flatMap((each) => each.points);
  const across = figure.kind === "scatter" ? points.map(({ xText }) => xText!) : [];
  expect(sorted(cellsOf(html))).toEqual(sorted([...points.map(({ text }) => text), ...across]));
  expect(html).toContain(`<caption><bdi>${figure.title}</bdi></caption>`);
  expect(html).toContain(`dir="${figure.direction}"`);
  for (const note of figure.notes) expect(html).toContain(`<p>${note}</p>`);
  for (const { interval, detail } of points)
    for (const remark of [interval?.text, detail])
      if (remark !== undefined) expect(html).toContain(`<small><bdi>${remark}</bdi></small>`);
});

test.each(named)("every row of the table of %s has a cell for each column", (_, figure) => {
  const rows = toTable(figure)
    .match(/<tr>.*?<\/tr>/g)!
    .filter((row) => !row.includes("colspan"));
  expect(new Set(rows.map((row) => row.match(/<t[hd]/g)!.length)).size).toBe(1);
});

test.each(named)("the text of %s is no wider than the terminal, and has each value", (_, figure) => {
  for (const width of [20, 40, 80, 120]) {
    const text = toText(figure, { width });
    expect(text.split("\n").filter((line) => widthOf(line) > width)).toEqual([]);
    if (figure.kind === "sparkline") continue;
    for (const { points } of figure.series) for (const point of points) expect(text).toContain(point.text);
  }
});

test("bars have a length in proportion to their values", () => {
  const funnel = figures.find(({ kind }) => kind === "funnel")!;
  const lengths = toText(funnel, { width: 80 })
    .split("\n")
    .flatMap((line) => (line.includes("█") ? [line.match(/█/g)!.length] : []));
  expect(lengths).toEqual([40, 24, 12, 4]);
});

test("a sparkline has eight heights, and a dot where there is no value", () => {
  expect(toText(figures[0]!).split("\n")[2]).toBe("ann                ▁▄·▆█▃  v1 → v3");
});

const plain = (figure: Figure): string => toSentence(figure).replace(/[\u2066-\u2069]/g, "");

test("a sentence tells the course, the ends of the range, and what is missing", () => {
  expect(plain(figures[0]!)).toBe(
    "Line chart: Win rate: trend. ann: From v1 (January) to v3 (June). bo: From v5 (January) to v2 (June). " +
      "Highest: v9 (ann · May). Lowest: v1 (ann · January). Without a value: March (no rows). Not over yet: June.",
  );
  expect(plain(figures.find(({ kind, direction }) => kind === "funnel" && direction === "rtl")!)).toBe(
    "مخطط قمعي: Win rate: funnel. من v10 (Leads) إلى v1 (Won). الأعلى: v10 (Leads). الأدنى: v1 (Won).",
  );
});

test("limits, goals, the others and what is not over are neither highest nor lowest", () => {
  expect(plain(figures.find(({ kind }) => kind === "control")!)).toMatch(/Highest: v9 .*Lowest: v4/);
  expect(plain(figures.find(({ kind }) => kind === "bars")!)).toBe("Bar chart: Win rate: bars. ann: v8.");
});

test.each(named)("%s without much is still a table, a text and a sentence", (_, figure) => {
  for (const edge of Object.values(edgesOf(figure))) {
    expect(toTable(edge)).toMatch(/^<table .*<\/table>$/);
    expect(
      toText(edge, { width: 40 })
        .split("\n")
        .filter((line) => widthOf(line) > 40),
    ).toEqual([]);
    expect(toSentence(edge)).not.toMatch(/undefined|NaN|Infinity/);
  }
});

test.each(injections)("%j stays text", (text) => {
  for (const figure of everyKind("en")) {
    const changed = withText(figure, text);
    const html = toTable(changed);
    const elements = new Set(Array.from(html.matchAll(/<\/?([a-zA-Z]+)/g), ([, name]) => name!));
    const known = ["table", "caption", "bdi", "thead", "tr", "th", "td", "tbody", "tfoot", "p", "small"];
    expect([...elements].filter((name) => !known.includes(name))).toEqual([]);
    expect(html.match(/<[^>]*\son\w+=/)).toBeNull();
    for (const output of [html, toText(changed), toSentence(changed)])
      expect(output).not.toMatch(/[\u202a-\u202e\p{Surrogate}]|(?!\n)\p{Cc}/u);
  }
});

test("isolates that data opens and does not close are left out", () => {
  const [figure] = everyKind("en");
  const html = toTable({ ...figure!, notes: ["a\u2066b", "\u2068c\u2069"] });
  expect(html).toContain("<p>ab</p><p>\u2068c\u2069</p>");
});

test("what is no figure is refused with what is wrong", () => {
  const [figure] = everyKind("en");
  const wrong = { ...figure!, series: [{ name: "", role: "value", points: [{ label: "a", x: 0, y: "5" }] }] };
  expect(() => toTable(wrong as never)).toThrow(
    /toTable: expected a figure, .*series\[0\]\.points\[0\]\.y, got "5"/,
  );
  expect(() => toText(figure!, { width: 3 })).toThrow(/from 20 to 10000, got 3/);
  expect(() => toSentence(undefined as never)).toThrow(/toSentence: expected a figure/);
});

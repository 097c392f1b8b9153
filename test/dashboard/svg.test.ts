import { Deal, evaluate, sum, metric, winRate } from "salesmetrics";
import { toSvg } from "salesmetrics/dashboard";
import { ar } from "salesmetrics/describe/ar";
import { en } from "salesmetrics/describe/en";
import { type Figure, figure, type FigurePoint } from "salesmetrics/figures";
import { describe, expect, test } from "vitest";
import { figuresIn, hostile } from "./boards.js";
import { allIn, parseXml, type XmlElement } from "./xml.js";

const point = (x: number | null, y: number | null, more: Partial<FigurePoint> = {}): FigurePoint => ({
  label: `place ${x}`,
  key: {},
  x,
  y,
  text: y === null ? "no rows" : String(y),
  reason: y === null ? "empty" : null,
  ...more,
});

const drawing = (kind: Figure["kind"], series: Figure["series"], more: Partial<Figure> = {}): Figure => ({
  version: 1,
  kind,
  language: "en",
  direction: "ltr",
  title: "A title",
  x: { title: "", ticks: [] },
  y: { title: "", ticks: [] },
  series,
  notes: [],
  words: en.figures,
  ...more,
});

const values = (...points: FigurePoint[]): Figure["series"][number] => ({ name: "", role: "value", points });
const parsed = (each: Figure, options = {}): XmlElement => parseXml(toSvg(each, options));
const named = (element: XmlElement, name: string): XmlElement[] =>
  allIn(element).filter((each) => each.name === name);

const kinds = Object.keys(en.figures.kinds) as Figure["kind"][];
const ofEveryKind = kinds.map((kind) =>
  drawing(kind, [
    {
      name: "First",
      role: "value",
      points: [
        point(0, 3, { interval: { low: 2, high: 4, text: "2 to 4" } }),
        point(1, null),
        point(2, 5, { partial: true }),
      ],
    },
    { name: "Second", role: "target", points: [point(0, 6), point(1, 6), point(2, 6)] },
  ]),
);
const corpus = [...ofEveryKind, ...figuresIn(en), ...figuresIn(ar)];

describe("toSvg", () => {
  test.each(corpus)(
    "draws $kind in $language, $direction, as one element that loads and runs nothing",
    (each) => {
      const picture = parsed(each);
      expect(picture.attributes).toMatchObject({ role: "img", direction: "ltr", lang: each.language });
      expect(picture.children.slice(0, 2).map(({ name }) => name)).toEqual(["title", "desc"]);
      const names = new Set(allIn(picture).map(({ name }) => name));
      const known = ["svg", "g", "title", "desc", "text", "path", "rect", "circle"];
      expect([...names].filter((name) => !known.includes(name))).toEqual([]);
      const attributes = new Set(allIn(picture).flatMap((element) => Object.keys(element.attributes)));
      expect([...attributes].filter((name) => /^on|href|^style$|^class$|^id$/.test(name))).toEqual([]);
    },
  );

  test.each(corpus)("writes every length of $kind in $language as a number", (each) => {
    for (const { attributes } of allIn(parsed(each)))
      for (const name of ["x", "y", "width", "height", "cx", "cy", "r"] as const)
        if (attributes[name] !== undefined) expect(attributes[name]).toMatch(/^-?\d+(\.\d+)?$/);
  });

  test.each(corpus)("keeps the marks of $kind in $language inside", (each) => {
    const picture = parsed(each);
    const [width, height] = [Number(picture.attributes["width"]), Number(picture.attributes["height"])];
    for (const { attributes } of named(picture, "rect")) {
      expect(Number(attributes["x"])).toBeGreaterThanOrEqual(0);
      expect(Number(attributes["x"]) + Number(attributes["width"])).toBeLessThanOrEqual(width + 0.01);
      expect(Number(attributes["y"]) + Number(attributes["height"])).toBeLessThanOrEqual(height);
    }
    for (const { attributes } of named(picture, "circle")) {
      expect(Number(attributes["cx"])).toBeGreaterThanOrEqual(0);
      expect(Number(attributes["cx"])).toBeLessThanOrEqual(width);
    }
  });

  test.each(ofEveryKind)("$kind from right to left is the mirror of $kind from left to right", (each) => {
    const [left, right] = [parsed(each), parsed({ ...each, direction: "rtl" })];
    const width = Number(left.attributes["width"]);
    const mirrored = { start: "end", middle: "middle", end: "start" } as Readonly<Record<string, string>>;
    const placesOf = (picture: XmlElement, isMirrored: boolean): unknown[] =>
      [...named(picture, "text"), ...named(picture, "circle"), ...named(picture, "rect")].map(
        ({ attributes }) => {
          const { x, cx, y, cy, width: own = "0", "text-anchor": anchor = "" } = attributes;
          const at = Number(x ?? cx);
          const across = isMirrored ? width - at - Number(own) : at;
          return [Math.round(across * 10), y ?? cy, isMirrored ? mirrored[anchor] : anchor || undefined];
        },
      );
    expect(placesOf(right, true)).toEqual(placesOf(left, false));
  });

  test("a period that is not over is hollow, and the way to it dotted", () => {
    const trend = parsed(
      drawing("trend", [values(point(0, 1), point(1, 2), point(2, 3, { partial: true }))]),
    );
    expect(named(trend, "circle").map(({ attributes }) => attributes["fill"])).toEqual([
      "#0072b2",
      "#0072b2",
      "#ffffff",
    ]);
    expect(named(trend, "path").map(({ attributes }) => attributes["stroke-dasharray"])).toEqual([
      undefined,
      "2 4",
    ]);
    const [whole, open] = named(
      parsed(drawing("bars", [values(point(0, 1), point(1, 2, { partial: true }))])),
      "rect",
    );
    expect([whole!.attributes["fill"], open!.attributes["fill"]]).toEqual(["#0072b2", "#ffffff"]);
  });

  test("a missing value is a gap that tells its reason, and never a zero", () => {
    const trend = parsed(drawing("trend", [values(point(0, 1), point(1, null), point(2, 3), point(3, 4))]));
    const lines = named(trend, "path").filter(({ attributes }) => attributes["stroke-width"] === "2");
    expect(lines.map(({ attributes }) => attributes["d"]!.match(/[ML]/g)!.length)).toEqual([1, 2]);
    expect(named(trend, "circle")).toHaveLength(3);
    expect(named(trend, "title").map(({ text }) => text)).toContain("place 1: no rows");
    const bars = parsed(drawing("bars", [values(point(0, 1), point(1, null))]));
    expect(named(bars, "rect")).toHaveLength(1);
    expect(named(bars, "text").map(({ text }) => text)).toContain("no rows");
  });

  test("the length of a bar is in proportion to its value, below zero to the other side", () => {
    const bars = parsed(drawing("bars", [values(point(0, 1), point(1, 4), point(2, -2))]));
    const widths = named(bars, "rect").map(({ attributes }) => Number(attributes["width"]));
    expect(widths[1]! / widths[0]!).toBeCloseTo(4, 1);
    expect(widths[2]! / widths[0]!).toBeCloseTo(2, 1);
    const [first, , below] = named(bars, "rect").map(({ attributes }) => attributes);
    expect(Number(below!["x"]) + Number(below!["width"])).toBeCloseTo(Number(first!["x"]), 1);
  });

  test("a bar that begins elsewhere spans from there", () => {
    const [first, second] = named(
      parsed(drawing("waterfall", [values(point(0, 4), point(1, 6, { base: 4 }))])),
      "rect",
    );
    const end = Number(first!.attributes["x"]) + Number(first!.attributes["width"]);
    expect(Number(second!.attributes["x"])).toBeCloseTo(end, 1);
  });

  test("the year before is behind, in its own colour, dashed", () => {
    const trend = parsed(
      drawing("trend", [
        values(point(0, 1), point(1, 2)),
        { name: "year before", role: "yearBefore", points: [point(0, 2), point(1, 1)] },
      ]),
    );
    const dashes = named(trend, "path").map(({ attributes }) => attributes["stroke-dasharray"] ?? "");
    expect(dashes.lastIndexOf("5 3")).toBeLessThan(dashes.lastIndexOf(""));
    expect(named(trend, "text").map(({ text }) => text)).toContain("year before");
  });

  test("whiskers of several lines at one period stand side by side", () => {
    const interval = { low: 1, high: 3, text: "1 to 3" };
    const line = (name: string): Figure["series"][number] => ({
      ...{ name, role: "value" },
      points: [point(0, 2, { interval }), point(1, 2, { interval })],
    });
    const whiskersOf = (names: readonly string[]): number[] =>
      named(parsed(drawing("trend", names.map(line))), "path")
        .filter(({ attributes }) => attributes["stroke-opacity"] === "0.5")
        .map(({ attributes }) => Number(/^M([\d.]+)/.exec(attributes["d"]!)![1]));
    const [first, second] = whiskersOf(["one"]);
    expect(whiskersOf(["one", "two", "three"])).toEqual([
      ...[first! - 2, second! - 2],
      ...[first!, second!],
      ...[first! + 2, second! + 2],
    ]);
  });

  test("a goal has a band for its tolerance, lines for what is compared, and a disk where it will end", () => {
    const series = (role: Figure["series"][number]["role"], y: number, more: Partial<FigurePoint> = {}) => ({
      ...{ name: role, role },
      points: [point(0, y, more)],
    });
    const bullet = parsed(
      drawing("bullet", [
        series("value", 4, { detail: "behind plan" }),
        series("target", 10),
        series("expected", 6, { interval: { low: 5, high: 7, text: "on plan: 5 to 7" } }),
        series("landing", 8, { interval: { low: 6, high: 10, text: "6 to 10" } }),
      ]),
    );
    const [band, bar] = named(bullet, "rect").map(({ attributes }) => attributes);
    // The bar of 4 gives the scale.
    const [from, each] = [Number(bar!["x"]), Number(bar!["width"]) / 4];
    expect(Number(band!["x"])).toBeCloseTo(from + 5 * each, 1);
    expect(Number(band!["width"])).toBeCloseTo(2 * each, 1);
    expect(named(bullet, "circle").map(({ attributes }) => Number(attributes["cx"]))).toEqual([
      expect.closeTo(from + 8 * each, 1),
    ]);
    const texts = named(bullet, "title").map(({ text }) => text);
    expect(texts).toContain("landing · place 0: 8, 6 to 10");
    expect(named(bullet, "text").map(({ text }) => text)).toContain("4 · behind plan");
  });

  test("a long label is cut, and a pointer over it shows the whole", () => {
    const long = "x".repeat(1_000);
    const [text] = named(parsed(drawing("bars", [values(point(0, 1, { label: long }))])), "text");
    expect(text!.text).toMatch(/^x+…$/);
    expect(text!.children.map(({ text: whole }) => whole)).toEqual([long]);
  });

  test("rows that do not fit are counted", () => {
    const many = drawing("bars", [
      values(...Array.from({ length: 10_000 }, (_, place) => point(place, place))),
    ]);
    const texts = named(parsed(many, { height: 200 }), "text").map(({ text }) => text);
    const shown = texts.filter((text) => text.startsWith("place")).length;
    expect(texts).toContain(`Not shown: ${(10_000 - shown).toLocaleString("en")}.`);
    expect(toSvg(many).length).toBeLessThan(2_000_000);
    expect(named(parsed({ ...many, kind: "trend" }), "circle")).toHaveLength(0);
  });

  test.each([...kinds])(
    "%s without points says so; with nothing but missing values, or one, it is drawn",
    (kind) => {
      expect(named(parsed(drawing(kind, [values()])), "text").map(({ text }) => text)).toEqual(["No data."]);
      expect(
        named(parsed(drawing(kind, [values(point(0, null), point(1, null))])), "title").length,
      ).toBeGreaterThan(2);
      parsed(drawing(kind, [values(point(0, 5))]));
      parsed(drawing(kind, [values(point(0, 1e308), point(1, -1e308), point(2, 0))]));
    },
  );

  test("amounts in several currencies have their texts and no bars", () => {
    const deals: Deal[] = [
      { id: "1", status: "won", ownerId: "ann", amount: 5, currency: "USD" },
      { id: "2", status: "won", ownerId: "bo", amount: 7, currency: "EUR" },
    ];
    const amount = metric("amount", () => sum(Deal.amount));
    const report = evaluate({ amount }, { deals }, { by: { rep: Deal.ownerId } });
    const picture = parsed(figure(report, "amount", { language: en, title: "Amounts" }));
    expect(named(picture, "rect")).toEqual([]);
    expect(named(picture, "text").map(({ text }) => text)).toEqual(
      expect.arrayContaining(["$5.00", "€7.00"]),
    );
  });

  test.each(hostile)("%j as a name is a text", (name) => {
    const deals: Deal[] = [{ id: "1", status: "won", ownerId: name, closedAt: "2025-03-03" }];
    const report = evaluate({ winRate }, { deals }, { by: { rep: Deal.ownerId } });
    const picture = parsed(figure(report, "winRate", { language: en, title: name, titles: { rep: name } }));
    expect(named(picture, "script")).toEqual([]);
    expect(named(picture, "text").map(({ text }) => text)).toContain("100%");
  });

  test("colours are those of the theme, or of the page", () => {
    const [bars] = ofEveryKind.filter(({ kind }) => kind === "bars");
    expect(toSvg(bars!, { theme: "dark" })).toContain("#56b4e9");
    expect(toSvg(bars!, { theme: "auto" })).toContain("var(--series-1,#0072b2)");
  });

  test("what is no figure, and a size that cannot be, is refused", () => {
    const [bars] = ofEveryKind;
    expect(() => toSvg({} as never)).toThrow("toSvg: expected a figure");
    expect(() => toSvg({ ...bars!, kind: "pie" as never })).toThrow("expected one of");
    expect(() => toSvg(bars!, { width: 5 })).toThrow("toSvg: expected a width from 120 to 10000, got 5");
    expect(() => toSvg(bars!, { height: Number.NaN })).toThrow(
      "toSvg: expected a height from 24 to 10000, got NaN",
    );
    expect(() => toSvg(bars!, { theme: "blue" as never })).toThrow("toSvg: theme: expected one of");
    const crooked = drawing("bars", [values(point(0, '1" onload="x' as never))]);
    expect(() => toSvg(crooked)).toThrow("toSvg: expected a figure");
  });
});

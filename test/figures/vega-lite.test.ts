import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv } from "ajv";
import { expect, test } from "vitest";
import { parse, View } from "vega";
import { compile, type TopLevelSpec } from "vega-lite";
import { type Figure, toVegaLite, type VegaLiteSpec } from "salesmetrics/figures";
import { edgesOf, everyKind, injections, withText } from "./drawn.js";

const schemaFile = createRequire(import.meta.url).resolve("vega-lite/vega-lite-schema.json");
const formats = { "color-hex": true, "uri-reference": true, uri: true } as const;
const isValid = new Ajv({ strict: false, allErrors: true, formats }).compile(
  JSON.parse(readFileSync(schemaFile, "utf8")) as object,
);

/** The SVG of a specification, and whatever Vega warns of. */
async function render(spec: VegaLiteSpec): Promise<{ svg: string; warnings: unknown[] }> {
  const warnings: unknown[] = [];
  const logger = {
    warn: (...all: readonly unknown[]) => (warnings.push(...all), logger),
    error: (...all: readonly unknown[]) => (warnings.push(...all), logger),
    info: () => logger,
    debug: () => logger,
    level: () => logger,
  };
  const { spec: vega } = compile(spec as unknown as TopLevelSpec, { logger: logger });
  const view = new View(parse(vega), { renderer: "none", logger: logger });
  const svg = await view.toSVG();
  view.finalize();
  return { svg, warnings };
}

const signs: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', amp: "&" };
const unescaped = (xml: string): string =>
  xml.replace(/&(lt|gt|quot|amp);/g, (_, name: string) => signs[name]!);

const textsIn = (svg: string): string[] =>
  Array.from(svg.matchAll(/<(?:text|tspan)[^>]*>([^<]+)/g), ([, text]) => unescaped(text!));

/** What a screen reader hears of the marks. */
const toldIn = (svg: string): string[] =>
  Array.from(svg.matchAll(/<(?:path|text) aria-label="([^"]*)" role="graphics-symbol"/g), ([, text]) =>
    unescaped(text!),
  );

const problemsOf = (spec: VegaLiteSpec): unknown[] =>
  isValid(JSON.parse(JSON.stringify(spec))) ? [] : (isValid.errors ?? []).slice(0, 5);

const figures = [...everyKind("en"), ...everyKind("ar")];
const named = figures.map((figure) => [`${figure.kind}, ${figure.direction}`, figure] as const);

test("the schema refuses what is no specification", () => {
  expect(problemsOf({ ...toVegaLite(figures[0]!), layer: [{ mark: "pie" }] }).length).toBeGreaterThan(0);
});

test.each(named)("a figure of %s is valid and drawn without a warning", async (_, figure) => {
  for (const theme of ["light", "dark"] as const) {
    const spec = toVegaLite(figure, { theme });
    expect(problemsOf(spec)).toEqual([]);
    expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
    const { svg, warnings } = await render(spec);
    expect(warnings).toEqual([]);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  }
});

test.each(named)("a drawing of %s has the words of the figure", async (_, figure) => {
  const { svg } = await render(toVegaLite(figure));
  const texts = textsIn(svg);
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

test.each(named)("each point of %s is told once, with its text", async (_, figure) => {
  if (figure.kind === "sparkline") return;
  const told = toldIn((await render(toVegaLite(figure))).svg);
  const { comma } = figure.words;
  const expected = figure.series
    .filter(({ role }) => figure.kind !== "control" || role === "value")
    .flatMap(({ name, points }) =>
      points.flatMap(({ x, label, text, xText }) => {
        const head = [name, label].filter((each) => each !== "").join(" · ");
        return x === null ? [] : [`${head}: ${xText === undefined ? "" : `${xText}${comma}`}${text}`];
      }),
    );
  const heads = told.map((words) =>
    expected.find((head) => words === head || words.startsWith(`${head}${comma}`)),
  );
  expect([...heads].sort()).toEqual([...expected].sort());
});

/** Where the first text with some words stands, in pixels from the left. */
function leftOf(svg: string, words: string): number {
  const [, found] = new RegExp(`translate\\(([-\\d.]+),[-\\d.]+\\)[^>]*>${words}</text>`).exec(svg)!;
  return Number(found);
}

test("from right to left the first period stands on the right, and bars grow to the left", async () => {
  const [english, arabic] = await Promise.all(
    (["en", "ar"] as const).map(async (code) => {
      const [trend, , bars] = everyKind(code);
      return {
        trend: (await render(toVegaLite(trend!))).svg,
        bars: (await render(toVegaLite(bars!))).svg,
      };
    }),
  );
  expect(leftOf(english!.trend, "January")).toBeLessThan(leftOf(english!.trend, "May"));
  expect(leftOf(arabic!.trend, "January")).toBeGreaterThan(leftOf(arabic!.trend, "May"));
  expect(leftOf(english!.bars, "t0")).toBeLessThan(leftOf(english!.bars, "t10"));
  expect(leftOf(arabic!.bars, "t0")).toBeGreaterThan(leftOf(arabic!.bars, "t10"));
});

test("a period that is not over has a dashed line and a hollow point; a missing one a gap with its reason", async () => {
  const { svg } = await render(toVegaLite(figures[0]!));
  expect(svg).toContain('stroke-dasharray="5,4"');
  expect(svg).toMatch(/aria-label="bo · June: v2, not over yet"[^>]*fill="#ffffff"/);
  expect(svg).toContain('aria-label="ann · March: no rows"');
});

test("the others are muted", async () => {
  const { svg } = await render(toVegaLite(figures.find(({ kind }) => kind === "bars")!));
  expect(svg).toMatch(/aria-label="Others: v2"[^>]*fill="#7a7f87"/);
});

test.each(everyKind("ar").map((figure) => [figure.kind, figure] as const))(
  "%s without much is valid and drawn",
  async (_, figure) => {
    for (const [name, edge] of Object.entries(edgesOf(figure))) {
      const spec = toVegaLite(edge);
      expect([name, problemsOf(spec)]).toEqual([name, []]);
      const { svg, warnings } = await render(spec);
      expect([name, warnings]).toEqual([name, []]);
      expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    }
    const empty = edgesOf(figure)["without points"]!;
    expect(textsIn((await render(toVegaLite(empty))).svg)).toContain(figure.words.nothing);
  },
);

test.each(injections)("%j stays text", async (text) => {
  for (const figure of everyKind("en")) {
    const { svg, warnings } = await render(toVegaLite(withText(figure, text)));
    expect(warnings).toEqual([]);
    const elements = [...new Set(Array.from(svg.matchAll(/<([a-zA-Z]+)/g), ([, name]) => name))].sort();
    expect(elements.filter((name) => !drawnWith.includes(name!))).toEqual([]);
    expect(svg).not.toMatch(/[\u202a-\u202e\p{Surrogate}]|(?!\n)\p{Cc}/u);
  }
});

const drawnWith = ["svg", "rect", "g", "path", "text", "line", "defs", "clipPath", "title", "tspan"];

import { knownOptionsIn } from "../errors.js";
import { figureIn } from "./figure-in.js";
import type { Figure } from "./figure-value.js";
import { drawnOf } from "./marks.js";
import { type Palette, paletteIn, type ThemeOptions } from "./palette.js";
import { toSentence } from "./to-sentence.js";
import { unlikeProperty } from "./printable.js";
import { type Part, shapeOf } from "./vega-channels.js";
import { layersOf } from "./vega-layers.js";
import { wrapped } from "./width.js";

/**
 * A specification of Vega-Lite, version 6, as plain data with its values inline.
 *
 * @category Figures
 */
export interface VegaLiteSpec {
  readonly $schema: "https://vega.github.io/schema/vega-lite/v6.json";
  readonly [part: string]: unknown;
}

/**
 * The figure as a specification of Vega-Lite, with its data inline: what `vega-embed` draws on a page, and Vega on a server.
 *
 * *Details*. It is plain data. Texts of the figure are values, never expressions: labels are looked up in `params`. From right
 * to left scales run the other way, and the axis of values is on the right. Lines are dashed, and points and bars hollow,
 * where a period is not over; a gap has a cross with its reason. Intervals are bands of lines and rules of bars. `description`
 * is {@link toSentence}; each mark has its words as a tooltip and as `aria-label`. The library does not need Vega-Lite; the
 * page does.
 *
 * *Gotchas*. Inside a page from right to left, put the picture into an element with `dir="ltr"`: SVG anchors texts by the
 * direction around it. `width` and `height` can be replaced: `{ ...spec, width: "container" }`.
 *
 * @example
 * ```ts
 * import { Deal, evaluate, winRate } from "salesmetrics";
 * import { ar } from "salesmetrics/describe/ar";
 * import { figure, toVegaLite } from "salesmetrics/figures";
 *
 * const deals: Deal[] = [{ id: "1", status: "won", ownerId: "ann", closedAt: "2025-03-03" }];
 * const report = evaluate({ winRate }, { deals }, { by: { rep: Deal.ownerId } });
 * const spec = toVegaLite(figure(report, "winRate", { language: ar }), { theme: "dark" });
 *
 * spec.$schema; // => "https://vega.github.io/schema/vega-lite/v6.json"
 * spec["background"]; // => "#16191f"
 * ```
 *
 * @category Figures
 */
export function toVegaLite(figure: Figure, options: ThemeOptions = {}): VegaLiteSpec {
  const known = figureIn("toVegaLite", figure);
  const palette = paletteIn("toVegaLite", knownOptionsIn("toVegaLite", options, ["theme"]));
  const drawn = drawnOf(known, palette);
  const shape = shapeOf(known, drawn);
  const texts = (axis: "x" | "y"): string[] => known[axis].ticks.map(({ text }) => text);
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    description: toSentence(known),
    background: palette.background,
    padding: 12,
    title: {
      text: wrapped(known.title, lineLength).map(unlikeProperty),
      subtitle: known.notes.flatMap((note) => wrapped(note, lineLength).map(unlikeProperty)),
      anchor: known.direction === "rtl" ? "end" : "start",
      limit: 600,
    },
    ...sizeOf(known, drawn.places.length),
    params: [
      {
        name: "xKeys",
        value: drawn.isNumeric ? known.x.ticks.map(({ position }) => position) : drawn.places,
      },
      { name: "xLabels", value: drawn.isNumeric ? texts("x") : drawn.labels },
      { name: "yKeys", value: known.y.ticks.map(({ position }) => position) },
      { name: "yLabels", value: texts("y") },
      { name: "seriesNames", value: known.series.map(({ name }) => name) },
    ],
    layer: layersOf(known, { drawn, shape, palette }),
    config: configOf(palette),
  };
}

const lineLength = 72;

/** Bars have a height each, however many there are. */
function sizeOf({ kind, series }: Figure, places: number): Part {
  if (kind === "sparkline") return { width: 160, height: 32 };
  if (kind === "cohorts" && places > 0) return { width: { step: 56 }, height: { step: 26 } };
  const bars = ["bars", "leaderboard", "funnel", "bullet", "waterfall"].includes(kind);
  if (!bars || places === 0) return { width: 520, height: 260 };
  const drawn = Math.max(1, series.filter(({ role }) => role === "value").length);
  return { width: 420, height: { step: 14 + 14 * drawn, for: "position" } };
}

function configOf({ text, grid, muted }: Palette): Part {
  const words = { labelColor: text, titleColor: text };
  return {
    font: "system-ui, sans-serif",
    axis: { ...words, gridColor: grid, domainColor: muted, tickColor: muted, labelLimit: 160 },
    legend: { ...words, labelLimit: 160 },
    title: { color: text, subtitleColor: text, fontSize: 14 },
    view: { stroke: null },
  };
}

import { invalidArgument, knownOptionsIn } from "../../errors.js";
import type { Figure } from "../../figures/figure-value.js";
import { escaped } from "../../figures/escaped.js";
import { figureIn } from "../../figures/figure-in.js";
import { toSentence } from "../../figures/to-sentence.js";
import { drawnGrid, heightOfGrid } from "./grid.js";
import { fontSize, label, type Pen, written } from "./pen.js";
import { drawnPlane, drawnSparkline } from "./plane.js";
import { drawnRows, heightOfRows } from "./rows.js";
import type { Theme } from "../../figures/palette.js";
import { colorsOf } from "../colors.js";

/**
 * The options of {@link toSvg}.
 *
 * @category Dashboards
 */
export interface SvgOptions {
  /** The colours; `"light"` by default. */
  readonly theme?: Theme | "auto" | undefined;
  /** In CSS pixels, from 120 to 10,000; 640 by default, 160 for a sparkline. */
  readonly width?: number | undefined;
  /** In CSS pixels, from 24 to 10,000; by default as high as its rows, 260 for two axes, 40 for a sparkline. */
  readonly height?: number | undefined;
}

/**
 * A figure as a picture: one SVG element as text, to be put into a page or a file.
 *
 * *Details*. It has no script, loads nothing, and every text in it is escaped. Screen readers get the title of the figure and
 * its {@link toSentence}. A pointer over a mark shows the value in words. Periods that are not over are hollow, with a dotted
 * line to them. The year before is dashed and behind. A missing value is a gap with a small cross, intervals are whiskers or
 * bands, targets are lines across. In a language from right to left the picture is the mirror of the other; its labels stand right in any page. A label that is
 * too long is cut with an ellipsis, and a pointer over it shows the whole. Bars stand below each other, so that long names
 * have room.
 *
 * *Gotchas*. The width of text is estimated for wide fonts. Rows that do not fit in `height` are counted in its last line. With
 * the theme `"auto"` the colours are custom properties of the page: `--text`, `--background`, `--series-1` and so on.
 *
 * @example
 * ```ts
 * import { Deal, evaluate, winRate } from "salesmetrics";
 * import { toSvg } from "salesmetrics/dashboard";
 * import { en } from "salesmetrics/describe/en";
 * import { figure } from "salesmetrics/figures";
 *
 * const deals: Deal[] = [
 *   { id: "1", status: "won", ownerId: "<ann>", closedAt: "2025-03-03" },
 *   { id: "2", status: "lost", ownerId: "<ann>", closedAt: "2025-03-04" },
 * ];
 * const report = evaluate({ winRate }, { deals }, { by: { rep: Deal.ownerId } });
 * const picture = toSvg(figure(report, "winRate", { language: en }), { width: 400 });
 *
 * picture.startsWith("<svg "); // => true
 * picture.includes("&lt;ann&gt;"); // => true
 * ```
 *
 * @category Dashboards
 */
export function toSvg(figure: Figure, options: SvgOptions = {}): string {
  const caller = "toSvg";
  const known = figureIn(caller, figure);
  const { theme = "light", width, height } = knownOptionsIn(caller, options, ["theme", "width", "height"]);
  const isSmall = known.kind === "sparkline";
  const pen: Pen = {
    width: lengthIn("width", width, 120) ?? (isSmall ? 160 : 640),
    height: 260,
    isMirrored: known.direction === "rtl",
    colors: colorsOf(caller, theme),
  };
  const usual = Math.min(mostPixels, Math.max(40, usualHeight(pen, known)));
  return element({ ...pen, height: lengthIn("height", height, 24) ?? usual }, known);
}

const mostPixels = 10_000;

function lengthIn(name: string, length: number | undefined, least: number): number | undefined {
  if (length === undefined || (Number.isFinite(length) && length >= least && length <= mostPixels))
    return length;
  throw invalidArgument("toSvg", `a ${name} from ${least} to 10000`, length);
}

type Layout = "plane" | "rows" | "grid" | "sparkline";

const layouts: Readonly<Record<Figure["kind"], Layout>> = {
  trend: "plane",
  sparkline: "sparkline",
  scatter: "plane",
  survival: "plane",
  control: "plane",
  bars: "rows",
  leaderboard: "rows",
  distribution: "rows",
  waterfall: "rows",
  funnel: "rows",
  bullet: "rows",
  cohorts: "grid",
};

const drawers: Readonly<Record<Layout, (pen: Pen, figure: Figure) => string>> = {
  plane: drawnPlane,
  sparkline: drawnSparkline,
  rows: drawnRows,
  grid: drawnGrid,
};

function usualHeight(pen: Pen, figure: Figure): number {
  const layout = layouts[figure.kind];
  if (layout === "rows") return heightOfRows(pen, figure);
  if (layout === "grid") return heightOfGrid(figure);
  return layout === "plane" ? pen.height : 40;
}

function element(pen: Pen, figure: Figure): string {
  const { title, language, kind, series, words } = figure;
  const isEmpty = series.every(({ points }) => points.length === 0);
  const drawn = isEmpty
    ? label(pen, words.nothing, [pen.width / 2, pen.height / 2], pen.width, { anchor: "middle" })
    : drawers[layouts[kind]](pen, figure);
  const [width, height] = [written(pen.width), written(pen.height)];
  const size = `viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"`;
  const text = `direction="ltr" font-family="system-ui,sans-serif" font-size="${fontSize}"`;
  const about = `<title>${escaped(title)}</title><desc>${escaped(toSentence(figure))}</desc>`;
  // XML has no place for these two, not even escaped.
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" role="img" lang="${escaped(language)}" ${size} ${text}>${about}${drawn}</svg>`;
  return svg.replace(/[\ufffe\uffff]/g, "\ufffd");
}

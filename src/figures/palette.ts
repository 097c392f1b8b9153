import { optionsIn, oneNamed } from "../errors.js";

/**
 * The colours of a figure, as `#rrggbb`.
 *
 * @category Figures
 */
export interface Palette {
  readonly background: string;
  readonly text: string;
  /** Lines of the scale. */
  readonly grid: string;
  /** The year before, limits and the others. */
  readonly muted: string;
  /** One for each series, in order. Any two of them differ for every kind of colour blindness. */
  readonly series: readonly string[];
  readonly up: string;
  readonly down: string;
  /** The least and the greatest value of a heat map. */
  readonly heat: readonly [string, string];
}

/**
 * The colours on a light and on a dark ground. Each stands out from its ground by 3 to 1 at least, texts by 7 to 1.
 *
 * @example
 * ```ts
 * import { palettes } from "salesmetrics/figures";
 *
 * palettes.dark.background; // => "#16191f"
 * ```
 *
 * @category Figures
 */
export const palettes: Readonly<Record<Theme, Palette>> = {
  light: {
    background: "#ffffff",
    text: "#1f2328",
    grid: "#d9dce1",
    muted: "#7a7f87",
    series: ["#0072b2", "#d27a17", "#00a3b1", "#8c245c", "#1519b4", "#926a5f", "#ab71ff", "#4a1325"],
    up: "#00a3b1",
    down: "#d27a17",
    heat: ["#e6f1f8", "#004a75"],
  },
  dark: {
    background: "#16191f",
    text: "#e6e8eb",
    grid: "#343a44",
    muted: "#9aa0a8",
    series: ["#56b4e9", "#cf8374", "#bfcc01", "#a12efb", "#feff97", "#ab4908", "#8bf1ff", "#3f6991"],
    up: "#bfcc01",
    down: "#cf8374",
    heat: ["#203344", "#b8e2fb"],
  },
};

/**
 * The ground that a figure is drawn on.
 *
 * @category Figures
 */
export type Theme = "light" | "dark";

/**
 * The options of {@link toVegaLite}.
 *
 * @category Figures
 */
export interface ThemeOptions {
  /** `"light"` by default. */
  readonly theme?: Theme | undefined;
}

/** The palette of the theme that the options ask for. */
export function paletteIn(caller: string, options: ThemeOptions): Palette {
  const { theme = "light" } = optionsIn(caller, options);
  return palettes[oneNamed(`${caller}: theme`, theme, ["light", "dark"])];
}

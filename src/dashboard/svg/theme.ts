import { oneNamed } from "../../errors.js";

/**
 * The colours of pictures: of a light or a dark page, or those of the page they stand in, which changes with its reader's wish.
 *
 * @category Dashboards
 */
export type Theme = "light" | "dark" | "auto";

/** The colours by what they paint. */
export interface Palette {
  readonly paper: string;
  readonly ink: string;
  readonly faint: string;
  readonly grid: string;
  /** Of series in their order: told apart by readers who are blind to a colour, 3 to 1 against the paper. */
  readonly series: readonly string[];
}

/** The colours of light pages and of dark ones. */
export const palettes: Readonly<Record<"light" | "dark", Palette>> = {
  light: {
    paper: "#ffffff",
    ink: "#1c2530",
    faint: "#5b6674",
    grid: "#d5dae1",
    series: ["#0072b2", "#c2500a", "#00795a", "#a0408e", "#6e5a00", "#445a70", "#8a1c4c", "#1c2530"],
  },
  dark: {
    paper: "#161c24",
    ink: "#eef1f5",
    faint: "#a9b3c0",
    grid: "#3a4552",
    series: ["#5ab8f0", "#f0a04b", "#35c79b", "#dc9fd3", "#e8dc5a", "#a3b6c9", "#f390b0", "#eef1f5"],
  },
};

/** The colours of a theme; of `"auto"`, those of the page, which are light where it has none. */
export function paletteOf(caller: string, theme: Theme): Palette {
  const known = oneNamed(`${caller}: theme`, theme, ["light", "dark", "auto"]);
  if (known !== "auto") return palettes[known];
  const { paper, ink, faint, grid, series } = palettes.light;
  const ofPage = (name: string, color: string): string => `var(--${name},${color})`;
  return {
    paper: ofPage("paper", paper),
    ink: ofPage("ink", ink),
    faint: ofPage("faint", faint),
    grid: ofPage("grid", grid),
    series: series.map((color, place) => ofPage(`series-${place + 1}`, color)),
  };
}

/** The colours as custom properties of a style sheet. */
export function customProperties({ paper, ink, faint, grid, series }: Palette): string {
  const colors = series.map((color, place) => `--series-${place + 1}:${color}`);
  return [`--paper:${paper}`, `--ink:${ink}`, `--faint:${faint}`, `--grid:${grid}`, ...colors].join(";");
}

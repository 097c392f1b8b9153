import { oneNamed } from "../errors.js";
import { type Palette, palettes, type Theme } from "../figures/palette.js";

/** The colours of pictures. */
export type Colors = Pick<Palette, "background" | "text" | "grid" | "muted" | "series">;

/** The colours of a theme; of `"auto"`, those of the page around, which follow the wish of its reader. */
export function colorsOf(caller: string, theme: Theme | "auto"): Colors {
  const known = oneNamed(`${caller}: theme`, theme, ["light", "dark", "auto"]);
  if (known !== "auto") return palettes[known];
  const { background, text, grid, muted, series } = palettes.light;
  const ofPage = (name: string, color: string): string => `var(--${name},${color})`;
  return {
    background: ofPage("background", background),
    text: ofPage("text", text),
    grid: ofPage("grid", grid),
    muted: ofPage("muted", muted),
    series: series.map((color, place) => ofPage(`series-${place + 1}`, color)),
  };
}

/** The colours of a theme as custom properties of a style sheet. */
export function customProperties(theme: Theme): string {
  const { background, text, grid, muted, series } = palettes[theme];
  const colors = series.map((color, place) => `--series-${place + 1}:${color}`);
  return [
    `--background:${background}`,
    `--text:${text}`,
    `--grid:${grid}`,
    `--muted:${muted}`,
    ...colors,
  ].join(";");
}

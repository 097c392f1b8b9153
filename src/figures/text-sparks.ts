import type { Figure, FigurePoint, FigureSeries } from "./figure-value.js";
import { fitted, padded, widthOf } from "./width.js";

const levels = "▁▂▃▄▅▆▇█";

/** A sparkline for each series, with its first and its last value. Limits have none: they are level. */
export function sparkText({ series, y, title }: Figure, width: number): string[] {
  const shown = series.filter(({ role }) => role === "value" || role === "yearBefore");
  const names = shown.map(({ name }) => name || y.title || title);
  const column = Math.min(Math.max(0, ...names.map(widthOf)), Math.floor(width / 3));
  const [low, high] = rangeOf(shown);
  return shown.map(({ points }, place) => {
    const placed = points.filter((point) => point.y !== null);
    const ends = placed.length === 0 ? "–" : `${placed[0]!.text} → ${placed.at(-1)!.text}`;
    const name = padded(fitted(names[place]!, column), column, "left");
    const room = Math.max(1, width - column - widthOf(ends) - 4);
    const spark = points.slice(-room).map((point) => levelOf(point, low, high));
    return `${name}  ${spark.join("")}  ${ends}`;
  });
}

function rangeOf(series: readonly FigureSeries[]): readonly [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const { points } of series)
    for (const { y } of points) {
      if (y !== null && y < low) low = y;
      if (y !== null && y > high) high = y;
    }
  return [low, high];
}

function levelOf({ y }: FigurePoint, low: number, high: number): string {
  if (y === null) return "·";
  const share = high > low ? (y - low) / (high - low) : 0.5;
  return levels[Math.min(levels.length - 1, Math.floor(share * levels.length))]!;
}

import type { Figure, FigurePoint, FigureSeries } from "./figure-value.js";
import { endsOf } from "./marks.js";
import { remarksOf } from "./remarks.js";
import { fitted, padded, widthOf, wrapped } from "./width.js";

interface BarLine {
  readonly label: string;
  readonly point: FigurePoint;
  readonly text: string;
  readonly isMark: boolean;
}

/** A line for each point: its label, its bar, its value. */
export function barsText(figure: Figure, width: number): string[] {
  const lines = barLines(figure);
  if (lines.length === 0) return [];
  const widest = (texts: readonly string[]): number => Math.max(...texts.map(widthOf));
  const labels = Math.min(widest(lines.map(({ label }) => label)), Math.floor(width / 3));
  const texts = widest(lines.map(({ point }) => point.text));
  const room = Math.max(0, Math.min(mostOfBar, width - labels - texts - 4));
  const ends = endsOf(figure.y, figure.series, "y");
  return lines.flatMap(({ label, point, text, isMark }) => {
    const name = padded(fitted(label, labels), labels, "left");
    const bar = padded(barOf(point, ends, room, isMark), room, "left");
    const head = `${name}  ${bar}  ${padded(point.text, texts, "right")}`;
    const under = (remark: string): string[] => wrapped(remark, width, " ".repeat(2));
    if (widthOf(head) > width)
      return [name, ...under([point.text, text].filter(Boolean).join(figure.words.comma))];
    const whole = text === "" ? head : `${head}  ${text}`;
    return widthOf(whole) > width ? [head, ...under(text)] : [whole];
  });
}

const mostOfBar = 40;

/** The points in the order of places, those of all series at a place together. */
function barLines(figure: Figure): BarLine[] {
  const { series } = figure;
  return series
    .flatMap((each) => each.points.map((point) => ({ each, point })))
    .map(({ each, point }) => ({
      label: lineLabel(each, point, series.length > 1),
      point,
      text: remarksOf(figure, point).join(figure.words.comma),
      isMark: each.role !== "value" && each.role !== "yearBefore",
    }))
    .sort((left, right) => (left.point.x ?? Infinity) - (right.point.x ?? Infinity) || 0);
}

function lineLabel({ name }: FigureSeries, { label }: FigurePoint, isOneOfSeveral: boolean): string {
  return isOneOfSeveral && name !== "" ? `${label} · ${name}` : label;
}

/** A bar from its beginning to its end; of a goal its end alone. */
function barOf(
  { y, base = 0, partial }: FigurePoint,
  [low, high]: readonly [number, number],
  room: number,
  isMark: boolean,
): string {
  if (y === null || room === 0) return "";
  const at = (position: number): number =>
    Math.round(((Math.min(Math.max(position, low), high) - low) / (high - low)) * room);
  if (isMark) return `${" ".repeat(Math.max(0, at(y) - 1))}│`;
  const [from, to] = [Math.min(at(base), at(y)), Math.max(at(base), at(y))];
  return " ".repeat(from) + (partial === true ? "░" : "█").repeat(to - from);
}

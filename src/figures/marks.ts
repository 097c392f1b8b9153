import type { Figure, FigureAxis, FigurePoint, FigureSeries } from "./figure-value.js";
import { heatColor, inkOn } from "./heat.js";
import type { Palette } from "./palette.js";
import { joined } from "./printable.js";
import { remarksOf } from "./remarks.js";

/** What is drawn for one point. */
export interface Mark {
  /** The place of its series. */
  readonly series: number;
  readonly x: number;
  /** `null` where there is no value. */
  readonly y: number | null;
  /** Where a bar begins. */
  readonly base: number;
  readonly low: number | null;
  readonly high: number | null;
  /** Where its text stands: at the end of the bar, or of its interval. */
  readonly end: number;
  /** Its text, with the share of the step before. */
  readonly text: string;
  /** All of it in words. */
  readonly tip: string;
  /** The place of its colour: of a series, or one of those behind them. */
  readonly tone: number;
  readonly partial: boolean;
  readonly unusual: boolean;
}

/** What a figure is drawn of. */
export interface Drawn {
  readonly marks: readonly Mark[];
  /** The colours: of each series, then muted, up and down. */
  readonly tones: readonly string[];
  /** The places along the first axis, and their labels. */
  readonly places: readonly number[];
  readonly labels: readonly string[];
  readonly isHorizontal: boolean;
  /** Whether the first axis is a scale. */
  readonly isNumeric: boolean;
}

/** The marks of a figure with their colours. Points without a place along the first axis are in tables alone. */
export function drawnOf(figure: Figure, palette: Palette): Drawn {
  const { kind, series } = figure;
  const marks = series.flatMap((each, place) =>
    each.points.filter(({ x }) => x !== null).map((point) => markOf(figure, each, point, place)),
  );
  const labels = new Map<number, string>();
  for (const { points } of series)
    for (const { x, label } of points) if (x !== null && !labels.has(x)) labels.set(x, label);
  const places = [...labels.keys()].sort((left, right) => left - right);
  return {
    marks,
    tones: [...seriesTones(series, palette), palette.muted, palette.up, palette.down],
    places,
    labels: places.map((place) => labels.get(place)!),
    isHorizontal: ["bars", "leaderboard", "funnel", "bullet", "waterfall"].includes(kind),
    isNumeric: kind === "scatter" || kind === "survival",
  };
}

/** The colour of each series: muted for limits, what is expected and the year before. */
function seriesTones(series: readonly FigureSeries[], palette: Palette): string[] {
  let used = 0;
  return series.map(({ role }) => {
    if (role === "value") return palette.series[used++ % palette.series.length]!;
    return role === "target" || role === "landing" ? palette.text : palette.muted;
  });
}

function markOf(figure: Figure, series: FigureSeries, point: FigurePoint, place: number): Mark {
  const { y, base, interval, text, detail, partial, unusual } = point;
  const end = Math.max(base ?? 0, y ?? 0, interval?.high ?? -Infinity);
  return {
    series: place,
    x: point.x!,
    y,
    base: base ?? 0,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    end,
    text: detail === undefined ? text : `${text} · ${detail}`,
    tip: tipOf(figure, series, point),
    tone: toneOf(figure, point, place),
    partial: partial === true,
    unusual: unusual === true,
  };
}

/** "ann · March 2025: 40%, not over yet": every word about a point. */
export function tipOf(figure: Figure, { name }: FigureSeries, point: FigurePoint): string {
  const { label, xText, text } = point;
  const values = [...(xText === undefined ? [] : [xText]), text, ...remarksOf(figure, point)];
  return `${joined([name, label])}: ${values.join(figure.words.comma)}`;
}

function toneOf({ kind, series }: Figure, { others, base, y }: FigurePoint, place: number): number {
  const [muted, up, down] = [series.length, series.length + 1, series.length + 2];
  if (others === true) return muted;
  if (kind !== "waterfall" || base === undefined || y === null) return place;
  return y >= base ? up : down;
}

/** The ends of a scale: of its marks, else of the positions themselves. */
export function endsOf(
  { ticks }: FigureAxis,
  series: readonly FigureSeries[],
  along: "x" | "y",
): readonly [number, number] {
  let [low, high] = [Infinity, -Infinity];
  const hold = (position: number | null | undefined): void => {
    if (position == null) return;
    if (position < low) low = position;
    if (position > high) high = position;
  };
  for (const { position } of ticks) hold(position);
  for (const { points } of series)
    for (const point of points) {
      hold(point[along]);
      if (along === "y")
        for (const each of [point.base, point.interval?.low, point.interval?.high]) hold(each);
    }
  if (low < high) return [low, high];
  return Number.isFinite(low) ? [Math.min(0, low), Math.max(low, 0) || 1] : [0, 1];
}

/** Parts of a line without a gap: whole, or dashed where one of its ends is of a period that is not over. */
export interface Run {
  readonly marks: readonly Mark[];
  readonly isDashed: boolean;
}

/** The runs of the marks of one series. A missing value ends a run. */
export function runsOf(marks: readonly Mark[]): Run[] {
  const runs: { marks: Mark[]; isDashed: boolean }[] = [];
  marks.forEach((mark, place) => {
    const before = marks[place - 1];
    if (mark.y === null || before === undefined || before.y === null) return;
    const isDashed = mark.partial || before.partial;
    const last = runs.at(-1);
    if (last !== undefined && last.isDashed === isDashed && last.marks.at(-1) === before)
      last.marks.push(mark);
    else runs.push({ marks: [before, mark], isDashed });
  });
  return runs;
}

/** The marks of one series that have an interval, in parts without a gap. */
export function bandsOf(marks: readonly Mark[]): Mark[][] {
  const bands: Mark[][] = [];
  marks.forEach((mark, place) => {
    if (mark.low === null) return;
    if (place > 0 && marks[place - 1]!.low !== null) bands.at(-1)!.push(mark);
    else bands.push([mark]);
  });
  return bands;
}

/** The most columns whose cells have room for their texts. */
export const mostCellTexts = 14;

/** A cell of a heat map: its colour, and that of its text. */
export function cellColors(
  y: number,
  [low, high]: readonly [number, number],
  palette: Palette,
): { fill: string; ink: string } {
  const fill = heatColor(palette.heat, (y - low) / (high - low));
  return { fill, ink: inkOn(fill, ["#000000", "#ffffff"]) };
}

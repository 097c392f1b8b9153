import type { FigureKind } from "../describe/language.js";
import type { AnyMetric } from "../formulas/metric.js";
import { coreOf } from "../formulas/metric.js";
import type { CurrencyCode } from "../money/currencies.js";
import { refusal } from "../errors.js";
import { type Drawing, currencyOf, positionWriter, titleOf } from "./drawing.js";
import type { Figure, FigureAxis, FigurePoint, FigureSeries } from "./figure-value.js";
import { notesOf } from "./notes.js";
import { filled, joined, printable } from "./printable.js";
import { scaleOf } from "./ticks.js";

/** The parts of a figure that its kind decides. */
export interface Parts {
  readonly kind: FigureKind;
  readonly x: FigureAxis;
  readonly y?: FigureAxis;
  readonly series: readonly FigureSeries[];
  readonly title?: string;
  /** Whether lengths are compared, so that the scale has to hold 0. */
  readonly fromZero: boolean;
  readonly notShown?: number;
  /** The points that notes are about, where they are not those of the series. */
  readonly judged?: readonly FigurePoint[];
}

/** The figure of its parts: with a title, a scale and notes. Amounts in several currencies have no positions. */
export function laidOut(drawing: Drawing, parts: Parts): Figure {
  const { language, options, names, period = "" } = drawing;
  const { kind, fromZero, notShown = 0 } = parts;
  const currencies = drawnNames(drawing).map((name) => currenciesIn(drawing, [name]));
  const mixed = currencies.filter((each) => each.length > 1).flat();
  const all = [...new Set(kind === "scatter" ? mixed : currencies.flat())].sort();
  const series = kind !== "scatter" && all.length > 1 ? parts.series.map(unplaced) : parts.series;
  const title = joined([parts.title ?? titleOfAll(drawing), period]);
  const metric = drawing.metricOf(names[0]!);
  const [currency = null] = all;
  const y =
    parts.y ??
    scaleOf(
      names.map((name) => titleOf(drawing, name)).join(language.figures.comma),
      { values: positionsIn(series), fromZero, whole: isWhole(drawing, names[0]!) },
      positionWriter(drawing, metric, currency),
    );
  return {
    version: 1,
    kind,
    language: language.code,
    direction: language.direction,
    title: options.title === undefined ? title : printable(options.title),
    x: parts.x,
    y,
    series: period === "" || kind === "bullet" ? series : series.map(unmarked),
    notes: notesOf(
      { kind, series },
      { language, locale: options.locale },
      { notShown, currencies: all, judged: parts.judged, period },
    ),
    words: language.figures,
  };
}

/** All positions along the second axis, with the ends of intervals and the beginnings of bars. */
export function positionsIn(series: readonly FigureSeries[]): number[] {
  return series.flatMap(({ points }) =>
    points.flatMap(({ y, base, interval }) =>
      [y, base, interval?.low, interval?.high].filter((each): each is number => each != null),
    ),
  );
}

/** "Win rate by rep": of all metrics and dimensions. */
export function titleOfAll(drawing: Drawing): string {
  const { names, dimensions, language, options } = drawing;
  const { by, comma } = language.figures;
  const metric = names.map((name) => titleOf(drawing, name)).join(comma);
  if (dimensions.length === 0) return metric;
  const dimension = dimensions.map((name) => printable(options.titles?.[name] ?? name)).join(comma);
  return filled(by, { metric, dimension });
}

/** The currencies of the values of metrics; of all that are drawn by default. */
export function currenciesIn(drawing: Drawing, names = drawnNames(drawing)): CurrencyCode[] {
  const { rows, total } = drawing;
  const found = new Set<CurrencyCode | null>();
  for (const name of names) for (const row of [...rows, total]) found.add(currencyOf(row[name]));
  return [...found].filter((each) => each !== null).sort();
}

function drawnNames({ names, options: { yearBefore } }: Drawing): readonly string[] {
  return yearBefore === undefined ? names : [...names, yearBefore];
}

/** How an estimate is written: of counts with two digits after the point, since it lies between them. */
export function estimateWriter(
  drawing: Drawing,
  name: string,
  currency: CurrencyCode | null,
): (position: number) => string {
  const write = positionWriter(drawing, drawing.metricOf(name), currency);
  if (!isWhole(drawing, name)) return (position) => write(position, "usual");
  return (position) => write(Math.round(position * 100) / 100, "all");
}

/** Whether there is nothing between two values of a metric. */
export function isWhole({ caller, metricOf }: Drawing, name: string): boolean {
  return ["count", "rank"].includes(unitOf(caller, metricOf(name)));
}

/** A mark on every point tells none from the others: a note says that their period is not over. */
function unmarked(series: FigureSeries): FigureSeries {
  return { ...series, points: series.points.map(({ partial: _, ...point }) => point) };
}

function unplaced(series: FigureSeries): FigureSeries {
  return {
    ...series,
    points: series.points.map(({ base: _base, interval: _interval, ...point }) => ({ ...point, y: null })),
  };
}

/** The one unit of metrics that share an axis; throws `invalid-argument` for several. */
export function sharedUnit({ caller, metricOf }: Drawing, names: readonly string[]): string {
  const units = names.map((name) => unitOf(caller, metricOf(name)));
  const other = units.find((unit) => unit !== units[0]);
  if (other === undefined) return units[0]!;
  throw refusal(caller, 'metrics of one unit, or two and { kind: "scatter" }', `${units[0]!} and ${other}`);
}

export function unitOf(caller: string, metric: AnyMetric): string {
  return coreOf(caller, metric).unit;
}

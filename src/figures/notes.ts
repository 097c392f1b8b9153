import type { Language } from "../describe/language.js";
import { isolated } from "../describe/isolated.js";
import type { GoalReason } from "../goals/goal-progress.js";
import type { Figure, FigurePoint, FigureSeries } from "./figure-value.js";
import { memoized } from "../memo.js";
import { filled, joined } from "./printable.js";

/** How many labels a note names. */
const mostNamed = 3;

/** The longest label in a sentence; a longer one is cut. */
const longest = 60;

/** A label inside a sentence: between isolates, and cut where it is long. */
export function inSentence(label: string): string {
  if (label.length <= longest) return isolated(label);
  const letters = Array.from(new Intl.Segmenter().segment(label), ({ segment }) => segment);
  return isolated(letters.length > longest ? `${letters.slice(0, longest - 1).join("")}…` : label);
}

/** What the notes are about, beside the series. */
export interface Noted {
  readonly notShown?: number;
  readonly currencies?: readonly string[];
  readonly judged?: readonly FigurePoint[] | undefined;
  /** The period of all points, in words. */
  readonly period?: string;
}

/** What the reader of a figure has to know, in sentences. */
export function notesOf(
  { kind, series }: Pick<Figure, "kind" | "series">,
  { language, locale }: { readonly language: Language; readonly locale: string },
  { notShown = 0, currencies = [], judged: given, period = "" }: Noted = {},
): string[] {
  const words = language.figures;
  const number = (count: number): string => new Intl.NumberFormat(locale).format(count);
  const points = given ?? judged(series);
  const lines = given === undefined ? lineNames(series) : new Map<FigurePoint, string>();
  const named = (phrase: string, found: readonly string[]): string[] => {
    const labels = [...new Set(found)];
    if (labels.length === 0) return [];
    const first = labels.slice(0, mostNamed).map(inSentence);
    const more = labels.length > mostNamed ? [`+${number(labels.length - mostNamed)}`] : [];
    return [filled(phrase, { labels: [...first, ...more].join(words.comma) })];
  };
  const full = (point: FigurePoint): string => lines.get(point) ?? point.label;
  const partial = points.filter((point) => point.partial).map(({ label }) => period || label);
  const unusual = points.filter((point) => point.unusual).map(full);
  return [
    ...(points.length === 0 ? [words.nothing] : []),
    ...Array.from(byReason(points), ([reason, missing]) =>
      named(withReason(words.missing, language.reasons[reason]), missing.map(full)),
    ).flat(),
    ...named(kind === "cohorts" ? words.notRipe : words.notOver, partial),
    ...named(words.unusualOnes, unusual),
    ...(currencies.length > 1 ? [filled(words.currencies, { labels: currencies.join(words.comma) })] : []),
    ...(notShown > 0 ? [filled(words.notShown, { n: number(notShown) })] : []),
  ];
}

/** Points that are values: not limits, targets or the year before. */
export function judged(series: readonly FigureSeries[]): FigurePoint[] {
  return valuesIn(series).flatMap(({ points }) => points);
}

function valuesIn(series: readonly FigureSeries[]): FigureSeries[] {
  return series.filter(({ role }) => role === "value");
}

/** The labels of points with the name of their line, where there are several. */
function lineNames(series: readonly FigureSeries[]): Map<FigurePoint, string> {
  const lines = valuesIn(series);
  if (lines.length < 2) return new Map();
  return new Map(
    lines.flatMap(({ name, points }) =>
      points.map((point) => [point, point.label === name ? name : joined([name, point.label])] as const),
    ),
  );
}

function byReason(points: readonly FigurePoint[]): Map<GoalReason, FigurePoint[]> {
  const found = new Map<GoalReason, FigurePoint[]>();
  for (const point of points)
    if (point.reason !== null) memoized(found, point.reason, (): FigurePoint[] => []).push(point);
  return found;
}

/** "Without a value: {labels} (no rows)." */
function withReason(phrase: string, reason: string): string {
  return phrase.replace(/\.$/, () => ` (${reason}).`);
}

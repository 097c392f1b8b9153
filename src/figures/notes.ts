import type { Language } from "../describe/language.js";
import { isolated } from "../describe/isolated.js";
import type { Figure, FigurePoint, FigureSeries } from "./figure-value.js";
import { filled } from "./printable.js";

/** How many labels a note names. */
const mostNamed = 3;

/** The longest label in a sentence; a longer one is cut. */
const longest = 60;

/** A label inside a sentence: between isolates, and cut where it is long. */
export function inSentence(label: string): string {
  const letters = Array.from(label);
  return isolated(letters.length > longest ? `${letters.slice(0, longest - 1).join("")}…` : label);
}

/** What the reader of a figure has to know, in sentences. */
export function notesOf(
  { kind, series }: Pick<Figure, "kind" | "series">,
  { language, locale }: { readonly language: Language; readonly locale: string },
  { notShown = 0, currencies = [] }: { notShown?: number; currencies?: readonly string[] } = {},
): string[] {
  const words = language.figures;
  const number = (count: number): string => new Intl.NumberFormat(locale).format(count);
  const points = judged(series);
  const named = (phrase: string, found: readonly FigurePoint[]): string[] => {
    const labels = [...new Set(found.map(({ label }) => label))];
    if (labels.length === 0) return [];
    const first = labels.slice(0, mostNamed).map(inSentence);
    const more = labels.length > mostNamed ? [`+${number(labels.length - mostNamed)}`] : [];
    return [filled(phrase, { labels: [...first, ...more].join(words.comma) })];
  };
  return [
    ...(points.length === 0 ? [words.nothing] : []),
    ...missingNotes(points, named, words),
    ...named(
      kind === "cohorts" ? words.notRipe : words.notOver,
      points.filter(({ partial }) => partial),
    ),
    ...named(
      words.unusualOnes,
      points.filter(({ unusual }) => unusual),
    ),
    ...(currencies.length > 1 ? [filled(words.currencies, { labels: currencies.join(words.comma) })] : []),
    ...(notShown > 0 ? [filled(words.notShown, { n: number(notShown) })] : []),
  ];
}

/** Points that are values: not limits, targets or the year before. */
export function judged(series: readonly FigureSeries[]): FigurePoint[] {
  return series.filter(({ role }) => role === "value").flatMap(({ points }) => points);
}

function missingNotes(
  points: readonly FigurePoint[],
  named: (phrase: string, found: readonly FigurePoint[]) => string[],
  { missing }: Language["figures"],
): string[] {
  const byReason = new Map<string, FigurePoint[]>();
  for (const point of points)
    if (point.reason !== null) byReason.set(point.text, [...(byReason.get(point.text) ?? []), point]);
  return Array.from(byReason, ([text, found]) =>
    named(
      missing.replace(/\.$/, () => ` (${text}).`),
      found,
    ),
  ).flat();
}

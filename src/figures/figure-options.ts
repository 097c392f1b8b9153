import { having, invalidArgument, knownOptionsIn, oneNamed } from "../errors.js";
import { type FigureKind, type Language, languageIn } from "../describe/language.js";
import { isListOfTexts } from "../describe/with-texts.js";
import type { Detector } from "../alerts/detectors/detector.js";
import type { Metrics } from "../formulas/metric.js";
import { isKnownLocale } from "../money/format-money.js";

/**
 * The language of a figure, and its titles.
 *
 * @category Figures
 */
export interface FigureTexts {
  /** The language of every word: `en` of `"salesmetrics/describe/en"`. */
  readonly language: Language;
  /** How numbers and dates are written; the code of the language by default. */
  readonly locale?: string | undefined;
  /** The title; made of the names of metrics and dimensions by default. */
  readonly title?: string | undefined;
  /** What metrics and dimensions are called, by their names in the report; a metric has its name in the language by default. */
  readonly titles?: Readonly<Record<string, string>> | undefined;
}

/**
 * The options of {@link figure}.
 *
 * @category Figures
 */
export interface FigureOptions extends FigureTexts {
  /**
   * By default `"survival"` for a metric of `survivalCurve`, `"scatter"` for two metrics of different units, `"trend"` where
   * rows have several periods, else `"bars"`.
   */
  readonly kind?: Exclude<FigureKind, "cohorts" | "bullet" | "control"> | undefined;
  /** The metrics by name: needed for a report that was read from JSON, which does not hold them. */
  readonly metrics?: Metrics | undefined;
  /** The name of the metric that has the values of the year before, such as `prior(bookings, year())`. */
  readonly yearBefore?: string | undefined;
  /** The metrics that are subtracted in a waterfall. */
  readonly minus?: readonly string[] | undefined;
  /**
   * How many rows, lines, points or steps are drawn: by default 50 rows of bars, 8 lines or curves, 2,000 points of a scatter
   * plot, 50 steps of a funnel. A note counts the others.
   */
  readonly limit?: number | undefined;
  /** How many bars a distribution has at most, 1,000 or fewer; by default by Sturges' rule, ⌈log2(n)⌉ + 1. */
  readonly bins?: number | undefined;
}

/**
 * The options of {@link cohortFigure}.
 *
 * @category Figures
 */
export interface CohortFigureOptions extends FigureTexts {
  /** The metrics of the table by name, as they were asked for. */
  readonly metrics: Metrics;
  /** How many cohorts are drawn: 50 by default. A note counts the others. */
  readonly limit?: number | undefined;
}

/**
 * The options of {@link goalFigure}.
 *
 * @category Figures
 */
export interface GoalFigureOptions extends FigureTexts {
  /** The metrics of the goals by name, as they were asked for. */
  readonly metrics: Metrics;
  /** How many goals are drawn: 50 by default. A note counts the others. */
  readonly limit?: number | undefined;
}

/**
 * The options of {@link controlFigure}.
 *
 * @category Figures
 */
export interface ControlFigureOptions extends FigureTexts {
  /** What judges the values: a detector, as rules of `"salesmetrics/alerts"` have it, such as `{ by: "individuals" }`. */
  readonly detector: Detector;
  /** The metrics by name: needed for a report that was read from JSON, which does not hold them. */
  readonly metrics?: Metrics | undefined;
}

export const textNames = ["language", "locale", "title", "titles"] as const;

/** The options, checked. */
export function figureOptionsIn(
  caller: string,
  options: FigureOptions,
): FigureOptions & { readonly locale: string } {
  const names = ["kind", "metrics", "yearBefore", "minus", "limit", "bins"] as const;
  const known = checkedTexts(caller, knownOptionsIn(caller, options, [...textNames, ...names]));
  if (known.kind !== undefined) oneNamed(caller, known.kind, reportKinds);
  checkPositive(caller, "limit", known.limit);
  checkPositive(caller, "bins", known.bins, mostBins);
  if (known.minus !== undefined && !isListOfTexts(known.minus))
    throw invalidArgument(caller, "a list of names of metrics as minus", known.minus);
  if (known.yearBefore !== undefined && typeof known.yearBefore !== "string")
    throw invalidArgument(caller, "the name of a metric as yearBefore", known.yearBefore);
  return known;
}

/** The options of a figure that needs its metrics, checked. */
export function metricOptionsIn<Options extends CohortFigureOptions | GoalFigureOptions>(
  caller: string,
  options: Options,
  expected: string,
): Options & { readonly locale: string } {
  const names = [...textNames, "metrics", "limit"] as const;
  const known = checkedTexts(caller, knownOptionsIn<FigureOptions>(caller, options, names) as Options);
  having(caller, expected, known.metrics);
  checkPositive(caller, "limit", known.limit);
  return known;
}

function checkedTexts<Options extends FigureTexts>(
  caller: string,
  options: Options,
): Options & { readonly locale: string } {
  const { language, title, titles = {} } = options;
  const { code } = languageIn(caller, language);
  const locale = options.locale ?? code;
  if (!isKnownLocale(locale)) throw invalidArgument(caller, "a locale that this runtime knows", locale);
  if (title !== undefined && typeof title !== "string")
    throw invalidArgument(caller, "a text as title", title);
  if (Object(titles) !== titles || !Object.values(titles).every((text) => typeof text === "string"))
    throw invalidArgument(caller, "texts by name as titles", titles);
  return { ...options, locale };
}

const reportKinds: readonly FigureKind[] = [
  ...(["trend", "sparkline", "bars", "leaderboard", "scatter"] as const),
  ...(["distribution", "waterfall", "funnel", "survival"] as const),
];

const mostBins = 1_000;

function checkPositive(caller: string, name: string, count: unknown, most = Infinity): void {
  if (count === undefined) return;
  if (typeof count === "number" && Number.isSafeInteger(count) && count > 0 && count <= most) return;
  const end = most === Infinity ? "" : ` to ${String(most)}`;
  throw invalidArgument(caller, `a whole number from 1${end} as ${name}`, count);
}

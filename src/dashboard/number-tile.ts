import { formatChange } from "../describe/format-change.js";
import { format, type FormattedValue } from "../describe/format.js";
import { isolated } from "../describe/isolated.js";
import { having, knownOptionsIn, oneNamed, optionsIn } from "../errors.js";
import { currencyOf, type Drawing, drawingIn, type FigureReport, titleOf } from "../figures/drawing.js";
import type { FigureOptions } from "../figures/figure-options.js";
import { filled } from "../figures/printable.js";
import { pointOf } from "../figures/points.js";
import { withSource } from "../figures/sources.js";
import type { GoalProgress } from "../goals/goal-progress.js";
import type { NumberTile } from "./tile.js";

/**
 * The options of {@link numberTile}.
 *
 * @category Dashboards
 */
export interface NumberTileOptions extends Pick<
  FigureOptions,
  "language" | "locale" | "title" | "titles" | "metrics"
> {
  /** The name of the metric that has the value to compare with, such as `prior(bookings, year())`. */
  readonly before?: string | undefined;
  /** How its goal stands: a row of `progress` or `progressOf` of `"salesmetrics/goals"`. */
  readonly goal?: Pick<GoalProgress, "target" | "status"> | undefined;
}

/**
 * The total of a metric as a tile: its value, how it changed, how its goal stands and how certain it is.
 *
 * *Details*. The remarks are, if they apply: the target and how it stands, the interval of 95 %, on how many rows the value
 * rests, and that the period is not over. A missing value is its reason. Of amounts in two currencies no change is said.
 *
 * @example
 * ```ts
 * import { type Deal, evaluate, winRate } from "salesmetrics";
 * import { numberTile } from "salesmetrics/dashboard";
 * import { en } from "salesmetrics/describe/en";
 *
 * const deals: Deal[] = [
 *   { id: "1", status: "won", closedAt: "2025-03-03" },
 *   { id: "2", status: "lost", closedAt: "2025-03-04" },
 * ];
 * const goal = { target: 0.6, status: "behind" } as const;
 * const { title, value, remarks } = numberTile(evaluate({ winRate }, { deals }), "winRate", { language: en, goal });
 *
 * [title, value]; // => ["Win rate", "50%"]
 * remarks[0]!.replace(/[\u2068\u2069]/g, ""); // => "Target: 60% (behind plan)"
 * ```
 *
 * @category Dashboards
 */
export function numberTile(report: FigureReport, name: string, options: NumberTileOptions): NumberTile {
  const caller = "numberTile";
  const { before, goal, ...texts } = knownOptionsIn(caller, options, [
    ...(["language", "locale", "title", "titles", "metrics", "before", "goal"] as const),
  ]);
  const drawing = drawingIn(caller, report, before === undefined ? [name] : [name, before], texts);
  const { total, language } = drawing;
  const point = pointOf(drawing, total, name, titleOf(drawing, name), 0);
  const change = before === undefined ? undefined : changeOf(drawing, name, before);
  const tile: NumberTile = {
    kind: "number",
    title: texts.title ?? point.label,
    value: point.text,
    ...(change !== undefined && { change }),
    remarks: [
      ...(goal === undefined ? [] : [goalText(caller, drawing, name, goal)]),
      ...(point.interval === undefined ? [] : [point.interval.text]),
      ...rowsText(drawing, name),
      ...(point.partial === true ? [language.figures.partial] : []),
    ],
  };
  return withSource(tile, { drawing, row: total, name });
}

function changeOf(drawing: Drawing, name: string, before: string): NumberTile["change"] {
  const { total, metricOf, options, language } = drawing;
  const values = { before: total[before], after: total[name] } as {
    readonly before: FormattedValue | null;
    readonly after: FormattedValue | null;
  };
  if (values.before == null || values.after == null) return undefined;
  if (currencyOf(values.before) !== currencyOf(values.after)) return undefined;
  const change = formatChange(values, metricOf(name), options.locale, { language });
  const text = filled(language.dashboard.change, {
    change: isolated(change.text),
    meaning: language.meanings[change.meaning],
    before: isolated(format(values.before, metricOf(before), options.locale, { language })),
  });
  return { ...change, text };
}

function goalText(
  caller: string,
  { metricOf, options, language }: Drawing,
  name: string,
  goal: NonNullable<NumberTileOptions["goal"]>,
): string {
  const { target, status } = having(caller, "a row of progress as goal", optionsIn(caller, goal), "status");
  const { goal: phrase, statuses } = language.dashboard;
  const known = oneNamed(`${caller}: status of a goal`, status, [
    ...(["met", "missed", "ahead", "on", "behind", "unknown"] as const),
  ]);
  const text = format(target, metricOf(name), options.locale, { language });
  return filled(phrase, { target: isolated(text), status: statuses[known] });
}

/** On how many rows the value rests; nothing where the report does not tell. */
function rowsText({ total, options, language, explain }: Drawing, name: string): string[] {
  const { n } = explain(total, name);
  if (n == null) return [];
  return [filled(language.dashboard.rows, { n: new Intl.NumberFormat(options.locale).format(n) })];
}

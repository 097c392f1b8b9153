import type { AlertReport } from "../alerts/observation.js";
import type { Language } from "../describe/language.js";
import { format, type FormattedValue } from "../describe/format.js";
import { moneyIn } from "../describe/quantities.js";
import { ownOf } from "../vectors/own.js";
import { having, invalidArgument, isSalesmetricsError, listIn, oneNamed, refusal, shown } from "../errors.js";
import { canonicalDecimal } from "../exact/index.js";
import type { AnyMetric, Metrics } from "../formulas/metric.js";
import { money } from "../money/money.js";
import type { CurrencyCode } from "../money/currencies.js";
import type { Explanation } from "../report/explanation.js";
import { reportIn } from "../report/report-in.js";
import { originOf, type Origin } from "../report/report.js";
import { type FigureOptions, figureOptionsIn } from "./figure-options.js";
import { printable } from "./printable.js";
import type { WritePosition } from "./ticks.js";

/**
 * A report of `evaluate`, `report`, `live` or `readReport`, as figures read it.
 *
 * @category Figures
 */
export interface FigureReport extends AlertReport {
  /** Of a report that was read from JSON: why a value is `null`. */
  readonly reason?: (row: never, metric: never) => Explanation["reason"];
}

export type Row = Readonly<Record<string, unknown>>;

/** What a report tells of a value; of one that was read from JSON, perhaps the reason alone. */
type ExplanationPart = Pick<Explanation, "reason" | "interval"> & { readonly n?: number | null };

/** What is to be drawn, and how it is written. */
export interface Drawing {
  readonly caller: string;
  /** The report; absent for a table of cohorts. */
  readonly report?: FigureReport;
  readonly options: FigureOptions & { readonly locale: string };
  readonly language: Language;
  readonly dimensions: readonly string[];
  readonly rows: readonly Row[];
  readonly total: Row;
  /** The period of all rows in words, where they have one and their groups tell them apart: the title says it for all. */
  readonly period?: string;
  readonly names: readonly string[];
  readonly metricOf: (name: string) => AnyMetric;
  readonly explain: (row: Row, name: string) => ExplanationPart;
  /** Whether a row is of the groups that have none of their own. */
  readonly isOthers: (row: Row) => boolean;
}

/** The report, names and options of a figure, checked. Rows of subtotals are left out: they hold others. */
export function drawingIn(
  caller: string,
  report: FigureReport,
  names: string | readonly string[],
  options: FigureOptions,
): Drawing {
  const { rows, dimensions, total } = reportIn(caller, report);
  const known = figureOptionsIn(caller, options);
  const metrics = metricsOf(caller, report, known.metrics);
  const metricOf = (name: string): AnyMetric => metricNamed(caller, metrics, name);
  const asked: readonly string[] =
    typeof names === "string" ? [names] : listIn(caller, "a name of a metric, or a list of them", names);
  if (asked.length === 0) throw refusal(caller, "a name of a metric", "none");
  const twice = asked.find((name, place) => asked.indexOf(name) < place);
  if (twice !== undefined) throw refusal(caller, "each name once", `${shown(twice)} twice`);
  for (const name of [
    ...asked,
    ...(known.minus ?? []),
    ...(known.yearBefore === undefined ? [] : [known.yearBefore]),
  ])
    metricOf(name);
  // A dimension or a metric may have the name of what a layout adds to rows.
  const isAdded = (name: string): boolean => !dimensions.includes(name) && !Object.hasOwn(metrics, name);
  const [hasLevels, hasMerged] = [isAdded("level"), isAdded("merged")];
  return {
    caller,
    report,
    options: known,
    language: known.language,
    dimensions,
    rows: (rows as readonly Row[]).filter(
      (row) => !hasLevels || !("level" in row) || row["level"] === (dimensions.at(-1) ?? null),
    ),
    total: total as Row,
    names: asked,
    metricOf,
    explain: (row, name) => explained(report, row, name),
    isOthers: (row) => hasMerged && typeof row["merged"] === "number",
  };
}

function metricsOf(caller: string, report: FigureReport, given: Metrics | undefined): Metrics {
  const origin = (report as { readonly [originOf]?: Origin })[originOf];
  const metrics = given ?? origin?.metrics;
  if (metrics === undefined)
    throw refusal(
      caller,
      "the metrics of a report that was read from JSON: { metrics: { winRate } }",
      "none",
    );
  return having(caller, "metrics by name", metrics);
}

/** The metric of a name; throws `unknown-name` if there is none. */
export function metricNamed(caller: string, metrics: Metrics, name: unknown): AnyMetric {
  const metric = typeof name === "string" ? ownOf(metrics, name) : undefined;
  if (metric !== undefined) return having(caller, "metrics by name", metric, "core");
  return oneNamed(caller, name, Object.keys(metrics)) as never;
}

/** The explanation; of a report that was read from JSON, the reason alone where that was sent alone. */
function explained(report: FigureReport, row: Row, name: string): ExplanationPart {
  try {
    return report.explain(row as never, name as never);
  } catch (error) {
    if (report.reason === undefined || !isSalesmetricsError(error)) throw error;
    return { reason: report.reason(row as never, name as never), interval: null };
  }
}

/** The value of a metric as a position; `null` for what is no number. */
export function positionOf(value: unknown): number | null {
  const number = typeof value === "number" ? value : moneyIn(value)?.amount.toNumber();
  return number !== undefined && Number.isFinite(number) ? number : null;
}

/** The currency of an amount; `null` for a number. */
export function currencyOf(value: unknown): CurrencyCode | null {
  return moneyIn(value)?.currency ?? null;
}

/** How positions are written in the unit of a metric. */
export function positionWriter(
  { options: { locale }, language }: Drawing,
  metric: AnyMetric,
  currency: CurrencyCode | null,
): WritePosition {
  return (position, form) => {
    const value = currency === null ? position : money(canonicalDecimal(position), currency);
    const digits = form === "all" ? { maximumFractionDigits: 12 } : {};
    return format(value, metric, locale, { language, compact: form === "short", ...digits });
  };
}

/** What a metric is called: by the options, in the language, else as in the report. */
export function titleOf({ options, language, metricOf }: Drawing, name: string): string {
  const { id } = metricOf(name);
  const text = id === null || id === undefined ? undefined : ownOf(language.metrics as Row, id);
  return printable(ownOf(options.titles ?? {}, name) ?? (text as { name: string } | undefined)?.name ?? name);
}

/** The value of a metric in a row as text, exact; the reason where there is none. */
export function valueText(
  { caller, options: { locale }, language, metricOf }: Drawing,
  value: unknown,
  name: string,
  reason: Explanation["reason"],
): string {
  if (typeof value === "string") return printable(value);
  if (value !== null && positionOf(value) === null)
    throw invalidArgument(caller, `numbers, amounts or texts as values of ${name}`, value);
  return format(value as FormattedValue | null, metricOf(name), locale, { language, reason });
}

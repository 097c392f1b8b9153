import type { Language } from "../describe/language.js";
import { format, type FormattedValue } from "../describe/format.js";
import { moneyIn } from "../describe/quantities.js";
import { ownOf } from "../vectors/own.js";
import {
  having,
  invalidArgument,
  isSalesmetricsError,
  listIn,
  refusal,
  SalesmetricsError,
} from "../errors.js";
import type { AnyMetric, Metrics } from "../formulas/metric.js";
import { money } from "../money/money.js";
import type { CurrencyCode } from "../money/currencies.js";
import type { Explanation } from "../report/explanation.js";
import { originOf, type Origin } from "../report/report.js";
import { type FigureOptions, figureOptionsIn } from "./figure-options.js";
import { printable } from "./printable.js";

/**
 * A report of `evaluate`, `report`, `live` or `readReport`, as figures read it.
 *
 * @category Figures
 */
export interface FigureReport {
  readonly dimensions: readonly string[];
  readonly rows: readonly object[];
  readonly total: object;
  /** How a value of a row, or of the total, came about. */
  readonly explain: (row: never, metric: never) => Explanation;
  /** Of a report that was read from JSON: why a value is `null`. */
  readonly reason?: (row: never, metric: never) => Explanation["reason"];
}

export type Row = Readonly<Record<string, unknown>>;

/** What is to be drawn, and how it is written. */
export interface Drawing {
  readonly caller: string;
  readonly options: FigureOptions & { readonly locale: string };
  readonly language: Language;
  readonly dimensions: readonly string[];
  readonly rows: readonly Row[];
  readonly total: Row;
  readonly names: readonly string[];
  readonly metricOf: (name: string) => AnyMetric;
  readonly explain: (row: Row, name: string) => Pick<Explanation, "reason" | "interval">;
}

/** The report, names and options of a figure, checked. Rows of subtotals are left out: they hold others. */
export function drawingIn(
  report: FigureReport,
  names: string | readonly string[],
  options: FigureOptions,
): Drawing {
  const caller = "figure";
  const expected = "a report, such as evaluate(…) returns";
  const { rows, dimensions, total } = having(caller, expected, report, "explain");
  if (typeof report.explain !== "function") throw invalidArgument(caller, expected, report);
  for (const row of listIn(caller, expected, rows)) having(caller, expected, row, "period");
  for (const name of listIn(caller, expected, dimensions))
    if (typeof name !== "string") throw invalidArgument(caller, expected, name);
  having(caller, expected, total);
  const known = figureOptionsIn(caller, options);
  const metrics = metricsOf(report, known.metrics);
  const metricOf = (name: string): AnyMetric => metricNamed(metrics, name);
  const asked: readonly string[] =
    typeof names === "string" ? [names] : listIn(caller, "a name of a metric, or a list of them", names);
  if (asked.length === 0) throw refusal(caller, "a name of a metric", "none");
  for (const name of [
    ...asked,
    ...(known.minus ?? []),
    ...(known.yearBefore === undefined ? [] : [known.yearBefore]),
  ])
    metricOf(name);
  return {
    caller,
    options: known,
    language: known.language,
    dimensions,
    rows: (rows as readonly Row[]).filter(
      (row) => !("level" in row) || row["level"] === (dimensions.at(-1) ?? null),
    ),
    total: total as Row,
    names: asked,
    metricOf,
    explain: (row, name) => explained(report, row, name),
  };
}

function metricsOf(report: FigureReport, given: Metrics | undefined): Metrics {
  const origin = (report as { readonly [originOf]?: Origin })[originOf];
  const metrics = given ?? origin?.metrics;
  if (metrics === undefined)
    throw refusal(
      "figure",
      "the metrics of a report that was read from JSON: { metrics: { winRate } }",
      "none",
    );
  return having("figure", "metrics by name", metrics);
}

function metricNamed(metrics: Metrics, name: unknown): AnyMetric {
  const metric = typeof name === "string" ? ownOf(metrics, name) : undefined;
  if (metric !== undefined) return having("figure", "metrics by name", metric, "core");
  throw new SalesmetricsError(
    "unknown-name",
    `figure: expected one of ${Object.keys(metrics).join(", ")}, got ${String(name)}`,
  );
}

/** The explanation; of a report that was read from JSON, the reason alone where that was sent alone. */
function explained(report: FigureReport, row: Row, name: string): Pick<Explanation, "reason" | "interval"> {
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

/** A position as text in the unit of a metric. */
export function positionText(
  { options: { locale }, language }: Drawing,
  metric: AnyMetric,
  currency: CurrencyCode | null,
  position: number,
  compact = true,
): string {
  const value = currency === null ? position : money(String(position), currency);
  return format(value, metric, locale, { language, compact });
}

/** What a metric is called: by the options, in the language, else as in the report. */
export function titleOf({ options, language, metricOf }: Drawing, name: string): string {
  const { id } = metricOf(name);
  const text = id === null || id === undefined ? undefined : ownOf(language.metrics as Row, id);
  return ownOf(options.titles ?? {}, name) ?? (text as { name: string } | undefined)?.name ?? printable(name);
}

/** The value of a metric in a row as text, exact; the reason where there is none. */
export function valueText(
  { options: { locale }, language, metricOf }: Drawing,
  value: unknown,
  name: string,
  reason: Explanation["reason"],
): string {
  return format(value as FormattedValue | null, metricOf(name), locale, { language, reason });
}

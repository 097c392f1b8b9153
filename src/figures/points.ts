import { formatPeriod } from "../describe/format-period.js";
import type { Period } from "../calendar/time.js";
import { periodIn } from "../calendar/arguments.js";
import type { Interval } from "../aggregates/interval.js";
import type { FigureInterval, FigurePoint } from "./figure-value.js";
import { type Drawing, currencyOf, positionOf, positionWriter, type Row, valueText } from "./drawing.js";
import { bounded, joined, printable } from "./printable.js";
import { withSource } from "./sources.js";

/** The point of a metric in a row: at a place, with its text, its interval, and the reason if it has no value. */
export function pointOf(drawing: Drawing, row: Row, name: string, label: string, x: number): FigurePoint {
  const { metricOf, explain, isOthers } = drawing;
  const value = row[name] ?? null;
  const { reason, interval } = explain(row, name);
  const y = positionOf(value);
  const write = positionWriter(drawing, metricOf(name), currencyOf(value));
  return {
    label,
    key: withSource(keyOf(drawing, row), { drawing, row, name }),
    x,
    y,
    text: valueText(drawing, value, name, reason),
    reason,
    ...(row["partial"] === true && { partial: true as const }),
    ...(isOthers(row) && { others: true as const }),
    ...(interval !== null &&
      y !== null && { interval: intervalOf(drawing, interval, (at) => write(at, "usual")) }),
  };
}

/** The bounds of a value, as positions and as text. */
export function intervalOf(
  { language }: Pick<Drawing, "language">,
  { low, high }: Interval,
  write: (position: number) => string,
): FigureInterval {
  return { low, high, text: bounded(language.figures.interval, language, [write(low), write(high)]) };
}

/** The groups and the period of a row, as a label; empty without any. A period that the title says is left out. */
export function rowLabel(drawing: Drawing, row: Row): string {
  return joined([groupLabel(drawing, row), drawing.period ? "" : periodLabel(drawing, row)]);
}

/** The dimension values of a row, as a label. */
export function groupLabel({ dimensions, language, isOthers }: Drawing, row: Row): string {
  const { others, notKnown } = language.figures;
  return dimensions
    .map((name) => {
      const value = (row[name] ?? null) as FigurePoint["key"][string];
      if (value === null) return notKnown;
      if (isOthers(row) && value === "other") return others;
      return printable(String(value));
    })
    .join(" · ");
}

/** The period of a row in words; empty without one. */
export function periodLabel({ caller, options: { locale, language } }: Drawing, row: Row): string {
  const period = periodOf(caller, row);
  return period === null ? "" : printable(formatPeriod(period, locale, { language }));
}

/** The period of all rows in words; empty where they have several, or no groups that tell them apart. */
export function sharedPeriod(drawing: Drawing): string {
  const { dimensions, rows } = drawing;
  const [first] = rows;
  return first === undefined || dimensions.length === 0 || startsOf(drawing).size > 1
    ? ""
    : periodLabel(drawing, first);
}

/** The first days of the periods of all rows. */
export function startsOf({ caller, rows }: Drawing): ReadonlySet<unknown> {
  return new Set(rows.map((row) => periodOf(caller, row)?.start));
}

/** The period of a row; `null` for all time. */
export function periodOf(caller: string, row: Row): Period | null {
  return row["period"] == null ? null : periodIn(caller, row["period"] as Period);
}

/** The dimension values of a row, and the first day of its period. */
export function keyOf({ caller, dimensions }: Drawing, row: Row): FigurePoint["key"] {
  const start = periodOf(caller, row)?.start;
  const values = dimensions.map((name) => [name, (row[name] ?? null) as string | null] as const);
  return { ...Object.fromEntries(values), ...(start !== undefined && { period: start }) };
}

import { formatPeriod } from "../describe/format-period.js";
import type { Period } from "../calendar/time.js";
import { periodIn } from "../calendar/arguments.js";
import type { FigurePoint } from "./figure-value.js";
import { type Drawing, currencyOf, positionOf, positionText, type Row, valueText } from "./drawing.js";
import { filled, printable } from "./printable.js";

/** The point of a metric in a row: at a place, with its text, its interval, and the reason if it has no value. */
export function pointOf(drawing: Drawing, row: Row, name: string, label: string, x: number): FigurePoint {
  const { metricOf, explain, language } = drawing;
  const value = row[name] ?? null;
  const { reason, interval } = explain(row, name);
  const y = positionOf(value);
  const bound = (position: number): string =>
    positionText(drawing, metricOf(name), currencyOf(value), position, false);
  return {
    label,
    key: keyOf(drawing, row),
    x,
    y,
    text: valueText(drawing, value, name, reason),
    reason,
    ...(row["partial"] === true && { partial: true as const }),
    ...(isOthers(row) && { others: true as const }),
    ...(interval !== null &&
      y !== null && {
        interval: {
          ...{ low: interval.low, high: interval.high },
          text: filled(language.figures.interval, { low: bound(interval.low), high: bound(interval.high) }),
        },
      }),
  };
}

/** Whether a row is of the groups that have none of their own. */
export function isOthers(row: Row): boolean {
  return typeof row["merged"] === "number";
}

/** The dimension values of a row, as a label. */
export function groupLabel({ dimensions, language }: Drawing, row: Row): string {
  const { others, notKnown } = language.figures;
  return dimensions
    .map((name) => {
      const value = row[name] ?? null;
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

/** The period of a row; `null` for all time. */
export function periodOf(caller: string, row: Row): Period | null {
  return row["period"] == null ? null : periodIn(caller, row["period"] as Period);
}

function keyOf({ caller, dimensions }: Drawing, row: Row): FigurePoint["key"] {
  const start = periodOf(caller, row)?.start;
  const values = dimensions.map((name) => [name, row[name] ?? null] as const);
  return {
    ...Object.fromEntries(values),
    ...(start !== undefined && { period: start }),
  } as FigurePoint["key"];
}

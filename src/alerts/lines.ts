import { periodIn } from "../calendar/arguments.js";
import { isCalendarDate } from "../calendar/dates.js";
import type { Period } from "../calendar/time.js";
import { SalesmetricsError } from "../errors.js";
import type { Explanation } from "../report/explanation.js";
import { memoized } from "../memo.js";
import { ownOf } from "../vectors/own.js";
import type { AlertReport } from "./observation.js";
import { type AlertKey, keyText } from "./state.js";

/** A row of a report, with its period. */
export interface Line {
  readonly key: AlertKey;
  readonly period: Period | null;
  readonly explain: (metric: string) => Explanation;
}

/** The names of the metrics of a report. */
export function metricsIn(report: AlertReport): readonly string[] {
  return Object.keys(report.total).filter((name) => name !== "period" && name !== "partial");
}

/** The `asOf` of a report; throws `missing-as-of` without one, for then no period is known to be over. */
export function asOfReport(caller: string, report: AlertReport, metric: string): Date | string {
  const { asOf } = report.explain(report.total as never, metric as never);
  if (asOf !== null) return asOf;
  throw new SalesmetricsError(
    "missing-as-of",
    `${caller}: expected a report with { asOf }, got one without: an alert needs the time at which it is looked for`,
  );
}

/**
 * The rows of each instance in the order of time, by the text of its key. Subtotals and rows of others are no instances,
 * and periods that have not begun say nothing.
 */
export function linesOf(report: AlertReport, at: string): Map<string, readonly Line[]> {
  const { dimensions, rows, explain } = report;
  const found = new Map<string, Line[]>();
  for (const row of rows as readonly Readonly<Record<string, unknown>>[]) {
    if (ownOf(row, "merged") != null) continue;
    if ("level" in row && row["level"] !== dimensions.at(-1)) continue;
    const period = row["period"] == null ? null : periodIn("step", row["period"] as Period);
    if (period !== null && !hasBegun(period, at)) continue;
    const key = Object.fromEntries(dimensions.map((name) => [name, row[name] ?? null])) as AlertKey;
    const line: Line = {
      key,
      period,
      explain: (metric) => explain(row as never, metric as never),
    };
    const text = keyText(key);
    memoized(found, text, (): Line[] => []).push(line);
  }
  for (const lines of found.values()) lines.sort((left, right) => (startOf(left) < startOf(right) ? -1 : 1));
  return found;
}

/** The first day of the period of a row; before all others without one. */
export function startOf({ period }: Line): string {
  return period?.start ?? "";
}

function hasBegun({ start, zone }: Period, at: string): boolean {
  return isCalendarDate(at) || zone === null ? start <= at : zone.startOf(start) <= Date.parse(at);
}

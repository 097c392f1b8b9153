import { refusal } from "../errors.js";
import { memoized } from "../memo.js";
import { type Drawing, type Row, titleOf } from "./drawing.js";
import type { Figure, FigureSeries } from "./figure-value.js";
import { laidOut, sharedUnit } from "./laid-out.js";
import { groupLabel, periodLabel, periodOf, pointOf } from "./points.js";
import { joined } from "./printable.js";

const mostLines = 8;

/** Lines over periods, one for each group and metric; the year before behind them. */
export function trend(drawing: Drawing, kind: "trend" | "sparkline"): Figure {
  const { caller, names, rows, options } = drawing;
  const { yearBefore, limit = mostLines } = options;
  if (yearBefore !== undefined && names.length > 1)
    throw refusal(caller, "one metric beside yearBefore", String(names.length));
  sharedUnit(drawing, yearBefore === undefined ? names : [...names, yearBefore]);
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    if (periodOf(caller, row) === null)
      throw refusal(caller, "a report with periods for a trend: { every: month() }", "one without");
    memoized(groups, groupKey(drawing, row), (): Row[] => []).push(row);
  }
  const places = placesOf(drawing);
  const all = [...groups.values()].flatMap((group) => names.map((name) => ({ group, name })));
  const shown = all.slice(0, limit);
  const series = shown.flatMap(({ group, name }) => linesOf(drawing, group, name, places));
  const x = { title: "", ticks: [] };
  return laidOut(drawing, { kind, x, series, fromZero: false, notShown: all.length - shown.length });
}

/** The place of each period, in the order of time. */
function placesOf({ caller, rows }: Drawing): Map<string, number> {
  const starts = new Set(rows.map((row) => periodOf(caller, row)!.start));
  return new Map([...starts].sort().map((start, place) => [start, place]));
}

function groupKey({ dimensions }: Drawing, row: Row): string {
  return JSON.stringify([dimensions.map((name) => row[name] ?? null), row["merged"] ?? null]);
}

/** The line of a metric of a group, and before it that of the year before. */
function linesOf(
  drawing: Drawing,
  rows: readonly Row[],
  name: string,
  places: ReadonlyMap<string, number>,
): FigureSeries[] {
  const { caller, names, options, language } = drawing;
  const label = groupLabel(drawing, rows[0]!);
  const line = (drawn: string): FigureSeries["points"] =>
    rows
      .map((row) =>
        pointOf(drawing, row, drawn, periodLabel(drawing, row), places.get(periodOf(caller, row)!.start)!),
      )
      .sort((left, right) => left.x! - right.x!);
  const title = names.length > 1 ? titleOf(drawing, name) : "";
  const values: FigureSeries = { name: joined([label, title]), role: "value", points: line(name) };
  if (options.yearBefore === undefined) return [values];
  const before = joined([label, language.figures.yearBefore]);
  return [{ name: before, role: "yearBefore", points: line(options.yearBefore) }, values];
}

import { refusal } from "../errors.js";
import { memoized } from "../vectors/memo.js";
import { type Drawing, type Row, titleOf } from "./drawing.js";
import type { Figure, FigureSeries } from "./figure-value.js";
import { laidOut, sharedUnit } from "./laid-out.js";
import { groupLabel, periodLabel, periodOf, pointOf } from "./points.js";

const mostLines = 8;

/** Lines over periods, one for each group and metric; the year before behind them. */
export function trend(drawing: Drawing, kind: "trend" | "sparkline"): Figure {
  const { caller, names, rows, options } = drawing;
  const { yearBefore, limit = mostLines } = options;
  sharedUnit(drawing, yearBefore === undefined ? names : [...names, yearBefore]);
  const places = placesOf(drawing);
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    if (periodOf(caller, row) === null)
      throw refusal(caller, "a report with periods for a trend: { every: month() }", "one without");
    memoized(groups, groupKey(drawing, row), (): Row[] => []).push(row);
  }
  const all = [...groups.values()];
  const series = all.slice(0, limit).flatMap((lines) => linesOf(drawing, lines, places));
  const x = { title: "", ticks: [] };
  return laidOut(drawing, { kind, x, series, fromZero: false, notShown: Math.max(0, all.length - limit) });
}

/** The place of each period, in the order of time. */
function placesOf({ caller, rows }: Drawing): Map<string, number> {
  const starts = new Set(rows.map((row) => periodOf(caller, row)?.start ?? ""));
  return new Map([...starts].sort().map((start, place) => [start, place]));
}

function groupKey({ dimensions }: Drawing, row: Row): string {
  return JSON.stringify([dimensions.map((name) => row[name] ?? null), row["merged"] ?? null]);
}

function linesOf(
  drawing: Drawing,
  rows: readonly Row[],
  places: ReadonlyMap<string, number>,
): FigureSeries[] {
  const { caller, names, options, language } = drawing;
  const label = groupLabel(drawing, rows[0]!);
  const line = (name: string): FigureSeries["points"] =>
    rows
      .map((row) =>
        pointOf(drawing, row, name, periodLabel(drawing, row), places.get(periodOf(caller, row)!.start)!),
      )
      .sort((left, right) => left.x! - right.x!);
  const named = (name: string): string =>
    [label, ...(names.length > 1 ? [titleOf(drawing, name)] : [])].filter((text) => text !== "").join(" · ");
  const values = names.map((name): FigureSeries => ({
    name: named(name),
    role: "value",
    points: line(name),
  }));
  if (options.yearBefore === undefined) return values;
  const before = [label, language.figures.yearBefore].filter((text) => text !== "").join(" · ");
  return [{ name: before, role: "yearBefore", points: line(options.yearBefore) }, ...values];
}

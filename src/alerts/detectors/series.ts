import type { CalendarDate } from "../../calendar/time.js";
import { listIn, refusal, shown } from "../../errors.js";

/**
 * One value of a series in the order of time.
 *
 * @category Alerts
 */
export interface SeriesPoint {
  readonly value: number;
  /** How many rows it rests on. Charts of rates need it. */
  readonly n?: number | null | undefined;
  /** The first day of its period. A season needs it. */
  readonly start?: CalendarDate | undefined;
}

/**
 * One point of a chart, with the limits that hold for it.
 *
 * @category Alerts
 */
export interface ChartPoint {
  /** The place of the value in the series, from 0. */
  readonly place: number;
  readonly value: number;
  /** What is plotted: the value, or a mean or a sum of it and those before it. */
  readonly statistic: number;
  readonly center: number;
  readonly lower: number;
  readonly upper: number;
  /** Why it is unusual, such as `"above"` or `"nelson 2"`; none if it is not. */
  readonly signals: readonly string[];
}

/**
 * The points of a series with the limits of a detector. They are estimates: in floating point, with limits from a model.
 *
 * @category Alerts
 */
export interface Chart {
  readonly estimate: true;
  /** Whether there was too little history to say anything. There are no points then. */
  readonly insufficient: boolean;
  readonly points: readonly ChartPoint[];
}

/** Why limits are crossed; none if they are not. A limit belongs to what is usual. */
export function crossed(statistic: number, lower: number, upper: number): readonly string[] {
  if (statistic > upper) return ["above"];
  return statistic < lower ? ["below"] : [];
}

export const insufficientHistory: Chart = { estimate: true, insufficient: true, points: [] };

/** The chart of some points; an empty one says nothing. */
export function chartOf(points: readonly ChartPoint[]): Chart {
  return { estimate: true, insufficient: points.length === 0, points };
}

/** The series; throws `invalid-argument` for what is none. */
export function seriesIn(caller: string, series: readonly SeriesPoint[]): readonly SeriesPoint[] {
  const expected = "a series of { value, n }";
  for (const [place, point] of listIn(caller, expected, series).entries()) {
    const value: unknown = (point as Partial<SeriesPoint> | null | undefined)?.value;
    if (typeof value === "number" && Number.isFinite(value)) continue;
    throw refusal(caller, expected, `${shown(value)} as the value of point ${place}`);
  }
  return series;
}

import type { CalendarKind, CalendarOptions } from "../index.js";
import { invalidArgument } from "../../errors.js";
import { checkInteger } from "../arguments.js";

/**
 * How many weeks the three months of a quarter have.
 *
 * @category Retail calendars
 */
export type RetailPattern = "4-4-5" | "4-5-4" | "5-4-4";

/**
 * The day on which retail years end, whichever year: a weekday, the last in a month or the nearest to its last day.
 *
 * @category Retail calendars
 */
export interface YearEnd {
  /** `"nearest"` to the last day of the month, up to three days later, or the `"last"` in it. */
  readonly on: "nearest" | "last";
  /** The last day of a week, Sunday being 0. */
  readonly weekday: 0 | 1 | 2 | 3 | 4 | 5 | 6;
  /** January being 1. */
  readonly month: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12;
}

/**
 * A retail calendar: years of 52 or 53 whole weeks in four quarters of three months. Without any of it, that of the
 * National Retail Federation.
 *
 * @category Retail calendars
 */
export interface RetailOptions extends CalendarOptions {
  /** `"4-5-4"` unless said. The 53rd week belongs to the last month, whatever the pattern. */
  readonly pattern?: RetailPattern | undefined;
  /** The Saturday nearest to 31 January unless said. */
  readonly yearEnds?: YearEnd | undefined;
  /**
   * Whether a year is named after the calendar year in which it starts or the one in which it ends. Unless said, years
   * that end in January to May are named after their start, as those of the National Retail Federation, and others
   * after their end.
   */
  readonly namedAfter?: "start" | "end" | undefined;
}

/**
 * A retail calendar as JSON.
 *
 * @category Retail calendars
 */
export interface RetailDefinition extends CalendarKind {
  readonly kind: "retail";
  readonly pattern: RetailPattern;
  readonly yearEnds: YearEnd;
  readonly namedAfter: "start" | "end";
}

const patterns: readonly RetailPattern[] = ["4-4-5", "4-5-4", "5-4-4"];

/** Fills in what options leave out, and checks them for another function, whose name its errors carry. */
export function retailDefinition(caller: string, options: RetailOptions): RetailDefinition {
  const { pattern = "4-5-4", yearEnds = { on: "nearest", weekday: 6, month: 1 } } = options;
  const { on, weekday, month } = yearEnds;
  if (!patterns.includes(pattern))
    throw invalidArgument(caller, `a pattern (${patterns.join(", ")})`, pattern);
  if (on !== "nearest" && on !== "last") throw invalidArgument(caller, "nearest or last in yearEnds.on", on);
  checkInteger(caller, "yearEnds.weekday", weekday, 0, 6);
  checkInteger(caller, "yearEnds.month", month, 1, 12);
  const { namedAfter = month < 6 ? "start" : "end" } = options;
  if (namedAfter !== "start" && namedAfter !== "end")
    throw invalidArgument(caller, "start or end in namedAfter", namedAfter);
  return { kind: "retail", pattern, yearEnds: { on, weekday, month }, namedAfter };
}

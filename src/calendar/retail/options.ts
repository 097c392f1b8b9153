import type { CalendarKind, CalendarOptions } from "../index.js";
import { invalidArgument, optionsIn } from "../../errors.js";
import { checkInteger } from "../arguments.js";

/**
 * How many weeks the three months of a quarter have.
 *
 * @category Retail calendars
 */
export type RetailPattern = "4-4-5" | "4-5-4" | "5-4-4";

/**
 * The day on which every retail year ends: the last Saturday of a month, say, or the one nearest to its last day.
 *
 * @category Retail calendars
 */
export interface YearEnd {
  /** `"nearest"` to the last day of the month, up to three days after it, or the `"last"` in the month. */
  readonly on: "nearest" | "last";
  /** The last day of a week; Sunday is 0. */
  readonly weekday: 0 | 1 | 2 | 3 | 4 | 5 | 6;
  /** January is 1. */
  readonly month: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12;
}

/**
 * A retail calendar: years of 52 or 53 whole weeks in four quarters of three months. The defaults are the calendar of
 * the National Retail Federation.
 *
 * @category Retail calendars
 */
export interface RetailOptions extends CalendarOptions {
  /** The weeks of each month; default `"4-5-4"`. The 53rd week belongs to the last month. */
  readonly pattern?: RetailPattern | undefined;
  /** Default: the Saturday nearest to 31 January. */
  readonly yearEnds?: YearEnd | undefined;
  /**
   * Whether a year is named after the calendar year in which it starts or the one in which it ends. Default: years that
   * end in January to May are named after their start, as the National Retail Federation does, others after their end.
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

/** Options with their defaults, checked for another function, which the errors name. */
export function retailDefinition(caller: string, options: RetailOptions): RetailDefinition {
  const { pattern = "4-5-4", yearEnds = { on: "nearest", weekday: 6, month: 1 } } = optionsIn(
    caller,
    options,
  );
  const { on, weekday, month } = optionsIn(caller, yearEnds);
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

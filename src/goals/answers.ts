import type { Period } from "../calendar/time.js";
import { having } from "../errors.js";
import type { Metrics } from "../formulas/metric.js";
import { knownBefore } from "../question/periods-read.js";
import type { Frame } from "../question/frame.js";
import type { Explanation } from "../report/explanation.js";
import { type Origin, originOf, type Report } from "../report/report.js";
import type { AskedGoal } from "./asked-goals.js";
import type { GoalReason } from "./goal-progress.js";

/** A report of any metrics, with what it was laid out from. */
export interface AnyReport {
  readonly dimensions: readonly string[];
  readonly rows: readonly Line[];
  readonly total: Line;
  readonly explain: (line: Line, name: string) => Explanation;
  readonly [originOf]: Origin;
}

/** A row of a report, or its total. */
type Line = Readonly<Record<string, unknown>> & { readonly period: Period | null };

/** The report, if it is one that `evaluate` or `report` returned; else throws `invalid-argument`. */
export function reportIn(caller: string, report: Report<Metrics>): AnyReport {
  having(caller, "a report, such as evaluate(…) returns", report, originOf);
  return report as unknown as AnyReport;
}

/** How the value of a goal's metric came about, or why a report does not tell it. */
export function answerTo(goal: AskedGoal, report: AnyReport): Explanation | GoalReason {
  const { frame, groups } = report[originOf].context;
  const names = Object.keys(goal.segment);
  const isWhole = names.length === 0;
  const isSplitSo =
    names.length === report.dimensions.length && names.every((name) => report.dimensions.includes(name));
  if (!isWhole && !isSplitSo) return "not-asked";
  const lines = isWhole ? [report.total, ...(isSplitSo ? report.rows : [])] : report.rows;
  const inPeriod = lines.filter((line) => isSame(line.period, goal.period));
  const line = inPeriod.find((line) => isOwnRow(line, report) && isOf(line, goal));
  if (line !== undefined && groups.length > 0) return report.explain(line, goal.given.metric);
  const isAsked = inPeriod.length > 0 || isSame(frame.during, goal.period) || lines.length === 0;
  return isAsked ? "no-rows" : "not-asked";
}

/** Whether the rows of a report, as far as they are known, are cut off before or within a period. */
export function isCut({ start, end, zone }: Period, frame: Frame): boolean {
  const { during, asOf } = frame;
  if (during === null) return false;
  const known = knownBefore(asOf, zone ?? frame.zone) ?? end;
  return during.start > start || during.end < (known < end ? known : end);
}

/** Whether a line is no subtotal and no row of others. */
function isOwnRow(line: Line, { dimensions, total }: AnyReport): boolean {
  if (line === total) return true;
  return !("merged" in line) && (!("level" in line) || line["level"] === dimensions.at(-1));
}

function isOf(line: Line, { segment }: AskedGoal): boolean {
  return Object.entries(segment).every(([name, value]) => line[name] === value);
}

function isSame(period: Period | null, other: Period): boolean {
  return period !== null && period.start === other.start && period.end === other.end;
}

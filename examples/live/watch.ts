import {
  type Dimensions,
  formatMoney,
  isMoney,
  type Metrics,
  type Quantity,
  type Report,
} from "salesmetrics";
import { type AlertState, sentence, step } from "salesmetrics/alerts";
import { type GoalProgress, milestones, type MilestoneState, progressOf } from "salesmetrics/goals";
import { goals, rules } from "./targets.js";

/** What is remembered from day to day, as JSON. */
export interface Kept {
  readonly alerts: Readonly<Record<string, AlertState>>;
  readonly milestones: MilestoneState | null;
  readonly statuses: Readonly<Record<string, GoalProgress["status"]>>;
}

export const nothingKept: Kept = { alerts: {}, milestones: null, statuses: {} };

/** What a report says of alerts and goals that the one before did not, and what to remember. */
export function watch<M extends Metrics, By extends Dimensions, Every>(
  kept: Kept,
  report: Report<M, By, Every>,
): { readonly kept: Kept; readonly lines: readonly string[] } {
  const lines: string[] = [];
  const alerts: Record<string, AlertState> = {};
  for (const rule of rules) {
    const { state, events } = step(rule, kept.alerts[rule.id] ?? null, report);
    alerts[rule.id] = state;
    for (const event of events)
      if (event.status === "firing" || event.was === "firing")
        lines.push(`alert      ${sentence(event, "en")}`);
  }
  const rows = progressOf(goals, report);
  const reached = milestones(kept.milestones, rows);
  for (const { share, segment, period, target } of reached.events)
    lines.push(
      `milestone  ${String(segment["rep"])} has ${share * 100}% of ${shown(target)} for ${period.label}`,
    );
  const statuses = Object.fromEntries(rows.map(({ key, status }) => [key, status]));
  for (const row of rows) lines.push(...courseOf(row, kept.statuses[row.key]));
  return { kept: { alerts, milestones: reached.state, statuses }, lines };
}

/** A goal that came off course, back on course, or to its end, in words. */
function courseOf(row: GoalProgress, was: GoalProgress["status"] | undefined): string[] {
  const { status, segment, period, actual, expected, target } = row;
  if (status === was) return [];
  const [rep, month] = [String(segment["rep"]), period.label];
  const so = `${rep} has ${shown(actual)} in ${month}, ${shown(expected)} expected by now`;
  if (status === "behind") return [`off course ${so}`];
  if (was === "behind" && (status === "on" || status === "ahead")) return [`on course  ${so}`];
  if (status !== "met" && status !== "missed") return [];
  return [`${status.padEnd(10)} ${rep} has ${shown(actual)} in ${month}, the goal was ${shown(target)}`];
}

/** A number or an amount, in whole units. */
export function shown(value: Quantity | null): string {
  if (value === null) return "nothing";
  return isMoney(value) ? formatMoney(value, "en-US", { maximumFractionDigits: 0 }) : String(value);
}

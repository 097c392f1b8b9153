import { businessCalendar } from "../calendar/business/calendar.js";
import type { BusinessOptions } from "../calendar/business/options.js";
import { addDays, daysBetween } from "../calendar/dates.js";
import type { Period } from "../calendar/time.js";
import { invalidArgument, nameErrors, oneNamed, refusal, shown } from "../errors.js";
import { canonicalDecimal, type Fraction, fraction } from "../exact/index.js";
import type { Amount } from "./amount.js";
import type { Curve, DayWeight, Goal } from "./goal.js";
import { phasedWeights } from "./phased.js";
import { seasonalWeights } from "./seasonal.js";
import { runningTotals } from "./weights.js";

/** A curve over the days of one period. */
export interface DayCurve {
  readonly days: number;
  /** The weight of the first days of the period, as many as asked for. */
  readonly before: (days: number) => bigint;
}

/** Over how much of a period: whole days, and a part of the next one. */
export interface Elapsed {
  readonly days: number;
  /** In milliseconds of the next day, and how many it has; none for a calendar date. */
  readonly part: readonly [gone: number, all: number];
}

/** The curve of a goal; throws for one that cannot be used, by path. */
export function dayCurve(path: string, goal: Goal, period: Period, whole: readonly Amount[]): DayCurve {
  const days = daysBetween(period.start, period.end);
  const before = weightBefore(path, goal.curve ?? "linear", period, whole);
  if (before(days) > 0n) return { days, before };
  throw refusal(path, `a day with a weight above 0 in ${period.label}`, "none");
}

const forms = ["businessDays", "phased", "seasonal"] as const;

function weightBefore(
  path: string,
  curve: Curve,
  period: Period,
  whole: readonly Amount[],
): DayCurve["before"] {
  if (curve === "linear") return BigInt;
  if (typeof curve === "function") return runningTotals(weightsOfFunction(path, curve, period));
  if (typeof curve !== "object" || curve === null)
    throw invalidArgument(path, `"linear", { ${forms.join(" }, { ")} } or a function of a day`, curve);
  const [form] = Object.keys(curve);
  const within = `${path}.${oneNamed(path, form, forms)}`;
  if ("phased" in curve) return runningTotals(phasedWeights(within, curve.phased, period, whole));
  if ("seasonal" in curve) return runningTotals(seasonalWeights(within, curve.seasonal, period));
  const calendar = nameErrors(within, () => businessCalendar(curve.businessDays as BusinessOptions));
  return (days) => BigInt(calendar.daysBetween(period.start, addDays(period.start, days)));
}

function weightsOfFunction(path: string, weight: DayWeight, period: Period): Fraction[] {
  const weights: Fraction[] = [];
  for (let date = period.start; date < period.end; date = addDays(date, 1)) {
    const found = weight(date, period);
    if (!(Number.isFinite(found) && found >= 0))
      throw refusal(path, "weights of days, numbers from 0", `${shown(found)} for ${date}`);
    weights.push(fraction(canonicalDecimal(found)));
  }
  return weights;
}

/** The share of the target that is due by then: its weight ÷ the weight of the period. */
export function shareOf({ days, before }: DayCurve, elapsed: Elapsed): Fraction {
  const [gone, all] = elapsed.days < days ? elapsed.part : [0, 1];
  const [start, next] = [before(elapsed.days), before(Math.min(elapsed.days + 1, days))];
  const above = start * BigInt(all) + (next - start) * BigInt(gone);
  return fraction(String(above), String(before(days) * BigInt(all)));
}

import type { PeriodJson } from "../calendar/time.js";
import type { MetricUnit } from "../formulas/metric.js";
import type { Exclusion } from "../report/explanation.js";
import type { Reading } from "./judge.js";
import { type PlainAmount, plainOf, quantityOf } from "./quantity.js";
import type { AlertRule } from "./rule.js";
import { type AlertInstance, type AlertKey, type AlertStatus, keyText } from "./state.js";

/**
 * A change of the status of an instance, as plain data.
 *
 * @category Alerts
 */
export interface AlertEvent {
  /** The same text for the same event, however often its step is made: to send it once. */
  readonly id: string;
  /** The id of the rule. */
  readonly rule: string;
  readonly metric: string;
  readonly key: AlertKey;
  /** The new status. */
  readonly status: AlertStatus;
  /** The status before. */
  readonly was: AlertStatus;
  /** The time of the report. */
  readonly at: string;
  /** Since when the condition has been met; of the end of an alert, since when it had been. */
  readonly since: string | null;
  /** The condition of the rule, by its name: `"below"`. */
  readonly condition: string;
  /** Why the row was not judged as it is, such as `"zero-denominator"` or `"partial"`; `null` if it was. */
  readonly why: string | null;
  /** The rules of a detector that the value broke. */
  readonly signals: readonly string[];
  readonly value: PlainAmount | null;
  /** What the value was compared with: a bound, or two limits. */
  readonly bounds: readonly PlainAmount[];
  readonly unit: MetricUnit;
  readonly period: PeriodJson | null;
  readonly partial: boolean;
  /** How many rows the value rests on. */
  readonly n: number | null;
  /** The rows that could not be used, and why. */
  readonly excluded: readonly Exclusion[];
  /** What the metric is called in sentences. */
  readonly name: AlertRule["name"] | null;
}

/** The event of an instance that has another status after a reading. */
export function eventOf(
  rule: AlertRule,
  before: AlertInstance,
  after: AlertInstance,
  reading: Reading,
  at: string,
): AlertEvent {
  const { key, status } = after;
  const { explanation, bounds, signals, why } = reading;
  const quantity = quantityOf(explanation?.value);
  return {
    id: JSON.stringify([rule.id, keyText(key), status, at]),
    rule: rule.id,
    metric: rule.metric,
    key,
    status,
    was: before.status,
    at,
    since: after.metSince ?? before.metSince,
    condition: Object.keys(rule.condition)[0]!,
    why,
    signals,
    value: quantity && plainOf(quantity),
    bounds,
    unit: explanation?.unit ?? "any",
    period: explanation?.period == null ? null : periodJson(explanation.period),
    partial: explanation?.partial ?? false,
    n: explanation?.n ?? null,
    excluded: explanation?.excluded ?? [],
    name: rule.name ?? null,
  };
}

function periodJson({ label, start, end, timeZone }: PeriodJson): PeriodJson {
  return { label, start, end, timeZone };
}

import type { DimensionValue } from "../cube/cube.js";

/**
 * The status of an instance.
 *
 * - `ok`: the condition is not met
 * - `pending`: it is met, and not yet for long enough, or the instance is snoozed or in its cooldown
 * - `firing`: an alert
 * - `recovering`: an alert whose condition is not met any more, and not yet for long enough
 * - `noData`, `error`: there is nothing to judge; neither an alert nor its end
 *
 * @category Alerts
 */
export type AlertStatus = "ok" | "pending" | "firing" | "recovering" | "noData" | "error";

/**
 * The dimension values of an instance, by name.
 *
 * @category Alerts
 */
export type AlertKey = Readonly<Record<string, DimensionValue>>;

/**
 * What a rule remembers of one instance. Times are those of reports: calendar dates, or instants as ISO texts.
 *
 * @category Alerts
 */
export interface AlertInstance {
  readonly key: AlertKey;
  readonly status: AlertStatus;
  /** Since when it has this status. */
  readonly since: string;
  /** Since when the condition has been met, while it is pending or alerting. */
  readonly metSince: string | null;
  /** While pending or recovering: how many readings in a row say so. */
  readonly steps: number;
  /** The first day of the latest period that was judged. */
  readonly judged: string | null;
  /** When its latest alert began. */
  readonly firedAt: string | null;
  /** Whether an alert is open: also while there is nothing to judge. */
  readonly isAlerting: boolean;
  /** No alert begins before this time. */
  readonly snoozedUntil: string | null;
}

/**
 * The state of a rule, as JSON, from one report to the next.
 *
 * @category Alerts
 */
export interface AlertState {
  readonly version: 1;
  /** The id of the rule. */
  readonly rule: string;
  /** The `asOf` of the latest report. */
  readonly at: string | null;
  /** No alert of any instance begins before this time. */
  readonly snoozedUntil: string | null;
  readonly instances: readonly AlertInstance[];
}

/** The text of a key, whatever the order of its names. */
export function keyText(key: AlertKey): string {
  return JSON.stringify(Object.entries(key).sort(([left], [right]) => (left < right ? -1 : 1)));
}

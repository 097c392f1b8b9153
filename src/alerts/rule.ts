import type { Duration } from "../expressions/duration.js";
import type { Money } from "../money/money.js";
import type { Detector } from "./detectors/detector.js";

/**
 * A number, or an amount of money. In JSON the amount is a text: `{ amount: "1000", currency: "EUR" }`.
 *
 * @category Alerts
 */
export type AlertAmount = number | Money | { readonly amount: string | number; readonly currency: string };

/**
 * What a value is compared with, each times `times` if that is there.
 *
 * - a number or an amount
 * - `{ metric: "quota" }`: another metric of the same row
 * - `{ periodsBack: 12 }`: the same metric twelve periods earlier
 * - `{ given: "goal" }`: a bound that comes with the report, one for all instances or one for each
 *
 * @category Alerts
 */
export type AlertBound =
  | AlertAmount
  | { readonly metric: string; readonly times?: number | undefined }
  | { readonly periodsBack: number; readonly times?: number | undefined }
  | { readonly given: string; readonly times?: number | undefined };

/**
 * A change since the same metric `periodsBack` periods earlier, 1 if it is not there: a `share` of the earlier value, or an
 * `amount`, which for a rate of 0.2 means points, 0.05.
 *
 * @category Alerts
 */
export type AlertChange =
  | { readonly share: number; readonly periodsBack?: number | undefined }
  | { readonly amount: AlertAmount; readonly periodsBack?: number | undefined };

/**
 * When a row is worth an alert.
 *
 * *Details*. `above` and `below` leave the bound out, `atOrAbove` and `atOrBelow` include it. `inside` includes both
 * limits, `outside` neither. `crosses` is met in the period in which the value comes to the other side of the bound; a
 * value on the bound is on neither side. `risesBy` and `fallsBy` are met by a change of that size or more. `unusual` asks a
 * detector.
 *
 * @category Alerts
 */
export type AlertCondition =
  | { readonly above: AlertBound }
  | { readonly atOrAbove: AlertBound }
  | { readonly below: AlertBound }
  | { readonly atOrBelow: AlertBound }
  | { readonly inside: readonly [low: AlertBound, high: AlertBound] }
  | { readonly outside: readonly [low: AlertBound, high: AlertBound] }
  | { readonly crosses: AlertBound }
  | { readonly risesBy: AlertChange }
  | { readonly fallsBy: AlertChange }
  | { readonly unusual: Detector };

/**
 * How long something must last: a number of steps in a row, or a time such as `days(2)`.
 *
 * @category Alerts
 */
export type AlertSpan = { readonly steps: number } | Duration;

/**
 * Why a row may be unfit to be judged.
 *
 * - `noData`: it has no value, or nothing to compare it with
 * - `partial`: its period is not over, or is cut
 * - `unripe`: some members of its cohort have not had the full window yet
 * - `few`: it rests on fewer rows than `atLeast.n`
 * - `error`: the question failed, or the values cannot be compared, such as dollars with euros
 * - `vanished`: an instance that was there is not in the report any more
 *
 * @category Alerts
 */
export type AlertConcern = "noData" | "partial" | "unripe" | "few" | "error" | "vanished";

/**
 * What is done about a row that is unfit to be judged.
 *
 * - `keep`: the status of the instance stays as it is
 * - `ok`: the condition counts as not met
 * - `alert`: the row is judged like any other; without a value the condition counts as met
 * - `skip`: a row that is partial, unripe or of few rows makes way to the row before it. Else, and if there is no row
 *   before it, the status is `noData`, or `error`
 *
 * @category Alerts
 */
export type AlertPolicy = "keep" | "ok" | "alert" | "skip";

/**
 * A rule of alerts, as plain data that can be stored as JSON.
 *
 * *Details*. Each combination of dimension values of a report is an instance, with a status of its own.
 *
 * @category Alerts
 */
export interface AlertRule {
  readonly id: string;
  /** The name that the metric has in the report. */
  readonly metric: string;
  readonly condition: AlertCondition;
  /** What ends an alert; without it, that the condition is not met. A second bound keeps an alert from flapping. */
  readonly clear?: AlertCondition | undefined;
  /** How long the condition must be met before it is an alert. At once without it. */
  readonly for?: AlertSpan | undefined;
  /** How long the condition must not be met, or `clear` be met, before an alert is over. At once without it. */
  readonly keepFiring?: AlertSpan | undefined;
  /** The time after the beginning of an alert in which the same instance begins no other. */
  readonly cooldown?: Duration | undefined;
  /** The fewest rows that a value must rest on, and the least distance from the bound, or the least change, that counts. */
  readonly atLeast?:
    { readonly n?: number | undefined; readonly effect?: AlertAmount | undefined } | undefined;
  /**
   * What is done about rows that are unfit to be judged. The defaults cause no alert: `skip` for `noData`, `partial`,
   * `unripe` and `error`, `keep` for `few`, `ok` for `vanished`.
   */
  readonly policies?: { readonly [Concern in AlertConcern]?: AlertPolicy | undefined } | undefined;
  /** What the metric is called in sentences, by language. */
  readonly name?: { readonly en?: string | undefined; readonly ar?: string | undefined } | undefined;
}

/** The policies of a rule that says nothing of them. */
export const defaultPolicies: Readonly<Record<AlertConcern, AlertPolicy>> = {
  noData: "skip",
  partial: "skip",
  unripe: "skip",
  few: "keep",
  error: "skip",
  vanished: "ok",
};

/** The policy of a rule about a concern. */
export function policyOf({ policies }: AlertRule, concern: AlertConcern): AlertPolicy {
  return policies?.[concern] ?? defaultPolicies[concern];
}

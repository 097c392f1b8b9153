import type { BusinessDefinition, BusinessOptions } from "../calendar/business/options.js";
import type { CalendarDate, Period, PeriodJson } from "../calendar/time.js";
import type { DimensionValue } from "../cube/cube.js";
import type { DecimalInput } from "../exact/index.js";
import type { TargetRange } from "../formulas/metric.js";
import type { CurrencyCode } from "../money/currencies.js";
import type { Money } from "../money/money.js";

/**
 * A number, or money: an amount as the library gives it, or as JSON holds it, `{ amount: "900.50", currency: "USD" }`.
 *
 * @category Goals
 */
export type GoalAmount = number | Money | { readonly amount: DecimalInput; readonly currency: CurrencyCode };

/**
 * What a metric is to reach in a period, for the whole or for a segment. A row of plain data: without a curve of your own
 * it is JSON.
 *
 * *Details*. Several rows for one metric, segment and period are the versions of one goal: each holds from its `from` on.
 *
 * @category Goals
 */
export interface Goal {
  /** The name of the metric in the question. */
  readonly metric: string;
  /** A label such as `"2025-Q1"`, or a period. Instants need a zone: that of the period, or of the question. */
  readonly period: string | PeriodJson;
  /** The values of dimensions, by name; `null` is a value. The whole without it. */
  readonly segment?: Readonly<Record<string, DimensionValue>> | null | undefined;
  /** What to reach; limits to stay between, from `targetRange(15, 30)`, for a metric of numbers. */
  readonly target: GoalAmount | TargetRange;
  /** The level that the goal starts from: the value of the period before, or of the year before. */
  readonly baseline?: GoalAmount | null | undefined;
  /** Whether more is better; that of the metric unless said. */
  readonly direction?: "up" | "down" | null | undefined;
  /** How far from what is expected is still on course, as a share of it; 0.1 unless said. */
  readonly tolerance?: number | null | undefined;
  /** How the target is spread over the days of the period; evenly unless said. */
  readonly curve?: Curve | null | undefined;
  /** On how many rows a status must rest; on any number unless said. */
  readonly atLeast?: number | null | undefined;
  /** The first day of this version of the goal; the version without it holds before all others. */
  readonly from?: CalendarDate | null | undefined;
  /** Why this version took the place of the one before. */
  readonly reason?: string | null | undefined;
}

/**
 * How a target is spread over the days of its period: a weight for each day.
 *
 * - `"linear"`: every day has the same weight
 * - `{ businessDays }`: the business days of a calendar, by its options or its `definition`
 * - `{ phased }`: amounts that add up to the target, each spread evenly from its first day to the next
 * - `{ seasonal }`: the values of like days of earlier years, each spread evenly over its period
 * - a function: the weight of each day, 0 or more
 *
 * @category Goals
 */
export type Curve =
  | "linear"
  | { readonly businessDays: BusinessOptions | BusinessDefinition }
  | { readonly phased: readonly Phase[] }
  | { readonly seasonal: readonly PastValue[] }
  | DayWeight;

/**
 * The weight of a day of a goal's period, a number from 0.
 *
 * @category Goals
 */
export type DayWeight = (date: CalendarDate, period: Period) => number;

/**
 * A part of a target, from its first day to the first day of the next part. The first part begins with the period.
 *
 * @category Goals
 */
export interface Phase {
  readonly from: CalendarDate;
  readonly amount: DecimalInput;
}

/**
 * The value of a metric in a period that is over, such as a month of a report.
 *
 * @category Goals
 */
export interface PastValue {
  readonly period: string | PeriodJson;
  readonly value: GoalAmount | null;
}

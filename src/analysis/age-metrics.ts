import { checkInteger } from "../calendar/arguments.js";
import { unnamed } from "../metrics/metric.js";
import { coreOf, type Metric, withoutLimits } from "../formulas/metric.js";
import { ageFormula, datedByEntry, type AgeRange } from "./age-formula.js";
import type { Cohort, InCohort } from "../views/cohort.js";

/**
 * A metric over the events of a cohort's members at the age of the row: orders in the third month of a customer. With
 * `age`, every row has the metric at that age.
 *
 * *Details*. `metric` must have no time axis: a cohort dates events by the entry of their member. Split the report by
 * the age and pass `asOf`. A cell whose age has not ended for every member is `null`, with the reason `immature`; a cell
 * whose age has ended, without events, is 0, of money in the currency of the other cells. Amounts are converted at the
 * rate of the day of the event. An `age` that is not a whole number from 0 throws `invalid-argument`.
 *
 * *Gotchas*. The total of a report covers all ages: without `age` it is `null`, with the reason `not-applicable`.
 *
 * @example
 * ```ts
 * import { evaluate, month, Order, sum } from "salesmetrics";
 * import { atAge, cohort, cohortEvents } from "salesmetrics/analysis";
 *
 * const buyers = cohort({ member: Order.customerId, at: Order.placedAt, every: month() });
 * const orders = [
 *   { id: "1", customerId: "ann", placedAt: "2025-01-10", paidAmount: 10, currency: "EUR" },
 *   { id: "2", customerId: "ann", placedAt: "2025-02-10", paidAmount: 5, currency: "EUR" },
 * ] as const;
 * const { rows } = evaluate(
 *   { revenue: atAge(buyers, sum(Order.paidAmount)) },
 *   { orders: cohortEvents(buyers, orders).rows },
 *   { every: month(), by: { age: buyers.age }, asOf: "2025-02-28" },
 * );
 *
 * rows.map((row) => [row.age, row.revenue?.amount.toNumber()]); // => [[0, 10], [1, 5]]
 * ```
 *
 * @see Mixpanel, Amplitude
 * @category Cohorts
 */
export function atAge<Data, Members, Value>(
  cohort: Cohort<Data, Members>,
  metric: Metric<Data, Value>,
  age?: number,
): Metric<InCohort<Data>, Value> {
  if (age !== undefined) checkInteger("atAge", "age", age, 0, 10_000);
  return ageMetric("atAge", cohort, metric, age);
}

/**
 * A metric over the events of a cohort's members up to the age of the row: cumulative revenue.
 *
 * *Details*. The metric is computed once over all these events, so that `countDistinct` counts a member once. Otherwise
 * as {@link atAge}.
 *
 * @example
 * ```ts
 * import { evaluate, month, Order, sum } from "salesmetrics";
 * import { cohort, cohortEvents, throughAge } from "salesmetrics/analysis";
 *
 * const buyers = cohort({ member: Order.customerId, at: Order.placedAt, every: month() });
 * const orders = [
 *   { id: "1", customerId: "ann", placedAt: "2025-01-10", paidAmount: 10, currency: "EUR" },
 *   { id: "2", customerId: "ann", placedAt: "2025-02-10", paidAmount: 5, currency: "EUR" },
 * ] as const;
 * const { rows } = evaluate(
 *   { revenue: throughAge(buyers, sum(Order.paidAmount)) },
 *   { orders: cohortEvents(buyers, orders).rows },
 *   { every: month(), by: { age: buyers.age }, asOf: "2025-02-28" },
 * );
 *
 * rows.map((row) => [row.age, row.revenue?.amount.toNumber()]); // => [[0, 10], [1, 15]]
 * ```
 *
 * @see Amplitude, revenue retention
 * @category Cohorts
 */
export function throughAge<Data, Members, Value>(
  cohort: Cohort<Data, Members>,
  metric: Metric<Data, Value>,
): Metric<InCohort<Data>, Value> {
  return ageMetric("throughAge", cohort, metric);
}

/**
 * A metric over the events of a cohort's members from the age of the row on: members who ever came back.
 *
 * *Details*. As {@link atAge}.
 *
 * *Gotchas*. Later events are added as `asOf` advances, so the value of the same cell grows, most for recent cohorts.
 *
 * @example
 * ```ts
 * import { evaluate, month, Order, sum } from "salesmetrics";
 * import { cohort, cohortEvents, fromAge } from "salesmetrics/analysis";
 *
 * const buyers = cohort({ member: Order.customerId, at: Order.placedAt, every: month() });
 * const orders = [
 *   { id: "1", customerId: "ann", placedAt: "2025-01-10", paidAmount: 10, currency: "EUR" },
 *   { id: "2", customerId: "ann", placedAt: "2025-02-10", paidAmount: 5, currency: "EUR" },
 * ] as const;
 * const { rows } = evaluate(
 *   { revenue: fromAge(buyers, sum(Order.paidAmount)) },
 *   { orders: cohortEvents(buyers, orders).rows },
 *   { every: month(), by: { age: buyers.age }, asOf: "2025-02-28" },
 * );
 *
 * rows.map((row) => [row.age, row.revenue?.amount.toNumber()]); // => [[0, 15], [1, 5]]
 * ```
 *
 * @see Mixpanel, Amplitude
 * @category Cohorts
 */
export function fromAge<Data, Members, Value>(
  cohort: Cohort<Data, Members>,
  metric: Metric<Data, Value>,
): Metric<InCohort<Data>, Value> {
  return ageMetric("fromAge", cohort, metric);
}

/** A metric over the events that count for the age of a row. */
export function ageMetric<Data, Members, Value>(
  name: AgeRange,
  cohort: Cohort<Data, Members>,
  metric: Metric<Data, Value>,
  age?: number,
): Metric<InCohort<Data>, Value> {
  const { formula, unit, direction } = coreOf(name, metric);
  const atAge = ageFormula(name, cohort, datedByEntry(name, cohort, formula), age);
  return unnamed(atAge, unit, withoutLimits(direction));
}

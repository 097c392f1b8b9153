import { checkInteger } from "../calendar/arguments.js";
import { unnamed } from "../metrics/metric.js";
import type { Metric } from "../formulas/metric.js";
import { byAgeFormula, placed, type ReachName } from "./age-formula.js";
import type { Cohort, InCohort } from "../views/cohort.js";

/**
 * A metric over the events of a cohort's members at the age of each row: orders in the third month of a customer.
 *
 * *Details*. `metric` says what is counted or added, without a time axis: the cohort places events by when their member
 * entered. The report is split by the age, and asked with `asOf`. A cell whose age is not over for every member of the
 * cohort has no value, with the reason `immature`; one that is over and has no events has a true zero, of money in the
 * currency of the others. With `age`, it is the metric at that age in every row. Amounts are converted at the rate of
 * the day of the event.
 *
 * *Gotchas*. The total of a report is over all ages and has no value, `not-applicable`, unless `age` says one.
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
  return byAge("atAge", cohort, metric, age);
}

/**
 * A metric over the events of a cohort's members up to the end of each age: revenue so far.
 *
 * *Details*. The events are merged and the metric computed once, so that a member counts once; see {@link atAge}.
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
 * @see definitions C7, C14
 * @category Cohorts
 */
export function throughAge<Data, Members, Value>(
  cohort: Cohort<Data, Members>,
  metric: Metric<Data, Value>,
): Metric<InCohort<Data>, Value> {
  return byAge("throughAge", cohort, metric);
}

/**
 * A metric over the events of a cohort's members at each age and after it: who was ever seen again.
 *
 * *Gotchas*. What is known of later ages grows with `asOf`, most for young cohorts; see {@link atAge}.
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
  return byAge("fromAge", cohort, metric);
}

/** A metric over the events within reach of each age. */
export function byAge<Data, Members, Value>(
  name: ReachName,
  cohort: Cohort<Data, Members>,
  metric: Metric<Data, Value>,
  age?: number,
): Metric<InCohort<Data>, Value> {
  const { formula, unit, direction } = metric.core();
  return unnamed(byAgeFormula(name, cohort, placed(name, cohort, formula), age), unit, direction);
}

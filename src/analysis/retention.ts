import { knownOptionsIn } from "../errors.js";
import { countDistinct } from "../metrics/count.js";
import { unnamed } from "../metrics/metric.js";
import { ratio } from "../metrics/ratio.js";
import type { Metric } from "../formulas/metric.js";
import { acrossAges, datedByEntry } from "./age-formula.js";
import { ageMetric } from "./age-metrics.js";
import { type Cohort, cohortIn, type InCohort } from "../views/cohort.js";

/**
 * The cohort size: the number of distinct members of a cohort, the same at every age.
 *
 * *Details*. If members have rows, members without any event count too.
 *
 * @example
 * ```ts
 * import { month, Order } from "salesmetrics";
 * import { cohort, cohortEvents, cohortSize } from "salesmetrics/analysis";
 *
 * const buyers = cohort({ member: Order.customerId, at: Order.placedAt, every: month() });
 * const { rows } = cohortEvents(buyers, [
 *   { id: "1", customerId: "ann", placedAt: "2025-01-10" },
 *   { id: "2", customerId: "ann", placedAt: "2025-02-10" },
 * ]);
 *
 * cohortSize(buyers)({ orders: rows }, { during: month(2025, 1) }); // => 1
 * cohortSize(buyers)({ orders: rows }, { during: month(2025, 2) }); // => 0
 * ```
 *
 * @see Mixpanel, retention; Amplitude, retention analysis
 * @category Cohorts
 */
export function cohortSize<Data, Members>(
  cohort: Cohort<Data, Members>,
): Metric<InCohort<Data> & Members, number> {
  const { members } = cohortIn("cohortSize", cohort).options;
  const all =
    members === undefined
      ? unnamed<never, number>(datedByEntry("cohortSize", cohort, counted(cohort).core().formula), "count")
      : countDistinct(members.member, { ...(members.where && { where: members.where }), at: members.at });
  const { formula } = all.core();
  return unnamed(acrossAges(cohort, formula), "count", "up");
}

/**
 * The cohort retention: distinct members with an event at an age ÷ members of the cohort.
 *
 * *Details*. With `rolling` (unbounded retention), members with an event at that age or later. An age that has not ended
 * for every member is `null`; see {@link atAge}. If members enter with their first event, retention at age 0 is 1.
 *
 * *Gotchas*. It can rise from one age to the next, because a member may skip an age. Rolling retention never rises from
 * age to age, but the value of the same cell grows as `asOf` advances.
 *
 * @example
 * ```ts
 * import { evaluate, month, Order } from "salesmetrics";
 * import { cohort, cohortEvents, retention } from "salesmetrics/analysis";
 *
 * const buyers = cohort({ member: Order.customerId, at: Order.placedAt, every: month() });
 * const orders = [
 *   { id: "1", customerId: "ann", placedAt: "2025-01-10" },
 *   { id: "2", customerId: "bob", placedAt: "2025-01-20" },
 *   { id: "3", customerId: "ann", placedAt: "2025-02-10" },
 * ] as const;
 * const { rows } = evaluate(
 *   { retention: retention(buyers) },
 *   { orders: cohortEvents(buyers, orders).rows },
 *   { every: month(), by: { age: buyers.age }, asOf: "2025-02-28" },
 * );
 *
 * rows.map((row) => [row.age, row.retention]); // => [[0, 1], [1, 0.5]]
 * ```
 *
 * @see Mixpanel, Amplitude
 * @category Cohorts
 */
export function retention<Data, Members>(
  cohort: Cohort<Data, Members>,
  options: { readonly rolling?: boolean } = {},
): Metric<InCohort<Data> & Members, number> {
  cohortIn("retention", cohort);
  const { rolling } = knownOptionsIn("retention", options, ["rolling"]);
  const active = ageMetric(rolling === true ? "fromAge" : "atAge", cohort, counted(cohort));
  return ratio(active, cohortSize(cohort), { unit: "proportion", direction: "up" });
}

function counted<Data, Members>({ options }: Cohort<Data, Members>): Metric<Data, number> {
  return countDistinct(options.member);
}

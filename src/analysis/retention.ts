import { countDistinct } from "../metrics/count.js";
import { unnamed } from "../metrics/metric.js";
import { ratio } from "../metrics/ratio.js";
import type { Metric } from "../formulas/metric.js";
import { overAges, placed } from "./age-formula.js";
import { byAge } from "./by-age.js";
import type { Cohort, InCohort } from "../views/cohort.js";

/**
 * How many different members a cohort has, whatever their age.
 *
 * *Details*. Where members have rows of their own, those without any event count too.
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
 * @see definitions C5
 * @category Cohorts
 */
export function cohortSize<Data, Members>(
  cohort: Cohort<Data, Members>,
): Metric<InCohort<Data> & Members, number> {
  const { members } = cohort.options;
  const all =
    members === undefined
      ? unnamed<never, number>(placed("cohortSize", cohort, counted(cohort).core().formula), "count")
      : countDistinct(members.member, { ...(members.where && { where: members.where }), at: members.at });
  const { formula } = all.core();
  return unnamed(overAges(cohort, formula), "count", "up");
}

/**
 * The retention of cohorts: different members with an event at an age ÷ members of the cohort.
 *
 * *Details*. With `rolling`, members with an event at that age or later: those who were not lost. Every member has had
 * the whole of an age that has a value; see {@link atAge}. Where the first event makes the member, retention at age 0
 * is 1.
 *
 * *Gotchas*. It need not fall from age to age: a member may skip one. The rolling one falls, and grows with `asOf`.
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
  const active = byAge(options.rolling === true ? "fromAge" : "atAge", cohort, counted(cohort));
  return ratio(active, cohortSize(cohort), { unit: "proportion", direction: "up" });
}

function counted<Data, Members>({ options }: Cohort<Data, Members>): Metric<Data, number> {
  return countDistinct(options.member);
}

import { grainIn } from "../calendar/arguments.js";
import type { Grain, TimeValue } from "../calendar/time.js";
import { having, invalidArgument, optionsIn } from "../errors.js";
import { dimension } from "../expressions/dimension.js";
import { type Expression, expressionIn, type Predicate } from "../expressions/expression.js";
import { field } from "../expressions/field.js";
import { time } from "../expressions/kinds.js";
import { age } from "./age.js";

/** The field that `cohortEvents` adds to the rows of events. */
export interface Started {
  /** When the member of the event entered its cohort. */
  readonly cohortStart: TimeValue;
}

/** Rows of events with the time their members entered. */
export type InCohort<Data> = { readonly [Name in keyof Data]: Data[Name] & Started };

/**
 * The members of cohorts, if they have rows: customers, leads, accounts.
 *
 * @category Cohorts
 */
export interface CohortMembers<Data> {
  /** The member, as in the events: `Customer.id`. */
  readonly member: Expression<Data, string>;
  /** When the member enters: `Customer.signedUpAt`. */
  readonly at: Expression<Data, TimeValue>;
  /** Only rows for which this is true are members. */
  readonly where?: Predicate<Data>;
}

/**
 * The events of members, and the calendar that counts the age of a member.
 *
 * @category Cohorts
 */
export interface CohortOptions<Data, Members> {
  /** The member of an event: `Order.customerId`. */
  readonly member: Expression<Data, string>;
  /** When the event happened: `Order.placedAt`. */
  readonly at: Expression<Data, TimeValue>;
  /** Only rows for which this is true are events. */
  readonly where?: Predicate<Data>;
  /** The calendar of ages: `month()`. */
  readonly every: Grain;
  /** The members, if they have rows. Without it, a member is everyone with an event, and enters with the first one. */
  readonly members?: CohortMembers<Members>;
}

/**
 * Cohorts: members that enter at a time, their events, and their age at each event.
 *
 * @category Cohorts
 */
export interface Cohort<Data, Members = unknown> {
  readonly options: CohortOptions<Data, Members>;
  /** The entity whose rows are the events. */
  readonly entity: string;
  /** When the member of an event entered: the time axis of cohorts. */
  readonly start: Expression<InCohort<Data>, TimeValue>;
  /** The age of a member at an event, in whole periods. */
  readonly eventAge: Expression<InCohort<Data>, number>;
  /** The age as a dimension, `by: { age: buyers.age }`; the row of a member itself has age 0. */
  readonly age: Expression<unknown, number>;
}

export type AnyCohort = Cohort<never, never>;

/** The cohort; throws for what is none. */
export function cohortIn<Data, Members>(
  caller: string,
  cohort: Cohort<Data, Members>,
): Cohort<Data, Members> {
  return having(caller, "what cohort() returns", cohort, "eventAge");
}

/**
 * A description of cohorts, of any members by any events: customers by orders, leads by touches, accounts by activities.
 *
 * *Details*. It computes nothing. {@link cohortEvents} makes the rows; {@link atAge}, {@link throughAge}, {@link
 * fromAge}, {@link cohortSize} and {@link retention} make metrics; `evaluate` computes them; {@link cohortTable} lays
 * them out. The cohorts are the periods of `every` in the question, the ages are counted in periods of `every` here. The
 * two may differ: quarterly cohorts by age in months.
 *
 * @example
 * ```ts
 * import { evaluate, month, Order } from "salesmetrics";
 * import { cohort, cohortEvents, cohortTable, retention } from "salesmetrics/analysis";
 *
 * const buyers = cohort({ member: Order.customerId, at: Order.placedAt, every: month() });
 * const orders = [
 *   { id: "1", customerId: "ann", placedAt: "2025-01-10" },
 *   { id: "2", customerId: "bob", placedAt: "2025-01-20" },
 *   { id: "3", customerId: "ann", placedAt: "2025-02-10" },
 *   { id: "4", customerId: "cyd", placedAt: "2025-02-20" },
 * ] as const;
 *
 * const report = evaluate(
 *   { retention: retention(buyers) },
 *   { orders: cohortEvents(buyers, orders).rows },
 *   { every: month(), by: { age: buyers.age }, asOf: "2025-03-31" },
 * );
 * const { rows, average } = cohortTable(report, buyers);
 *
 * rows.map((row) => [row.period.label, ...row.cells.map((cell) => cell.retention)]);
 * // => [["2025-01", 1, 0.5, 0], ["2025-02", 1, 0, null]]
 * average.cells.map((cell) => [cell.retention, cell.cohorts]); // => [[1, 2], [0.3333…, 2], [0, 1]]
 * ```
 *
 * @see Mixpanel, retention; Amplitude, retention analysis
 * @category Cohorts
 */
export function cohort<Data, Members = unknown>(
  options: CohortOptions<Data, Members>,
): Cohort<Data, Members> {
  const { every, members, at } = optionsIn("cohort", options);
  grainIn("cohort", every);
  const entity = entityOf(options);
  const start = field<InCohort<Data>, TimeValue>(entity, "cohortStart", time());
  const eventAge = age(every, start, at as Expression<InCohort<Data>, TimeValue>);
  if (members === undefined)
    return {
      options,
      entity,
      start,
      eventAge,
      age: eventAge as Expression<never, number> as Expression<unknown, number>,
    };
  const own = entityOf(optionsIn("cohort", members));
  if (own === entity) throw invalidArgument("cohort", "members of another entity than the events", own);
  const both = dimension({ [entity]: eventAge, [own]: age(every, members.at, members.at) });
  // As a dimension it reads no rows but those of the metrics, so its type asks for none.
  return { options, entity, start, eventAge, age: both as unknown as Expression<unknown, number> };
}

/** The entity of events or members. */
function entityOf({ member, at, where }: CohortMembers<never>): string {
  if (where !== undefined) expressionIn("cohort", where, "flag");
  const expressions = [expressionIn("cohort", member, "text"), expressionIn("cohort", at, "time")];
  const [entity, ...others] = new Set(expressions.map((expression) => expression.entity));
  if (typeof entity === "string" && others.length === 0) return entity;
  throw invalidArgument("cohort", "member and at on fields of one entity", others.join(", "));
}

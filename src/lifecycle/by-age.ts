import type { Measure } from "../aggregates/measure.js";
import { just, nothing, type Outcome } from "../aggregates/outcome.js";
import { checkInteger } from "../calendar/arguments.js";
import { addDays } from "../calendar/dates.js";
import { invalidArgument, SalesmetricsError } from "../errors.js";
import { isPresent } from "../expressions/comparison.js";
import { convertible } from "../expressions/convertible.js";
import type { Json } from "../expressions/expression.js";
import { allHold } from "../expressions/logic.js";
import { happened, saidIn } from "../expressions/moment.js";
import { countDistinct } from "../metrics/count.js";
import { unnamed } from "../metrics/metric.js";
import { groupsOver, noted } from "../metrics/overall.js";
import { ratio } from "../metrics/ratio.js";
import type { Money } from "../money/money.js";
import type { Formula } from "../report/formula.js";
import type { Metric } from "../report/metric.js";
import { outcomeOf } from "../report/outcome.js";
import { type Board, type Part, wholeOf } from "../report/part.js";
import { knownBefore } from "../scan/look.js";
import type { Cohort, InCohort } from "./cohort.js";

/** Whether events at an age belong to the value at another. */
type Reach = (age: number, own: number) => boolean;

const reaches: Readonly<Record<"atAge" | "throughAge" | "fromAge", Reach>> = {
  atAge: (age, own) => age === own,
  throughAge: (age, own) => age <= own,
  fromAge: (age, own) => age >= own,
};

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
 * @see definitions C5, X13. Source: Mixpanel, Amplitude
 * @category Cohorts
 * @since 0.2.0
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
 * @see definitions C7, C14
 * @category Cohorts
 * @since 0.2.0
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
 * @see definitions C6. Source: Mixpanel, Amplitude
 * @category Cohorts
 * @since 0.2.0
 */
export function fromAge<Data, Members, Value>(
  cohort: Cohort<Data, Members>,
  metric: Metric<Data, Value>,
): Metric<InCohort<Data>, Value> {
  return byAge("fromAge", cohort, metric);
}

/**
 * How many different members a cohort has, whatever their age.
 *
 * *Details*. Where members have rows of their own, those without any event count too.
 *
 * @see definitions C5
 * @category Cohorts
 * @since 0.2.0
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
 * @see definitions C5, C6, X13. Source: Mixpanel, Amplitude
 * @category Cohorts
 * @since 0.2.0
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

function byAge<Data, Members, Value>(
  name: keyof typeof reaches,
  cohort: Cohort<Data, Members>,
  metric: Metric<Data, Value>,
  age?: number,
): Metric<InCohort<Data>, Value> {
  const { formula, unit, direction } = metric.core();
  return unnamed(byAgeFormula(name, cohort, placed(name, cohort, formula), age), unit, direction);
}

/** A formula over events, by when their member entered. */
function placed<Value>(caller: string, cohort: AnyCohort, formula: Formula<Value>): Formula<Value> {
  const { entity, start, eventAge, options } = cohort;
  return formula.withMeasures((measure, remake) => {
    if (measure.at !== null)
      throw invalidArgument(
        caller,
        "a metric without a time axis: the cohort places events",
        "one with { at }",
      );
    if (measure.entity !== entity) throw invalidArgument(caller, `a metric of ${entity}`, measure.entity);
    const where = allHold(measure.where, happened(options.at), isPresent(eventAge));
    return remake({ ...measure, ...convertedWhen(measure, options.at), where, at: start });
  });
}

/** An amount takes the rate of the day of its event, not that of the day when its member entered. */
function convertedWhen({ input, units }: Measure, at: AnyCohort["options"]["at"]): Partial<Measure> {
  const isAmount = input?.type === "money" && units !== undefined && !isDated(input.definition);
  return isAmount ? { units: convertible(input, at) } : {};
}

function isDated(definition: Json): boolean {
  return typeof definition === "object" && definition !== null && "dated" in definition;
}

/** Any cohort, whatever rows it reads. */
export type AnyCohort = Cohort<never, never>;

function byAgeFormula<Value>(
  name: keyof typeof reaches,
  cohort: AnyCohort,
  formula: Formula<Value>,
  fixed?: number,
): Formula<Value> {
  const reach = reaches[name];
  return {
    ...formula,
    definition: {
      [name]: [formula.definition, cohort.age.definition, ...(fixed === undefined ? [] : [fixed])],
    },
    evaluate: (part) => {
      const { board } = part;
      const place = requiredAge(board, cohort);
      const own = fixed ?? soleAge(part, place);
      const mature = own === null ? null : isMature(part, own, cohort);
      if (mature === null) return nothing("not-applicable");
      if (!mature) return nothing("immature");
      const all = groupsOver(part, named);
      const groups = all.filter((group) => reach(ageOf(group, board, place), own!));
      return sureZero(formula.evaluate({ ...part, groups }), formula, { ...part, groups: all });
    },
    withMeasures: (change) => byAgeFormula(name, cohort, formula.withMeasures(change), fixed),
  };
}

/** A formula over all ages of members together. */
function overAges<Value>(cohort: AnyCohort, formula: Formula<Value>): Formula<Value> {
  return {
    ...formula,
    definition: { overall: [formula.definition] },
    evaluate: (part) => {
      const isSplit = placeOfAge(part.board, cohort) !== -1;
      const groups = isSplit ? groupsOver(part, named) : part.groups;
      const known = noted(part.board.notes, formula, () => new Map<unknown, Map<unknown, Outcome<Value>>>());
      const byPeriod = noted(known, groups, () => new Map<unknown, Outcome<Value>>());
      return noted(byPeriod, part.period, () => formula.evaluate({ ...part, groups }));
    },
    withMeasures: (change) => overAges(cohort, formula.withMeasures(change)),
  };
}

/** The name of the dimension that is the age of members. */
const named = ["age"] as const;

/** The place of the age of a cohort's members among the dimensions of a board; -1 where it is not split by it. */
function placeOfAge({ by, dimensions, notes }: Board, cohort: AnyCohort): number {
  return noted(notes, cohort, () => {
    const isAge = JSON.stringify(by["age"]?.definition) === JSON.stringify(cohort.age.definition);
    return isAge ? dimensions.indexOf("age") : -1;
  });
}

/** The place of the age among the dimensions of a board, which must be split by it. */
export function requiredAge(board: Board, cohort: AnyCohort): number {
  const place = placeOfAge(board, cohort);
  if (place !== -1) return place;
  throw new SalesmetricsError(
    "missing-dimension",
    "expected a report that is split by the age of the cohort: pass { by: { age: cohort.age } }",
  );
}

/** The age of a group; NaN where it has none. */
export function ageOf(group: number, { store }: Board, place: number): number {
  const value = store.cells.keyOf(group)[place];
  return typeof value === "number" ? value : Number.NaN;
}

/** The one age of all groups of a part, or `null`. */
function soleAge({ groups, board }: Part, place: number): number | null {
  const [own, ...others] = new Set(groups.map((group) => ageOf(group, board, place)));
  return own === undefined || Number.isNaN(own) || others.length > 0 ? null : own;
}

/** Whether all members of a cohort have had the whole of an age; `null` where there is no telling when they entered. */
export function isMature({ period, board: { frame } }: Part, age: number, cohort: AnyCohort): boolean | null {
  const asOf = saidIn(frame);
  if (period === null) return null;
  const { every } = cohort.options;
  const last = every.reader()(addDays(period.end, -1));
  return every.period(last + age).end <= knownBefore(asOf, period.zone ?? frame.zone)!;
}

/** Where nothing was added up, zero in the currency of all cohorts and ages together, if that is one. */
function sureZero<Value>(
  outcome: Outcome<Value>,
  formula: Formula<Value>,
  { board, groups }: Part,
): Outcome<Value> {
  if (outcome.isZero !== true) return outcome;
  const metric = { id: null, core: () => ({ formula, unit: "money", direction: "none" }) as const };
  const known = noted(board.notes, formula, () => new Map<unknown, Outcome<unknown>>());
  const { value } = noted(known, groups, () => outcomeOf(metric, { ...wholeOf(board, true), groups }));
  if (typeof value !== "object" || value === null || !("amount" in value)) return outcome;
  const { amount } = value as unknown as Money;
  return { ...outcome, ...just({ ...value, amount: amount.minus(amount) } as Value, outcome.n) };
}

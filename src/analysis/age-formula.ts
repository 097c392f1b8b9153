import type { Measure } from "../question/measure.js";
import { just, nothing, type Outcome } from "../aggregates/outcome.js";
import { invalidArgument } from "../errors.js";
import { isPresent } from "../expressions/comparison.js";
import { convertible } from "../expressions/convertible.js";
import type { Json } from "../expressions/expression.js";
import { allHold } from "../expressions/logic.js";
import { happened } from "../expressions/moment.js";
import { groupsOver } from "../metrics/overall.js";
import type { Money } from "../money/money.js";
import type { Formula } from "../formulas/formula.js";
import { evaluateSlice } from "../formulas/evaluate-slice.js";
import { memoized, type Slice, wholeSlice } from "../formulas/slice.js";
import { ageOf, isMature, named, placeOfAge, requiredAge, soleAge } from "./ages.js";
import type { AnyCohort } from "../views/cohort.js";

/** How far from an age events belong to its value. */
export type ReachName = "atAge" | "throughAge" | "fromAge";

/** Whether events at an age belong to the value at another. */
type Reach = (age: number, own: number) => boolean;

const reaches: Readonly<Record<ReachName, Reach>> = {
  atAge: (age, own) => age === own,
  throughAge: (age, own) => age <= own,
  fromAge: (age, own) => age >= own,
};

const phrases: Readonly<Record<ReachName, string>> = {
  atAge: "{1} at the age",
  throughAge: "{1} through the age",
  fromAge: "{1} from the age on",
};

/** A formula over the events within reach of an age: the one of a slice, or one that is fixed. */
export function byAgeFormula<Value>(
  name: ReachName,
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
    words: { parts: [formula], as: phrases[name] },
    evaluate: (slice) => {
      const { context } = slice;
      const place = requiredAge(context, cohort);
      const own = fixed ?? soleAge(slice, place);
      const mature = own === null ? null : isMature(slice, own, cohort);
      if (mature === null) return nothing("not-applicable");
      if (!mature) return nothing("immature");
      const all = groupsOver(slice, named);
      const groups = all.filter((group) => reach(ageOf(group, context, place), own!));
      return sureZero(formula.evaluate({ ...slice, groups }), formula, { ...slice, groups: all });
    },
    withMeasures: (change) => byAgeFormula(name, cohort, formula.withMeasures(change), fixed),
  };
}

/** A formula over all ages of members together. */
export function overAges<Value>(cohort: AnyCohort, formula: Formula<Value>): Formula<Value> {
  return {
    ...formula,
    definition: { overall: [formula.definition] },
    words: { parts: [formula], as: "{1} over all groups" },
    evaluate: (slice) => {
      const isSplit = placeOfAge(slice.context, cohort) !== -1;
      const groups = isSplit ? groupsOver(slice, named) : slice.groups;
      const known = memoized(
        slice.context.memo,
        formula,
        () => new Map<unknown, Map<unknown, Outcome<Value>>>(),
      );
      const byPeriod = memoized(known, groups, () => new Map<unknown, Outcome<Value>>());
      return memoized(byPeriod, slice.period, () => formula.evaluate({ ...slice, groups }));
    },
    withMeasures: (change) => overAges(cohort, formula.withMeasures(change)),
  };
}

/** A formula over events, by when their member entered. */
export function placed<Value>(caller: string, cohort: AnyCohort, formula: Formula<Value>): Formula<Value> {
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

/** Where nothing was added up, zero in the currency of all cohorts and ages together, if that is one. */
function sureZero<Value>(
  outcome: Outcome<Value>,
  formula: Formula<Value>,
  { context, groups }: Slice,
): Outcome<Value> {
  if (outcome.isZero !== true) return outcome;
  const metric = { id: null, core: () => ({ formula, unit: "money", direction: "none" }) as const };
  const known = memoized(context.memo, formula, () => new Map<unknown, Outcome<unknown>>());
  const { value } = memoized(known, groups, () =>
    evaluateSlice(metric, { ...wholeSlice(context, true), groups }),
  );
  if (typeof value !== "object" || value === null || !("amount" in value)) return outcome;
  const { amount } = value as unknown as Money;
  return { ...outcome, ...just({ ...value, amount: amount.minus(amount) } as Value, outcome.n) };
}

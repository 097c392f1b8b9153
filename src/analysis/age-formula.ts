import type { Measure } from "../question/measure.js";
import { just, nothing, type Outcome } from "../aggregates/outcome.js";
import { invalidArgument } from "../errors.js";
import { isPresent } from "../expressions/comparison.js";
import { convertible } from "../expressions/convertible.js";
import type { Json } from "../expressions/expression.js";
import { allHold } from "../expressions/logic.js";
import { happened } from "../expressions/moment.js";
import { groupsOver } from "../metrics/overall.js";
import { commonZero } from "../metrics/quantity-arithmetic.js";
import { evaluateOnce, type Formula } from "../formulas/formula.js";
import { sharedSlice, type Slice, wholeSlice } from "../formulas/slice.js";
import { ageOf, isMature, ageDimension, ageIndexOf, requireAgeIndex, soleAge } from "./slice-age.js";
import { type AnyCohort, cohortIn } from "../views/cohort.js";

/** Which events count for an age: those at this age, up to it, or from it on. */
export type AgeRange = "atAge" | "throughAge" | "fromAge";

const ranges: Readonly<
  Record<AgeRange, { readonly words: string; readonly counts: (eventAge: number, age: number) => boolean }>
> = {
  atAge: { words: "{1} at the age", counts: (eventAge, age) => eventAge === age },
  throughAge: { words: "{1} through the age", counts: (eventAge, age) => eventAge <= age },
  fromAge: { words: "{1} from the age on", counts: (eventAge, age) => eventAge >= age },
};

/** A formula over the events that count for an age: the age of the slice, or a fixed one. */
export function ageFormula<Value>(
  name: AgeRange,
  cohort: AnyCohort,
  formula: Formula<Value>,
  fixed?: number,
): Formula<Value> {
  const { words, counts } = ranges[name];
  return {
    ...formula,
    definition: {
      [name]: [formula.definition, cohort.age.definition, ...(fixed === undefined ? [] : [fixed])],
    },
    words: { parts: [formula], as: words },
    evaluate: (slice) => {
      const { context } = slice;
      const index = requireAgeIndex(context, cohort);
      const age = fixed ?? soleAge(slice, index);
      const mature = age === null ? null : isMature(slice, age, cohort);
      if (mature === null) return nothing("not-applicable");
      if (!mature) return nothing("immature");
      const all = groupsOver(slice, ageDimension);
      const groups = all.filter((group) => counts(ageOf(group, context, index), age!));
      return zeroInCurrency(formula.evaluate({ ...slice, groups }), formula, { ...slice, groups: all });
    },
    withMeasures: (change) => ageFormula(name, cohort, formula.withMeasures(change), fixed),
  };
}

/** A formula over the events of all ages together. */
export function acrossAges<Value>(cohort: AnyCohort, formula: Formula<Value>): Formula<Value> {
  return {
    ...formula,
    definition: { overall: [formula.definition] },
    words: { parts: [formula], as: "{1} over all groups" },
    evaluate: (slice) => {
      const isSplit = ageIndexOf(slice.context, cohort) !== -1;
      const groups = isSplit ? groupsOver(slice, ageDimension) : slice.groups;
      return evaluateOnce(formula, sharedSlice({ ...slice, groups }));
    },
    withMeasures: (change) => acrossAges(cohort, formula.withMeasures(change)),
  };
}

/** A formula over the events of a cohort, with the entry of the member as its time axis. */
export function datedByEntry<Value>(
  caller: string,
  cohort: AnyCohort,
  formula: Formula<Value>,
): Formula<Value> {
  const { entity, start, eventAge, options } = cohortIn(caller, cohort);
  return formula.withMeasures((measure, remake) => {
    if (measure.at !== null)
      throw invalidArgument(
        caller,
        "a metric without a time axis: a cohort dates events by the entry of their member",
        "one with { at }",
      );
    if (measure.entity !== entity) throw invalidArgument(caller, `a metric of ${entity}`, measure.entity);
    const where = allHold(measure.where, happened(options.at), isPresent(eventAge));
    return remake({ ...measure, ...convertedWhen(measure, options.at), where, at: start });
  });
}

/** An amount is converted at the rate of the day of its event, not of the day its member entered. */
function convertedWhen({ input, units }: Measure, at: AnyCohort["options"]["at"]): Partial<Measure> {
  const isAmount = input?.type === "money" && units !== undefined && !isDated(input.definition);
  return isAmount ? { units: convertible(input, at) } : {};
}

function isDated(definition: Json): boolean {
  return typeof definition === "object" && definition !== null && "dated" in definition;
}

/** An outcome; a zero without rows gets the currency of all cohorts and ages together, if there is just one. */
function zeroInCurrency<Value>(
  outcome: Outcome<Value>,
  formula: Formula<Value>,
  { context, groups }: Slice,
): Outcome<Value> {
  if (outcome.isZero !== true) return outcome;
  const zero = commonZero([evaluateOnce(formula, sharedSlice({ ...wholeSlice(context, true), groups }))]);
  return zero === null ? outcome : just(zero as Value, outcome.n);
}

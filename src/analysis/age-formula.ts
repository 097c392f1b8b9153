import type { Measure } from "../aggregates/measure.js";
import { just, nothing, type Outcome } from "../aggregates/outcome.js";
import { invalidArgument } from "../errors.js";
import { isPresent } from "../expressions/comparison.js";
import { convertible } from "../expressions/convertible.js";
import type { Json } from "../expressions/expression.js";
import { allHold } from "../expressions/logic.js";
import { happened } from "../expressions/moment.js";
import { groupsOver } from "../metrics/overall.js";
import type { Money } from "../money/money.js";
import type { Formula } from "../report/formula.js";
import { outcomeOf } from "../report/outcome.js";
import { noted, type Part, wholeOf } from "../report/part.js";
import { ageOf, isMature, named, placeOfAge, requiredAge, soleAge } from "./ages.js";
import type { AnyCohort } from "./cohort.js";

/** How far from an age events belong to its value. */
export type ReachName = "atAge" | "throughAge" | "fromAge";

/** Whether events at an age belong to the value at another. */
type Reach = (age: number, own: number) => boolean;

const reaches: Readonly<Record<ReachName, Reach>> = {
  atAge: (age, own) => age === own,
  throughAge: (age, own) => age <= own,
  fromAge: (age, own) => age >= own,
};

/** A formula over the events within reach of an age: the one of a part, or one that is fixed. */
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
export function overAges<Value>(cohort: AnyCohort, formula: Formula<Value>): Formula<Value> {
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

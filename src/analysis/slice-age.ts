import { firstDifference } from "../cube/json.js";
import { addDays } from "../calendar/dates.js";
import { SalesmetricsError } from "../errors.js";
import { requiredAsOf } from "../expressions/moment.js";
import type { CubeContext, Slice } from "../formulas/slice.js";
import { memoized } from "../memo.js";
import { knownBefore } from "../question/periods-read.js";
import type { AnyCohort } from "../views/cohort.js";

/** The name that the age of members must have among the dimensions of a report. */
export const ageDimension = ["age"] as const;

/** The index of a cohort's age among the dimensions of a report; -1 if the report is not split by it. */
export function ageIndexOf({ by, dimensions, memo }: CubeContext, cohort: AnyCohort): number {
  return memoized(memo, cohort, () => {
    const index = dimensions.indexOf("age");
    return index !== -1 && firstDifference(cohort.age.definition, by[index]!.definition) === null
      ? index
      : -1;
  });
}

/** The index of a cohort's age among the dimensions of a report, which must be split by it. */
export function requireAgeIndex(context: CubeContext, cohort: AnyCohort): number {
  const index = ageIndexOf(context, cohort);
  if (index !== -1) return index;
  throw new SalesmetricsError(
    "missing-dimension",
    "expected a report that is split by the age of the cohort: pass { by: { age: cohort.age } }",
  );
}

/** The age of a group; NaN if it has none. */
export function ageOf(group: number, { store }: CubeContext, index: number): number {
  const value = store.groups.keyOf(group)[index];
  return typeof value === "number" ? value : Number.NaN;
}

/** The age of a slice, if all its groups have the same age; otherwise `null`. */
export function soleAge({ groups, context }: Slice, index: number): number | null {
  const [age, ...others] = new Set(groups.map((group) => ageOf(group, context, index)));
  return age === undefined || Number.isNaN(age) || others.length > 0 ? null : age;
}

/** Whether an age has ended for every member who entered in the period of a slice; `null` if it has no period. */
export function isMature(
  { period, context: { frame, memo } }: Slice,
  age: number,
  cohort: AnyCohort,
): boolean | null {
  const asOf = requiredAsOf(frame);
  if (period === null) return null;
  const { every } = cohort.options;
  const read = memoized(memo, every, () => every.reader());
  const last = read(addDays(period.end, -1));
  return every.period(last + age).end <= knownBefore(asOf, period.zone ?? frame.zone)!;
}

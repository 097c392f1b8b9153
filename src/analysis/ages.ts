import { addDays } from "../calendar/dates.js";
import { SalesmetricsError } from "../errors.js";
import { saidIn } from "../expressions/moment.js";
import { type CubeContext, memoized, type Slice } from "../formulas/slice.js";
import { knownBefore } from "../question/periods-read.js";
import type { AnyCohort } from "../views/cohort.js";

/** The name of the dimension that is the age of members. */
export const named = ["age"] as const;

/** The place of the age of a cohort's members among the dimensions of a context; -1 where it is not split by it. */
export function placeOfAge({ by, dimensions, memo }: CubeContext, cohort: AnyCohort): number {
  return memoized(memo, cohort, () => {
    const isAge = JSON.stringify(by["age"]) === JSON.stringify(cohort.age.definition);
    return isAge ? dimensions.indexOf("age") : -1;
  });
}

/** The place of the age among the dimensions of a context, which must be split by it. */
export function requiredAge(context: CubeContext, cohort: AnyCohort): number {
  const place = placeOfAge(context, cohort);
  if (place !== -1) return place;
  throw new SalesmetricsError(
    "missing-dimension",
    "expected a report that is split by the age of the cohort: pass { by: { age: cohort.age } }",
  );
}

/** The age of a group; NaN where it has none. */
export function ageOf(group: number, { store }: CubeContext, place: number): number {
  const value = store.cells.keyOf(group)[place];
  return typeof value === "number" ? value : Number.NaN;
}

/** The one age of all groups of a slice, or `null`. */
export function soleAge({ groups, context }: Slice, place: number): number | null {
  const [own, ...others] = new Set(groups.map((group) => ageOf(group, context, place)));
  return own === undefined || Number.isNaN(own) || others.length > 0 ? null : own;
}

/** Whether all members of a cohort have had the whole of an age; `null` where there is no telling when they entered. */
export function isMature(
  { period, context: { frame, memo } }: Slice,
  age: number,
  cohort: AnyCohort,
): boolean | null {
  const asOf = saidIn(frame);
  if (period === null) return null;
  const { every } = cohort.options;
  const read = memoized(memo, every, () => every.reader());
  const last = read(addDays(period.end, -1));
  return every.period(last + age).end <= knownBefore(asOf, period.zone ?? frame.zone)!;
}

import { addDays } from "../calendar/dates.js";
import { SalesmetricsError } from "../errors.js";
import { saidIn } from "../expressions/moment.js";
import { type Board, noted, type Part } from "../report/part.js";
import { knownBefore } from "../scan/look.js";
import type { AnyCohort } from "./cohort.js";

/** The name of the dimension that is the age of members. */
export const named = ["age"] as const;

/** The place of the age of a cohort's members among the dimensions of a board; -1 where it is not split by it. */
export function placeOfAge({ by, dimensions, notes }: Board, cohort: AnyCohort): number {
  return noted(notes, cohort, () => {
    const isAge = JSON.stringify(by["age"]) === JSON.stringify(cohort.age.definition);
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
export function soleAge({ groups, board }: Part, place: number): number | null {
  const [own, ...others] = new Set(groups.map((group) => ageOf(group, board, place)));
  return own === undefined || Number.isNaN(own) || others.length > 0 ? null : own;
}

/** Whether all members of a cohort have had the whole of an age; `null` where there is no telling when they entered. */
export function isMature(
  { period, board: { frame, notes } }: Part,
  age: number,
  cohort: AnyCohort,
): boolean | null {
  const asOf = saidIn(frame);
  if (period === null) return null;
  const { every } = cohort.options;
  const read = noted(notes, every, () => every.reader());
  const last = read(addDays(period.end, -1));
  return every.period(last + age).end <= knownBefore(asOf, period.zone ?? frame.zone)!;
}

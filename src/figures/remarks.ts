import type { Figure, FigurePoint } from "./figure-value.js";

/** What is to be said of a point beside its value: its detail, its interval, that it is not over, or unusual. */
export function remarksOf({ kind, words }: Figure, point: FigurePoint): string[] {
  const { detail, interval, partial, unusual } = point;
  return [
    ...(detail === undefined ? [] : [detail]),
    ...(interval === undefined ? [] : [interval.text]),
    ...(partial === true ? [kind === "cohorts" ? words.unripe : words.partial] : []),
    ...(unusual === true ? [words.unusual] : []),
  ];
}

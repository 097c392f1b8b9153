import { type FlagColumn, marksOf, type Missing } from "../column.js";

/** A column of 1 (true) and 0 (false). Other values are unusable; without any, the array is shared. */
export function flagColumn(flags: Uint8Array, missing: Missing): FlagColumn {
  const unusable = new Map<number, unknown>();
  const marks = marksOf(missing, flags.length, (place) => {
    if (flags[place]! <= 1) return false;
    unusable.set(place, flags[place]);
    return true;
  });
  const values = flags.every((flag) => flag <= 1) ? flags : flags.map((flag) => (flag === 1 ? 1 : 0));
  return { type: "flag", values, marks, unusable };
}

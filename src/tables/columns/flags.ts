import type { FlagColumn } from "../column.js";
import { marksOf, type Missing } from "./marks.js";

/** A column of 1, true, and 0, false; what is neither cannot be used. It holds the array itself. */
export function flagColumn(flags: Uint8Array, missing: Missing): FlagColumn {
  const unusable = new Map<number, unknown>();
  const marks = marksOf(missing, flags.length, (place) => {
    if (flags[place]! <= 1) return false;
    unusable.set(place, flags[place]);
    return true;
  });
  const isUsable = flags.every((flag) => flag <= 1);
  return {
    type: "flag",
    values: isUsable ? flags : flags.map((flag) => (flag === 1 ? 1 : 0)),
    marks,
    unusable,
  };
}

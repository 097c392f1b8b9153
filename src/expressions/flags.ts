import { isInvalid, type Issues } from "../vectors/problems.js";
import type { FlagVector } from "../vectors/vector.js";

/** The answers for a batch: a row with a missing operand gets `whenMissing`, one with an invalid operand keeps its issue. */
export function flagVector(
  values: Uint8Array,
  issues: Issues,
  size: number,
  whenMissing: 0 | 1,
  buffer: Uint16Array,
): FlagVector {
  if (issues === null) return { type: "flag", values, issues };
  for (let row = 0; row < size; row++) {
    const issue = issues[row]!;
    if (issue !== 0) values[row] = whenMissing;
    buffer[row] = isInvalid(issue) ? issue : 0;
  }
  return { type: "flag", values, issues: buffer };
}

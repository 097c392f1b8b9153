import type { TimeValue } from "../calendar/time.js";
import { Decimals } from "../vectors/decimals.js";
import { firstIssues, type Issues, withIssue } from "../vectors/problems.js";
import type { Read, TimeVector } from "../vectors/vector.js";
import { type Expression, expressionIn, operation, type Scope } from "./expression.js";
import { missingZoneIssue } from "./times.js";

/** Writes the length from start to end of each row without an issue; NaN where a time zone is missing. */
export type WriteLengths = (
  from: TimeVector,
  to: TimeVector,
  size: number,
  issues: Issues,
  lengths: Float64Array,
) => void;

/**
 * A length from a start to an end. Rows with a negative length, and rows whose times need a zone that is missing, are
 * reported.
 */
export function lengthBetween<Data>(
  name: string,
  words: string,
  start: Expression<never, TimeValue>,
  end: Expression<never, TimeValue>,
  writerIn: (scope: Scope) => WriteLengths,
  { isWhole = false, negative = "negative duration" } = {},
): Expression<Data, number> {
  const operands = [expressionIn(name, start, "time"), expressionIn(name, end, "time")] as const;
  return operation(
    name,
    words,
    operands,
    "number",
    ([readStart, readEnd]: readonly [Read<TimeVector>, Read<TimeVector>], scope) => {
      const { problems, arena } = scope;
      const lengths = arena.float64();
      const buffer = arena.uint16();
      const decimals = new Decimals();
      const [isNegative, missingZone] = [problems.invalid(negative), missingZoneIssue(problems)];
      const write = writerIn(scope);
      return (batch, subset) => {
        const { size } = batch;
        const [from, to] = [readStart(batch, subset), readEnd(batch, subset)];
        let issues = firstIssues(from.issues, to.issues, size, buffer);
        write(from, to, size, issues, lengths);
        const isSound = areLengths(lengths, issues, size);
        for (let row = 0; row < size && !isSound; row++) {
          const length = lengths[row]!;
          if (length >= 0) continue;
          lengths[row] = 0;
          if (issues === null || issues[row] === 0)
            issues = withIssue(issues, buffer, size, row, length < 0 ? isNegative : missingZone);
        }
        if (isWhole) decimals.takeScaled({ units: lengths, scale: 0 }, size);
        else decimals.takeNumbers(lengths, size);
        return { type: "number", decimals, issues };
      };
    },
  );
}

/**
 * Whether all lengths of rows without an issue are 0 or more: `|length| − length` is 0 for these alone. No branch, for a
 * processor cannot guess what random rows hold.
 */
function areLengths(lengths: Float64Array, issues: Issues, size: number): boolean {
  let excess = 0;
  for (let row = 0; row < size; row++) {
    const isSound = issues === null ? 1 : (issues[row]! - 1) >>> 31;
    excess += (Math.abs(lengths[row]!) - lengths[row]!) * isSound;
  }
  return excess === 0;
}

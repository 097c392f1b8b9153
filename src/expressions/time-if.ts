import type { TimeValue } from "../calendar/time.js";
import { isInvalid } from "../vectors/problems.js";
import type { FlagVector, Read } from "../vectors/vector.js";
import { type Expression, expressionIn, operation, type Predicate } from "./expression.js";

/** The time where the condition holds, and missing elsewhere: the closing date of what has closed. */
export function timeIf<Data>(
  condition: Predicate<Data>,
  time: Expression<Data, TimeValue>,
): Expression<Data, TimeValue> {
  const operands = [expressionIn("timeIf", condition, "flag"), expressionIn("timeIf", time, "time")];
  return operation("timeIf", "{2} if {1}", operands, "time", ([readCondition, readTime], scope) => {
    const issues = scope.arena.uint16();
    const missing = scope.problems.missing("missing time");
    return (batch, subset) => {
      const flags = readCondition!(batch, subset) as FlagVector;
      const times = (readTime as Read)(batch, subset);
      for (let row = 0; row < batch.size; row++) {
        const undecided = flags.issues === null ? 0 : flags.issues[row]!;
        const own = times.issues === null ? 0 : times.issues[row]!;
        const isThere = flags.values[row] === 1 && (own === 0 || isInvalid(own));
        issues[row] = isInvalid(undecided) ? undecided : isThere ? own : missing;
      }
      return { ...times, issues };
    };
  });
}

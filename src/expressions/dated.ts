import type { TimeValue } from "../calendar/time.js";
import { firstIssues } from "../vectors/problems.js";
import { type Read, type TimeVector } from "../vectors/vector.js";
import { type Expression, operation } from "./expression.js";

/** A time with a value that held then. */
export function dated<Time, Value>(
  at: Expression<Time, TimeValue>,
  value: Expression<Value, unknown>,
): Expression<Time & Value, unknown> {
  return operation(
    "dated",
    "{2} by {1}",
    [at, value],
    value.type,
    ([readTime, readValue]: [Read<TimeVector>, Read], { capacity }) => {
      const buffer = new Uint16Array(capacity);
      return (batch, subset) => {
        const [time, held] = [readTime(batch, subset), readValue(batch, subset)];
        const issues = firstIssues(time.issues, held.issues, batch.size, buffer);
        return { type: "dated", issues, at: time, value: held };
      };
    },
  );
}

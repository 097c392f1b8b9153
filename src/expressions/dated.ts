import type { TimeValue } from "../calendar/time.js";
import { type Expression, operation } from "./expression.js";

/** A time with a value that held then. */
export function dated<Time, Value>(
  at: Expression<Time, TimeValue>,
  value: Expression<Value, unknown>,
): Expression<Time & Value, unknown> {
  return operation("dated", [at, value], value.type, ([readTime, readValue]) => (row) => {
    const time = readTime!(row);
    if (time === null || time === undefined) return time;
    const scalar = readValue!(row);
    if (scalar === null || scalar === undefined) return scalar;
    // A money reader uses its object again for the next row, and this value is kept.
    return {
      at: time,
      value: typeof scalar === "object" ? { ...scalar } : scalar === 0 ? 0 : scalar,
    } as never;
  });
}

import type { TimePoint } from "../calendar/time.js";
import type { Json, ValueType } from "../expressions/expression.js";
import { isCalendarDate } from "../calendar/dates.js";
import { type Compiled, plainly } from "./compiled.js";
import { parameter, raw } from "./fragment.js";

/** A literal of its definition, as the type of what it stands beside. */
export function literalOf(value: Json, type: ValueType): Compiled {
  if (type === "money") {
    const { amount, currency } = value as { readonly amount: string; readonly currency: string };
    const made = plainly(type, parameter(amount, "decimal"));
    return { ...made, constant: amount, currency: parameter(currency, "text") };
  }
  if (type === "flag")
    return { ...plainly(type, raw(value === true ? "TRUE" : "FALSE")), constant: value === true };
  const constant = typeof value === "string" ? value : JSON.stringify(value);
  if (type === "time") return constantTime(isCalendarDate(constant) ? constant : Date.parse(constant));
  return { ...plainly(type, parameter(constant, type === "number" ? "decimal" : type)), constant };
}

/** A time that is the same for every row. It is written once it is known what it stands beside. */
export function constantTime(time: TimePoint): Compiled {
  return { ...plainly("time", raw("NULL")), constant: time };
}

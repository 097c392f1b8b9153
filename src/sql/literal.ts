import type { TimePoint } from "../calendar/time.js";
import type { Json, ValueType } from "../expressions/expression.js";
import { isCalendarDate } from "../calendar/dates.js";
import { type Compiled, makeCompiled } from "./compiled.js";
import { parameter, raw } from "./fragment.js";

export function literalOf(value: Json, type: ValueType): Compiled {
  if (type === "money") {
    const { amount, currency } = value as { readonly amount: string; readonly currency: string };
    const made = makeCompiled(type, parameter(amount, "decimal"));
    return { ...made, constant: amount, currency: parameter(currency, "text") };
  }
  if (type === "flag")
    return { ...makeCompiled(type, raw(value === true ? "TRUE" : "FALSE")), constant: value === true };
  const constant = typeof value === "string" ? value : JSON.stringify(value);
  if (type === "time") return constantTime(isCalendarDate(constant) ? constant : Date.parse(constant));
  return { ...makeCompiled(type, parameter(constant, type === "number" ? "decimal" : type)), constant };
}

/** A time that is the same for all rows. Its SQL depends on the kind of the time that it is compared with. */
export function constantTime(time: TimePoint): Compiled {
  return { ...makeCompiled("time", raw("NULL")), constant: time };
}

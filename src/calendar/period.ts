import { invalidArgument } from "../errors.js";
import { checkDate } from "./arguments.js";
import { range } from "./range.js";
import type { Period, PeriodJson } from "./time.js";
import { zoneOf } from "./zones.js";

/**
 * The period of a JSON value, with its label, days and zone.
 *
 * *When to use*. To show, or filter by, a period that was stored or sent.
 *
 * *Gotchas*. The JSON does not hold the calendar unit, so the neighbours have the same number of days, as with
 * `between`. Where months must stay months, store the `definition` of the grain and the ordinal.
 *
 * @example
 * ```ts
 * import { month, period } from "salesmetrics";
 *
 * const stored = JSON.stringify(month(2025, 3));
 *
 * period(JSON.parse(stored)).label; // => "2025-03"
 * ```
 *
 * @category Calendar
 */
export function period(json: PeriodJson): Period {
  const { label, start, end } = json;
  if (typeof label !== "string") throw invalidArgument("period", "a label", label);
  checkDate("period", start);
  checkDate("period", end);
  if (start >= end) throw invalidArgument("period", `an end after ${start}`, end);
  return range(start, end, zoneOf(json.timeZone), label);
}

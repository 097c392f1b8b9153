import { invalidArgument } from "../errors.js";
import { checkDate } from "./arguments.js";
import { range } from "./range.js";
import type { Period, PeriodJson } from "./time.js";
import { zoneOf } from "./zones.js";

/**
 * The period that was written as JSON, with its label, days and zone.
 *
 * *When to use*. To show, or filter by, a period that was stored or sent.
 *
 * *Gotchas*. JSON does not say whether the days were a calendar unit, so the neighbours are as many days long, as
 * those of `between`: store the grain's `definition` and the ordinal where months must stay months.
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

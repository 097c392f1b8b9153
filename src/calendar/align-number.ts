import { addDays } from "./dates.js";
import type { Grain, Period } from "./index.js";
import { invalidArgument } from "../errors.js";
import { anyGrain } from "./any-grain.js";

/** The period with the same number in another year; `null` if that year has fewer periods. */
export function sameNumber(period: Period, years: number): Period | null {
  const { grain } = period;
  switch (grain?.unit) {
    case "year":
      return period.offset(years);
    case "quarter":
      return period.offset(4 * years);
    case "month":
      return period.offset(12 * years);
    case "week":
      // A week belongs to the year that holds its fourth day, as in ISO 8601.
      return sameCount(period, grain, years, 3);
    case "day":
      return sameCount(period, grain, years, 0);
    default:
      throw invalidArgument("align", "a period of a calendar with years", period.label);
  }
}

/** The period with the same number; a period belongs to the year that holds the day `lead` days after its start. */
function sameCount(period: Period, grain: Grain, years: number, lead: number): Period | null {
  const yearly = anyGrain({ ...grain.definition, unit: "year" });
  const [ordinalOf, yearOf] = [grain.reader(), yearly.reader()];
  const firstOf = (year: number): number => ordinalOf(addDays(yearly.period(year).start, lead));
  const year = yearOf(addDays(period.start, lead));
  const found = grain.period(firstOf(year + years) + ordinalOf(period.start) - firstOf(year));
  return yearOf(addDays(found.start, lead)) === year + years ? found : null;
}

import { countUpTo } from "../exact/index.js";
import { checkDate } from "./arguments.js";
import { dateAt, dayOf, firstDay, lastDay } from "./dates.js";
import { grainOfCalendar } from "./grain.js";
import type { CalendarDate, CalendarKind, CalendarOptions, Grain } from "./index.js";
import type { Rule } from "./rules.js";
import { having, invalidArgument, knownOptionsIn, refusal, shown } from "../errors.js";

/**
 * A row of a table of periods. `start` is its first day, `end` the first day after it.
 *
 * @category Tables of periods
 */
export interface CustomPeriod {
  readonly label: string;
  readonly start: CalendarDate;
  readonly end: CalendarDate;
}

/**
 * A table of periods as JSON.
 *
 * @category Tables of periods
 */
export interface CustomDefinition extends CalendarKind {
  readonly kind: "custom";
  readonly periods: readonly CustomPeriod[];
}

/**
 * The grain of a table of periods: seasons, promotions, terms.
 *
 * *When to use*. If no rule gives the start of the periods. The rows are in order; each begins where the one before
 * it ends.
 *
 * *Details*. Periods are numbered from 0, in the order of the table. No row of data is lost: a report shows the time
 * before the table and the time after it as two more periods, `"../2024-03-01"` and `"2025-03-01/.."`. These two are
 * always partial, so nothing is compared with them; a metric that looks back beyond the table is `null` because of
 * `incomplete-period`. `during` leaves them out.
 *
 * *Gotchas*. Gaps, overlaps, two rows with one label, and rows that do not end after their start throw
 * `invalid-argument` and name the rows. Fill a gap with a row. Instants need a `timeZone`.
 *
 * @example
 * ```ts
 * import { customPeriods } from "salesmetrics/calendars";
 *
 * const seasons = customPeriods([
 *   { label: "Spring 2024", start: "2024-03-01", end: "2024-09-01" },
 *   { label: "Autumn 2024", start: "2024-09-01", end: "2025-03-01" },
 * ]);
 *
 * seasons.period(1).label; // => "Autumn 2024"
 * seasons.period(seasons.reader()("2024-08-31")).label; // => "Spring 2024"
 * seasons.period(0).offset(-1).label; // => "../2024-03-01"
 * ```
 *
 * @category Tables of periods
 */
export function customPeriods(periods: readonly CustomPeriod[], options: CalendarOptions = {}): Grain {
  return customGrain(
    "customPeriods",
    knownOptionsIn("customPeriods", options, ["timeZone"]).timeZone,
    periods,
  );
}

/** `customPeriods` for another function, which its errors name. */
export function customGrain(
  caller: string,
  timeZone: string | null | undefined,
  given: readonly CustomPeriod[],
): Grain {
  const periods = checkedPeriods(caller, given);
  const calendar: CustomDefinition = { kind: "custom", periods };
  const rule = tableRule(periods);
  return grainOfCalendar("period", timeZone, calendar, rule, (day) => {
    const ordinal = rule.ordinalOf(day);
    return ordinal < 0 ? `../${periods[0]!.start}` : (periods[ordinal]?.label ?? `${dateAt(day)}/..`);
  });
}

// The year 9999 means "never": no row has a time in it.
const never = /*#__PURE__*/ dayOf("9999-01-01");

/** Numbers the rows of a table from 0. The time before the table is -1, the time after it `periods.length`. */
function tableRule(periods: readonly CustomPeriod[]): Rule {
  const starts = Float64Array.of(
    firstDay,
    ...periods.map(({ start }) => dayOf(start)),
    dayOf(periods.at(-1)!.end),
    never,
    lastDay,
    lastDay + 1,
  );
  const at = (place: number): number => Math.max(0, Math.min(place, starts.length - 1));
  return {
    first: -1,
    firstDay: (ordinal) => starts[at(ordinal + 1)]!,
    ordinalOf: (day) => Math.max(countUpTo(starts, day), 1) - 2,
  };
}

function checkedPeriods(caller: string, given: readonly CustomPeriod[]): CustomPeriod[] {
  if (!Array.isArray(given) || given.length === 0)
    throw invalidArgument(caller, "a list of at least one period", given);
  const periods = (given as readonly CustomPeriod[]).map((each) => {
    const { label, start, end } = having(caller, "a period { label, start, end }", each);
    return { label, start, end };
  });
  const labels = new Map<string, number>();
  periods.forEach(({ label, start, end }, place) => {
    const refuse = (expectation: string, got: string) =>
      refusal(caller, `${expectation} in row ${place} (${shown(label)})`, got);
    if (typeof label !== "string" || label === "") throw refuse("a label", shown(label));
    const twin = labels.get(label);
    if (twin !== undefined) throw refuse("a label of its own", `that of row ${twin}`);
    labels.set(label, place);
    checkDate(caller, start);
    checkDate(caller, end);
    if (start <= "0001-01-01" || end >= "9999")
      throw refuse("days of the years 1 to 9998", `${start} to ${end}`);
    if (start >= end) throw refuse(`an end after ${start}`, end);
    const before = periods[place - 1];
    if (before === undefined || before.end === start) return;
    const fault = before.end < start ? "a gap" : "an overlap";
    throw refuse(
      `a start on ${before.end}, where row ${place - 1} (${shown(before.label)}) ends`,
      `${fault}, ${start}`,
    );
  });
  return periods;
}

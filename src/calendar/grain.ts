import { invalidArgument, knownOptionsIn, oneNamed, optionsIn } from "../errors.js";
import type { FiscalOptions, WeekOptions } from "./options.js";
import { checkInteger, zoneIn } from "./arguments.js";
import { dateAt } from "./dates.js";
import { labelOf } from "./labels.js";
import { readerOf } from "./reader.js";
import { type CivilDefinition, type Rule, ruleOf } from "./rules.js";
import { CalendarPeriod, type Neighbour } from "./calendar-period.js";
import type { CalendarKind, Grain, GrainDefinition, Period, TimePoint, Unit, Zone } from "./time.js";
import { zoneOf } from "./zones.js";

/**
 * The grain of a unit that is known at run time, or of a definition, such as one read back from JSON.
 *
 * *When to use*. For the unit of a query string or a dropdown, and to restore the grain of a stored cube or report. In
 * code, `month()` and its siblings read better.
 *
 * *Details*. `grain("month", { timeZone })` is `month({ timeZone })`. `grain(other.definition)` numbers and labels periods as `other` does. A setting that the unit does not
 * use gets its default in the new definition.
 *
 * *Gotchas*. An unknown unit or time zone, and a setting out of range, throw `invalid-argument`. So does a retail
 * calendar or a table of periods: `anyGrain` in `salesmetrics/calendars` restores those too.
 *
 * @example
 * ```ts
 * import { grain, quarter } from "salesmetrics";
 *
 * grain("month").period(660).label; // => "2025-01"
 *
 * const stored = JSON.stringify(quarter({ fiscalYearStartMonth: 4 }).definition);
 *
 * grain(JSON.parse(stored)).period(220).label; // => "FY2025-Q4"
 * ```
 *
 * @category Calendar
 */
export function grain(unit: string, options?: WeekOptions & FiscalOptions): Grain;
export function grain(definition: GrainDefinition): Grain;
export function grain(given: string | GrainDefinition, options: WeekOptions & FiscalOptions = {}): Grain {
  if (typeof given !== "string") return grainFor("grain", given);
  return civilGrain("grain", oneNamed("grain", given, units), options);
}

/** The grain of a unit, its settings being those of the civil calendar unless said. */
export function civilGrain(
  caller: string,
  unit: CivilDefinition["unit"],
  options: WeekOptions & FiscalOptions,
): CalendarGrain {
  const {
    timeZone = null,
    weekStartsOn = 1,
    fiscalYearStartMonth = 1,
  } = knownOptionsIn(caller, options, ["timeZone", "weekStartsOn", "fiscalYearStartMonth"]);
  return grainFor(caller, { unit, timeZone, weekStartsOn, fiscalYearStartMonth });
}

/** `grain` for another function, which its errors name. */
export function grainFor(caller: string, given: GrainDefinition): CalendarGrain {
  const { unit, timeZone: zoneName, weekStartsOn, fiscalYearStartMonth, calendar } = optionsIn(caller, given);
  if (calendar !== undefined)
    throw invalidArgument(
      caller,
      "the civil calendar, or { grain: anyGrain } for a report",
      (calendar as CalendarKind | null)?.kind,
    );
  if (unit === "period" || !units.includes(unit))
    throw invalidArgument(caller, `a unit (${units.join(", ")})`, unit);
  checkInteger(caller, "weekStartsOn", weekStartsOn, 0, 6);
  checkInteger(caller, "fiscalYearStartMonth", fiscalYearStartMonth, 1, 12);
  const definition: CivilDefinition = {
    unit,
    timeZone: zoneName,
    weekStartsOn: unit === "week" ? weekStartsOn : 1,
    fiscalYearStartMonth: unit === "quarter" || unit === "year" ? fiscalYearStartMonth : 1,
  };
  return new CalendarGrain(zoneOf(zoneName), definition, ruleOf(definition), (day) =>
    labelOf(definition, day),
  );
}

const units = ["day", "week", "month", "quarter", "year"] as const;

/** The grain of a calendar other than the civil one. `label` names a period by its first day. */
export function grainOfCalendar(
  unit: Unit,
  timeZone: string | null | undefined,
  calendar: CalendarKind,
  rule: Rule,
  label: (day: number) => string,
): CalendarGrain {
  const zone = zoneOf(timeZone);
  const name = zone?.name ?? null;
  const definition = { unit, timeZone: name, weekStartsOn: 1, fiscalYearStartMonth: 1, calendar };
  return new CalendarGrain(zone, definition, rule, label);
}

/** A power of two. */
const mostKept = 64;

/** The only implementation of `Grain`: a rule numbers the periods, `label` names a period by its first day. */
export class CalendarGrain implements Grain {
  readonly unit: Unit;
  readonly #rule: Rule;
  readonly #labelOf: (day: number) => string;
  /** The latest periods asked for, by the last bits of their ordinals: one question asks for each several times. */
  readonly #kept: { readonly ordinal: number; readonly period: Period }[] = [];

  constructor(
    readonly zone: Zone | null,
    readonly definition: GrainDefinition,
    rule: Rule,
    label: (day: number) => string,
  ) {
    this.unit = definition.unit;
    this.#rule = rule;
    this.#labelOf = label;
    Object.freeze(definition);
    Object.freeze(this);
  }

  period(ordinal: number): Period {
    if (!Number.isInteger(ordinal)) throw invalidArgument("period", "a whole number", ordinal);
    const place = ordinal & (mostKept - 1);
    const kept = this.#kept[place];
    if (kept?.ordinal === ordinal) return kept.period;
    const number = Math.max(ordinal, this.#rule.first ?? ordinal);
    const day = this.#rule.firstDay(number);
    const start = dateAt(day);
    const end = dateAt(this.#rule.firstDay(number + 1));
    const neighbour: Neighbour = (count, zone) =>
      (zone === this.zone ? this : this.#movedTo(zone)).period(ordinal + count);
    const period = new CalendarPeriod(this.#labelOf(day), start, end, this.zone, neighbour, this);
    this.#kept[place] = { ordinal, period };
    return period;
  }

  periodOfDay(day: number): Period {
    return this.period(this.#rule.ordinalOf(day));
  }

  reader(): (time: TimePoint) => number {
    return readerOf(this.unit, this.#rule, this.zone);
  }

  inZone(zone: Zone): Grain {
    return this.#movedTo(zoneIn("inZone", zone));
  }

  #movedTo(zone: Zone | null): CalendarGrain {
    const definition = { ...this.definition, timeZone: zone?.name ?? null };
    return new CalendarGrain(zone, definition, this.#rule, this.#labelOf);
  }
}

import { invalidArgument } from "../errors.js";
import { checkInteger } from "./arguments.js";
import { dateAt } from "./dates.js";
import { labelOf } from "./labels.js";
import { readerOf } from "./reader.js";
import { type Rule, ruleOf } from "./rules.js";
import { CalendarPeriod, type Neighbour } from "./calendar-period.js";
import type { Grain, GrainDefinition, Period, TimePoint, Unit, Zone } from "./time.js";
import { timeZone } from "./zones.js";

/**
 * The grain with a definition, as read back from JSON.
 *
 * *When to use*. To restore what was stored with a cube or a report. In code, `month()` and its sisters read
 * better.
 *
 * *Details*. `grain(each.definition)` numbers and labels periods as `each` does. A setting that its unit does not
 * use is set to its default in the new definition.
 *
 * *Gotchas*. An unknown unit or time zone, and a setting out of range, throw `invalid-argument`.
 *
 * @example
 * ```ts
 * import { grain, quarter } from "salesmetrics";
 *
 * const stored = JSON.stringify(quarter({ fiscalYearStartMonth: 4 }).definition);
 *
 * grain(JSON.parse(stored)).period(220).label; // => "FY2025-Q4"
 * ```
 *
 * @category Calendar
 * @since 0.1.0
 */
export function grain(definition: GrainDefinition): Grain {
  return grainFor("grain", definition);
}

/** `grain` on behalf of another function, whose name its errors carry. */
export function grainFor(caller: string, definition: GrainDefinition): CalendarGrain {
  const { unit, timeZone: zoneName, weekStartsOn, fiscalYearStartMonth } = definition;
  if (!units.includes(unit)) throw invalidArgument(caller, `a unit (${units.join(", ")})`, unit);
  checkInteger(caller, "weekStartsOn", weekStartsOn, 0, 6);
  checkInteger(caller, "fiscalYearStartMonth", fiscalYearStartMonth, 1, 12);
  return new CalendarGrain(zoneName === null ? null : timeZone(zoneName), {
    unit,
    timeZone: zoneName,
    weekStartsOn: unit === "week" ? weekStartsOn : 1,
    fiscalYearStartMonth: unit === "quarter" || unit === "year" ? fiscalYearStartMonth : 1,
  });
}

const units: readonly Unit[] = ["day", "week", "month", "quarter", "year"];

/** The one implementation of `Grain`. */
export class CalendarGrain implements Grain {
  readonly unit: Unit;
  readonly #rule: Rule;

  constructor(
    readonly zone: Zone | null,
    readonly definition: GrainDefinition,
  ) {
    this.unit = definition.unit;
    this.#rule = ruleOf(definition);
    Object.freeze(definition);
    Object.freeze(this);
  }

  period(ordinal: number): Period {
    if (!Number.isInteger(ordinal)) throw invalidArgument("period", "a whole number", ordinal);
    const day = this.#rule.firstDay(ordinal);
    const start = dateAt(day);
    const end = dateAt(this.#rule.firstDay(ordinal + 1));
    const neighbour: Neighbour = (count, zone) =>
      (zone === this.zone ? this : this.#movedTo(zone)).period(ordinal + count);
    return new CalendarPeriod(labelOf(this.definition, day), start, end, this.zone, neighbour, this);
  }

  /** The period that holds a day. */
  periodOfDay(day: number): Period {
    return this.period(this.#rule.ordinalOf(day));
  }

  reader(): (time: TimePoint) => number {
    return readerOf(this.unit, this.#rule, this.zone);
  }

  inZone(zone: Zone): Grain {
    return this.#movedTo(zone);
  }

  #movedTo(zone: Zone | null): CalendarGrain {
    return new CalendarGrain(zone, { ...this.definition, timeZone: zone === null ? null : zone.name });
  }
}

import { invalidArgument } from "../errors.js";
import { lacksZone, zoneIn } from "./arguments.js";
import { inspected } from "../exact/inspected.js";
import type { CalendarDate, Grain, Instant, Period, PeriodJson, TimePoint, Zone } from "./time.js";

/** The period `count` places after a period (before it if negative), in a zone. */
export type Neighbour = (count: number, zone: Zone | null) => Period;

/** The constructor of periods. */
type MakePeriod = new (
  label: string,
  start: CalendarDate,
  end: CalendarDate,
  zone: Zone | null,
  neighbour: Neighbour,
  grain: Grain | null,
) => Period;

/**
 * The only implementation of `Period`. Its visible fields are plain data, so that equal periods compare as equal in a
 * test and print well in a row; zone and grain are private.
 */
export const CalendarPeriod: MakePeriod = /*#__PURE__*/ (() =>
  class CalendarPeriod implements Period {
    readonly timeZone: string | null;
    readonly #zone: Zone | null;
    readonly #neighbour: Neighbour;
    readonly #grain: Grain | null;
    #instants: readonly [start: number, end: number] | undefined;

    constructor(
      readonly label: string,
      readonly start: CalendarDate,
      readonly end: CalendarDate,
      zone: Zone | null,
      neighbour: Neighbour,
      grain: Grain | null,
    ) {
      this.timeZone = zone?.name ?? null;
      this.#zone = zone;
      this.#neighbour = neighbour;
      this.#grain = grain;
      Object.freeze(this);
    }

    get zone(): Zone | null {
      return this.#zone;
    }

    get grain(): Grain | null {
      return this.#grain;
    }

    contains(time: TimePoint | Instant): boolean {
      if (typeof time === "string") return time >= this.start && time < this.end;
      if (this.#zone === null) throw lacksZone("contains", "period", "month(2025, 3, ", this.label);
      const [start, end] = (this.#instants ??= [
        this.#zone.startOf(this.start),
        this.#zone.startOf(this.end),
      ]);
      return Number(time) >= start && Number(time) < end;
    }

    offset(count: number): Period {
      if (!Number.isInteger(count)) throw invalidArgument("offset", "a whole number of periods", count);
      return this.#neighbour(count, this.#zone);
    }

    inZone(zone: Zone): Period {
      return this.#neighbour(0, zoneIn("inZone", zone));
    }

    toJSON(): PeriodJson {
      return { label: this.label, start: this.start, end: this.end, timeZone: this.timeZone };
    }

    toString(): string {
      return this.label;
    }

    [inspected](): string {
      return this.toString();
    }
  })();

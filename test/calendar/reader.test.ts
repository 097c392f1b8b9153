import { fc, test as property } from "@fast-check/vitest";
import { TZDate } from "@date-fns/tz";
import {
  addMonths,
  differenceInCalendarDays,
  differenceInCalendarMonths,
  format,
  startOfDay,
  startOfMonth,
  startOfQuarter,
  startOfWeek,
  startOfYear,
  subMonths,
} from "date-fns";
import { describe, expect, test } from "vitest";
import { invalidArgument } from "../../src/errors.js";
import { addDays, dateAt, dayOf } from "../../src/calendar/dates.js";
import {
  type CalendarDate,
  type CalendarOptions,
  day,
  type Grain,
  grain,
  month,
  timeZone,
  week,
  year,
} from "../../src/calendar/index.js";
import type { CivilDefinition } from "../../src/calendar/rules.js";
import { clockIn, dateReached, hour, tenZones } from "./oracle.js";

const zoneName = fc.constantFrom(...tenZones);
const definition = fc.record({
  unit: fc.constantFrom("day", "week", "month", "quarter", "year"),
  timeZone: zoneName,
  weekStartsOn: fc.integer({ min: 0, max: 6 }),
  fiscalYearStartMonth: fc.integer({ min: 1, max: 12 }),
}) satisfies fc.Arbitrary<CivilDefinition>;
const instantFrom1950To2100 = fc.integer({ min: Date.UTC(1950, 0, 1), max: Date.UTC(2100, 11, 31) });
const dateFrom1600To2400 = fc.integer({ min: dayOf("1600-01-01"), max: dayOf("2400-12-31") }).map(dateAt);
const inUtc = (date: CalendarDate): TZDate => new TZDate(Date.parse(date), "UTC");

/** The start of the period of a date, by date-fns. */
function startLikeDateFns(
  { unit, weekStartsOn, fiscalYearStartMonth }: CivilDefinition,
  date: CalendarDate,
): Date {
  const at = inUtc(date);
  const months = fiscalYearStartMonth - 1;
  switch (unit) {
    case "day":
      return startOfDay(at);
    case "week":
      return startOfWeek(at, { weekStartsOn: weekStartsOn as 0 });
    case "month":
      return startOfMonth(at);
    case "quarter":
      return addMonths(startOfQuarter(subMonths(startOfMonth(at), months)), months);
    case "year":
      return addMonths(startOfYear(subMonths(startOfMonth(at), months)), months);
  }
}

/** The number of a date's period, counted by date-fns from the one that holds 1970-01-01. */
function ordinalLikeDateFns(of: CivilDefinition, date: CalendarDate): number {
  const start = startLikeDateFns(of, date);
  const zero = startLikeDateFns(of, "1970-01-01");
  if (of.unit === "day" || of.unit === "week") {
    return differenceInCalendarDays(start, zero) / (of.unit === "day" ? 1 : 7);
  }
  return differenceInCalendarMonths(start, zero) / { month: 1, quarter: 3, year: 12 }[of.unit];
}

describe("a reader of calendar dates", () => {
  property.prop([definition, dateFrom1600To2400], { numRuns: 2000 })(
    "numbers them as date-fns does",
    (of, date) => {
      expect(grain(of).reader()(date)).toBe(ordinalLikeDateFns(of, date));
    },
  );

  property.prop([definition, dateFrom1600To2400])(
    "names the period that date-fns begins on the same day",
    (of, date) => {
      const each = grain(of);
      const period = each.period(each.reader()(date));
      expect(period.start).toBe(format(startLikeDateFns(of, date), "yyyy-MM-dd"));
      expect(period.contains(date)).toBe(true);
    },
  );

  test("needs no time zone, and shifts nothing when there is one", () => {
    for (const timeZone of ["Pacific/Kiritimati", "Pacific/Pago_Pago", undefined]) {
      expect(month({ timeZone }).reader()("2025-04-01")).toBe(663);
      expect(month({ timeZone }).reader()("2025-03-31")).toBe(662);
    }
  });

  test("reads the first and the last date there are", () => {
    expect([day().reader()("0001-01-01"), day().reader()("9999-12-31")]).toEqual([-719162, 2932896]);
    expect([year().reader()("0001-01-01"), year().reader()("9999-12-31")]).toEqual([-1969, 8029]);
  });

  property.prop([definition, fc.integer({ min: -150, max: 150 })])(
    "puts all the days of a period in it, and the days beside it in its neighbours",
    (of, ordinal) => {
      const each = grain(of);
      const read = each.reader();
      const { start, end } = each.period(ordinal);
      const found = new Set<number>();
      for (let date = start; date < end; date = addDays(date, 1)) found.add(read(date));
      expect([...found]).toEqual([ordinal]);
      expect([read(addDays(start, -1)), read(end)]).toEqual([ordinal - 1, ordinal + 1]);
    },
  );
});

describe("a reader of instants", () => {
  property.prop([definition, fc.array(instantFrom1950To2100, { minLength: 1, maxLength: 10 })], {
    numRuns: 500,
  })("numbers them as date-fns numbers the date that a clock in the zone has reached", (of, instants) => {
    const read = grain(of).reader();
    const clock = clockIn(of.timeZone ?? "UTC");
    expect(instants.map(read)).toEqual(
      instants.map((instant) => ordinalLikeDateFns(of, dateReached(clock, instant))),
    );
  });

  property.prop(
    [definition, dateFrom1600To2400.filter((date) => date > "1900"), fc.integer({ min: -1, max: 1 })],
    {
      numRuns: 1000,
    },
  )(
    "turns to the next period at the first instant of its first day, and not a millisecond off",
    (of, date, step) => {
      const each = grain(of);
      const read = each.reader();
      const period = each.period(read(date));
      const edge = timeZone(of.timeZone).startOf(period.start) + step;
      expect(read(edge)).toBe(step < 0 ? read(date) - 1 : read(date));
    },
  );

  property.prop([definition, fc.array(instantFrom1950To2100, { minLength: 2, maxLength: 50 })])(
    "gives the same whatever it has read before",
    (of, instants) => {
      const shared = grain(of).reader();
      const once = instants.map(shared);
      expect(instants.map(shared)).toEqual(once);
      expect(instants.map((instant) => grain(of).reader()(instant))).toEqual(once);
    },
  );

  property.prop([definition, instantFrom1950To2100])("agrees with contains", (of, instant) => {
    const each = grain(of);
    const ordinal = each.reader()(instant);
    expect([-1, 0, 1].map((step) => each.period(ordinal + step).contains(instant))).toEqual([
      false,
      true,
      false,
    ]);
  });

  // In 2006 and 2011 clocks in St. John's went back from 00:01 to 23:01; the half hours meet their first midnight.
  test.each(tenZones)("in %s follows the clock through every half hour of five years", (name) => {
    const read = day({ timeZone: name }).reader();
    const clock = clockIn(name);
    const wrong: string[] = [];
    for (const year of [2006, 2011, 2012, 2018, 2024]) {
      let reached: CalendarDate = "0001-01-01";
      for (let instant = Date.UTC(year, 0, 1); instant < Date.UTC(year + 1, 0, 1); instant += hour / 2) {
        const shown = clock(instant).date;
        if (shown > reached) reached = shown;
        if (dateAt(read(instant)) !== reached) wrong.push(`${new Date(instant).toISOString()} ${reached}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test("gives no instant to the day that Samoa skipped", () => {
    const read = day({ timeZone: "Pacific/Apia" }).reader();
    const start = Date.parse("2011-12-30T10:00:00Z");
    expect([start - 1, start].map(read).map(dateAt)).toEqual(["2011-12-29", "2011-12-31"]);
  });

  // In UTC, that day of 23 hours lasts from 00:00 to 23:00 in London, and from 01:00 to 24:00 in the Azores.
  test.each([
    ["Europe/London", "2025-03-30T00:00:00Z", "2025-03-30T23:00:00Z"],
    ["Atlantic/Azores", "2025-03-30T01:00:00Z", "2025-03-31T00:00:00Z"],
  ] as const)("in %s tells both edges of a short day apart, %s and %s", (name, start, end) => {
    const read = day({ timeZone: name }).reader();
    const [first, after] = [Date.parse(start), Date.parse(end)];
    const instants = [first - 1, first, first + 12 * hour, after - 1, after];
    expect(instants.map(read).map(dateAt)).toEqual([
      "2025-03-29",
      "2025-03-30",
      "2025-03-30",
      "2025-03-30",
      "2025-03-31",
    ]);
  });

  test("throws missing-time-zone when the grain has no zone, and says the fix", () => {
    const read = month().reader();
    expect(() => read(0)).toThrow(expect.objectContaining({ code: "missing-time-zone" }));
    expect(() => read(0)).toThrow(
      'reader: expected a grain with a time zone, such as month({ timeZone: "Europe/Berlin" }), for an instant, got month() without one',
    );
    expect(read("1970-01-31")).toBe(0);
  });

  test("reads from the first instant of the year 1 to the last of the year 9999, and throws beyond", () => {
    const first = Date.parse("0001-01-01T00:00:00Z");
    const after = Date.parse("+010000-01-01T00:00:00Z");
    const constructors: readonly ((options?: CalendarOptions) => Grain)[] = [day, week, month, year];
    for (const each of constructors) {
      const read = each({ timeZone: "UTC" }).reader();
      expect([read(first), read(after - 1)]).toEqual([
        each().reader()("0001-01-01"),
        each().reader()("9999-12-31"),
      ]);
      expect(() => read(after)).toThrow(
        invalidArgument("reader", "an instant in the years 1 to 9999", after),
      );
      for (const instant of [first - 1, after, 8.64e15, -8.64e15, NaN, Infinity]) {
        expect(() => read(instant)).toThrow(expect.objectContaining({ code: "invalid-argument" }));
      }
    }
  });

  test("reads the ends of the calendar in zones far from UTC", () => {
    for (const name of ["Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Manila"]) {
      const zone = timeZone(name);
      const read = week({ timeZone: name, weekStartsOn: 0 }).reader();
      const plain = week({ weekStartsOn: 0 }).reader();
      expect(read(zone.startOf("0001-01-01"))).toBe(plain("0001-01-01"));
      expect(read(zone.startOf("9999-12-31") + 24 * hour - 1)).toBe(plain("9999-12-31"));
      expect(() => read(zone.startOf("0001-01-01") - 1)).toThrow(
        expect.objectContaining({ code: "invalid-argument" }),
      );
    }
  });
});

import { fc, test as property } from "@fast-check/vitest";
import type { CalendarDate, Grain, Period } from "salesmetrics";
import { timeZone, week } from "salesmetrics";
import {
  anyGrain,
  retailMonth,
  type RetailOptions,
  retailQuarter,
  retailWeek,
  retailYear,
} from "salesmetrics/calendars";
import { describe, expect, test } from "vitest";
import { addDays, dateAt, dayOf, daysBetween } from "../../src/calendar/dates.js";
import { clockIn, dateReached, tenZones } from "../calendar/oracle.js";
import { type Asked, two, walk } from "./retail-oracle.js";

const invalid = expect.objectContaining({ code: "invalid-argument" }) as Error;
const asked: fc.Arbitrary<Asked> = fc.record({
  pattern: fc.constantFrom("4-4-5", "4-5-4", "5-4-4"),
  yearEnds: fc.record({
    on: fc.constantFrom("nearest", "last"),
    weekday: fc.constantFrom(0, 1, 2, 3, 4, 5, 6),
    month: fc.constantFrom(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12),
  }),
  namedAfter: fc.constantFrom("start", "end"),
});
const makers = [retailWeek, retailMonth, retailQuarter, retailYear] as const;
const anyDate = fc.integer({ min: dayOf("1600-01-01"), max: dayOf("2400-12-31") }).map(dateAt);
const periodOf = (each: Grain, date: CalendarDate): Period => each.period(each.reader()(date));

describe("the calendar of the National Retail Federation", () => {
  test.each([
    [2006, "2006-01-29", 53],
    [2012, "2012-01-29", 53],
    [2017, "2017-01-29", 53],
    [2018, "2018-02-04", 52],
    [2022, "2022-01-30", 52],
    [2023, "2023-01-29", 53],
    [2024, "2024-02-04", 52],
  ] as const)("has a year %i that begins on %s and has %i weeks", (ofYear, start, weeks) => {
    const { label, ...period } = retailYear(ofYear);
    expect([label, period.start]).toEqual([`FY${ofYear}`, start]);
    expect(daysBetween(period.start, period.end)).toBe(7 * weeks);
  });

  test("has 53 weeks in 2006, 2012, 2017 and 2023, and in no other year from 2001 to 2023", () => {
    const years = Array.from({ length: 23 }, (_, index) => 2001 + index);
    const long = years.filter((ofYear) => {
      const { start, end } = retailYear(ofYear);
      return daysBetween(start, end) === 371;
    });
    expect(long).toEqual([2006, 2012, 2017, 2023]);
  });

  test("has the months of 2024 that are published, and the holiday weeks with them", () => {
    const starts = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((month) => retailMonth(2024, month).start);
    expect(starts).toEqual([
      ...["2024-02-04", "2024-03-03", "2024-04-07", "2024-05-05", "2024-06-02", "2024-07-07"],
      ...["2024-08-04", "2024-09-01", "2024-10-06", "2024-11-03", "2024-12-01", "2025-01-05"],
    ]);
    expect(retailMonth("2024-11-28").label).toBe("FY2024-M10");
    expect(retailMonth("2024-12-25").label).toBe("FY2024-M11");
  });

  test("gives the 53rd week to the last month and the last quarter", () => {
    expect(retailWeek(2023, 53).toJSON()).toEqual({
      label: "FY2023-W53",
      start: "2024-01-28",
      end: "2024-02-04",
      timeZone: null,
    });
    expect(daysBetween(retailMonth(2023, 12).start, retailMonth(2023, 12).end)).toBe(35);
    expect(retailQuarter(2023, 4).end).toBe("2024-02-04");
  });

  test("ends a year on the last Saturday of September, as a fiscal year that companies publish", () => {
    const toSeptember = { pattern: "4-4-5", yearEnds: { on: "last", weekday: 6, month: 9 } } as const;
    const ends = [2017, 2018, 2022, 2023, 2024].map((ofYear) => {
      const { start, end } = retailYear(ofYear, toSeptember);
      return [addDays(end, -1), daysBetween(start, end) / 7];
    });
    expect(ends).toEqual([
      ["2017-09-30", 53],
      ["2018-09-29", 52],
      ["2022-09-24", 52],
      ["2023-09-30", 53],
      ["2024-09-28", 52],
    ]);
  });
});

describe("a retail calendar", () => {
  property.prop([asked], { numRuns: 15 })(
    "puts every day where walking from day to day puts it",
    (options) => {
      const grains = makers.map((make) => make(options));
      const readers = grains.map((each) => each.reader());
      const known = grains.map(() => new Map<number, Period>());
      const wrong: unknown[] = [];
      for (const { date, year, quarter, month, week } of walk(options)) {
        const name = `FY${year}`;
        const expected = [`${name}-W${two(week)}`, `${name}-M${two(month)}`, `${name}-Q${quarter}`, name];
        expected.forEach((label, unit) => {
          const ordinal = readers[unit]!(date as CalendarDate);
          const period = known[unit]!.get(ordinal) ?? grains[unit]!.period(ordinal);
          known[unit]!.set(ordinal, period);
          if (period.label !== label || !period.contains(date as CalendarDate))
            wrong.push([date, label, period.label]);
        });
      }
      expect(wrong.slice(0, 5)).toEqual([]);
      expect(known[0]!.size).toBeGreaterThan(7000);
    },
  );

  property.prop([asked, anyDate])("makes years of 52 or 53 weeks, of 13 or 14 a quarter", (options, date) => {
    const whole = retailYear(date, options);
    expect([364, 371]).toContain(daysBetween(whole.start, whole.end));
    const ofYear = Number(whole.label.slice(2));
    expect(retailYear(ofYear, options)).toEqual(whole);
    const quarters = [1, 2, 3, 4].map((number) => retailQuarter(ofYear, number, options));
    expect([...quarters.map(({ start }) => start), whole.end]).toEqual([
      whole.start,
      ...quarters.map(({ end }) => end),
    ]);
    expect(quarters.slice(0, 3).map(({ start, end }) => daysBetween(start, end))).toEqual([91, 91, 91]);
  });

  property.prop([asked, fc.constantFrom(...makers), fc.integer({ min: -300, max: 300 })])(
    "numbers periods that follow on each other, and 0 holds 1970-01-01",
    (options, make, ordinal) => {
      const each = make(options);
      const { start, end } = each.period(ordinal);
      expect(end).toBe(each.period(ordinal + 1).start);
      expect([start, addDays(end, -1)].map(each.reader())).toEqual([ordinal, ordinal]);
      expect(each.period(0).contains("1970-01-01")).toBe(true);
      expect(each.period(ordinal).offset(7).offset(-7)).toEqual(each.period(ordinal));
    },
  );

  property.prop([asked, anyDate])("has the weeks of `week` from the same weekday", (options, date) => {
    const weekStartsOn = ((options.yearEnds.weekday + 1) % 7) as 0 | 1 | 2 | 3 | 4 | 5 | 6;
    const [retail, civil] = [retailWeek(options), week({ weekStartsOn })];
    expect(retail.reader()(date)).toBe(civil.reader()(date));
    expect(periodOf(retail, date).start).toBe(periodOf(civil, date).start);
  });

  property.prop([
    asked,
    fc.constantFrom(...makers),
    fc.constantFrom(...tenZones),
    fc.integer({ min: Date.UTC(1950, 0, 1), max: Date.UTC(2080, 0, 1) }),
  ])(
    "places an instant with the date that a clock in the zone has reached",
    (options, make, zone, instant) => {
      const each = make({ ...options, timeZone: zone });
      const ordinal = each.reader()(instant);
      expect(ordinal).toBe(make(options).reader()(dateReached(clockIn(zone), instant)));
      expect([-1, 0, 1].map((step) => each.period(ordinal + step).contains(instant))).toEqual([
        false,
        true,
        false,
      ]);
    },
  );

  property.prop([asked, fc.constantFrom(...makers), fc.option(fc.constantFrom(...tenZones)), anyDate])(
    "is the same when made again from its definition as JSON, and moves to another zone",
    (options, make, zone, date) => {
      const each = make({ ...options, timeZone: zone ?? undefined });
      const again = anyGrain(JSON.parse(JSON.stringify(each.definition)));
      expect(again).toEqual(each);
      expect(periodOf(again, date)).toEqual(periodOf(each, date));
      const moved = each.inZone(timeZone("Asia/Tokyo"));
      expect(moved.definition).toEqual({ ...each.definition, timeZone: "Asia/Tokyo" });
      expect(periodOf(moved, date).label).toBe(periodOf(each, date).label);
    },
  );

  test("says nothing but its definition, which cannot be changed", () => {
    expect(retailMonth().definition).toEqual({
      unit: "month",
      timeZone: null,
      weekStartsOn: 1,
      fiscalYearStartMonth: 1,
      calendar: {
        kind: "retail",
        pattern: "4-5-4",
        yearEnds: { on: "nearest", weekday: 6, month: 1 },
        namedAfter: "start",
      },
    });
    expect(Object.isFrozen(retailMonth().definition)).toBe(true);
  });

  test("reads the first and the last date there are, and instants about them", () => {
    for (const make of makers) {
      const read = make({ timeZone: "UTC" }).reader();
      expect(read("0001-01-01")).toBe(read(Date.parse("0001-01-01T00:00:00Z")));
      expect(read("9999-12-31")).toBe(read(Date.parse("9999-12-31T23:59:59Z")));
    }
  });
});

describe("what is no retail period", () => {
  test("throws invalid-argument with the value", () => {
    expect(() => retailWeek(2024, 53)).toThrow("retailWeek: expected a week from 1 to 52, got 53");
    expect(() => retailWeek(2023, 54)).toThrow("retailWeek: expected a week from 1 to 53, got 54");
    expect(() => retailMonth(2024, 13)).toThrow("retailMonth: expected a month from 1 to 12, got 13");
    expect(() => retailQuarter(2024, 0)).toThrow("retailQuarter: expected a quarter from 1 to 4, got 0");
    expect(() => retailYear(0)).toThrow("retailYear: expected a year from 1 to 9999, got 0");
    expect(() => (retailMonth as (year: number) => unknown)(2024)).toThrow(invalid);
    expect(() => retailWeek("2024-02-30")).toThrow(invalid);
    expect(() => retailYear(9999)).toThrow(invalid);
  });

  test.each<[RetailOptions | object, string]>([
    [{ pattern: "5-5-3" }, 'retailYear: expected a pattern (4-4-5, 4-5-4, 5-4-4), got "5-5-3"'],
    [{ yearEnds: { on: "first", weekday: 6, month: 1 } }, "nearest or last in yearEnds.on"],
    [{ yearEnds: { on: "last", weekday: 7, month: 1 } }, "a yearEnds.weekday from 0 to 6, got 7"],
    [{ yearEnds: { on: "last", weekday: 6, month: 0 } }, "a yearEnds.month from 1 to 12, got 0"],
    [{ namedAfter: "middle" }, "start or end in namedAfter"],
    [{ timeZone: "Mars/Olympus" }, "timeZone: expected"],
  ])("with %j throws invalid-argument", (options, message) => {
    expect(() => retailYear(options as RetailOptions)).toThrow(invalid);
    expect(() => retailYear(options as RetailOptions)).toThrow(message);
  });
});

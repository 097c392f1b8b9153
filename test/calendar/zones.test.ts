import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { addDays, dateAt, daysBetween } from "../../src/calendar/dates.js";
import { type CalendarDate, timeZone } from "../../src/calendar/index.js";
import { SalesmetricsError } from "../../src/errors.js";
import { clockIn, hour } from "./oracle.js";

const allZones = Intl.supportedValuesOf("timeZone");
const anyZone = fc.constantFrom(...allZones, "UTC", "Asia/Calcutta", "Etc/GMT+12", "Etc/GMT-14");
const dayFrom1900To2200 = fc.integer({
  min: daysBetween("1970-01-01", "1900-01-01"),
  max: daysBetween("1970-01-01", "2200-12-31"),
});
const utc = (instant: number): string => new Date(instant).toISOString();

describe("startOf", () => {
  test.each([
    ["UTC", "2025-03-31", "2025-03-31T00:00:00.000Z"],
    ["Asia/Kolkata", "2025-03-31", "2025-03-30T18:30:00.000Z"],
    ["America/St_Johns", "2025-01-01", "2025-01-01T03:30:00.000Z"],
    ["Pacific/Kiritimati", "2025-01-01", "2024-12-31T10:00:00.000Z"],
    ["Europe/Berlin", "2150-07-01", "2150-06-30T22:00:00.000Z"],
    ["America/New_York", "0001-01-01", "0001-01-01T04:56:02.000Z"],
  ] as const)("in %s of %s is midnight there, %s", (name, date, expected) => {
    expect(utc(timeZone(name).startOf(date))).toBe(expected);
  });

  test.each([
    ["America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00.000Z"],
    ["Africa/Cairo", "2024-04-26", "2024-04-25T22:00:00.000Z"],
    ["Asia/Beirut", "2024-03-31", "2024-03-30T22:00:00.000Z"],
    ["America/Havana", "2024-03-10", "2024-03-10T05:00:00.000Z"],
  ] as const)("in %s of %s is 01:00, because midnight is skipped", (name, date, expected) => {
    const start = timeZone(name).startOf(date);
    expect(utc(start)).toBe(expected);
    expect(clockIn(name)(start).wallTime).toBe(Date.parse(date) + hour);
  });

  test.each([
    ["America/Havana", "2024-11-03", "2024-11-03T04:00:00.000Z"],
    ["America/St_Johns", "2006-10-29", "2006-10-29T02:30:00.000Z"],
  ] as const)("in %s of %s is the first of two midnights", (name, date, expected) => {
    const start = timeZone(name).startOf(date);
    expect(utc(start)).toBe(expected);
    expect(clockIn(name)(start + hour).wallTime).toBe(Date.parse(date));
  });

  test.each([
    ["Pacific/Apia", "2011-12-30"],
    ["Pacific/Fakaofo", "2011-12-30"],
    ["Pacific/Kwajalein", "1993-08-21"],
  ] as const)("in %s of %s, a date that was skipped, is the start of the next", (name, date) => {
    const zone = timeZone(name);
    expect(zone.startOf(date)).toBe(zone.startOf(addDays(date, 1)));
    expect(zone.startOf(date) - zone.startOf(addDays(date, -1))).toBe(24 * hour);
    expect(zone.dateOf(zone.startOf(date))).toBe(addDays(date, 1));
  });

  // Offsets of less than an hour behind UTC, whose sign @date-fns/tz 1.5.0 loses.
  test.each([
    ["Africa/Monrovia", "1950-06-01", "1950-06-01T00:44:30.000Z"],
    ["Europe/Dublin", "1910-01-01", "1910-01-01T00:25:21.000Z"],
    ["Europe/Lisbon", "1905-01-01", "1905-01-01T00:36:45.000Z"],
    ["Europe/Paris", "1905-01-01", "1904-12-31T23:50:39.000Z"],
    ["Africa/Monrovia", "2025-01-01", "2025-01-01T00:00:00.000Z"],
  ] as const)("in %s of %s keeps the sign of a small offset, %s", (name, date, expected) => {
    expect(utc(timeZone(name).startOf(date))).toBe(expected);
    expect(clockIn(name)(timeZone(name).startOf(date)).wallTime).toBe(Date.parse(date));
  });

  test("is exact to the second where clocks changed by minutes and seconds at midnight", () => {
    // Forward over midnight by 44:30, and back over it by 9:21.
    expect(utc(timeZone("Africa/Monrovia").startOf("1972-01-07"))).toBe("1972-01-07T00:44:30.000Z");
    expect(utc(timeZone("Europe/Paris").startOf("1911-03-11"))).toBe("1911-03-11T00:00:00.000Z");
  });

  test.each([
    ["Europe/Berlin", "2025-03-30", 23],
    ["Europe/Berlin", "2025-10-26", 25],
    ["America/New_York", "2025-03-09", 23],
    ["America/New_York", "2025-11-02", 25],
    ["Australia/Lord_Howe", "2025-04-06", 24.5],
    ["Australia/Lord_Howe", "2025-10-05", 23.5],
    ["Australia/Sydney", "2025-04-06", 25],
    ["Australia/Sydney", "2025-10-05", 23],
    ["America/Sao_Paulo", "2018-02-17", 25],
    ["America/Sao_Paulo", "2018-11-04", 23],
    ["Asia/Kolkata", "2025-03-30", 24],
    ["Asia/Kolkata", "2025-10-26", 24],
    ["America/St_Johns", "2025-03-09", 23],
    ["America/St_Johns", "2025-11-02", 25],
    ["America/St_Johns", "2006-10-29", 25],
    ["Pacific/Apia", "2012-04-01", 25],
    ["Pacific/Apia", "2012-09-30", 23],
    ["Pacific/Apia", "2011-12-30", 0],
    ["Africa/Cairo", "2024-10-31", 25],
    ["America/Havana", "2024-11-03", 25],
    ["Pacific/Kwajalein", "1969-09-30", 47],
  ] as const)("in %s makes %s a day of %d hours", (name, date, hours) => {
    const zone = timeZone(name);
    expect((zone.startOf(addDays(date, 1)) - zone.startOf(date)) / hour).toBe(hours);
  });

  property.prop([anyZone, dayFrom1900To2200], { numRuns: 3000 })(
    "is the instant when clocks of any zone reach the date, from 1900 to 2200",
    (name, day) => {
      const start = timeZone(name).startOf(dateAt(day));
      const clock = clockIn(name);
      expect(clock(start).wallTime).toBeGreaterThanOrEqual(day * 24 * hour);
      expect(clock(start - 1).wallTime).toBeLessThan(day * 24 * hour);
    },
  );

  property.prop([anyZone, dayFrom1900To2200], { numRuns: 1000 })(
    "never decreases from day to day",
    (name, day) => {
      const zone = timeZone(name);
      expect(zone.startOf(dateAt(day + 1))).toBeGreaterThanOrEqual(zone.startOf(dateAt(day)));
    },
  );

  test.each(["2025-02-30", "2025-1-1", "", "2025-03-31T00:00:00Z"])(
    "of %j throws invalid-argument",
    (date) => {
      expect(() => timeZone("UTC").startOf(date as CalendarDate)).toThrow(
        new SalesmetricsError(
          "invalid-argument",
          `startOf: expected a real date such as "2025-03-31", got "${date}"`,
        ),
      );
    },
  );
});

describe("dateOf", () => {
  test.each([
    ["Europe/Berlin", "2025-03-30"],
    ["America/New_York", "2025-11-02"],
    ["Australia/Lord_Howe", "2025-04-06"],
    ["Asia/Kolkata", "2025-03-31"],
    ["America/Sao_Paulo", "2018-11-04"],
    ["Pacific/Apia", "2011-12-31"],
  ] as const)("in %s turns to %s at its first millisecond and not one before", (name, date) => {
    const zone = timeZone(name);
    const start = zone.startOf(date);
    expect(zone.dateOf(start)).toBe(date);
    expect(zone.dateOf(start + 1)).toBe(date);
    expect(zone.dateOf(start - 1) < date).toBe(true);
  });

  property.prop([anyZone, dayFrom1900To2200, fc.integer({ min: 0, max: 24 * hour - 1 })], { numRuns: 3000 })(
    "is the date that clocks of any zone show, from 1900 to 2200",
    (name, day, timeOfDay) => {
      const instant = day * 24 * hour + timeOfDay;
      expect(timeZone(name).dateOf(instant)).toBe(clockIn(name)(instant).date);
    },
  );

  test("shows the old date again where clocks go back over midnight", () => {
    const zone = timeZone("America/St_Johns");
    const secondEvening = Date.parse("2006-10-29T02:31:00Z");
    expect(zone.dateOf(secondEvening - 1)).toBe("2006-10-29");
    expect(zone.dateOf(secondEvening)).toBe("2006-10-28");
  });

  test.each([NaN, Infinity, 8.64e15])("of %d throws invalid-argument", (instant) => {
    expect(() => timeZone("UTC").dateOf(instant)).toThrow(
      expect.objectContaining({ code: "invalid-argument" }),
    );
  });
});

describe("timeZone", () => {
  // @date-fns/tz takes most of these for offsets, because they hold a sign and two digits.
  test.each([
    "Europe/Berln",
    "Foo/Bar-10",
    "GMT+25",
    "+05:30",
    "-0800",
    "constructor",
    "toString",
    " UTC",
    "",
  ])("of the unknown name %j throws invalid-argument with the name", (name) => {
    expect(() => timeZone(name)).toThrow(
      new SalesmetricsError(
        "invalid-argument",
        `timeZone: expected an IANA name such as "Europe/Berlin", got "${name}"`,
      ),
    );
    expect(() => timeZone(name)).toThrow(expect.objectContaining({ code: "invalid-argument" }));
  });

  test("of what is no text throws invalid-argument", () => {
    for (const value of [undefined, null, 1, {}]) {
      expect(() => timeZone(value as never)).toThrow(expect.objectContaining({ code: "invalid-argument" }));
    }
  });

  test("knows every zone of the runtime by its own name", () => {
    expect(allZones.length).toBeGreaterThan(300);
    expect(allZones.map((name) => timeZone(name).name)).toEqual(allZones);
  });

  test("gives zones that are equal when their names are, and cannot be changed", () => {
    expect(timeZone("Europe/Berlin")).toEqual(timeZone("Europe/Berlin"));
    expect(timeZone("Europe/Berlin")).not.toEqual(timeZone("Europe/Paris"));
    expect(Object.isFrozen(timeZone("Europe/Berlin"))).toBe(true);
  });
});

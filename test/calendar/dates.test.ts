import { fc, test as property } from "@fast-check/vitest";
import { TZDate } from "@date-fns/tz";
import { addDays as addDaysLikeDateFns, differenceInCalendarDays, format, isValid, parseISO } from "date-fns";
import { describe, expect, test } from "vitest";
import { addDays, dateAt, dayOf, daysBetween, isCalendarDate } from "../../src/calendar/dates.js";
import type { CalendarDate } from "../../src/calendar/index.js";

const inUtc = (epochMs: number): TZDate => new TZDate(epochMs, "UTC");
const text = (date: Date): CalendarDate => format(date, "yyyy-MM-dd") as CalendarDate;
const anyDay = fc.integer({ min: -719162, max: 2932896 });

describe("addDays", () => {
  // date-fns writes the dates, and does not step: in a system zone that skipped a day, its addDays skips that day too.
  test("agrees with date-fns on every day from 1900 to 2100", () => {
    const wrong: string[] = [];
    let date: CalendarDate = "1900-01-01";
    for (let epochMs = Date.UTC(1900, 0, 1); epochMs < Date.UTC(2101, 0, 1); epochMs += 86_400_000) {
      const expected = text(inUtc(epochMs));
      if (date !== expected) wrong.push(`${date} for ${expected}`);
      date = addDays(date, 1);
    }
    expect(wrong.slice(0, 10)).toEqual([]);
    expect(date).toBe("2101-01-01");
  });

  property.prop([anyDay, anyDay])("agrees with date-fns over any distance", (from, to) => {
    const start = dateAt(from);
    expect(addDays(start, to - from)).toBe(text(addDaysLikeDateFns(inUtc(Date.parse(start)), to - from)));
  });

  test.each([
    ["2025-02-28", 1, "2025-03-01"],
    ["2024-02-28", 1, "2024-02-29"],
    ["1900-02-28", 1, "1900-03-01"],
    ["2000-03-01", -1, "2000-02-29"],
    ["2025-12-31", 1, "2026-01-01"],
    ["0001-01-01", 0, "0001-01-01"],
    ["0099-12-31", 1, "0100-01-01"],
    ["9999-12-30", 1, "9999-12-31"],
  ] as const)("of %s and %i is %s", (date, count, expected) => {
    expect(addDays(date, count)).toBe(expected);
  });

  test.each([
    ["9999-12-31", 1],
    ["0001-01-01", -1],
    ["2025-01-01", 1e9],
    ["2025-01-01", 0.5],
    ["2025-01-01", NaN],
    ["2025-01-01", Infinity],
  ] as const)("of %s and %d throws invalid-argument", (date, count) => {
    expect(() => addDays(date, count)).toThrow(expect.objectContaining({ code: "invalid-argument" }));
  });
});

describe("daysBetween", () => {
  property.prop([anyDay, anyDay])("agrees with date-fns", (from, to) => {
    const [start, end] = [dateAt(from), dateAt(to)];
    expect(daysBetween(start, end)).toBe(
      differenceInCalendarDays(inUtc(Date.parse(end)), inUtc(Date.parse(start))),
    );
  });

  property.prop([anyDay, anyDay])("is undone by addDays", (from, to) => {
    const [start, end] = [dateAt(from), dateAt(to)];
    expect(addDays(start, daysBetween(start, end))).toBe(end);
  });

  test("is zero for one date, negative for an earlier end, and counts a leap day", () => {
    expect(daysBetween("2025-03-31", "2025-03-31")).toBe(0);
    expect(daysBetween("2025-03-31", "2025-03-01")).toBe(-30);
    expect(daysBetween("2024-02-01", "2024-03-01")).toBe(29);
    expect(daysBetween("1970-01-01", "2000-01-01")).toBe(10957);
  });
});

describe("dateAt", () => {
  property.prop([anyDay])("writes dates that dayOf reads, in the same order as their days", (day) => {
    expect(dayOf(dateAt(day))).toBe(day);
    expect(dateAt(day)).toBe(new Date(day * 86_400_000).toISOString().slice(0, 10));
  });
});

describe("isCalendarDate", () => {
  const padded = (low: number, high: number, width: number) =>
    fc.integer({ min: low, max: high }).map((value) => String(value).padStart(width, "0"));

  property.prop([padded(1, 9999, 4), padded(0, 13, 2), padded(0, 32, 2)], { numRuns: 2000 })(
    "accepts exactly the days that date-fns can parse",
    (year, month, day) => {
      const candidate = `${year}-${month}-${day}`;
      expect(isCalendarDate(candidate)).toBe(isValid(parseISO(candidate)));
    },
  );

  const tenCharacters = fc
    .array(fc.constantFrom(..."00011223456789-/:"), { minLength: 8, maxLength: 8 })
    .map((some) => `${some.slice(0, 4).join("")}-${some[4]}${some[5]}-${some[6]}${some[7]}`);
  property.prop([tenCharacters], { numRuns: 3000 })("takes digits only", (candidate) => {
    const isDate = /^\d{4}-\d\d-\d\d$/.test(candidate) && candidate >= "0001" && isValid(parseISO(candidate));
    expect(isCalendarDate(candidate)).toBe(isDate);
  });

  property.prop([anyDay])("accepts every day of the years 1 to 9999", (day) => {
    expect(isCalendarDate(dateAt(day))).toBe(true);
  });

  test.each([
    "",
    "2025",
    "2025-3-31",
    "2025-03-31 ",
    " 2025-03-3",
    "2025-03-31T00:00:00Z",
    "2025/03/31",
    "2025-03-3x",
    "2025-0:-01",
    "2025-:0-01",
    "2025-01-/9",
    "202:-01-01",
    "20250-3-31",
    "+025-03-31",
    "0000-01-01",
    "10000-01-01",
    "2025-00-01",
    "2025-13-01",
    "2025-01-00",
    "2025-02-29",
    "1900-02-29",
    "2025-04-31",
    "２０２５-03-31",
    20250331,
    null,
    undefined,
    new Date(0),
    ["2025-03-31"],
  ])("refuses %j", (value) => {
    expect(isCalendarDate(value)).toBe(false);
  });

  test.each(["2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"])("accepts %s", (value) => {
    expect(isCalendarDate(value)).toBe(true);
  });
});

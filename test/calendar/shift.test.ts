import { fc, test as property } from "@fast-check/vitest";
import { addDays as plusDays, addMonths, format, parseISO } from "date-fns";
import {
  between,
  type CalendarDate,
  day,
  month,
  type Period,
  quarter,
  timeZone,
  week,
  year,
} from "salesmetrics";
import { describe, expect, test } from "vitest";
import { dateAt, dayOf } from "../../src/calendar/dates.js";
import { lastUnits, periodBefore, shiftDate, unitToDate } from "../../src/calendar/shift.js";

const dates = fc.integer({ min: dayOf("1900-01-01"), max: dayOf("2100-12-31") }).map(dateAt);
const counts = fc.integer({ min: -40, max: 40 });
const text = (date: Date): CalendarDate => format(date, "yyyy-MM-dd") as CalendarDate;
const edges = (period: Period | null): string | null => period && `${period.start}/${period.end}`;

describe("shiftDate", () => {
  property.prop([dates, counts])("by months, quarters and years is date-fns addMonths", (date, count) => {
    const months = (number: number): CalendarDate => text(addMonths(parseISO(date), number));
    expect(shiftDate(month(), date, count)).toBe(months(count));
    expect(shiftDate(quarter(), date, count)).toBe(months(3 * count));
    expect(shiftDate(year(), date, count)).toBe(months(12 * count));
    expect(shiftDate(year({ fiscalYearStartMonth: 4 }), date, count)).toBe(months(12 * count));
  });

  property.prop([dates, counts])("by days and weeks is date-fns addDays", (date, count) => {
    expect(shiftDate(day(), date, count)).toBe(text(plusDays(parseISO(date), count)));
    expect(shiftDate(week(), date, count)).toBe(text(plusDays(parseISO(date), 7 * count)));
    expect(shiftDate(week({ weekStartsOn: 0 }), date, count)).toBe(text(plusDays(parseISO(date), 7 * count)));
  });
});

describe("periodBefore", () => {
  property.prop([fc.integer({ min: 1950, max: 2050 }), fc.integer({ min: 1, max: 12 }), counts])(
    "of a whole month or quarter is a whole one",
    (ofYear, number, count) => {
      const quarterNumber = Math.ceil(number / 3);
      expect(periodBefore(month(ofYear, number), month(), count)).toEqual(
        month(ofYear, number).offset(-count),
      );
      expect(periodBefore(month(ofYear, number), year(), count)).toEqual(month(ofYear - count, number));
      expect(periodBefore(quarter(ofYear, quarterNumber), month(), 3 * count)).toEqual(
        quarter(ofYear, quarterNumber).offset(-count),
      );
    },
  );

  test("of a week is 52 weeks before for a year, and none for months", () => {
    expect(periodBefore(week("2025-03-31"), year(), 2)).toEqual(week("2025-03-31").offset(-104));
    expect(periodBefore(week("2025-03-31"), month(), 1)).toBeNull();
    expect(periodBefore(week("2025-03-31"), quarter(), 1)).toBeNull();
    expect(periodBefore(week("2025-03-31"), week(), 3)).toEqual(week("2025-03-31").offset(-3));
  });

  test.each([
    ["2025-03-01", "2025-05-01", "2025-02-01/2025-04-01"],
    ["2025-02-01", "2025-03-01", "2025-01-01/2025-02-01"],
    // One day, though it is the last of its month.
    ["2025-02-28", "2025-03-01", "2025-01-28/2025-01-29"],
    ["2025-03-30", "2025-04-01", null],
    ["2025-05-31", "2025-06-01", null],
    ["2025-03-10", "2025-03-15", "2025-02-10/2025-02-15"],
    ["2025-03-15", "2025-04-01", "2025-02-15/2025-03-01"],
    ["2025-03-01", "2025-03-29", "2025-02-01/2025-03-01"],
    ["2025-03-01", "2025-03-31", "2025-02-01/2025-03-01"],
  ] as const)("a month before %s to %s is %s", (start, end, before) => {
    expect(edges(periodBefore(between(start, end), month(), 1))).toBe(before);
  });

  test("keeps the zone", () => {
    const zoned = { timeZone: "Europe/Berlin" };
    expect(periodBefore(month(2025, 3, zoned), month(), 1)).toEqual(month(2025, 2, zoned));
    expect(periodBefore(between("2025-03-10", "2025-03-15", zoned), month(), 1)).toEqual(
      between("2025-02-10", "2025-02-15", zoned),
    );
  });
});

describe("lastUnits", () => {
  test("ends with the period, and has neighbours as long", () => {
    const twelve = lastUnits(month(2025, 3), month(), 12);
    expect(edges(twelve)).toBe("2024-04-01/2025-04-01");
    expect(twelve.label).toBe("2024-04-01/2025-04-01");
    expect(edges(twelve.offset(-1))).toBe("2023-04-01/2024-04-01");
    expect(edges(twelve.offset(2))).toBe("2026-04-01/2027-04-01");
    expect(edges(lastUnits(day("2025-03-31"), day(), 7))).toBe("2025-03-25/2025-04-01");
    expect(twelve.grain).toBeNull();
  });

  test("keeps the zone, and takes another", () => {
    const zoned = lastUnits(month(2025, 3, { timeZone: "Europe/Berlin" }), month(), 2);
    expect([zoned.timeZone, zoned.offset(1).timeZone]).toEqual(["Europe/Berlin", "Europe/Berlin"]);
    expect(zoned.inZone(timeZone("UTC")).timeZone).toBe("UTC");
    expect(edges(zoned.inZone(timeZone("UTC")))).toBe(edges(zoned));
  });
});

test("unitToDate begins where the unit of the last day does", () => {
  expect(edges(unitToDate(day("2025-03-15"), month()))).toBe("2025-03-01/2025-03-16");
  expect(edges(unitToDate(month(2025, 3), quarter()))).toBe("2025-01-01/2025-04-01");
  expect(edges(unitToDate(month(2025, 3), year({ fiscalYearStartMonth: 3 })))).toBe("2025-03-01/2025-04-01");
  expect(unitToDate(month(2025, 3, { timeZone: "UTC" }), quarter()).timeZone).toBe("UTC");
});

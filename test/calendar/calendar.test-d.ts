import { describe, expectTypeOf, test } from "vitest";
import {
  between,
  type CalendarDate,
  type CalendarOptions,
  day,
  type FiscalOptions,
  type Grain,
  grain,
  month,
  type Period,
  period,
  quarter,
  through,
  timeZone,
  type WeekOptions,
  week,
  year,
  type Zone,
} from "../../src/calendar/index.js";
import { addDays, daysBetween, isCalendarDate } from "../../src/calendar/dates.js";

const zone = { timeZone: "Europe/Berlin" };

describe("a constructor", () => {
  test("without numbers or a date gives a grain", () => {
    expectTypeOf(day()).toEqualTypeOf<Grain>();
    expectTypeOf(day(zone)).toEqualTypeOf<Grain>();
    expectTypeOf(week({ ...zone, weekStartsOn: 0 })).toEqualTypeOf<Grain>();
    expectTypeOf(month({})).toEqualTypeOf<Grain>();
    expectTypeOf(quarter({ fiscalYearStartMonth: 4 })).toEqualTypeOf<Grain>();
    expectTypeOf(year({ ...zone, fiscalYearStartMonth: 12 })).toEqualTypeOf<Grain>();
  });

  test("with numbers or a date gives a period", () => {
    expectTypeOf(day("2025-03-31")).toEqualTypeOf<Period>();
    expectTypeOf(week("2025-03-31", { weekStartsOn: 6 })).toEqualTypeOf<Period>();
    expectTypeOf(month(2025, 3, zone)).toEqualTypeOf<Period>();
    expectTypeOf(quarter(2025, 1)).toEqualTypeOf<Period>();
    expectTypeOf(year(2025, { fiscalYearStartMonth: 4 })).toEqualTypeOf<Period>();
    expectTypeOf(between("2025-03-01", "2025-03-08")).toEqualTypeOf<Period>();
    expectTypeOf(through("2025-03-01", "2025-03-07", zone)).toEqualTypeOf<Period>();
  });

  test("takes a zone that may be undefined", () => {
    expectTypeOf<{ timeZone: string | undefined }>().toExtend<CalendarOptions>();
  });

  test("refuses what it cannot place", () => {
    // @ts-expect-error a month needs its number
    month(2025);
    // @ts-expect-error a quarter needs its number
    quarter(2025);
    // @ts-expect-error a year is a number
    year("2025");
    // @ts-expect-error a day is a date, not a text
    day("March 31");
    // @ts-expect-error a day is a date, not an instant
    day(new Date(0));
    // @ts-expect-error a range needs its end
    between("2025-03-01");
  });

  test("refuses options that its unit does not use", () => {
    // @ts-expect-error months do not know weeks
    month({ weekStartsOn: 1 });
    // @ts-expect-error weeks do not know fiscal years
    week({ fiscalYearStartMonth: 4 });
    // @ts-expect-error there are seven weekdays
    week({ weekStartsOn: 7 });
    // @ts-expect-error months count from 1
    quarter({ fiscalYearStartMonth: 0 });
    expectTypeOf<WeekOptions["weekStartsOn"]>().toEqualTypeOf<0 | 1 | 2 | 3 | 4 | 5 | 6 | undefined>();
    expectTypeOf<FiscalOptions["fiscalYearStartMonth"]>().toEqualTypeOf<
      1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | undefined
    >();
  });
});

describe("what is read back", () => {
  test("comes from the plain data that was written", () => {
    expectTypeOf(grain(month().definition)).toEqualTypeOf<Grain>();
    expectTypeOf(period(month(2025, 3).toJSON())).toEqualTypeOf<Period>();
    expectTypeOf(timeZone("Europe/Berlin")).toEqualTypeOf<Zone>();
    // @ts-expect-error a label alone says no days
    period({ label: "2025-03" });
  });
});

describe("dates", () => {
  test("keep their type through arithmetic, and get it from the check", () => {
    expectTypeOf(addDays("2025-03-31", 1)).toEqualTypeOf<CalendarDate>();
    expectTypeOf(daysBetween("2025-03-31", "2025-04-01")).toEqualTypeOf<number>();
    expectTypeOf(isCalendarDate).guards.toEqualTypeOf<CalendarDate>();
  });
});

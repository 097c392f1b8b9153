import { between, day, grain, month, period, quarter, through, timeZone, week, year } from "salesmetrics";
import {
  align,
  anyGrain,
  businessCalendar,
  customPeriods,
  retailMonth,
  retailQuarter,
  retailWeek,
  retailYear,
} from "salesmetrics/calendars";
import { describe, expect, test } from "vitest";
import { checkCount, grainIn, isGrain, periodIn } from "../../src/calendar/arguments.js";

// Each function says its own name, what it expected, and what it got.

const no = null as never;
const noDate = (name: string, got: string): string =>
  `${name}: expected a real date such as "2025-03-31", got ${got}`;
const noOptions = (name: string): string => `${name}: expected an object of options, got null`;
const office = businessCalendar();
const march = month(2025, 3);
const custom = { kind: "custom", periods: [{ label: "a", start: "2025-01-01", end: "2025-02-01" }] };
const stored = { ...month().definition };

const calls: readonly (readonly [message: string, call: () => unknown])[] = [
  [noDate("day", "7"), () => day(7 as never)],
  [noOptions("day"), () => day("2025-03-01", no)],
  [noDate("week", "7"), () => week(7 as never)],
  [noOptions("week"), () => week(no)],
  [noOptions("month"), () => month(2025, 3, no)],
  [noOptions("quarter"), () => quarter(2025, 3, no)],
  [
    "quarter: expected a quarter from 1 to 4, got NaN",
    () => quarter(...([2025] as unknown as [number, number])),
  ],
  [noOptions("year"), () => year(2025, no)],
  [noOptions("grain"), () => grain(no)],
  ["grain: expected a unit (day, week, month, quarter, year), got undefined", () => grain({} as never)],
  [
    'grain: expected a unit (day, week, month, quarter, year), got "period"',
    () => grain({ ...stored, unit: "period" }),
  ],
  [
    'grain: expected the civil calendar, or { grain: anyGrain } for a report, got "retail"',
    () => grain(retailMonth().definition),
  ],
  ["period: expected a whole number, got 0.5", () => month().period(0.5)],
  [
    'inZone: expected a zone, such as timeZone("Europe/Berlin"), got "UTC"',
    () => month().inZone("UTC" as never),
  ],
  ['timeZone: expected an IANA name such as "Europe/Berlin", got "+02:00"', () => timeZone("+02:00")],
  [noDate("startOf", '"today"'), () => timeZone("UTC").startOf("today" as never)],
  [noDate("instantOf", '"today"'), () => timeZone("UTC").instantOf("today" as never, 0)],
  [noOptions("between"), () => between("2025-03-01", "2025-03-02", no)],
  [noDate("between", "null"), () => between(no, "2025-03-02")],
  [noDate("between", "null"), () => between("2025-03-02", no)],
  ['between: expected an end after 2025-03-02, got "2025-03-02"', () => between("2025-03-02", "2025-03-02")],
  [noOptions("through"), () => through("2025-03-01", "2025-03-02", no)],
  [noDate("through", "null"), () => through(no, "2025-03-02")],
  [noDate("through", "null"), () => through("2025-03-02", no)],
  [
    'through: expected a last day from 2025-03-02 on, got "2025-03-01"',
    () => through("2025-03-02", "2025-03-01"),
  ],
  [noOptions("period"), () => period(no)],
  ["period: expected a label, got 7", () => period({ ...march.toJSON(), label: 7 as never })],
  [noDate("period", "null"), () => period({ ...march.toJSON(), start: no })],
  ["offset: expected a whole number of periods, got 0.5", () => march.offset(0.5)],

  ["align: expected a period, such as month(2025, 3), got null", () => align(no, { by: "date" })],
  [noOptions("align"), () => align(march, no)],
  ["align: expected a whole number of years, got 0.5", () => align(march, { by: "number", years: 0.5 })],
  ['align: expected number, date, weekday or event, got "moon"', () => align(march, { by: "moon" as never })],
  ["align: expected a year from 1 to 9999, got 0", () => align(day("0001-05-05"), { by: "date" })],
  [
    "align: expected a year from 1 to 9999, got 10000",
    () => align(day("9998-05-05"), { by: "date", years: 2 }),
  ],
  ["align: expected events with one in or nearest to 2025-03, got none", () => align(march, { by: "event" })],
  [
    "align: expected events with one in or nearest to 2025-03, got 2025-03-01 and 2025-03-31",
    () => align(march, { by: "event", events: { 2025: "2025-03-01", 2026: "2025-03-31" } }),
  ],
  [
    "align: expected events to hold a day for 2024, got undefined",
    () => align(march, { by: "event", events: { 2025: "2025-03-01" } }),
  ],
  [noDate("align", '"March"'), () => align(march, { by: "event", events: { 2025: "March" as never } })],
  [
    'align: expected a period of a calendar with years, got "2025-03-01/2025-03-08"',
    () => align(between("2025-03-01", "2025-03-08"), { by: "number" }),
  ],

  [noOptions("anyGrain"), () => anyGrain(no)],
  ["anyGrain: expected a calendar, got null", () => anyGrain({ ...stored, calendar: no })],
  [
    "anyGrain: expected a unit of a retail or custom calendar, got month of custom",
    () => anyGrain({ ...stored, calendar: custom }),
  ],
  [
    "anyGrain: expected a unit of a retail or custom calendar, got period of retail",
    () => anyGrain({ ...retailMonth().definition, unit: "period" }),
  ],
  [
    "anyGrain: expected a unit of a retail or custom calendar, got day of retail",
    () => anyGrain({ ...retailMonth().definition, unit: "day" }),
  ],
  [
    "anyGrain: expected a unit of a retail or custom calendar, got period of moon",
    () => anyGrain({ ...stored, unit: "period", calendar: { kind: "moon" } }),
  ],
  [
    'anyGrain: expected a unit (day, week, month, quarter, year), got "moon"',
    () => anyGrain({ ...stored, unit: "moon" as never }),
  ],
  [
    "anyGrain: expected a list of at least one period, got object",
    () => anyGrain({ ...stored, unit: "period", calendar: { kind: "custom", periods: [] } as never }),
  ],
  [
    'anyGrain: expected a pattern (4-4-5, 4-5-4, 5-4-4), got "4-4-4"',
    () => anyGrain({ ...stored, calendar: { kind: "retail", pattern: "4-4-4" } as never }),
  ],

  [noOptions("businessCalendar"), () => businessCalendar(no)],
  ["businessCalendar: expected a list of weekdays, got 6", () => businessCalendar({ weekend: 6 as never })],
  ["businessCalendar: expected a weekday from 0 to 6, got 7", () => businessCalendar({ weekend: [7] })],
  [
    "businessCalendar: expected a weekend of at most six weekdays, got 7",
    () => businessCalendar({ weekend: [0, 1, 2, 3, 4, 5, 6] }),
  ],
  ["businessCalendar: expected a list of holidays, got null", () => businessCalendar({ holidays: no })],
  [noDate("businessCalendar", "null"), () => businessCalendar({ holidays: [no] })],
  [
    'businessCalendar: expected hours such as ["09:00", "17:00"], got 9',
    () => businessCalendar({ hours: 9 as never }),
  ],
  [
    'businessCalendar: expected a time of day such as "09:00", got "9:00"',
    () => businessCalendar({ hours: ["9:00", "17:00"] }),
  ],
  [
    'businessCalendar: expected a time of day such as "09:00", got "24:01"',
    () => businessCalendar({ hours: ["09:00", "24:01"] }),
  ],
  [
    'businessCalendar: expected a closing after 09:00, got "09:00"',
    () => businessCalendar({ hours: ["09:00", "09:00"] }),
  ],
  [noDate("isBusinessDay", "null"), () => office.isBusinessDay(no)],
  [noDate("add", "null"), () => office.add(no, 1)],
  ["add: expected a whole number of business days, got 0.5", () => office.add("2025-03-03", 0.5)],
  [noDate("daysBetween", "null"), () => office.daysBetween(no, "2025-03-03")],
  [noDate("daysBetween", "null"), () => office.daysBetween("2025-03-03", no)],

  [noOptions("customPeriods"), () => customPeriods(custom.periods as never, no)],
  ["customPeriods: expected a list of at least one period, got object", () => customPeriods([])],
  ["customPeriods: expected a period { label, start, end }, got null", () => customPeriods([no])],

  [noDate("retailWeek", '"2025"'), () => retailWeek("2025" as never)],
  ["retailWeek: expected a year from 1 to 9999, got 0", () => retailWeek(0, 1)],
  ["retailWeek: expected a week from 1 to 52, got 53", () => retailWeek(2024, 53)],
  ["retailMonth: expected a month from 1 to 12, got 13", () => retailMonth(2024, 13)],
  [
    "retailQuarter: expected a quarter from 1 to 4, got NaN",
    () => retailQuarter(...([2024] as unknown as [number, number])),
  ],
  [noOptions("retailYear"), () => retailYear(2024, { yearEnds: no })],
  [
    "retailYear: expected a yearEnds.weekday from 0 to 6, got 7",
    () => retailYear({ yearEnds: { on: "last", weekday: 7 as never, month: 1 } }),
  ],
  [
    "retailYear: expected a yearEnds.month from 1 to 12, got 0",
    () => retailYear({ yearEnds: { on: "last", weekday: 6, month: 0 as never } }),
  ],
  [
    'retailYear: expected nearest or last in yearEnds.on, got "first"',
    () => retailYear({ yearEnds: { on: "first" as never, weekday: 6, month: 1 } }),
  ],
  [
    'retailYear: expected start or end in namedAfter, got "middle"',
    () => retailYear({ namedAfter: "middle" as never }),
  ],

  ["max: expected a grain, such as month(), got 7", () => grainIn("max", 7 as never)],
  ["max: expected a period, such as month(2025, 3), got object", () => periodIn("max", {} as never)],
  ["max: expected a whole number of months from 1, got 0", () => checkCount("max", "months", 0)],
  ["max: expected a whole number of months from 1, got 1.5", () => checkCount("max", "months", 1.5)],
];

test.each(calls)("%s", (message, call) => {
  expect(call).toThrow(expect.objectContaining({ code: "invalid-argument", message }));
});

describe("what is a grain or a period", () => {
  test("is passed on as it is", () => {
    expect(grainIn("max", month())).toEqual(month());
    expect(periodIn("max", march)).toBe(march);
    expect(() => checkCount("max", "months", 1)).not.toThrow();
  });

  test.each([null, undefined, 5, "month", {}, { period: 1 }, { inZone: 1 }, march])(
    "%s is no grain",
    (value) => {
      expect(isGrain(value)).toBe(false);
    },
  );
});

describe("another year", () => {
  test.each([-3, -1, 1, 2, 5])("%i later has the months, quarters and years of the same number", (years) => {
    const by = { by: "number", years } as const;
    expect(align(month(2025, 3), by)).toEqual(month(2025 + years, 3));
    expect(align(quarter(2025, 4), by)).toEqual(quarter(2025 + years, 4));
    expect(align(year(2025), by)).toEqual(year(2025 + years));
    expect(align(retailMonth(2024, 12), by)).toEqual(retailMonth(2024 + years, 12));
    expect(align(retailQuarter(2024, 2), by)).toEqual(retailQuarter(2024 + years, 2));
  });

  test("may be the first and the last that there are", () => {
    expect(align(day("0002-05-05"), { by: "date" }).label).toBe("0001-05-05");
    expect(align(day("9998-05-05"), { by: "date", years: 1 }).label).toBe("9999-05-05");
  });

  test("has 28 February for 29 February, and 1 March for the end that 29 February is", () => {
    expect(align(day("2024-02-29"), { by: "date" }).label).toBe("2023-02-28");
    expect(align(between("2024-02-20", "2024-02-29"), { by: "date" }).label).toBe("2023-02-20/2023-03-01");
  });

  test("has a range of six days for a week with a leap day, though a week begins on its date", () => {
    expect(align(week("2024-02-26"), { by: "date", years: -6 }).label).toBe("2018-02-26/2018-03-04");
  });
});

test("a definition of each calendar makes its grain again", () => {
  const seasons = customPeriods(custom.periods as never);
  for (const each of [
    month(),
    week({ weekStartsOn: 3 }),
    retailWeek(),
    retailYear({ pattern: "4-4-5" }),
    seasons,
  ]) {
    const again = anyGrain(JSON.parse(JSON.stringify(each.definition)) as never);
    expect(again.definition).toEqual(each.definition);
    expect(again.period(0)).toEqual(each.period(0));
  }
});

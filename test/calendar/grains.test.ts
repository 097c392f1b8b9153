import { fc, test as property } from "@fast-check/vitest";
import { TZDate } from "@date-fns/tz";
import { getISOWeek, getISOWeekYear, getISOWeeksInYear } from "date-fns";
import { describe, expect, test } from "vitest";
import { dateAt, dayOf, daysBetween } from "../../src/calendar/dates.js";
import {
  type CalendarOptions,
  day,
  type Grain,
  grain,
  month,
  quarter,
  timeZone,
  week,
  year,
} from "../../src/calendar/index.js";
import type { SalesmetricsError } from "../../src/errors.js";
import { invalidArgument } from "../../src/errors.js";
import { tenZones } from "./oracle.js";

const invalid = expect.objectContaining({ code: "invalid-argument" }) as SalesmetricsError;
const constructors: Readonly<Record<string, (options?: CalendarOptions) => Grain>> = {
  day,
  week,
  month,
  quarter,
  year,
};
const anyDate = fc.integer({ min: dayOf("1600-01-01"), max: dayOf("2400-12-31") }).map(dateAt);
const weekStartsOn = fc.constantFrom(
  0 as const,
  1 as const,
  2 as const,
  3 as const,
  4 as const,
  5 as const,
  6 as const,
);
const fiscalYearStartMonth = fc.constantFrom(...([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const));
const anyGrain: fc.Arbitrary<Grain> = fc
  .record({
    unit: fc.constantFrom("day", "week", "month", "quarter", "year"),
    timeZone: fc.constantFrom(null, ...tenZones),
    weekStartsOn,
    fiscalYearStartMonth,
  })
  .map(grain);

describe("day", () => {
  test("with a date is that one day", () => {
    expect(day("2025-03-31").toJSON()).toEqual({
      label: "2025-03-31",
      start: "2025-03-31",
      end: "2025-04-01",
      timeZone: null,
    });
    expect(day("2025-12-31", { timeZone: "Asia/Kolkata" }).timeZone).toBe("Asia/Kolkata");
  });

  test("numbers days from 1970-01-01", () => {
    expect(day().period(0).label).toBe("1970-01-01");
    expect(day().period(-1).label).toBe("1969-12-31");
    expect(day().period(20178).label).toBe("2025-03-31");
  });

  test.each(["2025-02-30", "2025-3-31", "", "today", "2025-03-31T12:00:00Z", 20250331, true])(
    "of %j, which is no date, throws invalid-argument with the value",
    (value) => {
      expect(() => day(value as never)).toThrow(
        invalidArgument("day", 'a real date such as "2025-03-31"', value),
      );
      expect(() => day(value as never)).toThrow(invalid);
    },
  );
});

describe("week", () => {
  test("with a date is the week that holds it", () => {
    expect(week("2025-03-31").toJSON()).toEqual({
      label: "2025-W14",
      start: "2025-03-31",
      end: "2025-04-07",
      timeZone: null,
    });
    expect(week("2025-04-06").start).toBe("2025-03-31");
  });

  test.each([
    [0, "2025-03-30/2025-04-06"],
    [2, "2025-03-25/2025-04-01"],
    [3, "2025-03-26/2025-04-02"],
    [4, "2025-03-27/2025-04-03"],
    [5, "2025-03-28/2025-04-04"],
    [6, "2025-03-29/2025-04-05"],
  ] as const)("from weekday %i is labelled by its edges, %s", (weekday, label) => {
    expect(week("2025-03-31", { weekStartsOn: weekday }).label).toBe(label);
  });

  test("0 holds 1970-01-01, whichever day weeks begin on", () => {
    for (const weekday of [0, 1, 2, 3, 4, 5, 6] as const) {
      expect(week({ weekStartsOn: weekday }).period(0).contains("1970-01-01")).toBe(true);
    }
  });

  test.each([
    ["2024-12-30", "2025-W01"],
    ["2021-01-03", "2020-W53"],
    ["2016-01-01", "2015-W53"],
    ["2009-12-31", "2009-W53"],
    ["2010-01-04", "2010-W01"],
    ["1969-12-29", "1970-W01"],
    ["0099-12-28", "0099-W53"],
  ] as const)("of %s has the ISO label %s", (date, label) => {
    expect(week(date).label).toBe(label);
  });

  property.prop([anyDate])("has the ISO week and week-numbering year of date-fns", (date) => {
    const inUtc = new TZDate(Date.parse(date), "UTC");
    const label = `${getISOWeekYear(inUtc)}-W${String(getISOWeek(inUtc)).padStart(2, "0")}`;
    expect(week(date).label).toBe(label);
  });

  test("numbers 52 or 53 weeks in every ISO year from 1900 to 2100, as date-fns does", () => {
    const weeks = week();
    const counts = new Map<string, number>();
    const ordinalOf = weeks.reader();
    for (let ordinal = ordinalOf("1900-01-04"); ordinal <= ordinalOf("2100-12-28"); ordinal++) {
      const isoYear = weeks.period(ordinal).label.slice(0, 4);
      counts.set(isoYear, (counts.get(isoYear) ?? 0) + 1);
    }
    const expected = Array.from({ length: 201 }, (_, index): [string, number] => [
      String(1900 + index),
      getISOWeeksInYear(new TZDate(Date.UTC(1900 + index, 5, 15), "UTC")),
    ]);
    expect([...counts]).toEqual(expected);
    expect(counts.get("2020")).toBe(53);
  });

  property.prop([anyDate, weekStartsOn])(
    "begins on the weekday asked for, and holds the date",
    (date, weekday) => {
      const period = week(date, { weekStartsOn: weekday });
      expect(new Date(period.start).getUTCDay()).toBe(weekday);
      expect(daysBetween(period.start, period.end)).toBe(7);
      expect(period.contains(date)).toBe(true);
    },
  );

  test.each([-1, 7, 1.5, NaN, "1", null])("with weekStartsOn %j throws invalid-argument", (value) => {
    expect(() => week({ weekStartsOn: value as never })).toThrow(
      invalidArgument("week", "a weekStartsOn from 0 to 6", value),
    );
    expect(() => week("2025-03-31", { weekStartsOn: value as never })).toThrow(invalid);
  });

  test("of what is no date throws invalid-argument", () => {
    expect(() => week("2025-02-29")).toThrow(
      invalidArgument("week", 'a real date such as "2025-03-31"', "2025-02-29"),
    );
  });
});

describe("month", () => {
  test("with numbers is that month", () => {
    expect(month(2025, 3).toJSON()).toEqual({
      label: "2025-03",
      start: "2025-03-01",
      end: "2025-04-01",
      timeZone: null,
    });
    expect(month(2024, 12).end).toBe("2025-01-01");
    expect(month(1, 1).label).toBe("0001-01");
  });

  test("numbers months from January 1970", () => {
    expect(month().period(0).label).toBe("1970-01");
    expect(month().period(-1).label).toBe("1969-12");
    expect(month().period(662).label).toBe("2025-03");
  });

  test.each([0, 13, -1, 1.5, NaN, Infinity, "3"])(
    "of the month %j throws invalid-argument with the value",
    (value) => {
      expect(() => month(2025, value as never)).toThrow(
        invalidArgument("month", "a month from 1 to 12", value),
      );
      expect(() => month(2025, value as never)).toThrow(invalid);
    },
  );

  test.each([0, 10000, -5, 2025.5, NaN, "2025"])(
    "of the year %j throws invalid-argument with the value",
    (value) => {
      expect(() => month(value as never, 3)).toThrow(
        invalidArgument("month", "a year from 1 to 9999", value),
      );
    },
  );

  test("of a year without a month throws invalid-argument", () => {
    expect(() => (month as (value: number) => unknown)(2025)).toThrow(invalid);
  });
});

describe("quarter", () => {
  test.each([
    [1, 1, "2025-Q1", "2025-01-01", "2025-04-01"],
    [4, 1, "2025-Q4", "2025-10-01", "2026-01-01"],
    [1, 4, "FY2025-Q1", "2024-04-01", "2024-07-01"],
    [4, 4, "FY2025-Q4", "2025-01-01", "2025-04-01"],
    [1, 2, "FY2025-Q1", "2024-02-01", "2024-05-01"],
    [4, 2, "FY2025-Q4", "2024-11-01", "2025-02-01"],
    [2, 7, "FY2025-Q2", "2024-10-01", "2025-01-01"],
    [1, 10, "FY2025-Q1", "2024-10-01", "2025-01-01"],
    [1, 12, "FY2025-Q1", "2024-12-01", "2025-03-01"],
  ] as const)("%i of 2025, years from month %i, is %s, from %s to %s", (ofYear, from, label, start, end) => {
    expect(quarter(2025, ofYear, { fiscalYearStartMonth: from }).toJSON()).toEqual({
      label,
      start,
      end,
      timeZone: null,
    });
  });

  test("0 holds 1970-01-01, whichever month years begin in", () => {
    for (const from of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const) {
      expect(quarter({ fiscalYearStartMonth: from }).period(0).contains("1970-01-01")).toBe(true);
    }
  });

  property.prop([fc.integer({ min: 2, max: 9998 }), fiscalYearStartMonth])(
    "1 to 4 make up the year",
    (ofYear, from) => {
      const options = { fiscalYearStartMonth: from };
      const quarters = [1, 2, 3, 4].map((number) => quarter(ofYear, number, options));
      const whole = year(ofYear, options);
      expect(quarters.map((each) => each.label)).toEqual(
        [1, 2, 3, 4].map((number) => `${whole.label}-Q${number}`),
      );
      expect([...quarters.map((each) => each.start), whole.end]).toEqual([
        whole.start,
        ...quarters.map((each) => each.end),
      ]);
    },
  );

  test.each([0, 5, -1, 1.5, NaN, "1"])("of the number %j throws invalid-argument with the value", (value) => {
    expect(() => quarter(2025, value as never)).toThrow(
      invalidArgument("quarter", "a quarter from 1 to 4", value),
    );
    expect(() => quarter(2025, value as never)).toThrow(invalid);
  });

  test.each([0, 10000, 2025.5])("of the year %j throws invalid-argument with the value", (value) => {
    expect(() => quarter(value, 1)).toThrow(invalidArgument("quarter", "a year from 1 to 9999", value));
  });

  test.each([0, 13, 1.5, "4"])("with fiscalYearStartMonth %j throws invalid-argument", (value) => {
    const options = { fiscalYearStartMonth: value as never };
    const error = invalidArgument("quarter", "a fiscalYearStartMonth from 1 to 12", value);
    expect(() => quarter(options)).toThrow(error);
    expect(() => quarter(2025, 1, options)).toThrow(error);
  });
});

describe("year", () => {
  test.each([
    [1, "2025", "2025-01-01", "2026-01-01"],
    [2, "FY2025", "2024-02-01", "2025-02-01"],
    [4, "FY2025", "2024-04-01", "2025-04-01"],
    [12, "FY2025", "2024-12-01", "2025-12-01"],
  ] as const)("2025 from month %i is %s, from %s to %s", (from, label, start, end) => {
    expect(year(2025, { fiscalYearStartMonth: from }).toJSON()).toEqual({
      label,
      start,
      end,
      timeZone: null,
    });
  });

  test("0 holds 1970-01-01, whichever month years begin in", () => {
    for (const from of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const) {
      expect(year({ fiscalYearStartMonth: from }).period(0).contains("1970-01-01")).toBe(true);
    }
  });

  test.each([0, 10000, -1, 2025.5, NaN, "2025"])("%j throws invalid-argument with the value", (value) => {
    expect(() => year(value as never)).toThrow(invalidArgument("year", "a year from 1 to 9999", value));
    expect(() => year(value as never)).toThrow(invalid);
  });

  test("9999, and the fiscal year 1, throw invalid-argument, for their edges are no dates", () => {
    expect(() => year(9999)).toThrow(invalid);
    expect(() => year(1, { fiscalYearStartMonth: 4 })).toThrow(invalid);
    expect(year(9998).end).toBe("9999-01-01");
    expect(year(1).start).toBe("0001-01-01");
  });
});

describe("a grain", () => {
  test("without options has no zone, weeks from Monday and years from January", () => {
    for (const [unit, each] of Object.entries(constructors)) {
      expect(each().zone).toBeNull();
      expect(each().definition).toEqual({ unit, timeZone: null, weekStartsOn: 1, fiscalYearStartMonth: 1 });
      expect(each({}).definition).toEqual(each().definition);
      expect(each({ timeZone: undefined }).definition).toEqual(each().definition);
    }
  });

  test("with an unknown zone throws invalid-argument", () => {
    for (const each of Object.values(constructors)) {
      expect(() => each({ timeZone: "Mars/Olympus" })).toThrow(invalid);
    }
  });

  property.prop([anyGrain, fc.integer({ min: -150, max: 150 })])(
    "numbers periods that follow on each other",
    (each, ordinal) => {
      expect(each.period(ordinal).end).toBe(each.period(ordinal + 1).start);
      expect(each.period(ordinal).start < each.period(ordinal).end).toBe(true);
    },
  );

  property.prop([anyGrain, fc.integer({ min: -150, max: 150 })])(
    "is the same when made again from its definition as JSON",
    (each, ordinal) => {
      const again = grain(JSON.parse(JSON.stringify(each.definition)));
      expect(again).toEqual(each);
      expect(again.period(ordinal)).toEqual(each.period(ordinal));
      expect(again.definition).toEqual(each.definition);
    },
  );

  property.prop([anyGrain, fc.integer({ min: -150, max: 150 })])(
    "in another zone has the same days",
    (each, ordinal) => {
      const moved = each.inZone(timeZone("Asia/Tokyo"));
      expect(moved.definition).toEqual({ ...each.definition, timeZone: "Asia/Tokyo" });
      expect(moved.zone?.name).toBe("Asia/Tokyo");
      expect(moved.period(ordinal).toJSON()).toEqual({
        ...each.period(ordinal).toJSON(),
        timeZone: "Asia/Tokyo",
      });
    },
  );

  test.each([0.5, NaN, Infinity, "1"])("has no period %j", (ordinal) => {
    expect(() => month().period(ordinal as never)).toThrow(
      invalidArgument("period", "a whole number", ordinal),
    );
  });

  test("has no period beyond the years 1 to 9999", () => {
    for (const ordinal of [1e6, -1e6, 1e12, -1e12]) {
      expect(() => week().period(ordinal)).toThrow(invalid);
      expect(() => month().period(ordinal)).toThrow(invalid);
    }
  });

  test("cannot be changed", () => {
    const each = quarter({ fiscalYearStartMonth: 4 });
    expect(Object.isFrozen(each)).toBe(true);
    expect(Object.isFrozen(each.definition)).toBe(true);
  });
});

describe("grain", () => {
  const definition = { unit: "month", timeZone: null, weekStartsOn: 1, fiscalYearStartMonth: 1 } as const;

  test("sets to the default what its unit does not use", () => {
    expect(grain({ ...definition, weekStartsOn: 0, fiscalYearStartMonth: 4 }).definition).toEqual(definition);
    expect(
      grain({ ...definition, unit: "week", weekStartsOn: 0, fiscalYearStartMonth: 4 }).definition,
    ).toEqual({
      ...definition,
      unit: "week",
      weekStartsOn: 0,
    });
  });

  test("leaves the definition that it was given as it was", () => {
    const given = { ...definition };
    grain(given);
    expect(Object.isFrozen(given)).toBe(false);
  });

  test.each([{ unit: "decade" }, { weekStartsOn: 7 }, { fiscalYearStartMonth: 0 }, { timeZone: "Nowhere" }])(
    "with %j throws invalid-argument",
    (change) => {
      expect(() => grain({ ...definition, ...change } as never)).toThrow(invalid);
    },
  );
});

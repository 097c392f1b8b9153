import { fc, test as property } from "@fast-check/vitest";
import {
  differenceInCalendarDays,
  differenceInSeconds,
  getDay,
  getISOWeek,
  getISOWeekYear,
  getISOWeeksInYear,
  isValid,
  parseISO,
  subMonths,
  subYears,
} from "date-fns";
import {
  between,
  type CalendarDate,
  day,
  evaluate,
  month,
  type Period,
  prior,
  quarter,
  through,
  week,
  wonDeals,
  year,
} from "salesmetrics";
import {
  align,
  type Alignment,
  customPeriods,
  retailMonth,
  retailWeek,
  retailYear,
} from "salesmetrics/calendars";
import { describe, expect, test } from "vitest";
import { addDays, dateAt, dayOf, daysBetween } from "../../src/calendar/dates.js";
import { two } from "./retail-oracle.js";

const invalid = expect.objectContaining({ code: "invalid-argument" }) as Error;
const dates = fc.integer({ min: dayOf("1900-01-01"), max: dayOf("2100-12-31") }).map(dateAt);
const years = fc.integer({ min: -30, max: 30 });
const ranges = fc
  .tuple(dates, fc.integer({ min: 1, max: 500 }))
  .map(([start, days]) => between(start, addDays(start, days)));
const edges = ({ start, end }: Period) => [start, end];

describe("align by number", () => {
  property.prop([dates, years])(
    "finds the ISO week of date-fns, or none where the year has fewer",
    (date, count) => {
      const at = parseISO(date);
      const [ofYear, number] = [getISOWeekYear(at) + count, getISOWeek(at)];
      const found = align(week(date), { by: "number", years: count });
      const weeks = getISOWeeksInYear(parseISO(`${ofYear}-06-15`));
      expect(found?.label ?? null).toBe(number > weeks ? null : `${ofYear}-W${two(number)}`);
    },
  );

  property.prop([dates, years, fc.constantFrom(0, 2, 3, 4, 5, 6)])(
    "counts weeks from any weekday among those whose fourth day is in the year",
    (date, count, weekStartsOn) => {
      const numberOf = (period: Period): [string, number] => {
        const fourth = addDays(period.start, 3);
        let number = 1;
        while (addDays(fourth, -7 * number).slice(0, 4) === fourth.slice(0, 4)) number++;
        return [fourth.slice(0, 4), number];
      };
      const period = week(date, { weekStartsOn: weekStartsOn as 0 });
      const found = align(period, { by: "number", years: count });
      const [ofYear, number] = numberOf(period);
      if (found === null) expect(number).toBe(53);
      else expect(numberOf(found)).toEqual([String(Number(ofYear) + count), number]);
    },
  );

  property.prop([fc.integer({ min: 1950, max: 2080 }), fc.integer({ min: 1, max: 52 }), years])(
    "finds the same retail week of another year",
    (ofYear, number, count) => {
      const found = align(retailWeek(ofYear, number), { by: "number", years: count });
      expect(found).toEqual(retailWeek(ofYear + count, number));
    },
  );

  test("knows no week 53 and no day 366 in a year that has none", () => {
    expect(align(retailWeek(2023, 53), { by: "number" })).toBeNull();
    expect(align(retailWeek(2023, 53), { by: "number", years: -6 })).toEqual(retailWeek(2017, 53));
    expect(align(week("2020-12-31"), { by: "number" })).toBeNull();
    expect(align(day("2024-12-31"), { by: "number" })).toBeNull();
    expect(align(day("2024-12-31"), { by: "number", years: -4 })?.label).toBe("2020-12-31");
    expect(align(day("2025-03-01"), { by: "number" })?.label).toBe("2024-02-29");
  });

  test.each([
    [month(2025, 3), "2024-03"],
    [quarter(2025, 1, { fiscalYearStartMonth: 4 }), "FY2024-Q1"],
    [year(2025), "2024"],
    [retailMonth(2024, 12), "FY2023-M12"],
    [retailYear(2024), "FY2023"],
  ])("finds for %s the one of the year before, %s", (period, label) => {
    expect(align(period, { by: "number" })?.label).toBe(label);
  });

  test("refuses days that are no unit of a year", () => {
    const seasons = customPeriods([{ label: "Spring", start: "2024-03-01", end: "2024-09-01" }]);
    for (const period of [between("2025-03-01", "2025-03-08"), seasons.period(0)]) {
      expect(() => align(period, { by: "number" })).toThrow(
        "align: expected a period of a calendar with years",
      );
    }
  });
});

describe("align by date", () => {
  property.prop([ranges, years])("keeps month and day, and leap days within their month", (period, count) => {
    const found = align(period, { by: "date", years: count });
    const there = (date: CalendarDate, instead: string): string => {
      const same = `${Number(date.slice(0, 4)) + count}${date.slice(4)}`;
      return isValid(parseISO(same)) ? same : `${same.slice(0, 5)}${instead}`;
    };
    expect(edges(found)).toEqual([there(period.start, "02-28"), there(period.end, "03-01")]);
    expect(found.start < found.end).toBe(true);
  });

  test("makes months of months, and of a week seven days that are no week", () => {
    expect(align(month(2024, 2), { by: "date" })).toEqual(month(2023, 2));
    expect(align(month(2023, 2), { by: "date", years: 1 })).toEqual(month(2024, 2));
    expect(align(month(2024, 2), { by: "date" }).offset(-1).label).toBe("2023-01");
    expect(align(day("2024-02-29"), { by: "date" }).label).toBe("2023-02-28");
    expect(align(week("2025-03-31"), { by: "date" }).label).toBe("2024-03-31/2024-04-07");
  });

  test("keeps the zone", () => {
    const run = through("2025-03-01", "2025-03-09", { timeZone: "Europe/Berlin" });
    expect(align(run, { by: "date" }).zone?.name).toBe("Europe/Berlin");
    expect(align(month(2025, 3, { timeZone: "Europe/Berlin" }), { by: "date" }).timeZone).toBe(
      "Europe/Berlin",
    );
  });
});

describe("align by weekday", () => {
  property.prop([ranges, years])("moves by 52 weeks a year, so that weekdays match", (period, count) => {
    const found = align(period, { by: "weekday", years: count });
    for (const edge of ["start", "end"] as const) {
      expect(differenceInCalendarDays(parseISO(found[edge]), parseISO(period[edge]))).toBe(364 * count);
      expect(getDay(parseISO(found[edge]))).toBe(getDay(parseISO(period[edge])));
    }
  });

  property.prop([dates])("makes weeks of weeks", (date) => {
    expect(align(week(date), { by: "weekday" })).toEqual(week(date).offset(-52));
    expect(align(retailWeek(date), { by: "weekday" })).toEqual(retailWeek(date).offset(-52));
  });
});

describe("align by event", () => {
  // Western Easter, as published.
  const easter = {
    2019: "2019-04-21",
    2020: "2020-04-12",
    2021: "2021-04-04",
    2022: "2022-04-17",
    2023: "2023-04-09",
    2024: "2024-03-31",
    2025: "2025-04-20",
  } as const;

  property.prop([
    fc.constantFrom(2019, 2020, 2021, 2022, 2023, 2024, 2025),
    fc.constantFrom(2019, 2020, 2021, 2022, 2023, 2024, 2025),
    fc.integer({ min: -100, max: 100 }),
    fc.integer({ min: 1, max: 30 }),
  ])("keeps the distance in days from Easter", (here, there, distance, length) => {
    const start = addDays(easter[here as 2019], distance);
    const found = align(between(start, addDays(start, length)), {
      by: "event",
      events: easter,
      years: there - here,
    });
    expect(daysBetween(easter[there as 2019], found.start)).toBe(distance);
    expect(daysBetween(found.start, found.end)).toBe(length);
  });

  test("gives a week before Easter the week before Easter", () => {
    expect(align(week("2025-04-14"), { by: "event", events: easter })).toEqual(week("2024-03-25"));
    expect(align(month(2025, 4), { by: "event", events: easter }).label).toBe("2024-03-12/2024-04-11");
  });

  test.each<[string, Alignment, string]>([
    ["no table", { by: "event" }, "expected events with one in or nearest to 2025-04, got none"],
    [
      "no day for the other year",
      { by: "event", events: { 2025: "2025-04-20" } },
      "a day for 2024, got undefined",
    ],
    ["a day that is none", { by: "event", events: { 2025: "2025-02-30" } }, "expected a real date"],
    [
      "two that are as near",
      { by: "event", events: { 1: "2025-03-31", 2: "2025-05-01" } },
      "got 2025-03-31 and 2025-05-01",
    ],
    [
      "two within",
      { by: "event", events: { 1: "2025-04-01", 2: "2025-04-30" } },
      "got 2025-04-01 and 2025-04-30",
    ],
  ])("with %s throws invalid-argument", (_, how, message) => {
    expect(() => align(month(2025, 4), how)).toThrow(invalid);
    expect(() => align(month(2025, 4), how)).toThrow(message);
  });
});

describe("align", () => {
  test("of what is no alignment throws invalid-argument", () => {
    expect(() => align(month(2025, 4), { by: "moon" as never })).toThrow(
      'align: expected number, date, weekday or event, got "moon"',
    );
    expect(() => align(month(2025, 4), { by: "date", years: 0.5 })).toThrow(invalid);
    expect(() => align(month(2025, 4), { by: "date", years: -2025 })).toThrow(invalid);
    expect(() => align(month(2025, 4), { by: "weekday", years: 9000 })).toThrow(invalid);
  });
});

describe("published recipes that fail", () => {
  const won = (closedAt: CalendarDate) => ({ id: closedAt, status: "won" as const, closedAt });

  test("three months as seconds put 2024-03-31 into April; a quarter does not", () => {
    const ninetyDays = 3 * 30 * 86_400;
    const seconds = differenceInSeconds(parseISO("2024-03-31T00:00Z"), parseISO("2024-01-01T00:00Z"));
    expect(Math.floor(seconds / ninetyDays)).toBe(1);
    const report = evaluate({ wonDeals }, { deals: [won("2024-03-31")] }, { every: quarter() });
    expect(report.rows.map(({ period }) => period.label)).toEqual(["2024-Q1"]);
  });

  test("a month back from every day of March 2024 gives 31 days of February; the month before gives 29", () => {
    const march = Array.from({ length: 31 }, (_, index) => addDays("2024-03-01", index));
    const february = march.map((date) => subMonths(parseISO(date), 1));
    expect(february.map((date) => date.getMonth())).toEqual(Array<number>(31).fill(1));
    const deals = Array.from({ length: 29 }, (_, index) => won(addDays("2024-02-01", index)));
    expect(prior(wonDeals)({ deals }, { during: month(2024, 3) })).toBe(29);
    expect(daysBetween(month(2024, 3).offset(-1).start, month(2024, 3).offset(-1).end)).toBe(29);
  });

  test("a year before the Sunday that starts a week is a Saturday; 52 weeks before is a Sunday", () => {
    const period = week("2023-03-12", { weekStartsOn: 0 });
    expect(getDay(subYears(parseISO(period.start), 1))).toBe(6);
    const found = align(period, { by: "weekday" });
    expect(getDay(parseISO(found.start))).toBe(0);
    expect(found).toEqual(week("2022-03-13", { weekStartsOn: 0 }));
  });
});

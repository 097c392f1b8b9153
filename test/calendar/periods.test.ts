import { inspect } from "node:util";
import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { invalidArgument } from "../../src/errors.js";
import { addDays, dateAt, dayOf, daysBetween } from "../../src/calendar/dates.js";
import {
  between,
  type CalendarDate,
  day,
  month,
  type Period,
  period,
  quarter,
  through,
  timeZone,
  week,
  year,
} from "../../src/calendar/index.js";
import type { SalesmetricsError } from "../../src/errors.js";
import { hour, tenZones } from "./oracle.js";

const invalid = expect.objectContaining({ code: "invalid-argument" }) as SalesmetricsError;
const zoneName = fc.constantFrom(...tenZones);
const dateFrom1950 = fc.integer({ min: dayOf("1950-01-01"), max: dayOf("2100-12-31") }).map(dateAt);

const anyPeriod: fc.Arbitrary<Period> = fc
  .tuple(dateFrom1950, fc.integer({ min: 1, max: 400 }), fc.option(zoneName, { nil: undefined }))
  .chain(([date, length, zone]) => {
    const options = { timeZone: zone };
    const yearOfDate = Number(date.slice(0, 4));
    return fc.constantFrom(
      day(date, options),
      week(date, { ...options, weekStartsOn: 0 }),
      month(yearOfDate, Number(date.slice(5, 7)), options),
      quarter(yearOfDate, 2, { ...options, fiscalYearStartMonth: 11 }),
      year(yearOfDate, options),
      between(date, addDays(date, length), options),
    );
  });

describe("contains", () => {
  test("holds the first day of a period and not the day after the last", () => {
    const march = month(2025, 3);
    expect(
      (["2025-02-28", "2025-03-01", "2025-03-31", "2025-04-01"] as const).map((date) => march.contains(date)),
    ).toEqual([false, true, true, false]);
  });

  test.each([
    ["Europe/Berlin", "2025-03-29T23:00:00Z", "2025-03-30T22:00:00Z", "2025-03-30"],
    ["America/New_York", "2025-11-02T04:00:00Z", "2025-11-03T05:00:00Z", "2025-11-02"],
    ["Australia/Lord_Howe", "2025-04-05T13:00:00Z", "2025-04-06T13:30:00Z", "2025-04-06"],
    ["Australia/Sydney", "2025-10-04T14:00:00Z", "2025-10-05T13:00:00Z", "2025-10-05"],
    ["America/Sao_Paulo", "2018-11-04T03:00:00Z", "2018-11-05T02:00:00Z", "2018-11-04"],
    ["Asia/Kolkata", "2025-03-30T18:30:00Z", "2025-03-31T18:30:00Z", "2025-03-31"],
    ["America/St_Johns", "2006-10-29T02:30:00Z", "2006-10-30T03:30:00Z", "2006-10-29"],
    ["Pacific/Apia", "2011-12-29T10:00:00Z", "2011-12-30T10:00:00Z", "2011-12-29"],
  ] as const)("holds exactly the instants in %s from %s up to %s on %s", (zone, start, end, date) => {
    const period = day(date, { timeZone: zone });
    const [first, after] = [Date.parse(start), Date.parse(end)];
    expect([first - 1, first, after - 1, after].map((instant) => period.contains(instant))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  test("holds no instant on a date that the zone skipped, but does hold the date", () => {
    const skipped = day("2011-12-30", { timeZone: "Pacific/Apia" });
    const instants = [-hour, -1, 0, 1, hour].map((step) => Date.parse("2011-12-30T10:00:00Z") + step);
    expect(instants.map((instant) => skipped.contains(instant))).toEqual([false, false, false, false, false]);
    expect(skipped.contains("2011-12-30")).toBe(true);
  });

  test("throws missing-time-zone for an instant when the period has no zone, and says the fix", () => {
    expect(() => month(2025, 3).contains(0)).toThrow(expect.objectContaining({ code: "missing-time-zone" }));
    expect(() => month(2025, 3).contains(0)).toThrow(
      'contains: expected a period with a time zone, such as month(2025, 3, { timeZone: "Europe/Berlin" }), for an instant, got 2025-03 without one',
    );
  });

  test("does not hold an invalid time", () => {
    expect(month(2025, 3, { timeZone: "UTC" }).contains(NaN)).toBe(false);
  });

  property.prop([
    zoneName,
    dateFrom1950,
    fc.integer({ min: 1, max: 40 }),
    fc.double({ min: 0, max: 1, noNaN: true }),
  ])("holds every instant of a range on exactly one of its days", (name, from, length, share) => {
    const zone = timeZone(name);
    const first = zone.startOf(from);
    const last = zone.startOf(addDays(from, length)) - 1;
    if (last < first) return; // The one day that Samoa skipped.
    const days = Array.from({ length }, (_, index) => day(addDays(from, index), { timeZone: name }));
    for (const instant of [first, first + Math.floor(share * (last - first)), last]) {
      expect(days.filter((each) => each.contains(instant))).toHaveLength(1);
    }
    expect(days.some((each) => each.contains(first - 1) || each.contains(last + 1))).toBe(false);
  });

  property.prop([anyPeriod, zoneName, fc.integer({ min: -3 * 24 * hour, max: 3 * 24 * hour })])(
    "holds an instant exactly when one of its days does",
    (any, name, step) => {
      const zone = timeZone(name);
      const inZone = any.inZone(zone);
      for (const edge of [any.start, any.end]) {
        const instant = zone.startOf(edge) + step;
        const nearby = Array.from({ length: 11 }, (_, index) => addDays(edge, index - 5));
        const holder = nearby.filter((date) => day(date, { timeZone: name }).contains(instant));
        expect(holder).toHaveLength(1);
        expect(inZone.contains(instant)).toBe(holder.some((date) => any.contains(date)));
      }
    },
  );
});

describe("offset", () => {
  test.each([
    [month(2025, 3), -1, "2025-02"],
    [month(2025, 1), -1, "2024-12"],
    [month(2025, 3), 12, "2026-03"],
    [day("2024-03-01"), -1, "2024-02-29"],
    [week("2025-03-31"), -14, "2024-W52"],
    [quarter(2025, 1), -1, "2024-Q4"],
    [quarter(2025, 4, { fiscalYearStartMonth: 4 }), 1, "FY2026-Q1"],
    [year(2025), -4, "2021"],
    [between("2025-03-01", "2025-03-08"), -1, "2025-02-22/2025-03-01"],
    [between("2025-03-01", "2025-03-08"), 2, "2025-03-15/2025-03-22"],
  ])("of %s by %i is %s", (from, count, label) => {
    expect(from.offset(count).label).toBe(label);
  });

  property.prop([anyPeriod, fc.integer({ min: -500, max: 500 })])(
    "is undone by the opposite offset",
    (any, count) => {
      expect(any.offset(count).offset(-count)).toEqual(any);
    },
  );

  property.prop([anyPeriod])("by one begins where the period ends, and keeps its zone", (any) => {
    const next = any.offset(1);
    expect(next.start).toBe(any.end);
    expect(next.timeZone).toBe(any.timeZone);
    expect(next.zone).toEqual(any.zone);
  });

  property.prop([anyPeriod, fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })])(
    "by two counts is the offset by their sum",
    (any, once, again) => {
      expect(any.offset(once).offset(again)).toEqual(any.offset(once + again));
    },
  );

  test("of Monday to Sunday by minus one is the prior Monday to Sunday, seven days (G37)", () => {
    const range = through("2025-03-31", "2025-04-06");
    const previous = range.offset(-1);
    expect([previous.start, previous.end]).toEqual(["2025-03-24", "2025-03-31"]);
    expect(new Date(previous.start).getUTCDay()).toBe(1);
    expect(daysBetween(previous.start, previous.end)).toBe(7);
  });

  test("of a range across a clock change keeps whole days", () => {
    const range = between("2025-03-24", "2025-03-31", { timeZone: "Europe/Berlin" });
    expect(range.offset(1).contains(Date.parse("2025-03-30T22:00:00Z"))).toBe(true);
    expect(range.offset(1).contains(Date.parse("2025-03-30T22:00:00Z") - 1)).toBe(false);
  });

  test.each([0.5, NaN, Infinity])("by %d throws invalid-argument", (count) => {
    const error = invalidArgument("offset", "a whole number of periods", count);
    expect(() => month(2025, 3).offset(count)).toThrow(error);
    expect(() => between("2025-03-01", "2025-03-08").offset(count)).toThrow(error);
  });

  test("beyond the years 1 to 9999 throws invalid-argument", () => {
    expect(() => year(9998).offset(1)).toThrow(invalid);
    expect(() => between("0001-01-02", "0001-01-04").offset(-1)).toThrow(invalid);
  });
});

describe("inZone", () => {
  test("keeps the days and the unit, and moves the instants", () => {
    const berlin = month(2025, 3).inZone(timeZone("Europe/Berlin"));
    expect(berlin.toJSON()).toEqual({ ...month(2025, 3).toJSON(), timeZone: "Europe/Berlin" });
    expect(berlin.zone?.name).toBe("Europe/Berlin");
    expect(berlin.contains(Date.parse("2025-02-28T23:00:00Z"))).toBe(true);
    expect(berlin.inZone(timeZone("UTC")).contains(Date.parse("2025-02-28T23:00:00Z"))).toBe(false);
    expect(berlin.offset(-1)).toEqual(month(2025, 2, { timeZone: "Europe/Berlin" }));
  });

  property.prop([anyPeriod, zoneName])("gives the period that is made with that zone", (any, name) => {
    expect(any.inZone(timeZone(name)).toJSON()).toEqual({ ...any.toJSON(), timeZone: name });
  });
});

describe("a period", () => {
  test("equals another with the same days, and no other", () => {
    expect(month(2025, 3)).toEqual(month(2025, 3));
    expect(month(2025, 3)).toStrictEqual(month().period(662));
    expect(month(2025, 3)).not.toEqual(month(2025, 4));
    expect(month(2025, 3)).not.toEqual(month(2025, 3, { timeZone: "UTC" }));
    expect(between("2025-03-01", "2025-04-01")).not.toEqual(month(2025, 3));
  });

  test("stays equal after it has been asked", () => {
    const asked = month(2025, 3, { timeZone: "UTC" });
    asked.contains(0);
    expect(asked).toEqual(month(2025, 3, { timeZone: "UTC" }));
  });

  test("shows its label, days and zone name, and nothing else", () => {
    const march = month(2025, 3, { timeZone: "Europe/Berlin" });
    const plain = { label: "2025-03", start: "2025-03-01", end: "2025-04-01", timeZone: "Europe/Berlin" };
    expect({ ...march }).toEqual(plain);
    expect(JSON.parse(JSON.stringify(march))).toEqual(plain);
    expect(inspect(march)).toBe("2025-03");
    expect(String(march as unknown)).toBe("2025-03");
  });

  test("cannot be changed", () => {
    expect(Object.isFrozen(month(2025, 3))).toBe(true);
    expect(() => {
      (month(2025, 3) as { label: string }).label = "April";
    }).toThrow(TypeError);
  });
});

describe("between", () => {
  test("holds the start and not the end", () => {
    const range = between("2025-03-01", "2025-03-08");
    expect(range.toJSON()).toEqual({
      label: "2025-03-01/2025-03-08",
      start: "2025-03-01",
      end: "2025-03-08",
      timeZone: null,
    });
    expect(range.contains("2025-03-07")).toBe(true);
    expect(range.contains("2025-03-08")).toBe(false);
  });

  test("takes a zone", () => {
    expect(between("2025-03-01", "2025-03-08", { timeZone: "UTC" }).zone?.name).toBe("UTC");
    expect(() => between("2025-03-01", "2025-03-08", { timeZone: "Nowhere" })).toThrow(invalid);
  });

  test("throws invalid-argument when the start is not before the end", () => {
    const error = invalidArgument("between", "an end after 2025-03-08", "2025-03-08");
    expect(() => between("2025-03-08", "2025-03-08")).toThrow(error);
    expect(() => between("2025-03-08", "2025-03-01")).toThrow(invalid);
  });

  test.each([
    ["2025-02-30", "2025-03-08"],
    ["2025-03-01", "2025-03-32"],
  ] as const)("of %s and %s, one of which is no date, throws invalid-argument", (start, end) => {
    expect(() => between(start, end)).toThrow(invalid);
  });
});

describe("through", () => {
  test("one date in America/Chicago holds that evening, which is the next day in UTC (G32)", () => {
    const range = through("2026-09-07", "2026-09-07", { timeZone: "America/Chicago" });
    expect(range.contains(Date.parse("2026-09-08T02:23:34Z"))).toBe(true);
    const edges = [Date.parse("2026-09-07T05:00:00Z"), Date.parse("2026-09-08T05:00:00Z")] as const;
    expect(
      [edges[0] - 1, edges[0], edges[1] - 1, edges[1]].map((instant) => range.contains(instant)),
    ).toEqual([false, true, true, false]);
    expect([range.start, range.end]).toEqual(["2026-09-07", "2026-09-08"]);
  });

  property.prop([dateFrom1950, fc.nat(400)])(
    "is between the first day and the day after the last",
    (first, length) => {
      const last = addDays(first, length);
      const [picked, same] = [through(first, last), between(first, addDays(last, 1))];
      expect({ ...picked, label: "" }).toEqual({ ...same, label: "" });
      expect(picked.label).toBe(length === 0 ? first : `${first}..${last}`);
      expect(picked.offset(-1).label).toBe(through(same.offset(-1).start, addDays(first, -1)).label);
    },
  );

  test("throws invalid-argument when the last day is before the first", () => {
    expect(() => through("2025-03-08", "2025-03-07")).toThrow(
      invalidArgument("through", "a last day from 2025-03-08 on", "2025-03-07"),
    );
    expect(() => through("2025-03-08", "2025-03-07")).toThrow(invalid);
  });

  test("of what is no date throws invalid-argument", () => {
    expect(() => through("2025-02-29", "2025-03-01")).toThrow(invalid);
    expect(() => through("2025-02-01", "2025-02-29")).toThrow(invalid);
  });
});

describe("period", () => {
  property.prop([anyPeriod])("gives back what was written as JSON", (any) => {
    const again = period(JSON.parse(JSON.stringify(any)));
    expect(again).toEqual(any);
    expect(again.zone).toEqual(any.zone);
    expect(again.inZone(timeZone("UTC")).label).toBe(any.label);
  });

  test("moves by days, because JSON does not say that the days were a month", () => {
    const march = period(month(2025, 3).toJSON());
    expect(march.offset(-1).toJSON()).toEqual(between("2025-01-29", "2025-03-01").toJSON());
    expect(march.offset(0).label).toBe("2025-03");
  });

  test.each([
    { start: "2025-02-30" },
    { end: "2025-03-01" },
    { end: "2025-02-01" },
    { label: 3 },
    { timeZone: "Nowhere" },
    { start: null },
  ])("with %j throws invalid-argument", (change) => {
    const json = { ...month(2025, 3).toJSON(), ...change };
    expect(() => period(json as never)).toThrow(invalid);
  });

  test("reads edges as they are, whatever the label says", () => {
    const odd: { start: CalendarDate; end: CalendarDate } = { start: "2025-03-05", end: "2025-03-06" };
    expect(period({ label: "2024-01", timeZone: null, ...odd }).contains("2025-03-05")).toBe(true);
  });
});

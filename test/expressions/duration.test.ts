import { fc, test as property } from "@fast-check/vitest";
import { differenceInCalendarDays, differenceInMilliseconds, parseISO } from "date-fns";
import { calendarDays, count, Deal, elapsed, lte, mean, month, type Period, sum } from "salesmetrics";
import { describe, expect, test } from "vitest";
import { clockIn, tenZones } from "../calendar/oracle.js";
import { read, Thing } from "./thing.js";

const inZone = (timeZone: string): { during: Period } => ({ during: month(2025, 3, { timeZone }) });

/** The same time as a calendar date, the milliseconds of an instant being days. */
function onDay(time: Date | string | undefined): Date | string | undefined {
  if (!(time instanceof Date) || Number.isNaN(time.getTime())) return time;
  return `1970-01-${String(time.getTime() + 1).padStart(2, "0")}`;
}

describe("elapsed", () => {
  test.each([
    ["days", 1.5],
    ["hours", 36],
    ["minutes", 2160],
    ["seconds", 129_600],
  ] as const)("counts %s between two instants", (unit, expected) => {
    const row = { t: new Date("2025-03-30T00:00:00Z"), u: new Date("2025-03-31T12:00:00Z") };
    expect(read(elapsed(Thing.t, Thing.u, unit), row)).toBe(expected);
  });

  test("keeps fractions to the millisecond", () => {
    expect(read(elapsed(Thing.t, Thing.u, "seconds"), { t: new Date(0), u: new Date(1) })).toBe(0.001);
    expect(read(elapsed(Thing.t, Thing.u), { t: new Date(0), u: new Date(1) })).toBe(1 / 86_400_000);
  });

  test("counts whole days between two calendar dates, in no zone", () => {
    expect(read(elapsed(Thing.t, Thing.u), { t: "2024-02-28", u: "2024-03-01" })).toBe(2);
    expect(read(elapsed(Thing.t, Thing.u, "hours"), { t: "2025-03-29", u: "2025-03-31" })).toBe(48);
    expect(read(elapsed(Thing.t, Thing.u), { t: "2025-03-31", u: "2025-03-31" })).toBe(0);
  });

  test("counts the 23 hours of a day in spring between instants, and a whole day between dates", () => {
    const row = { t: new Date("2025-03-30T00:00:00+01:00"), u: new Date("2025-03-31T00:00:00+02:00") };
    expect(read(elapsed(Thing.t, Thing.u, "hours"), row)).toBe(23);
    expect(read(elapsed(Thing.t, Thing.u, "hours"), { t: "2025-03-30", u: "2025-03-31" })).toBe(24);
  });

  test("counts days in the zone of the question between a date and an instant", () => {
    // 20:00Z is the same day in Berlin and the next in Kolkata.
    const row = { t: "2025-03-01", u: new Date("2025-03-04T20:00:00Z") };
    expect(read(elapsed(Thing.t, Thing.u), row, inZone("Europe/Berlin"))).toBe(3);
    expect(read(elapsed(Thing.t, Thing.u), row, inZone("Asia/Kolkata"))).toBe(4);
    expect(() => read(elapsed(Thing.t, Thing.u), row)).toThrow(
      expect.objectContaining({ code: "missing-time-zone", message: expect.stringMatching(/^value: /) }),
    );
  });

  test.each([
    [{ t: "2025-03-31", u: "2025-03-30" }, "negative duration"],
    [{ t: new Date(1), u: new Date(0) }, "negative duration"],
    [{ t: "2025-03-31" }, "missing u"],
    [{ u: "2025-03-31" }, "missing t"],
    [{ t: "2025-03-31", u: "2025-13-01" }, "invalid u"],
    [{ t: new Date(Number.NaN), u: "2025-03-31" }, "invalid t"],
  ])("reports what is no duration: %o", (row: { t?: Date | string; u?: Date | string }, why) => {
    for (const unit of ["days", "hours", "minutes", "seconds"] as const) {
      expect(read(elapsed(Thing.t, Thing.u, unit), row)).toBe(why);
    }
    const days = read(calendarDays(Thing.t, Thing.u), { ...row, t: onDay(row.t), u: onDay(row.u) });
    expect(days).toBe(why);
  });

  const instants = fc.date({
    min: new Date("1990-01-01"),
    max: new Date("2060-01-01"),
    noInvalidDate: true,
  });

  property.prop([fc.array(fc.tuple(instants, instants), { minLength: 1, maxLength: 20 })])(
    "adds whole milliseconds and divides once",
    (pairs) => {
      const ordered = pairs.map(([one, other]) =>
        one <= other ? ([one, other] as const) : ([other, one] as const),
      );
      const deals = ordered.map(([createdAt, closedAt], index) => ({
        id: String(index),
        status: "won" as const,
        createdAt,
        closedAt,
      }));
      let milliseconds = 0n;
      for (const [start, end] of ordered) milliseconds += BigInt(differenceInMilliseconds(end, start));
      const cycle = elapsed(Deal.createdAt, Deal.closedAt, "hours");
      expect(sum(cycle)({ deals })).toBe(Number(milliseconds) / 3_600_000);
      expect(mean(cycle)({ deals })).toBe(Number(milliseconds) / (3_600_000 * pairs.length));
    },
  );

  test("can be compared with a number", () => {
    const answered = count(Deal, { where: lte(elapsed(Deal.createdAt, Deal.closedAt, "hours"), 24) });
    const deals = [23.99, 24, 24.01].map((hours, index) => ({
      id: String(index),
      status: "won" as const,
      createdAt: new Date(0),
      closedAt: new Date(hours * 3_600_000),
    }));
    expect(answered({ deals })).toBe(2);
  });
});

describe("calendarDays", () => {
  test("counts midnights: Monday evening to Tuesday morning is one day", () => {
    const row = { t: new Date("2025-03-03T22:00:00Z"), u: new Date("2025-03-04T05:00:00Z") };
    expect(read(calendarDays(Thing.t, Thing.u), row, inZone("Europe/Berlin"))).toBe(1);
    expect(read(calendarDays(Thing.t, Thing.u), row, inZone("America/Los_Angeles"))).toBe(0);
  });

  test("needs a zone for instants and none for dates", () => {
    expect(read(calendarDays(Thing.t, Thing.u), { t: "2024-02-28", u: "2024-03-01" })).toBe(2);
    expect(() => read(calendarDays(Thing.t, Thing.u), { t: new Date(0), u: new Date(1) })).toThrow(
      expect.objectContaining({ code: "missing-time-zone" }),
    );
  });

  property.prop([
    fc.constantFrom(...tenZones.filter((zone) => zone !== "Pacific/Apia")),
    fc.integer({ min: Date.parse("1995-01-01"), max: Date.parse("2035-01-01") }),
    fc.integer({ min: 0, max: 40 * 86_400_000 }),
  ])("counts the dates that a clock in the zone goes through", (zone, start, length) => {
    const clock = clockIn(zone);
    const [first, last] = [clock(start).date, clock(start + length).date];
    const expected = differenceInCalendarDays(parseISO(last), parseISO(first));
    const row = { t: new Date(start), u: new Date(start + length) };
    // Where clocks go back over midnight the dates on them go back as well.
    fc.pre(expected >= 0);
    expect(read(calendarDays(Thing.t, Thing.u), row, inZone(zone))).toBe(expected);
  });
});

import { fc, test as property } from "@fast-check/vitest";
import { TZDate } from "@date-fns/tz";
import { addBusinessDays, addDays as addDaysLikeDateFns, format, getDay } from "date-fns";
import {
  asOf,
  type CalendarDate,
  calendarDays,
  count,
  Deal,
  definitionOf,
  elapsed,
  evaluate,
  lte,
  mean,
  median,
  month,
  type Period,
  sum,
} from "salesmetrics";
import { businessCalendar, businessDays, businessHours, type BusinessOptions } from "salesmetrics/calendars";
import { table } from "salesmetrics/tables";
import { describe, expect, test } from "vitest";
import { dateAt, dayOf } from "../../src/calendar/dates.js";
import { clockIn, tenZones } from "../calendar/oracle.js";
import { read, Thing } from "../expressions/thing.js";

const invalid = expect.objectContaining({ code: "invalid-argument" }) as Error;
const minute = 60_000;
const dates = fc.integer({ min: dayOf("1990-01-01"), max: dayOf("2060-12-31") }).map(dateAt);
const weekends = fc.uniqueArray(fc.nat({ max: 6 }), { maxLength: 6 });
const inZone = (timeZone: string): { during: Period } => ({ during: month(2025, 3, { timeZone }) });

/** Consecutive dates from a date on, by date-fns. */
function* datesFrom(start: CalendarDate, step = 1): Generator<{ date: CalendarDate; weekday: number }> {
  for (let at: Date = new TZDate(Date.parse(start), "UTC"); ; at = addDaysLikeDateFns(at, step)) {
    yield { date: format(at, "yyyy-MM-dd") as CalendarDate, weekday: getDay(at) };
  }
}

/** The number of business days from `start`, included, to `end`, excluded, by a look at each day. */
function countLike(
  { weekend = [6, 0], holidays = [] }: BusinessOptions,
  start: CalendarDate,
  end: CalendarDate,
) {
  let found = 0;
  for (const { date, weekday } of datesFrom(start)) {
    if (date >= end) return found;
    if (!weekend.includes(weekday) && !holidays.includes(date)) found++;
  }
  throw new Error("unreachable");
}

/** Days near a date, some of which are holidays. */
const near = fc
  .record({
    start: dates,
    length: fc.nat({ max: 300 }),
    weekend: weekends,
    off: fc.array(fc.nat({ max: 300 }), { maxLength: 30 }),
  })
  .map(({ start, length, weekend, off }) => ({
    start,
    end: dateAt(dayOf(start) + length),
    options: { weekend, holidays: off.map((step) => dateAt(dayOf(start) + step)) },
  }));

describe("businessCalendar", () => {
  property.prop([near])("counts the days that looking at each one counts", ({ start, end, options }) => {
    const office = businessCalendar(options);
    const expected = countLike(options, start, end);
    expect(office.daysBetween(start, end)).toBe(expected);
    expect(office.daysBetween(end, start)).toBe(0 - expected);
    expect(office.isBusinessDay(start)).toBe(countLike(options, start, dateAt(dayOf(start) + 1)) === 1);
  });

  property.prop([near, fc.integer({ min: -90, max: 90 })])(
    "steps as walking from day to day does",
    ({ start, options }, steps) => {
      let left = Math.abs(steps);
      let expected = start;
      for (const { date, weekday } of datesFrom(start, Math.sign(steps) || 1)) {
        if (date !== start && !options.weekend.includes(weekday) && !options.holidays.includes(date)) left--;
        if (left <= 0) {
          if (steps !== 0) expected = date;
          break;
        }
      }
      expect(businessCalendar(options).add(start, steps)).toBe(expected);
    },
  );

  property.prop([dates, fc.integer({ min: -3000, max: 3000 })])(
    "without holidays steps as date-fns does",
    (date, steps) => {
      const expected = format(addBusinessDays(new TZDate(Date.parse(date), "UTC"), steps), "yyyy-MM-dd");
      expect(businessCalendar().add(date, steps)).toBe(expected);
    },
  );

  property.prop([near, fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 })])(
    "counts as many days as it steps, and steps by two counts as by their sum",
    ({ start, options }, once, again) => {
      const office = businessCalendar(options);
      const from = office.isBusinessDay(start) ? start : office.add(start, 1);
      expect(office.daysBetween(from, office.add(from, once))).toBe(once);
      expect(office.add(office.add(from, once), again)).toBe(office.add(from, once + again));
    },
  );

  test("says what it was given, in order, as JSON that makes it again", () => {
    const office = businessCalendar({
      weekend: [6, 0, 6],
      holidays: ["2025-12-25", "2025-01-01", "2025-12-25"],
      hours: ["09:00", "17:30"],
      timeZone: "Europe/Berlin",
    });
    expect(office.definition).toEqual({
      weekend: [0, 6],
      holidays: ["2025-01-01", "2025-12-25"],
      hours: ["09:00", "17:30"],
      timeZone: "Europe/Berlin",
    });
    const again = businessCalendar(JSON.parse(JSON.stringify(office.definition)) as BusinessOptions);
    expect(again.definition).toEqual(office.definition);
    expect(businessCalendar().definition).toEqual({
      weekend: [0, 6],
      holidays: [],
      hours: ["00:00", "24:00"],
      timeZone: null,
    });
  });

  test.each<[object, string]>([
    [{ weekend: [7] }, "businessCalendar: expected a weekday from 0 to 6, got 7"],
    [
      { weekend: [0, 1, 2, 3, 4, 5, 6] },
      "businessCalendar: expected a weekend of at most six weekdays, got 7",
    ],
    [
      { holidays: ["2025-02-29"] },
      'businessCalendar: expected a real date such as "2025-03-31", got "2025-02-29"',
    ],
    [{ hours: ["9:00", "17:00"] }, 'businessCalendar: expected a time of day such as "09:00", got "9:00"'],
    [{ hours: ["09:00", "24:01"] }, 'a time of day such as "09:00", got "24:01"'],
    [{ hours: ["17:00", "09:00"] }, 'businessCalendar: expected a closing after 17:00, got "09:00"'],
    [{ hours: ["09:00"] }, "businessCalendar: expected a time of day"],
    [{ timeZone: "Mars/Olympus" }, "timeZone: expected"],
  ])("with %j throws invalid-argument", (options, message) => {
    expect(() => businessCalendar(options)).toThrow(invalid);
    expect(() => businessCalendar(options)).toThrow(message);
  });

  test("takes no date that is none, and no broken count", () => {
    const office = businessCalendar();
    expect(() => office.isBusinessDay("2025-02-29")).toThrow(invalid);
    expect(() => office.add("2025-02-29", 1)).toThrow(invalid);
    expect(() => office.add("2025-02-28", 0.5)).toThrow(invalid);
    expect(() => office.add("9999-12-31", 1)).toThrow(invalid);
    expect(() => office.daysBetween("2025-02-28", "2025-02-29")).toThrow(invalid);
  });
});

describe("businessDays", () => {
  test("counts Monday to Friday as four, and a weekend as none", () => {
    const office = businessCalendar({ holidays: ["2025-04-18", "2025-04-21"] });
    const between = (t: string, u: string) => read(businessDays(Thing.t, Thing.u, office), { t, u });
    expect(between("2025-03-31", "2025-04-04")).toBe(4);
    expect(between("2025-04-04", "2025-04-07")).toBe(1);
    expect(between("2025-04-05", "2025-04-07")).toBe(0);
    expect(between("2025-04-17", "2025-04-22")).toBe(1);
    expect(between("2025-03-31", "2025-03-31")).toBe(0);
  });

  property.prop([near])("counts between dates what looking at each day counts", ({ start, end, options }) => {
    const row = { t: start, u: end };
    expect(read(businessDays(Thing.t, Thing.u, businessCalendar(options)), row)).toBe(
      countLike(options, start, end),
    );
  });

  property.prop([
    fc.constantFrom(...tenZones),
    fc.boolean(),
    fc.integer({ min: Date.parse("2012-06-01"), max: Date.parse("2035-01-01") }),
    fc.integer({ min: 0, max: 60 * 24 * 60 * minute }),
  ])("counts between instants by the dates on a clock in the zone", (zone, isOwn, start, length) => {
    const clock = clockIn(zone);
    const [first, last] = [clock(start).date, clock(start + length).date];
    const office = businessCalendar({ weekend: [5, 6], timeZone: isOwn ? zone : undefined });
    const row = { t: new Date(start), u: new Date(start + length) };
    const found = read(businessDays(Thing.t, Thing.u, office), row, isOwn ? {} : inZone(zone));
    expect(found).toBe(countLike({ weekend: [5, 6] }, first, last));
  });

  test("without a weekend is calendarDays", () => {
    const office = businessCalendar({ weekend: [] });
    const row = { t: "2025-03-28", u: new Date("2025-04-04T20:00:00Z") };
    for (const zone of ["Europe/Berlin", "Asia/Kolkata"]) {
      expect(read(businessDays(Thing.t, Thing.u, office), row, inZone(zone))).toBe(
        read(calendarDays(Thing.t, Thing.u), row, inZone(zone)),
      );
    }
  });
});

/** The time of day that clocks show, in minutes, and whether business is open then. */
function minutesLike(options: Required<BusinessOptions>, start: number, end: number): number {
  const clock = clockIn(options.timeZone!);
  const [open, close] = options.hours!.map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));
  const days = new Map<CalendarDate, boolean>();
  const isBusiness = (date: CalendarDate): boolean =>
    !options.weekend!.includes(getDay(new TZDate(Date.parse(date), "UTC"))) &&
    !options.holidays!.includes(date);
  let found = 0;
  for (let at = start; at < end; at += minute) {
    const { date, wallTime } = clock(at);
    if (!days.has(date)) days.set(date, isBusiness(date));
    const time = (wallTime - Date.parse(date)) / minute;
    if (days.get(date) === true && time >= open! && time < close!) found++;
  }
  return found;
}

const changes = {
  "America/New_York": ["2025-03-09", "2025-11-02"],
  "Europe/Berlin": ["2025-03-30", "2025-10-26"],
  "Australia/Lord_Howe": ["2025-04-06", "2025-10-05"],
  "America/Sao_Paulo": ["2018-11-04", "2018-02-18"],
  "Africa/Cairo": ["2024-04-26", "2024-10-31"],
  "Asia/Beirut": ["2025-03-30", "2025-10-26"],
  "Asia/Kolkata": ["2025-06-01", "2025-06-02"],
  "Pacific/Apia": ["2011-12-30", "2012-04-01"],
} as const;

describe("businessHours", () => {
  const desk = { hours: ["09:00", "17:00"], timeZone: "Europe/Berlin" } as const;
  const hours = (row: { t?: unknown; u?: unknown }, options: BusinessOptions = desk) =>
    read(businessHours(Thing.t, Thing.u, businessCalendar(options)), row);

  test.each([
    ["2025-03-28T15:00Z", "2025-03-31T08:30Z", 2.5], // Friday 16:00 to Monday 10:30, over the change of clocks.
    ["2025-03-31T05:00Z", "2025-03-31T20:00Z", 8],
    ["2025-03-29T10:00Z", "2025-03-30T10:00Z", 0],
    ["2025-03-31T15:00Z", "2025-04-01T07:00Z", 0],
    ["2025-03-31T07:00Z", "2025-03-31T07:00Z", 0],
    ["2025-03-31T07:00Z", "2025-04-07T07:00Z", 40],
  ])("from %s to %s are %d", (from, to, expected) => {
    expect(hours({ t: new Date(from), u: new Date(to) })).toBe(expected);
  });

  property.prop(
    [
      fc.constantFrom(...(Object.keys(changes) as (keyof typeof changes)[])),
      fc.nat({ max: 1 }),
      fc.integer({ min: -5 * 24 * 60, max: 5 * 24 * 60 }),
      fc.nat({ max: 6 * 24 * 60 }),
      weekends,
      fc.array(fc.integer({ min: -5, max: 9 }), { maxLength: 4 }),
      // Before the change, across it, and to the end of the day, but not into the hours that clocks repeat or skip.
      fc.constantFrom(
        ...([
          ["00:00", "24:00"],
          ["00:00", "08:00"],
          ["06:30", "17:15"],
          ["09:00", "24:00"],
          ["13:00", "13:01"],
        ] as const),
      ),
    ],
    { numRuns: 40 },
  )(
    "are the minutes that a clock in the zone shows while open",
    (zone, which, from, length, weekend, off, open) => {
      const change = changes[zone][which]!;
      const holidays = off.map((step) => dateAt(dayOf(change) + step));
      const start = Date.parse(change) + from * minute;
      const end = start + length * minute;
      const options = { weekend, holidays, hours: open, timeZone: zone };
      const expected = minutesLike(options, start, end);
      expect(hours({ t: new Date(start), u: new Date(end) }, options)).toBe((expected * minute) / 3_600_000);
    },
  );

  property.prop(
    [
      fc.constantFrom(...tenZones),
      fc.array(fc.integer({ min: Date.parse("1995-01-01"), max: Date.parse("2055-01-01") }), {
        minLength: 3,
        maxLength: 3,
      }),
      fc.constantFrom(
        ...([
          ["09:00", "17:00"],
          ["00:00", "24:00"],
          ["01:15", "02:45"],
        ] as const),
      ),
    ],
    { numRuns: 10 },
  )("of two parts are those of the whole, to the millisecond, over years", (zone, instants, open) => {
    const [first, middle, last] = instants.sort((left, right) => left - right) as [number, number, number];
    const options = { hours: open, timeZone: zone };
    const of = (from: number, to: number) =>
      Math.round(Number(hours({ t: new Date(from), u: new Date(to) }, options)) * 3_600_000);
    expect(of(first, middle) + of(middle, last)).toBe(of(first, last));
  });

  property.prop(
    [
      fc.constantFrom(...tenZones),
      fc.integer({ min: Date.parse("1995-01-01"), max: Date.parse("2055-01-01") }),
      fc.nat({ max: 2e11 }),
    ],
    { numRuns: 10 },
  )("all day and all week are elapsed hours", (zone, start, length) => {
    const row = { t: new Date(start), u: new Date(start + length) };
    expect(hours(row, { weekend: [], timeZone: zone })).toBe(read(elapsed(Thing.t, Thing.u, "hours"), row));
  });

  test("follow clocks through a day of 23 and of 25 hours that is worked", () => {
    const all = { weekend: [5, 6], timeZone: "Asia/Beirut" };
    const day = (date: CalendarDate, next: CalendarDate) => ({
      t: new Date(clockStart("Asia/Beirut", date)),
      u: new Date(clockStart("Asia/Beirut", next)),
    });
    expect(hours(day("2025-03-30", "2025-03-31"), all)).toBe(23);
    expect(hours(day("2025-10-26", "2025-10-27"), all)).toBe(24);
    expect(hours(day("2025-10-25", "2025-10-26"), { ...all, weekend: [] })).toBe(25);
  });

  test("begin when clocks have passed an opening that they skip, and once where they repeat it", () => {
    const night = { weekend: [], hours: ["02:30", "04:00"], timeZone: "Europe/Berlin" } as const;
    const sunday = { t: new Date("2025-03-30T00:00Z"), u: new Date("2025-03-30T12:00Z") };
    expect(hours(sunday, night)).toBe(1);
    const repeated = { t: new Date("2025-10-26T00:00Z"), u: new Date("2025-10-26T12:00Z") };
    expect(hours(repeated, night)).toBe(2.5);
  });

  test("between calendar dates are business days times the hours of a day, in no zone", () => {
    const office = { hours: ["09:00", "16:30"] } as const;
    expect(hours({ t: "2025-03-28", u: "2025-04-01" }, office)).toBe(15);
    expect(hours({ t: "2025-03-28", u: new Date("2025-04-01T20:00Z") })).toBe(16);
  });

  test.each([
    [{ t: "2025-03-31", u: "2025-03-30" }, "negative duration"],
    [{ t: new Date(1), u: new Date(0) }, "negative duration"],
    [{ t: "2025-03-31" }, "missing u"],
    [{ u: "2025-03-31" }, "missing t"],
    [{ t: "2025-03-31", u: "2025-13-01" }, "invalid u"],
    [{ t: new Date(Number.NaN), u: "2025-03-31" }, "invalid t"],
  ])("report what is no duration: %o", (row: { t?: Date | string; u?: Date | string }, why) => {
    expect(hours(row)).toBe(why);
    expect(read(elapsed(Thing.t, Thing.u), row)).toBe(why);
    if (typeof row.t === "string" || row.u === undefined)
      expect(read(businessDays(Thing.t, Thing.u, businessCalendar(desk)), row)).toBe(why);
  });

  test("need a zone for instants", () => {
    const row = { t: new Date(0), u: new Date(1) };
    for (const duration of [businessDays, businessHours]) {
      expect(() => read(duration(Thing.t, Thing.u, businessCalendar()), row)).toThrow(
        expect.objectContaining({ code: "missing-time-zone" }),
      );
      expect(read(duration(Thing.t, Thing.u, businessCalendar()), row, inZone("UTC"))).toBeGreaterThanOrEqual(
        0,
      );
    }
  });
});

/** The first millisecond at which a clock shows a date, by bisection. */
function clockStart(zone: string, date: CalendarDate): number {
  let [before, after] = [Date.parse(date) - 86_400_000, Date.parse(date) + 86_400_000];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (clockIn(zone)(middle).date < date) before = middle;
    else after = middle;
  }
  return after;
}

describe("aggregates of business time", () => {
  const desk = businessCalendar({ hours: ["09:00", "17:00"], timeZone: "Europe/Berlin" });
  const worked = businessHours(Deal.createdAt, Deal.closedAt, desk);
  const row = (createdAt: string, closedAt: string | null) => ({
    id: createdAt,
    status: "won" as const,
    createdAt: new Date(createdAt),
    closedAt: closedAt === null ? null : new Date(closedAt),
  });
  const deals = [
    row("2025-03-31T07:00:00.001Z", "2025-03-31T08:00Z"),
    row("2025-03-31T07:00:00.001Z", "2025-04-01T08:00Z"),
    row("2025-03-28T15:00Z", "2025-03-31T08:30Z"),
    row("2025-03-28T15:00Z", null),
    row("2025-03-28T15:00Z", "2025-03-28T14:00Z"),
  ];
  const milliseconds = [3_599_999, 32_399_999, 9_000_000];

  test("add whole milliseconds and divide once", () => {
    const total = milliseconds.reduce((left, right) => left + right);
    expect(sum(worked)({ deals })).toBe(total / 3_600_000);
    expect(mean(worked)({ deals })).toBe(total / (3 * 3_600_000));
    expect(median(worked)({ deals })).toBe(2.5);
    expect(count(Deal, { where: lte(worked, 2.5) })({ deals })).toBe(2);
  });

  test("count what is open and what is negative, as elapsed does", () => {
    const metrics = { worked: mean(worked), elapsed: mean(elapsed(Deal.createdAt, Deal.closedAt, "hours")) };
    const report = evaluate(metrics, { deals });
    const { excluded } = report.explain(report.total, "worked");
    expect(excluded).toEqual([
      { entity: "deals", why: "missing closedAt", count: 1 },
      { entity: "deals", why: "negative duration", count: 1 },
    ]);
    expect(excluded).toEqual(report.explain(report.total, "elapsed").excluded);
  });

  test("measure up to asOf, and read tables as they read rows", () => {
    const age = sum(businessHours(Deal.createdAt, asOf(), desk));
    const opened = deals.slice(0, 3);
    const at = { asOf: new Date("2025-04-01T07:30Z") };
    expect(age({ deals: opened }, at)).toBe(8.5 + 8.5 + 9.5 - 2 / 3_600_000);
    expect(age({ deals: table(Deal, opened) }, at)).toBe(age({ deals: opened }, at));
  });

  test("reach over batches that lie years apart", () => {
    const many = Array.from({ length: 5000 }, (_, index) => {
      const year = 1990 + ((index * 7) % 60);
      return row(`${year}-06-15T12:00Z`, `${year}-06-16T12:00Z`);
    });
    // One day later each year; the walk decides which of them are Saturdays and Sundays.
    const clock = minutesOf(many);
    expect(sum(worked)({ deals: many })).toBeCloseTo(clock / 60, 6);
  });

  function minutesOf(rows: readonly { createdAt: Date; closedAt: Date | null }[]): number {
    const known = new Map<number, number>();
    const options = {
      weekend: [6, 0],
      holidays: [],
      hours: ["09:00", "17:00"],
      timeZone: "Europe/Berlin",
    } as const;
    let total = 0;
    for (const { createdAt, closedAt } of rows) {
      const start = createdAt.getTime();
      const found = known.get(start) ?? minutesLike(options, start, closedAt!.getTime());
      known.set(start, found);
      total += found;
    }
    return total;
  }

  test("say in their definition which calendar they mean", () => {
    expect(JSON.parse(JSON.stringify(definitionOf(sum(worked))))).toMatchObject({
      formula: expect.anything(),
    });
    expect(worked.definition).toEqual({
      businessHours: [{ field: "deals.createdAt" }, { field: "deals.closedAt" }, { ...desk.definition }],
    });
    expect(businessDays(Deal.createdAt, Deal.closedAt, desk).opaque).toBe(false);
  });

  test("compare fields of one entity only", () => {
    expect(() => businessHours(Deal.createdAt, Deal.amount as never, desk)).toThrow(invalid);
  });
});

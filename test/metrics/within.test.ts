import { fc, test as property } from "@fast-check/vitest";
import { addDays, differenceInCalendarDays, parseISO } from "date-fns";
import {
  and,
  type CalendarDate,
  days,
  Deal,
  definitionOf,
  eq,
  evaluate,
  eventually,
  grain,
  hours,
  Lead,
  leadConversionRate,
  leadConversionRateWithin,
  minutes,
  month,
  openWithin,
  type TimeValue,
  within,
} from "salesmetrics";
import { assertMetricLaws } from "salesmetrics/testing";
import { describe, expect, test } from "vitest";
import { type Calendar, dayIn, endOf, isAfter, startOf, type Time, timeOf } from "../laws/calendar.js";
import { calendars, dates, instants, zones } from "../laws/deals.js";

const conversion = { from: Lead.createdAt, to: Lead.convertedAt };
const lead = (createdAt: TimeValue, convertedAt: TimeValue | null = null): Lead => ({
  id: "x",
  createdAt,
  convertedAt,
});
const explained = (
  window: ReturnType<typeof days>,
  leads: readonly Lead[],
  asOf: TimeValue,
  zone?: string,
) => {
  const report = evaluate(
    { rate: within(window, conversion) },
    { leads },
    { asOf, during: month(2025, 3, { timeZone: zone }) },
  );
  return report.explain(report.total, "rate");
};

describe("within", () => {
  test("says who converted, who may, and nothing while anybody has not had the whole window", () => {
    const leads = [lead("2025-03-01", "2025-03-31"), lead("2025-03-01", "2025-04-01"), lead("2025-03-10")];
    expect(explained(days(30), leads, "2025-04-08")).toMatchObject({
      value: null,
      reason: "immature",
      numerator: 1,
      denominator: 3,
      open: 1,
      interval: null,
    });
    expect(explained(days(30), leads, "2025-04-09")).toMatchObject({ value: 1 / 3, reason: null, open: 0 });
  });

  test("is immature though all the young have converted, with none open", () => {
    expect(explained(days(30), [lead("2025-03-01", "2025-03-02")], "2025-03-05")).toMatchObject({
      value: null,
      reason: "immature",
      open: 0,
    });
  });

  test("has no value over nobody, and reports who converts before entering", () => {
    expect(explained(days(30), [], "2025-06-01")).toMatchObject({ reason: "zero-denominator", open: 0 });
    expect(explained(days(30), [lead("2025-03-05", "2025-03-01")], "2025-06-01")).toMatchObject({
      reason: "zero-denominator",
      excluded: [{ entity: "leads", why: "negative duration", count: 1 }],
    });
  });

  test("counts hours and minutes to the millisecond, through a change of the clock", () => {
    const start = new Date("2025-03-30T00:30:00Z");
    const after = (length: number) => new Date(start.getTime() + length);
    const rate = (window: ReturnType<typeof days>, length: number) =>
      explained(window, [lead(start, after(length))], new Date("2025-06-01T00:00:00Z"), "Europe/Berlin")
        .value;
    expect([rate(hours(4), 14_400_000), rate(hours(4), 14_400_001)]).toEqual([1, 0]);
    expect([rate(minutes(5), 300_000), rate(minutes(5), 300_001)]).toEqual([1, 0]);
  });

  // The night has 23 hours: a day after the last second of the 29th is not over at the end of the 30th.
  test("is immature until the window is over by the clock, where asOf is a day", () => {
    const leads = [lead(new Date("2025-03-29T22:59:59Z"))];
    expect(explained(days(1), leads, "2025-03-30", "Europe/Berlin").reason).toBe("immature");
    expect(explained(days(1), leads, "2025-03-31", "Europe/Berlin").value).toBe(0);
  });

  // A lead of the 1st may convert until the end of the 31st.
  test("is immature until the last day is over, where asOf is an instant", () => {
    const leads = [lead("2025-03-01")];
    const at = (text: string) => explained(days(30), leads, new Date(text), "Europe/Berlin").reason;
    expect(at("2025-03-31T21:59:59Z")).toBe("immature");
    expect(at("2025-03-31T22:00:00Z")).toBe(null);
  });

  test("takes a condition on members, and another on converting", () => {
    const wonDirect = within(days(10), {
      from: Deal.createdAt,
      to: Deal.closedAt,
      where: eq(Deal.source, "web"),
      when: eq(Deal.status, "won"),
    });
    const deal = (status: "won" | "lost" | "open", source: string, closedAt: CalendarDate | null): Deal => ({
      id: "x",
      status,
      source,
      createdAt: "2025-03-01",
      closedAt,
    });
    const deals = [
      deal("won", "web", "2025-03-11"),
      deal("lost", "web", "2025-03-02"),
      deal("won", "fair", "2025-03-02"),
      deal("open", "web", null),
    ];
    expect(wonDirect({ deals }, { asOf: "2025-03-11" })).toBe(1 / 3);
    const open = openWithin(days(10), {
      from: Deal.createdAt,
      to: Deal.closedAt,
      when: eq(Deal.status, "won"),
    });
    expect(open({ deals }, { asOf: "2025-03-05" })).toBe(2);
  });

  test("must be told as of when, and how long", () => {
    expect(() => within(days(30), conversion)({ leads: [] })).not.toThrow(TypeError);
    expect(() => within(days(30), conversion)({ leads: [lead("2025-03-01")] })).toThrow(
      expect.objectContaining({ code: "missing-as-of" }),
    );
    expect(() => within(30 as never, conversion)).toThrow(
      expect.objectContaining({
        code: "invalid-argument",
        message: "within: expected a length of time, such as days(30), got 30",
      }),
    );
    for (const length of [0, -1, Number.NaN, Infinity])
      expect(() => hours(length)).toThrow(`hours: expected a number above 0, got ${length}`);
  });

  test("reads as a formula", () => {
    expect(definitionOf(within(days(30), conversion)).text).toBe(
      "(count(leads where convertedAt is not before createdAt and (convertedAt has happened and (days from createdAt to convertedAt ≤ 30)) by createdAt) ÷ count(leads where convertedAt is not before createdAt by createdAt)), unless immature",
    );
  });

  test("is what the catalogue's conversion rates are", () => {
    const leads = [lead("2025-03-01", "2025-03-31"), lead("2025-03-02")];
    const asked = { asOf: "2025-05-01" } as const;
    expect(leadConversionRateWithin(30)({ leads }, asked)).toBe(
      within(days(30), conversion)({ leads }, asked),
    );
    expect(leadConversionRate({ leads }, asked)).toBe(eventually(conversion)({ leads }, asked));
  });
});

const day = (text: string) => parseISO(text);

/** Whether a window from a start is over at a moment: by whole days where the start is a day, else by the clock. */
function isOver(start: Time, length: number, asOf: Time, zone: string): boolean {
  if ("date" in start) {
    const last = addDays(day(start.date), length);
    const left = differenceInCalendarDays(day(dayIn(zone, asOf)), last);
    return "date" in asOf ? left >= 0 : left > 0;
  }
  const end = start.instant + length * 86_400_000;
  return "instant" in asOf ? end <= asOf.instant : dayIn(zone, { instant: end }) <= asOf.date;
}

function daysFrom(start: Time, end: Time): number {
  if ("instant" in start && "instant" in end) return (end.instant - start.instant) / 86_400_000;
  return differenceInCalendarDays(day((end as { date: string }).date), day((start as { date: string }).date));
}

interface Expected {
  readonly start: string;
  readonly value: number | null;
  readonly reason: string | null;
  readonly parts: readonly [converted: number, members: number];
  readonly open: number;
}

function expected(
  leads: readonly Lead[],
  length: number,
  asOf: Time,
  zone: string,
  calendar: Calendar,
): Expected[] {
  const entered = leads
    .map((row) => ({ start: timeOf(row.createdAt) as Time, end: timeOf(row.convertedAt) }))
    .filter(({ start }) => !isAfter(start, asOf, zone));
  const cohortOf = (start: Time) => startOf(dayIn(zone, start), calendar);
  const starts = entered.map(({ start }) => cohortOf(start)).sort();
  const found: Expected[] = [];
  for (let at = starts[0]; at !== undefined && at <= starts.at(-1)!; at = endOf(at, calendar)) {
    const cohort = entered.filter(({ start }) => cohortOf(start) === at);
    const members = cohort.filter(({ start, end }) => typeof end === "string" || daysFrom(start, end) >= 0);
    const converted = members.filter(({ start, end }) => {
      if (typeof end === "string" || isAfter(end, asOf, zone)) return false;
      return daysFrom(start, end) <= length;
    }).length;
    const young = members.filter(({ start }) => !isOver(start, length, asOf, zone));
    const open = young.filter(({ end }) => typeof end === "string" || isAfter(end, asOf, zone)).length;
    const reason = young.length > 0 ? "immature" : members.length === 0 ? "zero-denominator" : null;
    const value = reason === null ? converted / members.length : null;
    found.push({ start: at, value, reason, parts: [converted, members.length], open });
  }
  return found;
}

describe("within, eventually and openWithin, over any rows", () => {
  const time = { dates: dates as fc.Arbitrary<TimeValue>, instants: instants as fc.Arbitrary<TimeValue> };
  const leadsOf = (kind: keyof typeof time) =>
    fc.array(fc.tuple(time[kind], fc.option(time[kind], { freq: 3 })), { maxLength: 30 });

  property.prop([
    fc.constantFrom("dates" as const, "instants" as const).chain((kind) => leadsOf(kind)),
    fc.oneof(time.dates, time.instants),
    fc.integer({ min: 1, max: 90 }),
    fc.constantFrom(...zones),
    calendars.filter(({ unit }) => unit !== "day"),
  ])("agree with counting the rows", (pairs, asOf, length, zone, calendar) => {
    const leads = pairs.map(([createdAt, convertedAt]) => lead(createdAt, convertedAt));
    const metrics = { rate: within(days(length), conversion), open: openWithin(days(length), conversion) };
    const every = grain({ ...calendar, timeZone: zone });
    const report = evaluate(metrics, { leads }, { every, asOf });
    const got = report.rows.map((row): Expected => {
      const { value, reason, numerator, denominator, open } = report.explain(row, "rate");
      expect(row.open).toBe(open);
      const parts = [numerator, denominator] as [number, number];
      return { start: row.period.start, value, reason, parts, open: open! };
    });
    expect(got).toEqual(expected(leads, length, timeOf(asOf) as Time, zone, calendar));
  });

  property.prop([leadsOf("dates"), dates, fc.integer({ min: 1, max: 90 }), fc.integer()], { numRuns: 20 })(
    "keep the laws",
    (pairs, asOf, length, seed) => {
      const leads = pairs.map(([createdAt, convertedAt], place) => ({
        ...lead(createdAt, convertedAt),
        source: place % 3 === 0 ? "web" : "fair",
      }));
      const query = {
        every: month(),
        by: { source: Lead.source },
        asOf: asOf as CalendarDate,
        where: [{ condition: and(eq(Lead.source, "web")), holds: (row: Lead) => row.source === "web" }],
        seed,
        rounds: 2,
      };
      for (const metric of [within(days(length), conversion), eventually(conversion)])
        assertMetricLaws(metric, { leads }, query);
    },
  );
});

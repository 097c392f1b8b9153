import { TZDate } from "@date-fns/tz";
import { fc, test } from "@fast-check/vitest";
import { addDays, format, parseISO } from "date-fns";
import { describe, expect } from "vitest";
import { between, type CalendarDate, Deal, evaluate, type Money } from "salesmetrics";
import type { Calendar, Time } from "./calendar.js";
import { type Asking, dayOf, type Found, isWhole, type Place, timeIn } from "./context.js";
import { type Fraction, fractionOf, nearestDouble } from "./fraction.js";
import { combinators, grainOf, type Looking, plain } from "./looking.js";
import { days, shifted, unitWith, type Window } from "./windows.js";

/** Zones, each about a day on which its clocks or the calendar do something odd. */
const odd: readonly (readonly [zone: string, day: string])[] = [
  ["Europe/Berlin", "2025-03-30"],
  ["Europe/Berlin", "2024-10-27"],
  ["America/New_York", "2024-11-03"],
  ["America/New_York", "2024-02-29"],
  // No midnight on the 4th.
  ["America/Sao_Paulo", "2018-11-04"],
  ["America/Sao_Paulo", "2019-02-17"],
  ["Asia/Kolkata", "2024-02-29"],
  ["Australia/Lord_Howe", "2025-04-06"],
  ["Australia/Lord_Howe", "2020-12-31"],
  // A day that was left out.
  ["Pacific/Apia", "2011-12-30"],
  ["Africa/Cairo", "2024-04-26"],
  ["Asia/Beirut", "2025-03-30"],
  // The first minute of the 7th came twice.
  ["America/St_Johns", "2010-11-07"],
  ["America/St_Johns", "2026-12-31"],
  ["UTC", "2020-12-31"],
];

/** How far from that day dates are, so that a report has some dozens of periods. */
const reach = { day: 16, week: 80, month: 400, quarter: 700, year: 1300 };

function datesAbout(day: string, most: number): fc.Arbitrary<string> {
  const near = fc.integer({ min: -2, max: 2 });
  const far = fc.integer({ min: -most, max: most });
  const dates = fc.oneof(near, far, far).map((count) => format(addDays(parseISO(day), count), "yyyy-MM-dd"));
  const monthEnds = fc
    .tuple(dates, fc.constantFrom(-1, 0))
    .map(([date, count]) => shifted(unitWith(date, { unit: "month" } as Calendar).end, "day", count));
  return fc.oneof({ weight: 3, arbitrary: dates }, { weight: 1, arbitrary: monthEnds });
}

const minutes = fc.oneof(fc.integer({ min: -90, max: 90 }), fc.integer({ min: 0, max: 1439 }));

function instantsAbout(dates: fc.Arbitrary<string>, zone: string): fc.Arbitrary<Date> {
  return fc.tuple(dates, minutes).map(([date, minute]) => {
    const midnight = new TZDate(`${date}T00:00:00`, zone);
    return new Date(midnight.getTime() + minute * 60_000);
  });
}

const calendars = fc.record({
  unit: fc.constantFrom<Calendar["unit"]>("day", "week", "month", "month", "quarter", "year"),
  weekStartsOn: fc.constantFrom<Calendar["weekStartsOn"]>(0, 1, 3, 6),
  fiscalYearStartMonth: fc.constantFrom<Calendar["fiscalYearStartMonth"]>(1, 2, 4, 10),
});

interface Case {
  readonly zone: string | null;
  readonly calendar: Calendar;
  /** Whether there is a row for each period. */
  readonly isSplit: boolean;
  readonly during: Window | null;
  readonly asOf: Time | null;
  readonly grouped: boolean;
  readonly deals: readonly Deal[];
}

const missing = fc.constantFrom(null, undefined);

function casesIn(calendar: Calendar, zone: string, day: string, kind: "dates" | "mixed"): fc.Arbitrary<Case> {
  const dates = datesAbout(day, reach[calendar.unit]);
  const instants = instantsAbout(dates, zone);
  const time: fc.Arbitrary<string | Date> = kind === "dates" ? dates : fc.oneof(dates, instants, instants);
  const deal = fc
    .record({
      id: fc.nat().map(String),
      status: fc.constantFrom("won", "lost", "open"),
      amount: fc.integer({ min: -500, max: 90_000 }).map((cents) => cents / 100),
      currency: fc.constant("USD"),
      ownerId: fc.constantFrom("ann", "bob", null),
      source: fc.constantFrom("web", "web", "fair", null),
      createdAt: fc.oneof({ weight: 9, arbitrary: time }, { weight: 1, arbitrary: missing }),
      closedAt: fc.oneof({ weight: 4, arbitrary: time }, { weight: 1, arbitrary: missing }),
    })
    // What is closed: so that one measure of the library's says it.
    .map((each) => ({ ...each, stage: each.status === "open" ? null : "closed" }));
  const ranges = fc
    .uniqueArray(dates, { minLength: 2, maxLength: 2 })
    .map((ends) => days(...(ends.sort() as [string, string])));
  const wholes = fc.tuple(dates, calendars).map(([date, each]) => unitWith(date, each));
  return fc.record({
    zone: fc.constant(kind === "dates" ? null : zone),
    calendar: fc.constant(calendar),
    isSplit: fc.integer({ min: 0, max: 4 }).map((drawn) => drawn > 0),
    during: fc.oneof(fc.constant(null), ranges, wholes),
    asOf: fc.oneof(
      fc.constant(null),
      dates.map((date) => ({ date })),
      kind === "dates"
        ? dates.map((date) => ({ date }))
        : instants.map((instant) => ({ instant: instant.getTime() })),
    ),
    grouped: fc.boolean(),
    deals: fc.array(deal, { minLength: 1, maxLength: 14 }) as unknown as fc.Arbitrary<Deal[]>,
  });
}

const cases: fc.Arbitrary<Case> = fc
  .tuple(calendars, fc.constantFrom(...odd), fc.constantFrom<"dates" | "mixed">("dates", "mixed", "mixed"))
  .chain(([calendar, [zone, day], kind]) => casesIn(calendar, zone, day, kind))
  // All time has no end to look back from, nor a stock one to be asked for.
  .map((each) => (each.during === null && !each.isSplit ? { ...each, isSplit: true } : each))
  .filter(({ during, calendar, isSplit }) => {
    if (during === null || !isSplit) return true;
    const length = Date.parse(during.end) - Date.parse(during.start);
    return length / 86_400_000 < reach[calendar.unit] * 3;
  });

function periodOf({ start, end, calendar }: Window, timeZone: string | null) {
  if (calendar === null)
    return between(start as CalendarDate, end as CalendarDate, { timeZone: timeZone ?? undefined });
  const each = grainOf(calendar, timeZone);
  return each.period(each.reader()(start as CalendarDate));
}

function queryOf({ zone, calendar, isSplit, during, asOf, grouped }: Case) {
  return {
    by: (grouped ? { rep: Deal.ownerId, source: Deal.source } : {}) as Record<string, typeof Deal.ownerId>,
    every: isSplit ? grainOf(calendar, zone) : undefined,
    during: during === null ? undefined : periodOf(during, zone),
    asOf: asOf === null ? undefined : "date" in asOf ? (asOf.date as CalendarDate) : new Date(asOf.instant),
    currency: "USD" as const,
  };
}

/** The days of a period that a question is about. */
function daysIn({ start, end }: Window, during: Window | null): readonly [string, string] {
  if (during === null) return [start, end];
  return [start > during.start ? start : during.start, end < during.end ? end : during.end];
}

/** The periods of the report: those of `during`, else from the first with rows to the last. */
function periodsOf(asking: Asking, { calendar, deals }: Case, { placedBy }: Looking): Window[] {
  const { during, zone } = asking;
  const placed = deals.flatMap((deal) =>
    placedBy(deal as never, asking).map((field) => dayOf(timeIn(deal as never, field, asking)!, zone)),
  );
  const first = during?.start ?? placed.sort()[0];
  const last = during === null ? placed.at(-1) : shifted(during.end, "day", -1);
  const found: Window[] = [];
  if (first === undefined) return found;
  for (let next = unitWith(first, calendar); next.start <= last!; next = unitWith(next.end, calendar))
    found.push(next);
  return found;
}

/** An amount to 30 places: those between, such as two means of which there is a difference, are rounded to 40 digits. */
const units = ({ above, below }: Fraction): string =>
  String((above * 2n * 10n ** 30n + below) / (below * 2n));

/** A value as text; a double to 12 digits. */
function shown({ value, reason }: Found, found: unknown): string {
  if (value === null) return reason!;
  return typeof found === "number" ? digits(nearestDouble(value)) : `${units(value)} USD`;
}

const digits = (value: number): string => {
  const rounded = value.toPrecision(12);
  return Math.abs(value) < 1e-12 ? "0" : String(Number(rounded));
};

function told(value: number | Money | null, reason: string | null): string {
  if (value === null) return reason!;
  return typeof value === "object" ? `${units(fractionOf(value.amount.toFixed()))} USD` : digits(value);
}

function check(looking: Looking, asked: Case): void {
  const { metric, work, name } = looking;
  const { zone, during, asOf, deals, isSplit, grouped } = asked;
  const query = queryOf(asked);
  const report = evaluate({ metric }, { deals }, query);
  const open: Asking = { rows: deals as never, zone, during, asOf, first: null };
  const windows = isSplit ? periodsOf(open, asked, looking) : [during!];
  const asking = { ...open, first: windows[0]?.start ?? null };
  const rows = report.rows as unknown as (typeof report.total & {
    rep?: string | null;
    source?: string | null;
  })[];
  const keys = new Set(rows.map(({ rep, source }) => JSON.stringify([rep, source])));
  const placeOf = (window: Window, key: Place["key"] = {}): Place => ({
    asking,
    window,
    days: daysIn(window, during),
    key,
  });
  expect(
    rows.map(({ period, partial }) => ({ start: period?.start, end: period?.end, partial })),
  ).toStrictEqual(
    [...keys].flatMap(() =>
      windows.map((window) => ({
        start: window.start,
        end: window.end,
        partial: !isWhole(placeOf(window)),
      })),
    ),
  );
  for (const row of rows) {
    const window = isSplit ? unitWith(row.period!.start, asked.calendar) : during!;
    const key: Place["key"] = grouped ? { ownerId: row.rep!, source: row.source! } : {};
    const expected = work(placeOf(window, key));
    const { value, reason } = report.explain(row, "metric");
    const where = `${name} ${row.period!.label} ${JSON.stringify(key)}`;
    expect([where, told(value, reason)]).toStrictEqual([where, shown(expected, value)]);
  }
  const expected = work(during === null ? { asking, window: null, days: null, key: {} } : placeOf(during));
  const { value, reason } = report.explain(report.total, "metric");
  expect([name, "total", told(value, reason)]).toStrictEqual([name, "total", shown(expected, value)]);
  if (during !== null) {
    const alone = metric({ deals }, { ...query, during: periodOf(during, zone) });
    expect([name, "alone", told(alone, reason)]).toStrictEqual([name, "alone", told(value, reason)]);
  }
}

const usable = ({ name }: Looking, { grouped }: Case): boolean =>
  grouped || !/(overall|share) (rep|source)/.test(name);

describe("values agree with an oracle that filters raw rows in the windows of date-fns", () => {
  for (const [name, combine] of Object.entries(combinators)) {
    test.prop([plain.chain(combine), cases], { numRuns: 40 })(name, (looking, asked) => {
      fc.pre(usable(looking, asked));
      check(looking, asked);
    });
  }
});

describe("metrics of metrics that look about agree with it too", () => {
  for (const [outer, combine] of Object.entries(combinators)) {
    const inner = fc.constantFrom(...Object.values(combinators));
    const nested = fc.tuple(plain, inner).chain(([of, nest]) => nest(of).chain(combine));
    test.prop([nested, cases], { numRuns: 40 })(`${outer} of any`, (looking, asked) => {
      fc.pre(usable(looking, asked));
      check(looking, asked);
    });
  }
});

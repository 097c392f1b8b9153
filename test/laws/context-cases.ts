import { TZDate } from "@date-fns/tz";
import fc from "fast-check";
import type { Deal } from "salesmetrics";
import type { Time } from "./calendar.js";
import { retailCalendars } from "./looking.js";
import { longYearEnds } from "./retail.js";
import { type Calendar, days, daysFrom, shifted, unitWith, type Window } from "./windows.js";

// Questions and rows about days on which clocks or the calendar do something odd.

/** Ten zones, each in years in which its clocks or the calendar do something odd. */
export const zones: Readonly<Record<string, readonly [from: number, through: number]>> = {
  "Europe/Berlin": [2024, 2025],
  "America/New_York": [2023, 2024],
  // No midnight on 2018-11-04.
  "America/Sao_Paulo": [2018, 2020],
  "Asia/Kolkata": [2024, 2024],
  // Clocks change by half an hour.
  "Australia/Lord_Howe": [2020, 2021],
  // 2011-12-30 was left out.
  "Pacific/Apia": [2011, 2012],
  "Africa/Cairo": [2023, 2024],
  "Asia/Beirut": [2024, 2024],
  // The first minute of 2010-11-07 came twice.
  "America/St_Johns": [2010, 2012],
  UTC: [2020, 2021],
};

function midnightIn(zone: string, day: string): number {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  return new TZDate(year, month - 1, date, zone).getTime();
}

export type Oddity = "leap day" | "change of clocks" | "end of a 53rd week";

export function oddityOf(day: string, zone: string): Oddity | null {
  if (day.endsWith("-02-29")) return "leap day";
  const length = midnightIn(zone, shifted(day, "day", 1)) - midnightIn(zone, day);
  if (length !== 86_400_000) return "change of clocks";
  return longYearEnds.has(day) ? "end of a 53rd week" : null;
}

/** The odd days of a zone's years, each kind by itself. */
function oddDays(zone: string): string[][] {
  const [from, through] = zones[zone]!;
  const found = new Map<Oddity, string[]>();
  for (let day = `${from}-01-01`; day <= `${through}-12-31`; day = shifted(day, "day", 1)) {
    const oddity = oddityOf(day, zone);
    if (oddity !== null) found.set(oddity, [...(found.get(oddity) ?? []), day]);
  }
  return [...found.values()];
}

const anyOf = (kinds: readonly (readonly string[])[]): fc.Arbitrary<string> =>
  fc.oneof(...kinds.map((days) => fc.constantFrom(...days)));

/** What dates are about: an odd day of a zone. */
interface Anchor {
  readonly zone: string;
  readonly day: string;
  readonly odd: readonly (readonly string[])[];
}

export function anchorsIn(zone: string): fc.Arbitrary<Anchor> {
  const odd = oddDays(zone);
  return anyOf(odd).map((day) => ({ zone, day, odd }));
}

const anchors = fc.oneof(...Object.keys(zones).map(anchorsIn));

/** How far from that day dates are, so that a report has some dozens of periods. */
export const reach = { day: 16, week: 80, month: 400, quarter: 700, year: 1300 };

export function datesAbout({ day, odd }: Anchor, most: number): fc.Arbitrary<string> {
  const near = fc.integer({ min: -2, max: 2 });
  const far = fc.integer({ min: -most, max: most });
  const dates = fc.oneof(near, far, far).map((count) => shifted(day, "day", count));
  const monthEnds = fc
    .tuple(dates, fc.constantFrom(-1, 0))
    .map(([date, count]) => shifted(unitWith(date, { unit: "month" } as Calendar).end, "day", count));
  const oddOnes = odd.map((days) => days.filter((each) => Math.abs(daysFrom(day, each)) <= most));
  return fc.oneof(
    { weight: 4, arbitrary: dates },
    { weight: 1, arbitrary: monthEnds },
    { weight: 3, arbitrary: anyOf(oddOnes.filter(({ length }) => length > 0)) },
  );
}

const minutes = fc.oneof(fc.integer({ min: -90, max: 90 }), fc.integer({ min: 0, max: 1439 }));

function instantsAbout(dates: fc.Arbitrary<string>, zone: string): fc.Arbitrary<Date> {
  return fc.tuple(dates, minutes).map(([date, minute]) => new Date(midnightIn(zone, date) + minute * 60_000));
}

const civilCalendars: fc.Arbitrary<Calendar> = fc.record({
  unit: fc.constantFrom<Calendar["unit"]>("day", "week", "month", "month", "quarter", "year"),
  weekStartsOn: fc.constantFrom<Calendar["weekStartsOn"]>(0, 1, 3, 6),
  fiscalYearStartMonth: fc.constantFrom<Calendar["fiscalYearStartMonth"]>(1, 2, 4, 10),
});
const calendars = fc.oneof(
  { weight: 2, arbitrary: civilCalendars },
  { weight: 1, arbitrary: retailCalendars },
);

export interface Case {
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

function casesIn(calendar: Calendar, anchor: Anchor, kind: "dates" | "mixed"): fc.Arbitrary<Case> {
  const { zone } = anchor;
  const dates = datesAbout(anchor, reach[calendar.unit]);
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
    deals: fc.array(deal, { minLength: 8, maxLength: 24 }) as unknown as fc.Arbitrary<Deal[]>,
  });
}

export const cases: fc.Arbitrary<Case> = fc
  .tuple(calendars, anchors, fc.constantFrom<"dates" | "mixed">("dates", "mixed", "mixed"))
  .chain(([calendar, anchor, kind]) => casesIn(calendar, anchor, kind))
  // All time has no end to look back from, nor a stock one to be asked for.
  .map((each) => (each.during === null && !each.isSplit ? { ...each, isSplit: true } : each))
  .filter(({ during, calendar, isSplit }) => {
    if (during === null || !isSplit) return true;
    return daysFrom(during.start, during.end) < reach[calendar.unit] * 3;
  });

import { fc, test } from "@fast-check/vitest";
import { describe, expect, test as unitTest } from "vitest";
import { between, type CalendarDate, Deal, evaluate, type Money } from "salesmetrics";
import { type Asking, dayOf, type Found, isWhole, type Place, timeIn } from "./context.js";
import {
  anchorsIn,
  type Case,
  cases,
  datesAbout,
  type Oddity,
  oddityOf,
  reach,
  zones,
} from "./context-cases.js";
import { type Fraction, fractionOf, nearestDouble } from "./fraction.js";
import { combinators, grainOf, type Looking, pairs, plain } from "./looking.js";
import { shifted, unitWith, type Window } from "./windows.js";

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
  const open: Asking = { rows: deals, zone, during, asOf, first: null };
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
    const { by: _, every: __, ...ofOneNumber } = query;
    const alone = metric({ deals }, { ...ofOneNumber, during: periodOf(during, zone) });
    expect([name, "alone", told(alone, reason)]).toStrictEqual([name, "alone", told(value, reason)]);
  }
}

const usable = ({ name }: Looking, { grouped }: Case): boolean =>
  grouped || !/(overall|share) (rep|source)/.test(name);

const agrees = (looking: Looking, asked: Case): void => {
  fc.pre(usable(looking, asked));
  check(looking, asked);
};

unitTest.each(Object.keys(zones))(
  "one date in twenty, or more, is odd for each reason there is in %s",
  (zone) => {
    const dates = anchorsIn(zone).chain((anchor) => datesAbout(anchor, reach.month));
    const drawn = fc.sample(dates, { seed: 1, numRuns: 1000 }).map((day) => oddityOf(day, zone));
    const hasChanges = zone !== "UTC" && zone !== "Asia/Kolkata";
    const expected: Oddity[] = [
      "leap day",
      "end of a 53rd week",
      ...(hasChanges ? ["change of clocks" as const] : []),
    ];
    for (const oddity of expected)
      expect([oddity, drawn.filter((each) => each === oddity).length > 50]).toEqual([oddity, true]);
  },
);

describe("values agree with an oracle that filters raw rows in windows of days", () => {
  for (const [name, combine] of Object.entries(combinators))
    test.prop([plain.chain(combine), cases], { numRuns: 25 })(name, agrees);
});

describe("metrics of metrics that look about agree with it too", () => {
  for (const [name, combine] of pairs) test.prop([plain.chain(combine), cases], { numRuns: 4 })(name, agrees);
});

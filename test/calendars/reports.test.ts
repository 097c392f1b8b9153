import { fc, test as property } from "@fast-check/vitest";
import {
  between,
  bookings,
  bookingsGrowth,
  type CalendarDate,
  type Cube,
  day,
  Deal,
  evaluate,
  type Grain,
  grain,
  growth,
  mergeCubes,
  type Metric,
  prior,
  report,
  salesCycle,
  scan,
  sum,
  winRate,
  wonDeals,
} from "salesmetrics";
import {
  anyGrain,
  businessCalendar,
  businessDays,
  businessHours,
  customPeriods,
  retailMonth,
  retailQuarter,
  retailWeek,
  retailYear,
} from "salesmetrics/calendars";
import { assertMetricLaws } from "salesmetrics/testing";
import { describe, expect, test } from "vitest";
import { addDays, dayOf } from "../../src/calendar/dates.js";
import { clockIn, dateReached } from "../calendar/oracle.js";
import { dates, dealsOf, instants, zones } from "../laws/deals.js";
import { two, walk } from "./retail-oracle.js";

type Anything = Metric<Record<string, unknown>, unknown>;

const seasons = customPeriods([
  { label: "Autumn", start: "2024-09-01", end: "2024-12-15" },
  { label: "Feast", start: "2024-12-15", end: "2025-01-02" },
  { label: "Winter", start: "2025-01-02", end: "2025-03-20" },
]);
const grains: readonly Grain[] = [retailWeek(), retailMonth(), retailQuarter(), retailYear(), seasons];
const desk = businessCalendar({ hours: ["08:30", "18:15"], weekend: [5, 6], holidays: ["2024-12-25"] });
const metrics = {
  winRate,
  bookings,
  bookingsGrowth,
  salesCycle,
  before: prior(wonDeals, 2),
  workingDays: sum(businessDays(Deal.createdAt, Deal.closedAt, desk), { at: Deal.closedAt }),
  workingHours: sum(businessHours(Deal.createdAt, Deal.closedAt, desk), { at: Deal.closedAt }),
};

describe("the laws of reports", () => {
  for (const [name, metric] of Object.entries(metrics)) {
    property.prop(
      [
        fc.constantFrom(...grains),
        fc.option(fc.constantFrom(...zones)),
        fc.option(fc.uniqueArray(dates, { minLength: 2, maxLength: 2 })),
        fc.option(dates),
        fc.integer(),
        dealsOf({ times: "dates" }),
        dealsOf({ times: "both" }),
      ],
      { numRuns: 15 },
    )(`hold for ${name} by retail calendars and tables`, (unit, zone, range, asOf, seed, dated, mixed) => {
      const [start, end] = (range?.sort() ?? []) as CalendarDate[];
      const every = zone === null ? unit : anyGrain({ ...unit.definition, timeZone: zone });
      const query = {
        every,
        during: start === undefined ? undefined : between(start, end!),
        asOf: (asOf ?? undefined) as CalendarDate | undefined,
        currency: "EUR" as const,
        by: { source: Deal.source },
      };
      const deals = (zone === null ? dated : mixed).filter(({ currency }) => currency === "EUR");
      assertMetricLaws(metric as unknown as Anything, { deals }, { ...query, seed, rounds: 2 });
    });
  }
});

describe("days partition any range", () => {
  property.prop([
    fc.constantFrom(...grains),
    fc.constantFrom(...zones),
    fc.uniqueArray(dates, { minLength: 2, maxLength: 2 }),
    fc.array(instants, { maxLength: 60 }),
  ])("in every period of every calendar, through changes of clocks", (unit, zone, range, times) => {
    const [start, end] = range.sort() as [CalendarDate, CalendarDate];
    const during = between(start, end, { timeZone: zone });
    const deals = times.map((closedAt, index) => ({ id: String(index), status: "won" as const, closedAt }));
    const days = evaluate({ wonDeals }, { deals }, { every: day(), during });
    const { rows, total } = evaluate({ wonDeals }, { deals }, { every: unit, during });
    expect(total.wonDeals).toBe(times.filter((time) => isIn(zone, start, end, time)).length);
    expect(days.total.wonDeals).toBe(total.wonDeals);
    for (const { period, wonDeals: count } of rows) {
      const within = days.rows.filter((row) => period.contains(row.period.start));
      expect(within.reduce((sum, row) => sum + row.wonDeals!, 0)).toBe(count);
    }
    const covered = rows.flatMap(({ period }) =>
      days.rows.filter((row) => period.contains(row.period.start)),
    );
    expect(covered.length).toBe(days.rows.length);
  });
});

/** Whether a clock in a zone shows a date from `start`, included, to `end`, excluded. */
function isIn(zone: string, start: string, end: string, time: Date): boolean {
  const reached = dateReached(clockIn(zone), time.getTime());
  return reached >= start && reached < end;
}

describe("a report by retail months", () => {
  const nrf = {
    pattern: "4-5-4",
    yearEnds: { on: "nearest", weekday: 6, month: 1 },
    namedAfter: "start",
  } as const;
  const places = new Map(walk(nrf).map((place) => [place.date, place]));
  const labelOf = (date: string): string => {
    const { year, month } = places.get(date)!;
    return `FY${year}-M${two(month)}`;
  };

  property.prop([fc.array(fc.nat({ max: 3000 }), { minLength: 1, maxLength: 80 })])(
    "counts deals, those of the month before and those of a year before, as walking the days does",
    (steps) => {
      const closed = steps.map((step) => addDays("2018-01-01", step));
      const deals = closed.map((closedAt) => ({ id: closedAt, status: "won" as const, closedAt }));
      const asked = { wonDeals, before: prior(wonDeals), yearBefore: prior(wonDeals, 12) };
      const { rows } = evaluate(asked, { deals }, { every: retailMonth() });
      const counts = new Map<string, number>();
      for (const date of closed) counts.set(labelOf(date), (counts.get(labelOf(date)) ?? 0) + 1);
      rows.forEach((row, index) => {
        expect(row.wonDeals).toBe(counts.get(row.period.label) ?? 0);
        const dayBefore = addDays(row.period.start, -1);
        expect(row.before).toBe(counts.get(labelOf(dayBefore)) ?? 0);
        const [year, month] = row.period.label.split("-") as [string, string];
        expect(row.yearBefore).toBe(counts.get(`FY${Number(year.slice(2)) - 1}-${month}`) ?? 0);
        expect(row.period.label).toBe(
          labelOf(addDays(rows[0]!.period.start, dayOf(row.period.start) - dayOf(rows[0]!.period.start))),
        );
        if (index > 0) expect(rows[index - 1]!.period.end).toBe(row.period.start);
      });
      expect(rows.reduce((total, row) => total + row.wonDeals!, 0)).toBe(deals.length);
    },
  );

  test("takes a retail period as during, and the one before it", () => {
    const closed = ["2023-12-31", "2024-01-28", "2024-02-03", "2024-02-04"] as const;
    const deals = closed.map((closedAt) => ({ id: closedAt, status: "won" as const, closedAt }));
    const during = retailMonth(2024, 1);
    expect(wonDeals({ deals }, { during })).toBe(1);
    expect(prior(wonDeals)({ deals }, { during })).toBe(3);
    expect(growth(wonDeals)({ deals }, { during })).toBe(-2 / 3);
    expect(wonDeals({ deals }, { during: retailWeek(2023, 53) })).toBe(2);
  });
});

describe("a cube by another calendar", () => {
  const deals = (["2024-02-03", "2024-02-04", "2024-12-20"] as const).map((closedAt) => ({
    id: closedAt,
    status: "won" as const,
    closedAt,
  }));
  const sent = (every: Grain, rows: typeof deals, during = retailYear(2024).offset(0)): Cube =>
    JSON.parse(JSON.stringify(scan({ wonDeals }, { deals: rows }, { every, during }))) as Cube;

  test.each(grains.map((each) => [each.definition.calendar!.kind, each.unit, each] as const))(
    "%s, by the %s, travels as JSON, is merged and becomes the same report",
    (_, __, every) => {
      const during = retailYear(2024);
      const cubes = [sent(every, deals.slice(0, 2)), sent(every, deals.slice(2))];
      const again = report({ wonDeals }, mergeCubes({ wonDeals }, cubes), { grain: anyGrain });
      const direct = evaluate({ wonDeals }, { deals }, { every, during });
      expect(again.rows).toEqual(direct.rows);
      expect(again.total).toEqual(direct.total);
      expect(direct.total.wonDeals).toBe(2);
    },
  );

  test("is not taken for one by the civil calendar", () => {
    for (const every of grains) {
      expect(() => report({ wonDeals }, sent(every, deals))).toThrow(
        'grain: expected the civil calendar, or { grain: anyGrain } for a report, got "',
      );
      expect(() => grain(every.definition)).toThrow(expect.objectContaining({ code: "invalid-argument" }));
    }
  });

  test("is not merged with one by a calendar that differs", () => {
    const yearEnds = { on: "last", weekday: 6, month: 1 } as const;
    const cubes = [sent(retailMonth(), deals), sent(retailMonth({ yearEnds }), deals)];
    expect(() => mergeCubes({ wonDeals }, cubes)).toThrow(expect.objectContaining({ code: "unlike-cubes" }));
  });

  test("by the civil calendar is restored by anyGrain as well", () => {
    const every = grain({
      unit: "quarter",
      timeZone: "Europe/Berlin",
      weekStartsOn: 1,
      fiscalYearStartMonth: 4,
    });
    expect(anyGrain(JSON.parse(JSON.stringify(every.definition)))).toEqual(every);
  });

  test.each([
    { unit: "day", calendar: { kind: "retail" } },
    { unit: "month", calendar: { kind: "custom" } },
    { unit: "month", calendar: { kind: "lunar" } },
    { unit: "period" },
    { unit: "month", calendar: { kind: "retail", pattern: "1-1-1" } },
  ])("of no calendar, %j, throws invalid-argument", (change) => {
    const definition = { timeZone: null, weekStartsOn: 1, fiscalYearStartMonth: 1, ...change };
    expect(() => anyGrain(definition as never)).toThrow(
      expect.objectContaining({ code: "invalid-argument", message: expect.stringMatching(/^anyGrain: /) }),
    );
  });
});

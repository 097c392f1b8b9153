import {
  Deal,
  type Expression,
  type Grain,
  mean,
  month,
  type Period,
  report,
  scan,
  wonDeals,
} from "salesmetrics";
import {
  align,
  anyGrain,
  type BusinessCalendar,
  businessCalendar,
  businessDays,
  businessHours,
  customPeriods,
  retailMonth,
  retailQuarter,
  retailWeek,
  retailYear,
} from "salesmetrics/calendars";
import { describe, expectTypeOf, test } from "vitest";

describe("a retail calendar", () => {
  test("without numbers or a date gives a grain, with them a period", () => {
    expectTypeOf(retailWeek()).toEqualTypeOf<Grain>();
    expectTypeOf(retailMonth({ pattern: "4-4-5", timeZone: "Europe/Berlin" })).toEqualTypeOf<Grain>();
    expectTypeOf(retailWeek(2024, 1)).toEqualTypeOf<Period>();
    expectTypeOf(retailQuarter("2024-03-01", { namedAfter: "end" })).toEqualTypeOf<Period>();
    expectTypeOf(retailYear(2024, {})).toEqualTypeOf<Period>();
  });

  test("refuses what it cannot place", () => {
    // @ts-expect-error a month needs its number
    retailMonth(2024);
    // @ts-expect-error a year is one number
    retailYear(2024, 1);
    // @ts-expect-error there is no such pattern
    retailYear({ pattern: "5-5-3" });
    // @ts-expect-error weekdays count from 0, Sunday, to 6
    retailYear({ yearEnds: { on: "last", weekday: 7, month: 1 } });
    // @ts-expect-error a row needs its end
    customPeriods([{ label: "Spring", start: "2024-03-01" }]);
  });

  test("is a grain wherever one is asked for", () => {
    const cube = scan({ wonDeals }, { deals: [] }, { every: retailMonth() });
    expectTypeOf(report({ wonDeals }, cube, { grain: anyGrain }).rows[0]!.period).toEqualTypeOf<Period>();
    expectTypeOf(anyGrain(month().definition)).toEqualTypeOf<Grain>();
  });
});

describe("align", () => {
  test("may find nothing by number alone", () => {
    expectTypeOf(align(month(2025, 3), { by: "date" })).toEqualTypeOf<Period>();
    expectTypeOf(
      align(month(2025, 3), { by: "event", events: { 2025: "2025-04-20" } }),
    ).toEqualTypeOf<Period>();
    expectTypeOf(align(month(2025, 3), { by: "number" })).toEqualTypeOf<Period | null>();
    // @ts-expect-error there is no such alignment
    align(month(2025, 3), { by: "moon" });
  });
});

describe("business time", () => {
  test("is a number wherever a duration is", () => {
    const office = businessCalendar({ hours: ["09:00", "17:00"] });
    expectTypeOf(office).toEqualTypeOf<BusinessCalendar>();
    expectTypeOf(businessDays(Deal.createdAt, Deal.closedAt, office)).toExtend<
      Expression<{ deals: Deal }, number>
    >();
    const cycle = mean(businessHours(Deal.createdAt, Deal.closedAt, office));
    expectTypeOf(cycle({ deals: [] })).toEqualTypeOf<number | null>();
    // @ts-expect-error an amount is no time
    businessDays(Deal.createdAt, Deal.amount, office);
    // @ts-expect-error hours open and close
    businessCalendar({ hours: ["09:00"] });
  });
});

import { fc, test as property } from "@fast-check/vitest";
import {
  between,
  type CalendarDate,
  evaluate,
  growth,
  month,
  type Period,
  prior,
  timeZone,
  wonDeals,
} from "salesmetrics";
import { anyGrain, type CustomPeriod, customPeriods } from "salesmetrics/calendars";
import { describe, expect, test } from "vitest";
import { addDays, dateAt, dayOf } from "../../src/calendar/dates.js";
import { clockIn, dateReached, tenZones } from "../calendar/oracle.js";

const seasons: readonly CustomPeriod[] = [
  { label: "Spring", start: "2024-03-01", end: "2024-09-01" },
  { label: "Autumn", start: "2024-09-01", end: "2025-03-01" },
  { label: "Sale", start: "2025-03-01", end: "2025-03-08" },
];

/** Tables of up to forty periods of any length, about the year 2000. */
const tables: fc.Arbitrary<CustomPeriod[]> = fc
  .tuple(
    fc.integer({ min: dayOf("1980-01-01"), max: dayOf("2010-12-31") }),
    fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 40 }),
  )
  .map(([first, lengths]) => {
    let day = first;
    return lengths.map((length, index) => {
      const start = dateAt(day);
      day += length;
      return { label: `P${index}`, start, end: dateAt(day) };
    });
  });
const dates = fc.integer({ min: dayOf("1975-01-01"), max: dayOf("2035-12-31") }).map(dateAt);

/** The label of a date, by a look at every row. */
function labelLike(table: readonly CustomPeriod[], date: string): string {
  const [first, last] = [table[0]!, table.at(-1)!];
  if (date < first.start) return `../${first.start}`;
  if (date >= last.end) return `${last.end}/..`;
  return table.find(({ start, end }) => date >= start && date < end)!.label;
}

describe("a table of periods", () => {
  property.prop([tables, fc.array(dates, { minLength: 1, maxLength: 30 })])(
    "places every date in its row, before the table or after it",
    (table, some) => {
      const each = customPeriods(table);
      const read = each.reader();
      const edges = table.flatMap(({ start, end }) => [addDays(start, -1), start, addDays(end, -1), end]);
      for (const date of [...some, ...edges]) {
        const period = each.period(read(date));
        expect(period.label).toBe(labelLike(table, date));
        expect(period.contains(date)).toBe(true);
      }
    },
  );

  property.prop([tables])("numbers its rows from 0, and each ends where the next begins", (table) => {
    const each = customPeriods(table);
    table.forEach(({ label, start, end }, ordinal) => {
      expect(each.period(ordinal).toJSON()).toEqual({ label, start, end, timeZone: null });
    });
    for (let ordinal = -1; ordinal < table.length; ordinal++) {
      expect(each.period(ordinal).end).toBe(each.period(ordinal + 1).start);
    }
  });

  property.prop([
    tables,
    fc.constantFrom(...tenZones),
    fc.integer({ min: Date.UTC(1975, 0, 1), max: Date.UTC(2035, 0, 1) }),
  ])("places an instant with the date that a clock in the zone has reached", (table, zone, instant) => {
    const each = customPeriods(table, { timeZone: zone });
    const period = each.period(each.reader()(instant));
    expect(period.label).toBe(labelLike(table, dateReached(clockIn(zone), instant)));
    expect(period.contains(instant)).toBe(true);
  });

  property.prop([tables, fc.option(fc.constantFrom(...tenZones))])(
    "is the same when made again from its definition as JSON, and moves to another zone",
    (table, zone) => {
      const each = customPeriods(table, { timeZone: zone ?? undefined });
      const again = anyGrain(JSON.parse(JSON.stringify(each.definition)));
      expect(again).toEqual(each);
      expect(again.period(0)).toEqual(each.period(0));
      expect(each.inZone(timeZone("Asia/Tokyo")).period(0).toJSON()).toEqual({
        ...each.period(0).toJSON(),
        timeZone: "Asia/Tokyo",
      });
    },
  );

  property.prop([tables, fc.integer({ min: 0, max: 39 }), fc.integer({ min: 0, max: 60 })])(
    "looks back beyond its beginning at what lies before it, and back again",
    (table, from, back) => {
      const ordinal = from % table.length;
      const period = customPeriods(table).period(ordinal);
      const label = back > ordinal ? `../${table[0]!.start}` : table[ordinal - back]!.label;
      expect(period.offset(-back).label).toBe(label);
      expect(period.offset(-back).offset(back)).toEqual(period);
    },
  );

  test("is not changed with the list that it was made of", () => {
    const list = [...seasons];
    const each = customPeriods(list);
    list.pop();
    (list as object[])[0] = { label: "x", start: "2000-01-01", end: "2000-01-02" };
    expect(each.period(2).label).toBe("Sale");
    expect(each.definition.calendar).toEqual({ kind: "custom", periods: seasons });
  });

  test("reads the first and the last date there are, and instants about them", () => {
    const read = customPeriods(seasons, { timeZone: "UTC" }).reader();
    expect([read("0001-01-01"), read(Date.parse("0001-01-01T00:00:00Z"))]).toEqual([-1, -1]);
    expect(read("9998-12-31")).toBe(3);
    expect(read(Date.parse("9999-12-31T23:59:59Z"))).toBe(read("9999-12-31"));
  });
});

describe("a table that is refused", () => {
  const row = (label: string, start: string, end: string) => ({ label, start, end }) as CustomPeriod;
  const [a, b] = [row("A", "2024-01-01", "2024-02-01"), row("B", "2024-02-01", "2024-03-01")];

  test.each<[string, readonly unknown[], string]>([
    ["that is empty", [], "expected a list of at least one period"],
    [
      "with a gap",
      [a, row("B", "2024-02-02", "2024-03-01")],
      'expected a start on 2024-02-01, where row 0 ("A") ends in row 1 ("B"), got a gap, 2024-02-02',
    ],
    [
      "with an overlap",
      [a, row("B", "2024-01-31", "2024-03-01")],
      'in row 1 ("B"), got an overlap, 2024-01-31',
    ],
    ["out of order", [b, a], 'expected a start on 2024-03-01, where row 0 ("B") ends in row 1 ("A")'],
    ["with a row twice", [a, b, b], 'expected a label of its own in row 2 ("B"), got that of row 1'],
    [
      "with a row without days",
      [row("A", "2024-01-01", "2024-01-01")],
      'an end after 2024-01-01 in row 0 ("A")',
    ],
    ["with a date that is none", [row("A", "2024-01-01", "2024-02-30")], "expected a real date"],
    ["without a label", [{ start: "2024-01-01", end: "2024-02-01" }], "expected a label in row 0"],
    ["with an empty label", [row("", "2024-01-01", "2024-02-01")], 'expected a label in row 0 (""), got ""'],
    [
      "that begins with time",
      [row("A", "0001-01-01", "2024-01-01")],
      'expected days of the years 1 to 9998 in row 0 ("A"), got 0001-01-01 to 2024-01-01',
    ],
    ["that ends with time", [row("A", "2024-01-01", "9999-01-01")], "days of the years 1 to 9998 in row 0"],
  ])("%s throws invalid-argument and names the row", (_, table, message) => {
    const make = () => customPeriods(table as CustomPeriod[]);
    expect(make).toThrow(expect.objectContaining({ code: "invalid-argument" }) as Error);
    expect(make).toThrow(message);
    expect(make).toThrow("customPeriods: ");
  });
});

describe("a report by a table of periods", () => {
  const won = (closedAt: CalendarDate) => ({ id: closedAt, status: "won" as const, closedAt });
  const deals = [
    ...(["2020-01-01", "2024-03-01", "2024-03-02", "2024-08-31", "2024-09-01"] as const).map(won),
    ...(["2025-02-28", "2025-03-07", "2025-03-08", "2031-01-01"] as const).map(won),
  ];
  const every = customPeriods(seasons);
  const shown = (report: {
    rows: readonly { period: Period; partial: boolean; wonDeals: number | null }[];
  }) => report.rows.map(({ period, partial, wonDeals: count }) => [period.label, count, partial]);

  test("loses no row: what lies beyond the table is a period of its own, which is partial", () => {
    const report = evaluate({ wonDeals }, { deals }, { every });
    expect(shown(report)).toEqual([
      ["../2024-03-01", 1, true],
      ["Spring", 3, false],
      ["Autumn", 2, false],
      ["Sale", 1, false],
      ["2025-03-08/..", 2, true],
    ]);
    expect(report.total.wonDeals).toBe(deals.length);
  });

  test("leaves out what `during` leaves out", () => {
    const during = between("2024-03-01", "2025-03-08");
    const report = evaluate({ wonDeals }, { deals }, { every, during });
    expect(shown(report)).toEqual([
      ["Spring", 3, false],
      ["Autumn", 2, false],
      ["Sale", 1, false],
    ]);
    expect(report.total.wonDeals).toBe(6);
    expect(wonDeals({ deals }, { during: every.period(1) })).toBe(2);
  });

  test("compares nothing with what lies beyond, however far it looks back", () => {
    const metrics = {
      wonDeals,
      before: prior(wonDeals),
      twoBefore: prior(wonDeals, 2),
      growth: growth(wonDeals),
    };
    const report = evaluate(metrics, { deals }, { every });
    expect(report.rows.map((row) => [row.before, row.twoBefore, row.growth])).toEqual([
      [null, null, null],
      [null, null, null],
      [3, null, -1 / 3],
      [2, 3, -1 / 2],
      [1, 2, null],
    ]);
    const reasons = report.rows.map((row) => report.explain(row, "growth").reason);
    expect(reasons).toEqual([...Array<string>(2).fill("incomplete-period"), null, null, "incomplete-period"]);
    expect(report.explain(report.rows[1]!, "before").reason).toBe("incomplete-period");
  });

  property.prop([tables, fc.array(dates, { maxLength: 60 }), fc.boolean()])(
    "counts every row once, as looking at every row of the table does",
    (table, some, isCut) => {
      const during = isCut ? between("1990-05-05", "2000-05-05") : undefined;
      const counted = some.filter((date) => during === undefined || during.contains(date));
      const expected: Record<string, number> = {};
      for (const date of counted) {
        const label = labelLike(table, date);
        expected[label] = (expected[label] ?? 0) + 1;
      }
      const report = evaluate(
        { wonDeals },
        { deals: some.map(won) },
        { every: customPeriods(table), during },
      );
      const found = report.rows.filter((row) => row.wonDeals !== 0);
      expect(Object.fromEntries(found.map((row) => [row.period.label, row.wonDeals]))).toEqual(expected);
      expect(report.total.wonDeals).toBe(counted.length);
    },
  );

  test("needs a zone for instants, and says so", () => {
    const instant = [{ id: "1", status: "won" as const, closedAt: new Date("2024-08-31T23:00:00Z") }];
    expect(() => evaluate({ wonDeals }, { deals: instant }, { every })).toThrow(
      expect.objectContaining({ code: "missing-time-zone" }),
    );
    const inBerlin = customPeriods(seasons, { timeZone: "Europe/Berlin" });
    const report = evaluate({ wonDeals }, { deals: instant }, { every: inBerlin });
    expect(report.rows.map(({ period }) => period.label)).toEqual(["Autumn"]);
    expect(month().period(0).label).toBe("1970-01");
  });
});

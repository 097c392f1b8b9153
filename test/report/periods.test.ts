import { format, parseISO } from "date-fns";
import {
  averageDealSize,
  between,
  bookings,
  type CalendarDate,
  count,
  day,
  Deal,
  evaluate,
  type Grain,
  median,
  month,
  openDeals,
  openLeads,
  openPipeline,
  openTickets,
  quarter,
  salesCycle,
  salesVelocity,
  type TimeValue,
  week,
  weightedPipeline,
  winRate,
  wonDeals,
  year,
} from "salesmetrics";
import * as salesmetrics from "salesmetrics";
import { describe, expect, test } from "vitest";
import { clockIn, dateReached, hour } from "../calendar/oracle.js";

const won = (closedAt: TimeValue, fields: Partial<Deal> = {}): Deal => ({
  id: "x",
  status: "won",
  closedAt,
  amount: 100,
  currency: "EUR",
  ...fields,
});
const berlin = { timeZone: "Europe/Berlin" };
const labelsOf = (rows: readonly { readonly period: { readonly label: string } | null }[]) =>
  rows.map(({ period }) => period?.label ?? null);

describe("periods", () => {
  const deals = [won("2025-01-31"), won("2025-04-01"), won("2025-04-30")];

  test("without rows are filled in, from the first that has one to the last", () => {
    const { rows } = evaluate({ wonDeals }, { deals }, { every: month() });
    expect(rows.map((row) => [row.period.label, row.wonDeals])).toEqual([
      ["2025-01", 1],
      ["2025-02", 0],
      ["2025-03", 0],
      ["2025-04", 2],
    ]);
  });

  test("are those of during, where it is given, and no others", () => {
    const { rows, total } = evaluate(
      { wonDeals },
      { deals },
      { every: month(), during: between("2025-02-01", "2025-06-01") },
    );
    expect(rows.map((row) => [row.period.label, row.wonDeals])).toEqual([
      ["2025-02", 0],
      ["2025-03", 0],
      ["2025-04", 2],
      ["2025-05", 0],
    ]);
    expect(total.wonDeals).toBe(2);
  });

  test("are filled in for every group alike", () => {
    const { rows } = evaluate(
      { wonDeals },
      { deals: [won("2025-01-31", { ownerId: "ann" }), won("2025-03-01", { ownerId: "bob" })] },
      { by: { rep: Deal.ownerId }, every: month() },
    );
    expect(rows.map((row) => [row.rep, row.period.label, row.wonDeals])).toEqual([
      ["ann", "2025-01", 1],
      ["ann", "2025-02", 0],
      ["ann", "2025-03", 0],
      ["bob", "2025-01", 0],
      ["bob", "2025-02", 0],
      ["bob", "2025-03", 1],
    ]);
  });

  test("that during cuts hold only the rows inside it", () => {
    const { rows } = evaluate(
      { wonDeals },
      { deals: [won("2025-03-09"), won("2025-03-10"), won("2025-04-09"), won("2025-04-10")] },
      { every: month(), during: between("2025-03-10", "2025-04-10") },
    );
    expect(rows.map((row) => [row.period.label, row.wonDeals, row.partial])).toEqual([
      ["2025-03", 1, true],
      ["2025-04", 1, true],
    ]);
  });

  test("without rows have each metric's own empty state", () => {
    const metrics = {
      wonDeals,
      winRate,
      bookings,
      averageDealSize,
      medianAmount: median(Deal.amount, { at: Deal.closedAt }),
      salesCycle,
    };
    const report = evaluate(metrics, { deals }, { every: month(), during: month(2025, 2) });
    expect(report.rows[0]).toMatchObject({
      wonDeals: 0,
      winRate: null,
      bookings: null,
      averageDealSize: null,
      medianAmount: null,
      salesCycle: null,
    });
    const reasons = Object.keys(metrics).map(
      (name) => report.explain(report.rows[0]!, name as "winRate").reason,
    );
    expect(reasons).toEqual([null, "zero-denominator", "empty", "empty", "empty", "empty"]);
  });

  test("without rows have no money but a currency that the question names", () => {
    const { rows } = evaluate(
      { bookings, averageDealSize },
      { deals },
      { every: month(), during: month(2025, 2), currency: "JPY" },
    );
    expect(rows[0]!.bookings).toEqual({ amount: expect.objectContaining({}), currency: "JPY" });
    expect(rows[0]!.bookings?.amount.toFixed()).toBe("0");
    expect(rows[0]!.averageDealSize).toBe(null);
  });

  test.each([
    [month(), 10_001, "0001-01", "0834-05", "0834-05-31"],
    [day(), 10_001, "2000-01-01", "2027-05-19", "2027-05-19"],
  ] as const)(
    "beyond ten thousand are taken for a mistyped date",
    (every, periods, first, last, lastDate) => {
      const [start, end] = [`${first}-01`.slice(0, 10) as CalendarDate, lastDate];
      const question = () => evaluate({ wonDeals }, { deals: [won(start), won(end)] }, { every });
      expect(question).toThrow(
        expect.objectContaining({
          code: "too-many-periods",
          message: expect.stringContaining(
            `got ${String(periods)} from ${first} to ${last}: look for a mistyped date`,
          ),
        }),
      );
    },
  );

  test("of ten thousand days are still filled in", () => {
    const { rows } = evaluate(
      { wonDeals },
      { deals: [won("2000-01-01"), won("2027-05-18")] },
      { every: day() },
    );
    expect(rows).toHaveLength(10_000);
  });

  test("with a mistyped year are no matter where during says which are meant", () => {
    const deals = [won("2025-03-01"), won("0025-03-01"), won("9025-03-01")];
    expect(() => evaluate({ wonDeals }, { deals }, { every: month() })).toThrow(
      expect.objectContaining({ code: "too-many-periods" }),
    );
    expect(evaluate({ wonDeals }, { deals }, { every: month(), during: year(2025) }).total.wonDeals).toBe(1);
  });
});

describe("partial", () => {
  const cases: [TimeValue, boolean][] = [
    ["2025-03-31", false],
    ["2025-04-01", false],
    ["2025-03-30", true],
    ["2025-02-28", true],
    [new Date("2025-03-31T22:00:00.000Z"), false],
    [new Date("2025-03-31T21:59:59.999Z"), true],
    [new Date("2025-03-31T22:00:00.001Z"), false],
  ];

  test.each(cases)("says whether March was over in Berlin as of %s", (asOf, partial) => {
    const march = month(2025, 3, berlin);
    const split = evaluate({ wonDeals }, { deals: [] }, { every: month(berlin), during: march, asOf });
    expect([split.rows.map((row) => row.partial), split.total.partial]).toEqual([[partial], partial]);
    const whole = evaluate({ wonDeals }, { deals: [] }, { during: march, asOf });
    expect([whole.rows.map((row) => row.partial), whole.total.partial]).toEqual([[partial], partial]);
    expect(whole.explain(whole.total, "wonDeals").partial).toBe(partial);
  });

  test("marks the last period and those after it, and none before", () => {
    const { rows } = evaluate(
      { wonDeals },
      { deals: [] },
      { every: quarter(), during: year(2025), asOf: "2025-08-01" },
    );
    expect(rows.map((row) => row.partial)).toEqual([false, false, true, true]);
  });

  test("marks what during cuts at either end, and a period that it lies inside of", () => {
    const flags = (during: ReturnType<typeof between>, every: Grain) =>
      evaluate({ wonDeals }, { deals: [] }, { every, during }).rows.map((row) => row.partial);
    expect(flags(between("2025-01-15", "2025-04-01"), month())).toEqual([true, false, false]);
    expect(flags(between("2025-01-01", "2025-03-31"), month())).toEqual([false, false, true]);
    expect(flags(between("2025-01-10", "2025-01-20"), month())).toEqual([true]);
    expect(flags(month(2025, 2), month())).toEqual([false]);
    expect(flags(month(2025, 3), week())).toEqual([true, false, false, false, false, true]);
    expect(flags(month(2025, 3), quarter())).toEqual([true]);
  });

  test("is never said of all time", () => {
    const { rows, total } = evaluate({ wonDeals }, { deals: [won("2025-03-01")] }, { asOf: "2025-03-01" });
    expect([rows[0]!.partial, rows[0]!.period, total.partial, total.period]).toEqual([
      false,
      null,
      false,
      null,
    ]);
  });
});

describe("the total", () => {
  test("is the metric over all rows, and no sum or mean of the rows above", () => {
    const deals = [
      won("2025-01-10", { ownerId: "ann", amount: 10 }),
      won("2025-02-10", { ownerId: "ann", amount: 20 }),
      won("2025-02-11", { ownerId: "bob", amount: 90 }),
      won("2025-02-12", { ownerId: "bob", status: "lost" }),
      won("2025-02-13", { ownerId: "bob", status: "lost" }),
    ];
    const metrics = {
      winRate,
      medianSize: median(Deal.amount, { where: undefined as never, at: Deal.closedAt }),
    };
    const { rows, total } = evaluate(metrics, { deals }, { by: { rep: Deal.ownerId }, every: month() });
    expect(rows.map((row) => row.winRate)).toEqual([1, 1, null, 1 / 3]);
    expect(total.winRate).toBe(3 / 5);
    // 10, 20, 90, 100, 100
    expect(total.medianSize?.amount.toFixed()).toBe("90");
  });

  test("is the same with and without groups and periods", () => {
    const deals = Array.from({ length: 50 }, (_, index) =>
      won(`2025-0${String(1 + (index % 9))}-1${String(index % 7)}` as CalendarDate, {
        ownerId: `rep ${String(index % 4)}`,
        status: index % 3 === 0 ? "lost" : "won",
        amount: `${String(index)}.1`,
      }),
    );
    const metrics = { winRate, bookings, averageDealSize };
    const { total } = evaluate(metrics, { deals });
    expect(total).toMatchObject({ winRate: 33 / 50 });
    for (const query of [
      { by: { rep: Deal.ownerId } },
      { every: month() },
      { by: { rep: Deal.ownerId }, every: week() },
    ]) {
      expect(evaluate(metrics, { deals }, query).total).toEqual(total);
    }
  });
});

describe("zones of every and during", () => {
  // 23:30Z on the 31st is April in Berlin and March in New York.
  const deals = [won(new Date("2025-03-31T23:30:00Z"))];

  test("are shared: the one that has none takes the other's", () => {
    const months = (every: Grain, during = year(2025)) =>
      labelsOf(evaluate({ wonDeals }, { deals }, { every, during }).rows.filter((row) => row.wonDeals === 1));
    expect(months(month(berlin))).toEqual(["2025-04"]);
    expect(months(month(), year(2025, berlin))).toEqual(["2025-04"]);
    expect(months(month(), year(2025, { timeZone: "America/New_York" }))).toEqual(["2025-03"]);
    expect(months(month(berlin), year(2025, berlin))).toEqual(["2025-04"]);
  });

  test("and the period of the rows and of the total says it", () => {
    const { rows, total } = evaluate(
      { wonDeals },
      { deals },
      { every: month(berlin), during: month(2025, 4) },
    );
    expect([rows[0]!.period.timeZone, total.period?.timeZone]).toEqual(["Europe/Berlin", "Europe/Berlin"]);
    expect([rows[0]!.wonDeals, total.wonDeals]).toEqual([1, 1]);
  });

  test("that differ are refused", () => {
    const query = { every: month(berlin), during: year(2025, { timeZone: "America/New_York" }) };
    expect(() => evaluate({ wonDeals }, { deals }, query)).toThrow(
      expect.objectContaining({
        code: "invalid-argument",
        message: expect.stringContaining("got Europe/Berlin and America/New_York"),
      }),
    );
  });

  test("are needed by instants, with the name of the metric that met one", () => {
    const missing = (name: string) =>
      expect.objectContaining({
        code: "missing-time-zone",
        message: expect.stringMatching(new RegExp(`^${name}: `)),
      }) as Error;
    expect(() => evaluate({ first: bookings, second: bookings }, { deals }, { every: month() })).toThrow(
      missing("first"),
    );
    expect(() => evaluate({ wins: wonDeals }, { deals }, { during: month(2025, 3) })).toThrow(
      missing("wins"),
    );
    expect(() => wonDeals({ deals }, { during: month(2025, 3) })).toThrow(missing("wonDeals"));
    expect(() => wonDeals({ deals }, { asOf: "2025-03-31" })).toThrow(missing("wonDeals"));
    const both = { every: month(), during: month(2025, 3) };
    expect(() => evaluate({ wins: wonDeals }, { deals }, both)).toThrow(missing("wins"));
    expect(wonDeals({ deals })).toBe(1);
  });
});

describe("questions that cannot be answered", () => {
  test("a metric of one moment is refused by every, with its name", () => {
    expect(() =>
      evaluate({ wonDeals, openDeals }, { deals: [] }, { every: month(), asOf: "2025-03-01" }),
    ).toThrow(
      expect.objectContaining({
        code: "no-time-axis",
        message:
          "openDeals: expected a metric with a time axis, got one of a moment: by every, write { openDeals: openDealsAtEnd }",
      }),
    );
    const lines = Object.entries({
      openPipeline,
      weightedPipeline,
      salesVelocity,
      openTickets,
      openLeads,
    }).map(([name, metric]) => {
      try {
        evaluate({ [name]: metric }, { deals: [], leads: [], tickets: [] }, { every: month() });
        return null;
      } catch (error) {
        return /write .*$/.exec((error as Error).message)?.[0];
      }
    });
    expect(lines).toEqual([
      "write { openPipeline: pipelineAtEnd }",
      "write { weightedPipeline: weightedPipelineAtEnd }",
      "write { salesVelocity: salesVelocityAtEnd }",
      "write { openTickets: openTicketsAtEnd }",
      "write { openLeads: openLeadsAtEnd }",
    ]);
    expect(() => evaluate({ own: count(Deal) }, { deals: [] }, { every: month() })).toThrow(
      "own: expected a metric with a time axis, got one of a moment: by every, write { own: stock(…) }",
    );
    for (const line of lines) expect(Object.keys(salesmetrics)).toContain(/: (\w+)/.exec(line!)![1]);
    expect(
      evaluate({ wonDeals, openDeals }, { deals: [] }, { during: month(2025, 3), asOf: "2025-03-01" }).total
        .openDeals,
    ).toBe(0);
  });

  test.each([
    [{ period: wonDeals }, {}, "period"],
    [{ partial: wonDeals }, {}, "partial"],
    [{ wonDeals }, { period: Deal.ownerId }, "period"],
    [{ wonDeals }, { partial: Deal.ownerId }, "partial"],
    [{ rep: wonDeals }, { rep: Deal.ownerId }, "rep"],
  ])("a name that is taken is refused (case %#)", (metrics, by, name) => {
    expect(() => evaluate(metrics, { deals: [] }, { by })).toThrow(
      expect.objectContaining({ code: "name-taken", message: expect.stringContaining(`got ${name} twice`) }),
    );
  });

  test.each(["__proto__", "constructor", "toString"])("a metric may be called %s", (name) => {
    const metrics = Object.fromEntries([[name, wonDeals]]);
    const report = evaluate(metrics, { deals: [won("2025-03-01")] });
    expect(Object.entries(report.rows[0]!)).toContainEqual([name, 1]);
    expect(report.explain(report.total, name).value).toBe(1);
  });
});

// The oracle reads clocks from Intl alone, and counts days, weeks and months from their dates.
const changes: Record<string, readonly CalendarDate[]> = {
  "Europe/Berlin": ["2024-12-31", "2025-03-30", "2025-10-26"],
  "America/New_York": ["2024-12-31", "2025-03-09", "2025-11-02"],
  "Australia/Lord_Howe": ["2025-03-31", "2025-04-06", "2025-10-05"],
  "Asia/Kolkata": ["2024-12-31", "2025-03-30"],
  "America/Sao_Paulo": ["2017-10-15", "2018-02-18", "2018-11-04", "2019-02-17"],
  "Pacific/Apia": ["2011-12-30", "2012-04-01", "2012-09-30"],
  "Africa/Cairo": ["2024-04-26", "2024-10-31"],
};

/** Instants every half hour, and a millisecond before it, from two days before a date to two days after. */
function instantsAround(date: CalendarDate): number[] {
  const noon = Date.parse(`${date}T12:00:00Z`);
  return Array.from({ length: 192 }, (_, step) => noon - 48 * hour + (step * hour) / 2).flatMap((instant) => [
    instant - 1,
    instant,
  ]);
}

const labels: Record<string, (date: CalendarDate) => string> = {
  day: (date) => date,
  week: (date) => format(parseISO(date), "RRRR-'W'II"),
  month: (date) => date.slice(0, 7),
  quarter: (date) => format(parseISO(date), "yyyy-'Q'q"),
  year: (date) => date.slice(0, 4),
};

describe("deals closed around midnight and where clocks change", () => {
  const grains: Record<string, (options: { timeZone: string }) => Grain> = {
    day,
    week,
    month,
    quarter,
    year,
  };
  const cases = Object.entries(changes).flatMap(([zone, dates]) =>
    dates.flatMap((date) => Object.keys(grains).map((unit) => [zone, date, unit] as const)),
  );

  test.each(cases)("land where a clock in %s around %s shows: the %s", (timeZone, date, unit) => {
    const clock = clockIn(timeZone);
    const instants = instantsAround(date);
    const expected = new Map<string, number>();
    for (const instant of instants) {
      const label = labels[unit]!(dateReached(clock, instant));
      expected.set(label, (expected.get(label) ?? 0) + 1);
    }
    const deals = instants.map((instant) => won(new Date(instant)));
    const { rows } = evaluate({ wonDeals }, { deals }, { every: grains[unit]!({ timeZone }) });
    const found = rows
      .filter((row) => row.wonDeals !== 0)
      .map((row) => [row.period.label, row.wonDeals] as const);
    expect(new Map(found)).toEqual(expected);
    // One period asked for by itself holds the same deals.
    for (const { period } of rows) {
      expect(wonDeals({ deals }, { during: period })).toBe(expected.get(period.label) ?? 0);
    }
  });

  test("the day that Samoa never had is there, without a deal", () => {
    const deals = instantsAround("2011-12-30").map((instant) => won(new Date(instant)));
    const { rows } = evaluate({ wonDeals }, { deals }, { every: day({ timeZone: "Pacific/Apia" }) });
    expect(rows.find((row) => row.period.label === "2011-12-30")?.wonDeals).toBe(0);
  });

  test("calendar dates are never shifted, whatever the zone", () => {
    for (const timeZone of Object.keys(changes)) {
      const deals = [won("2025-03-31"), won("2025-04-01")];
      const n = count(Deal, { at: Deal.closedAt });
      expect(n({ deals }, { during: day("2025-03-31", { timeZone }) })).toBe(1);
      expect(evaluate({ n }, { deals }, { every: month({ timeZone }) }).rows.map((row) => row.n)).toEqual([
        1, 1,
      ]);
    }
  });
});

import { fc, test as property } from "@fast-check/vitest";
import { addDays, addMonths, addQuarters, addWeeks, addYears, format, parseISO } from "date-fns";
import {
  between,
  bookings,
  type CalendarDate,
  change,
  day,
  Deal,
  dealsCreated,
  evaluate,
  growth,
  mean,
  month,
  type Period,
  prior,
  quarter,
  sum,
  through,
  week,
  winRate,
  wonDeals,
  year,
} from "salesmetrics";
import { describe, expect, test } from "vitest";

const created = (createdAt: CalendarDate, fields: Partial<Deal> = {}): Deal => ({
  id: "x",
  status: "open",
  createdAt,
  amount: 1,
  currency: "EUR",
  ...fields,
});
const times = (count: number, date: CalendarDate, fields: Partial<Deal> = {}) =>
  Array.from({ length: count }, () => created(date, fields));
const worth = sum(Deal.amount, { at: Deal.createdAt });

/** How many dates lie in a half-open stretch, by comparing texts. */
const inside = (dates: readonly string[], start: Date, end: Date) =>
  dates.filter((date) => date >= format(start, "yyyy-MM-dd") && date < format(end, "yyyy-MM-dd")).length;

const dates = fc.array(
  fc
    .date({ min: new Date(2023, 0, 1), max: new Date(2026, 11, 31), noInvalidDate: true })
    .map((date) => format(date, "yyyy-MM-dd") as CalendarDate),
  { maxLength: 200 },
);

describe("growth and prior of one period", () => {
  type Shift = (date: Date, amount: number) => Date;
  const periods: [string, Period, Shift][] = [
    ["a month", month(2025, 3), addMonths],
    ["January", month(2025, 1), addMonths],
    ["a quarter", quarter(2025, 1), addQuarters],
    ["a fiscal quarter", quarter(2025, 1, { fiscalYearStartMonth: 2 }), addQuarters],
    ["a week", week("2025-03-12"), addWeeks],
    ["a week from Sunday", week("2025-03-12", { weekStartsOn: 0 }), addWeeks],
    ["a day", day("2024-03-01"), addDays],
    ["a year", year(2025), addYears],
    ["seven days", between("2025-03-03", "2025-03-10"), (date, by) => addDays(date, 7 * by)],
    ["a month's days as a range", between("2025-03-01", "2025-04-01"), (date, by) => addDays(date, 31 * by)],
    ["one day as a range", between("2025-03-01", "2025-03-02"), addDays],
  ];

  test.each(periods)("look at the whole one before %s", (_, period, shift) => {
    const start = parseISO(period.start);
    const end = parseISO(period.end);
    const list = Array.from({ length: 4000 }, (__, index) => {
      // One for each day, and one more for every third.
      const shifted = index < 3000 ? index : (index - 3000) * 3;
      return format(addDays(new Date(2018, 0, 1), shifted), "yyyy-MM-dd") as CalendarDate;
    });
    const deals = list.map((date) => created(date));
    for (const back of [1, 2, 5]) {
      const before = inside(list, shift(start, -back), shift(end, -back));
      const now = inside(list, start, end);
      expect(before).toBeGreaterThan(0);
      expect(prior(dealsCreated, back)({ deals }, { during: period })).toBe(before);
      expect(growth(dealsCreated, back)({ deals }, { during: period })).toBe((now - before) / before);
    }
  });

  property.prop([dates, fc.integer({ min: 2023, max: 2026 }), fc.integer({ min: 1, max: 12 })])(
    "of months agree with counting the dates",
    (list, y, m) => {
      const start = new Date(y, m - 1, 1);
      const now = inside(list, start, addMonths(start, 1));
      const before = inside(list, addMonths(start, -1), start);
      const question = { during: month(y, m) };
      const deals = list.map((date) => created(date));
      expect(prior(dealsCreated)({ deals }, question)).toBe(before);
      expect(growth(dealsCreated)({ deals }, question)).toBe(before === 0 ? null : (now - before) / before);
    },
  );

  test("work on money, on rates and on means as on counts", () => {
    const deals = [
      created("2025-02-01", { amount: "0.1", closedAt: "2025-02-05", status: "won" }),
      created("2025-02-02", { amount: "0.3", closedAt: "2025-02-06", status: "lost" }),
      created("2025-03-01", { amount: "0.5", closedAt: "2025-03-05", status: "won" }),
    ];
    const question = { during: month(2025, 3) };
    expect(growth(worth)({ deals }, question)).toBe(0.25);
    expect(prior(worth)({ deals }, question)?.amount.toFixed()).toBe("0.4");
    expect(growth(winRate)({ deals }, question)).toBe(1);
    expect(growth(mean(Deal.amount, { at: Deal.createdAt }))({ deals }, question)).toBe(1.5);
    expect(growth(growth(dealsCreated))({ deals: [...deals, created("2025-01-01")] }, question)).toBe(-1.5);
  });
});

describe("growth without a value", () => {
  const reasonOf = (deals: readonly Deal[], metric = growth(worth), query = {}) => {
    const report = evaluate({ metric }, { deals }, { during: month(2025, 3), ...query });
    const { value, reason, numerator, denominator } = report.explain(report.total, "metric");
    expect(value).toBe(null);
    const shown = [numerator, denominator].map((part) =>
      typeof part === "number" || part === null
        ? part
        : (part as { amount: { toNumber(): number } }).amount.toNumber(),
    );
    return [reason, ...shown];
  };
  const march = created("2025-03-10", { amount: 5 });

  test("says no-base where there was nothing, zero, or less before", () => {
    expect(reasonOf([march])).toEqual(["no-base", 5, null]);
    expect(reasonOf([march, created("2025-02-10", { amount: 0 })])).toEqual(["no-base", 5, 0]);
    expect(reasonOf([march, created("2025-02-10", { amount: -4 })])).toEqual(["no-base", 5, -4]);
    expect(reasonOf([march], growth(dealsCreated) as never)).toEqual(["no-base", 1, 0]);
    expect(reasonOf([])).toEqual(["no-base", null, null]);
  });

  test("says what the present period lacks where the base is there", () => {
    const average = growth(mean(Deal.amount, { at: Deal.createdAt }));
    expect(reasonOf([created("2025-02-10")], average)).toEqual(["empty", null, 1]);
    expect(growth(worth)({ deals: [created("2025-02-10")] }, { during: month(2025, 3) })).toBe(-1);
    expect(growth(dealsCreated)({ deals: [created("2025-02-10")] }, { during: month(2025, 3) })).toBe(-1);
    expect(
      growth(worth)({ deals: [created("2025-02-10")] }, { during: month(2025, 3), currency: "EUR" }),
    ).toBe(-1);
  });

  test("says incomplete-period while the period is not over", () => {
    const deals = [march, created("2025-02-10")];
    expect(reasonOf(deals, growth(worth), { asOf: "2025-03-30" })).toEqual(["incomplete-period", 5, 1]);
    expect(growth(worth)({ deals }, { during: month(2025, 3), asOf: "2025-03-31" })).toBe(4);
  });

  test("is refused for all time, with the metric's name", () => {
    const refused = (name: string) =>
      expect.objectContaining({
        code: "no-previous-period",
        message: expect.stringMatching(new RegExp(`^${name}: .*\\{ during \\}`)),
      }) as Error;
    expect(() => growth(worth)({ deals: [march] })).toThrow(refused("metric"));
    expect(() => evaluate({ grown: growth(worth) }, { deals: [march] })).toThrow(refused("grown"));
    expect(() => evaluate({ before: prior(worth) }, { deals: [] }, { by: { rep: Deal.ownerId } })).toThrow(
      refused("before"),
    );
  });

  test.each([0, -1, 1.5, Number.NaN, Infinity, "1"])("is refused for %s periods", (periods) => {
    expect(() => prior(worth, periods as number)).toThrow(
      expect.objectContaining({ code: "invalid-argument" }),
    );
    expect(() => growth(worth, periods as number)).toThrow(
      expect.objectContaining({ code: "invalid-argument" }),
    );
  });
});

describe("growth and prior in a report", () => {
  const deals = [
    ...times(2, "2025-01-10", { ownerId: "ann" }),
    ...times(3, "2025-02-10", { ownerId: "ann" }),
    ...times(6, "2025-04-30", { ownerId: "ann" }),
    ...times(4, "2025-04-01", { ownerId: "bob" }),
  ];
  const metrics = {
    n: dealsCreated,
    before: prior(dealsCreated),
    twoBefore: prior(dealsCreated, 2),
    growth: growth(dealsCreated),
  };

  test("look one row up, the first row having nothing before it", () => {
    const report = evaluate(metrics, { deals }, { every: month() });
    expect(report.rows.map((row) => [row.n, row.before, row.twoBefore, row.growth])).toEqual([
      [2, 0, 0, null],
      [3, 2, 0, 0.5],
      [0, 3, 2, -1],
      [10, 0, 3, null],
    ]);
    expect(report.rows.map((row) => report.explain(row, "growth").reason)).toEqual([
      "no-base",
      null,
      null,
      "no-base",
    ]);
  });

  test("look beyond the first row of during", () => {
    const { rows } = evaluate(
      metrics,
      { deals },
      { every: month(), during: between("2025-02-01", "2025-04-01") },
    );
    expect(rows.map((row) => [row.n, row.before, row.twoBefore, row.growth])).toEqual([
      [3, 2, 0, 0.5],
      [0, 3, 2, -1],
    ]);
  });

  test("stay within their group", () => {
    const { rows } = evaluate(
      metrics,
      { deals },
      { by: { rep: Deal.ownerId }, every: month(), during: quarter(2025, 2) },
    );
    expect(rows.map((row) => [row.rep, row.period.label, row.n, row.before, row.growth])).toEqual([
      ["ann", "2025-04", 6, 0, null],
      ["ann", "2025-05", 0, 6, -1],
      ["ann", "2025-06", 0, 0, null],
      ["bob", "2025-04", 4, 0, null],
      ["bob", "2025-05", 0, 4, -1],
      ["bob", "2025-06", 0, 0, null],
    ]);
  });

  test("change nothing in the other metrics of the report", () => {
    const query = { by: { rep: Deal.ownerId }, every: month(), during: month(2025, 2) };
    const alone = evaluate({ n: dealsCreated }, { deals }, query);
    const beside = evaluate(metrics, { deals }, query);
    expect(beside.rows.map((row) => row.n)).toEqual(alone.rows.map((row) => row.n));
    expect(beside.total.n).toBe(alone.total.n);
  });

  test("of the total compare during with as much time before it", () => {
    const { total } = evaluate(metrics, { deals }, { every: month(), during: quarter(2025, 2) });
    // The quarter before: two in January, three in February.
    expect(total).toMatchObject({ n: 10, before: 5, growth: 1 });
    const report = evaluate(
      metrics,
      { deals },
      { every: month(), during: quarter(2025, 2), asOf: "2025-06-29" },
    );
    expect(report.explain(report.total, "growth").reason).toBe("incomplete-period");
  });

  test("of the total look at as many days before during, and do not apply without it", () => {
    const everAfter = evaluate(metrics, { deals }, { every: month() });
    expect(everAfter.explain(everAfter.total, "before").reason).toBe("not-applicable");
    for (const [query, before] of [
      [{ every: month(), during: between("2025-02-10", "2025-05-10") }, 2],
      // These are 61 days: as many days before them begin on December 30.
      [{ every: month(), during: between("2025-03-01", "2025-05-01") }, 5],
      [{ every: week(), during: month(2025, 3) }, 3],
    ] as const) {
      const report = evaluate(metrics, { deals }, query);
      expect(report.total.before).toBe(before);
      expect(prior(dealsCreated)({ deals }, { during: query.during })).toBe(before);
      expect(report.total.growth).toBe((report.total.n! - before) / before);
    }
  });

  test("compare a period in which during ends by its days so far, if asked to", () => {
    const won = (["2025-02-03", "2025-02-20", "2025-03-02", "2025-03-04", "2025-03-12"] as const).map(
      (closedAt, place) => ({ id: String(place), status: "won", closedAt }) as const,
    );
    const asked = (during: Period, asOf?: "2025-03-10") => {
      const compared = {
        same: growth(wonDeals, { partial: "sameElapsed" }),
        rated: growth(wonDeals, { partial: "prorate" }),
        more: change(wonDeals, { partial: "sameElapsed" }),
      };
      const { rows, explain } = evaluate(compared, { deals: won }, { every: month(), during, asOf });
      const row = rows.at(-1)!;
      return [
        row.same,
        row.rated?.toFixed(4),
        row.more,
        explain(row, "same").policy,
        explain(row, "same").reason,
      ];
    };
    const soFar = [1, String((2 / ((2 * 10) / 31) - 1).toFixed(4)), 1, "sameElapsed", null];
    for (const during of [through("2025-01-01", "2025-03-10"), through("2025-03-01", "2025-03-10")])
      expect([asked(during, "2025-03-10"), asked(during)]).toEqual([soFar, soFar]);
    expect(asked(month(2025, 3), "2025-03-10")).toEqual(soFar);
    expect(asked(through("2025-03-02", "2025-03-10"), "2025-03-10")).toEqual([
      ...[null, undefined, null, null],
      "incomplete-period",
    ]);
    const picked = through("2025-03-01", "2025-03-10");
    expect(
      growth(wonDeals, { partial: "sameElapsed", unit: month() })({ deals: won }, { during: picked }),
    ).toBe(1);
  });

  test("do not compare a row that is not over, or that during cuts", () => {
    const query = { every: month(), during: between("2025-01-01", "2025-04-20") };
    const cut = evaluate(metrics, { deals }, query);
    expect(cut.rows.map((row) => cut.explain(row, "growth").reason)).toEqual([
      "no-base",
      null,
      null,
      "incomplete-period",
    ]);
    const open = evaluate(
      metrics,
      { deals },
      { every: month(), during: quarter(2025, 1), asOf: "2025-02-27" },
    );
    expect(open.rows.map((row) => open.explain(row, "growth").reason)).toEqual([
      "no-base",
      "incomplete-period",
      "incomplete-period",
    ]);
  });

  property.prop([dates])("agree, row by row, with counting the dates", (list) => {
    const { rows } = evaluate(
      metrics,
      { deals: list.map((date) => created(date)) },
      { every: week({ weekStartsOn: 3 }) },
    );
    for (const row of rows) {
      const start = parseISO(row.period.start);
      expect(start.getDay()).toBe(3);
      const [n, before, twoBefore] = [0, -1, -2].map((back) =>
        inside(list, addWeeks(start, back), addWeeks(start, back + 1)),
      ) as [number, number, number];
      expect([row.n, row.before, row.twoBefore]).toEqual([n, before, twoBefore]);
      expect(row.growth).toBe(before === 0 ? null : (n - before) / before);
    }
  });

  test("of instants mind the zone of the period before too", () => {
    // Clocks in Berlin go forward on March 30: February ends at 23:00Z, March at 22:00Z.
    const at = (instant: string): Deal => ({
      id: instant,
      status: "won",
      closedAt: new Date(instant),
      amount: 1,
      currency: "EUR",
    });
    const instants = [
      "2025-01-31T23:00:00Z",
      "2025-02-28T22:59:59Z",
      "2025-02-28T23:00:00Z",
      "2025-03-31T21:59:59Z",
      "2025-03-31T22:00:00Z",
    ];
    const question = { during: month(2025, 3, { timeZone: "Europe/Berlin" }) };
    const list = { deals: instants.map(at) };
    expect([
      wonDeals(list, question),
      prior(wonDeals)(list, question),
      growth(bookings)(list, question),
    ]).toEqual([2, 2, 0]);
  });
});

import {
  averageDealSize,
  between,
  bookings,
  closedDeals,
  count,
  Deal,
  evaluate,
  type Metrics,
  month,
  openDeals,
  ratio,
  salesCycle,
  sum,
  winRate,
  wonDeals,
} from "salesmetrics";
import { describe, expect, test } from "vitest";

const won = (fields: object = {}) =>
  ({ id: "x", status: "won", closedAt: "2025-03-10", amount: 10, currency: "EUR", ...fields }) as Deal;
const excludedOf = <M extends Metrics>(
  report: { total: unknown; explain: unknown },
  name: keyof M & string,
) =>
  (report as ReturnType<typeof evaluate<{ readonly [each: string]: never }>>).explain(
    report.total as never,
    name,
  ).excluded;

describe("rows that cannot be used", () => {
  test.each([
    [{ amount: null }, "missing amount"],
    [{ amount: undefined }, "missing amount"],
    [{ amount: "" }, "invalid amount"],
    [{ amount: "1,000" }, "invalid amount"],
    [{ amount: Number.NaN }, "invalid amount"],
    [{ amount: Infinity }, "invalid amount"],
    [{ amount: [10] }, "invalid amount"],
    [{ amount: { valueOf: () => 10 } }, "invalid amount"],
    [{ amount: true }, "invalid amount"],
    [{ currency: null }, "missing currency"],
    [{ currency: "euro" }, "unknown currency"],
    [{ currency: "XXX" }, "unknown currency"],
    [{ currency: "__proto__" }, "unknown currency"],
    [{ currency: 978 }, "invalid currency"],
    [{ closedAt: null }, "missing closedAt"],
    [{ closedAt: "2025-02-30" }, "invalid closedAt"],
    [{ closedAt: new Date(Number.NaN) }, "invalid closedAt"],
    [{ closedAt: 1741600000000 }, "invalid closedAt"],
    [{ status: 3 }, "invalid status"],
  ])("are reported, one for one, and cost no good row: %o", (fields, why) => {
    const report = evaluate(
      { bookings },
      { deals: [won(), won(fields), won({ amount: "0.5" }), won(fields)] },
    );
    expect(report.total.bookings?.amount.toFixed()).toBe("10.5");
    expect(excludedOf(report, "bookings")).toEqual([{ entity: "deals", why, count: 2 }]);
  });

  test("count in metrics that do not need what is missing", () => {
    const report = evaluate({ wonDeals, bookings }, { deals: [won({ amount: "?" }), won()] });
    expect(report.total.wonDeals).toBe(2);
    expect(excludedOf(report, "wonDeals")).toEqual([]);
    expect(excludedOf(report, "bookings")).toEqual([{ entity: "deals", why: "invalid amount", count: 1 }]);
  });

  test("are not reported when the condition leaves them out anyway", () => {
    const report = evaluate({ bookings }, { deals: [won({ status: "lost", amount: "?" }), won()] });
    expect(excludedOf(report, "bookings")).toEqual([]);
  });

  test("are listed with the most frequent reason first", () => {
    const report = evaluate(
      { bookings },
      {
        deals: [won({ closedAt: null }), won({ amount: "?" }), won({ amount: "!" }), won({ currency: "?" })],
      },
    );
    expect(excludedOf(report, "bookings")).toEqual([
      { entity: "deals", why: "invalid amount", count: 2 },
      { entity: "deals", why: "missing closedAt", count: 1 },
      { entity: "deals", why: "unknown currency", count: 1 },
    ]);
  });

  test("count once for a metric of several parts that all lost them", () => {
    const report = evaluate(
      { winRate },
      { deals: [won({ closedAt: null }), won({ status: "lost", closedAt: null }), won()] },
    );
    // Both are closed deals without a date; one of them is missing in the numerator too.
    expect(excludedOf(report, "winRate")).toEqual([{ entity: "deals", why: "missing closedAt", count: 2 }]);
    expect(report.total.winRate).toBe(1);
  });

  test("are as many as the part lost that lost the most, whichever comes first", () => {
    const deals = [won({ closedAt: null }), won({ status: "lost", closedAt: null }), won()];
    const report = evaluate({ closedPerWon: ratio(closedDeals, wonDeals) }, { deals });
    expect(excludedOf(report, "closedPerWon")).toEqual([
      { entity: "deals", why: "missing closedAt", count: 2 },
    ]);
  });

  test.each([[null], [undefined], [5], ["deal"], [true], [Symbol("deal")], [() => won()]])(
    "that are no objects are no rows: %s",
    (row) => {
      const deals = [won(), row as never];
      const report = evaluate({ wonDeals, openDeals }, { deals }, { asOf: "2025-04-01" });
      expect(report.total).toMatchObject({ wonDeals: 1, openDeals: 0 });
      for (const name of ["wonDeals", "openDeals"]) {
        expect(excludedOf(report, name)).toEqual([{ entity: "deals", why: "not a row", count: 1 }]);
      }
    },
  );

  test("that are no objects belong to no group", () => {
    const { rows } = evaluate(
      { wonDeals },
      { deals: [won({ ownerId: "ann" }), 5 as never] },
      { by: { rep: Deal.ownerId } },
    );
    expect(rows.map((row) => [row.rep, row.wonDeals])).toEqual([
      ["ann", 1],
      [null, 0],
    ]);
  });

  test("are one in a million: all the others count", () => {
    const good = won({ amount: "0.01" });
    const deals = new Array<Deal>(1_000_000).fill(good);
    deals[777_777] = won({ amount: "0.01 EUR" });
    const report = evaluate({ bookings, wonDeals }, { deals });
    expect(report.total.bookings?.amount.toFixed()).toBe("9999.99");
    expect(report.total.wonDeals).toBe(1_000_000);
    expect(excludedOf(report, "bookings")).toEqual([{ entity: "deals", why: "invalid amount", count: 1 }]);
  });

  test("may hold a number of a thousand digits, which is none the worse for it", () => {
    const long = "7".repeat(1000);
    const report = evaluate(
      { bookings },
      { deals: [won({ amount: long }), won({ amount: `-${long}` }), won()] },
    );
    expect(report.total.bookings?.amount.toFixed()).toBe("10");
  });
});

describe("rows without a time", () => {
  const deals = [
    won({ ownerId: "ann" }),
    won({ ownerId: "ann", closedAt: null }),
    won({ ownerId: "bob", closedAt: "soon" }),
    won({ ownerId: "bob", closedAt: "2025-04-01" }),
  ];

  test("are reported once, with the total, and in no period", () => {
    const report = evaluate({ wonDeals }, { deals }, { by: { rep: Deal.ownerId }, every: month() });
    expect(report.rows.map((row) => [row.rep, row.period.label, row.wonDeals])).toEqual([
      ["ann", "2025-03", 1],
      ["ann", "2025-04", 0],
      ["bob", "2025-03", 0],
      ["bob", "2025-04", 1],
    ]);
    for (const row of report.rows) expect(report.explain(row, "wonDeals").excluded).toEqual([]);
    expect(excludedOf(report, "wonDeals")).toEqual([
      { entity: "deals", why: "invalid closedAt", count: 1 },
      { entity: "deals", why: "missing closedAt", count: 1 },
    ]);
  });

  test("are reported with their group where there are no periods to be left out of", () => {
    const report = evaluate({ wonDeals }, { deals }, { by: { rep: Deal.ownerId }, during: month(2025, 3) });
    expect(report.rows.map((row) => report.explain(row, "wonDeals").excluded)).toEqual([
      [{ entity: "deals", why: "missing closedAt", count: 1 }],
      [{ entity: "deals", why: "invalid closedAt", count: 1 }],
    ]);
  });

  test("a bad row with a time is reported in its period", () => {
    const report = evaluate(
      { bookings },
      { deals: [won(), won({ amount: "?", closedAt: "2025-04-01" })] },
      { every: month() },
    );
    expect(report.rows.map((row) => report.explain(row, "bookings").excluded)).toEqual([
      [],
      [{ entity: "deals", why: "invalid amount", count: 1 }],
    ]);
    expect(excludedOf(report, "bookings")).toHaveLength(1);
  });

  test("a bad row outside the period asked for is no matter", () => {
    const report = evaluate(
      { bookings },
      { deals: [won(), won({ amount: "?", closedAt: "2025-04-01" })] },
      { during: month(2025, 3) },
    );
    expect(excludedOf(report, "bookings")).toEqual([]);
  });
});

describe("rows after asOf", () => {
  const deals = [
    won(),
    won({ closedAt: "2025-03-11" }),
    won({ closedAt: "2025-03-12" }),
    won({ closedAt: "2025-05-01" }),
  ];

  test("are left out and reported, those of asOf itself not", () => {
    const report = evaluate({ wonDeals }, { deals }, { asOf: "2025-03-11" });
    expect(report.total.wonDeals).toBe(2);
    expect(excludedOf(report, "wonDeals")).toEqual([{ entity: "deals", why: "after asOf", count: 2 }]);
  });

  test("are reported with the total of the periods they fall in", () => {
    const report = evaluate(
      { wonDeals },
      { deals },
      { asOf: "2025-03-11", every: month(), during: month(2025, 3) },
    );
    expect(report.rows.map((row) => row.wonDeals)).toEqual([2]);
    expect(excludedOf(report, "wonDeals")).toEqual([{ entity: "deals", why: "after asOf", count: 1 }]);
  });

  test("make no periods of their own", () => {
    const report = evaluate({ wonDeals }, { deals }, { asOf: "2025-03-11", every: month() });
    expect(report.rows.map((row) => row.period.label)).toEqual(["2025-03"]);
  });
});

describe("data", () => {
  test.each([
    ["none", {}],
    ["none", { deals: undefined }],
    ["none", { deals: null }],
    ["object", { deals: {} }],
    ["object", { deals: new Set([won()]) }],
    ["string", { deals: "[]" }],
    ["number", { deals: 3 }],
  ])("without a list of the rows is refused: %s", (got, data) => {
    expect(() => wonDeals(data as never)).toThrow(
      expect.objectContaining({
        code: "missing-data",
        message: expect.stringMatching(
          new RegExp(`expected data with an array of deals, \\{ deals \\}, got ${got}$`),
        ),
      }),
    );
    expect(() => evaluate({ wonDeals }, data as never)).toThrow(
      expect.objectContaining({ code: "missing-data" }),
    );
  });

  test("may hold lists that no metric reads", () => {
    expect(wonDeals({ deals: [won()], leads: "not read" } as never)).toBe(1);
  });

  test("is not changed, and may be frozen", () => {
    const deals = Object.freeze([Object.freeze(won()), Object.freeze(won({ status: "lost" }))]);
    const query = Object.freeze({
      by: Object.freeze({ rep: Deal.ownerId }),
      every: month(),
      during: month(2025, 3),
    });
    const metrics = Object.freeze({ bookings, winRate });
    const copy = structuredClone(deals);
    const { rows } = evaluate(metrics, Object.freeze({ deals }), query);
    expect(rows.map((row) => row.winRate)).toEqual([0.5]);
    expect(deals).toEqual(copy);
  });

  test("may be empty: counts and sums of numbers are 0, all else has a reason", () => {
    const metrics = {
      wonDeals,
      openDeals,
      bookings,
      averageDealSize,
      winRate,
      salesCycle,
      sum: sum(Deal.probability),
    };
    const report = evaluate(metrics, { deals: [] }, { asOf: "2025-03-01" });
    expect(report.rows).toEqual([
      {
        period: null,
        partial: false,
        wonDeals: 0,
        openDeals: 0,
        bookings: null,
        averageDealSize: null,
        winRate: null,
        salesCycle: null,
        sum: 0,
      },
    ]);
    const reasons = Object.keys(metrics).map(
      (name) => report.explain(report.total, name as "winRate").reason,
    );
    expect(reasons).toEqual([null, null, "empty", "empty", "zero-denominator", "empty", null]);
    expect(excludedOf(report, "bookings")).toEqual([]);
  });

  test("that is empty has no groups and no periods, but a total and the periods asked for", () => {
    const none = { deals: [] };
    expect(evaluate({ wonDeals }, none, { by: { rep: Deal.ownerId } }).rows).toEqual([]);
    expect(evaluate({ wonDeals }, none, { every: month() }).rows).toEqual([]);
    expect(evaluate({ wonDeals }, none, { by: { rep: Deal.ownerId }, every: month() }).total.wonDeals).toBe(
      0,
    );
    const { rows } = evaluate({ wonDeals }, none, {
      every: month(),
      during: between("2025-01-15", "2025-03-02"),
    });
    expect(rows.map((row) => [row.period.label, row.wonDeals])).toEqual([
      ["2025-01", 0],
      ["2025-02", 0],
      ["2025-03", 0],
    ]);
  });

  test("is read in one pass: each field of a row once, however many parts need it", () => {
    let reads = 0;
    const row = won();
    Object.defineProperty(row, "closedAt", {
      get: () => {
        reads += 1;
        return "2025-03-10";
      },
    });
    const again = count(Deal, { where: undefined as never, at: Deal.closedAt });
    evaluate({ first: wonDeals, second: wonDeals, third: again }, { deals: [row] });
    expect(reads).toBe(1);
  });
});

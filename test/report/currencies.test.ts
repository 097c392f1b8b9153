import {
  averageDealSize,
  bookings,
  bookingsGrowth,
  type CalendarDate,
  count,
  Deal,
  evaluate,
  gt,
  min,
  money,
  month,
  openPipeline,
  rates,
  salesVelocity,
  type SalesmetricsError,
  share,
  sum,
  valueWeightedWinRate,
  wonDeals,
} from "salesmetrics";
import { describe, expect, test } from "vitest";

const won = (
  amount: number | string,
  currency: string,
  closedAt: CalendarDate | Date = "2025-03-10",
): Deal => ({
  id: "x",
  status: "won",
  amount,
  currency,
  closedAt,
});
const text = (value: ReturnType<typeof bookings>) => value && `${value.amount.toFixed()} ${value.currency}`;
const error = (code: string, message: string | RegExp) =>
  expect.objectContaining({ code, message: expect.stringMatching(message) }) as SalesmetricsError;

describe("amounts in several currencies", () => {
  const deals = [won(10, "EUR"), won(20, "USD"), won(5, "EUR")];

  test("are never added: the metric throws, with its name and the currencies", () => {
    const mixed = (name: string) =>
      error("mixed-currencies", new RegExp(`^${name}: .*EUR, USD.*\\{ currency, rates \\}$`));
    expect(() => bookings({ deals })).toThrow(mixed("bookings"));
    expect(() => evaluate({ wonDeals, worth: bookings }, { deals })).toThrow(mixed("worth"));
    expect(() =>
      evaluate({ worth: bookings }, { deals }, { by: { rep: Deal.ownerId }, every: month() }),
    ).toThrow(mixed("worth"));
    expect(() => averageDealSize({ deals })).toThrow(mixed("averageDealSize"));
    expect(() => valueWeightedWinRate({ deals })).toThrow(mixed("valueWeightedWinRate"));
  });

  test("split by currency each have their row, and the total of money does not apply", () => {
    const report = evaluate(
      { wonDeals, bookings, averageDealSize },
      { deals },
      { by: { currency: Deal.currency } },
    );
    expect(
      report.rows.map((row) => [row.currency, row.wonDeals, text(row.bookings), text(row.averageDealSize)]),
    ).toEqual([
      ["EUR", 2, "15 EUR", "7.5 EUR"],
      ["USD", 1, "20 USD", "20 USD"],
    ]);
    expect(report.total).toMatchObject({ wonDeals: 3, bookings: null, averageDealSize: null });
    expect(report.explain(report.total, "bookings")).toMatchObject({
      reason: "not-applicable",
      numerator: null,
      n: null,
    });
    expect(report.explain(report.total, "wonDeals")).toMatchObject({ value: 3, reason: null });
  });

  test("in different months make rows, and no total either", () => {
    const { rows, total } = evaluate(
      { bookings },
      { deals: [won(1, "EUR"), won(2, "USD", "2025-04-01")] },
      { every: month() },
    );
    expect([...rows.map((row) => text(row.bookings)), total.bookings]).toEqual(["1 EUR", "2 USD", null]);
  });

  test("of one row and its total are refused alike, though the rows are split", () => {
    expect(() => evaluate({ bookings }, { deals }, { by: { status: Deal.status } })).toThrow(
      error("mixed-currencies", /^bookings: /),
    );
  });

  test("are compared with none but their own, and reported", () => {
    const big = count(Deal, { where: gt(Deal.amount, money(7, "EUR")) });
    const report = evaluate({ big }, { deals });
    expect(report.total.big).toBe(1);
    expect(report.explain(report.total, "big").excluded).toEqual([
      { entity: "deals", why: "mixed currencies", count: 1 },
    ]);
  });
});

describe("the currency of the question", () => {
  test("without rates is that of every amount, or the question is refused", () => {
    expect(text(bookings({ deals: [won(10, "EUR")] }, { currency: "EUR" }))).toBe("10 EUR");
    expect(() => bookings({ deals: [won(10, "EUR"), won(1, "USD")] }, { currency: "EUR" })).toThrow(
      error("mixed-currencies", /^bookings: expected amounts in EUR, got USD: pass \{ rates \}/),
    );
  });

  test("does not mind foreign amounts that do not count", () => {
    const deals = [
      won(10, "EUR"),
      { ...won(1, "USD"), status: "lost" as const },
      won(1, "USD", "2025-04-01"),
    ];
    expect(text(bookings({ deals }, { currency: "EUR", during: month(2025, 3) }))).toBe("10 EUR");
  });

  test("is needed by rates", () => {
    const sheet = rates({ base: "EUR", quotes: [{ currency: "USD", rate: 2 }] });
    expect(() => bookings({ deals: [] }, { rates: sheet })).toThrow(
      error("invalid-argument", /pass \{ currency \}/),
    );
  });
});

describe("rates", () => {
  const dated = rates({
    base: "EUR",
    quotes: [
      { currency: "USD", date: "2025-03-10", rate: "2" },
      { currency: "USD", date: "2025-03-20", rate: "4" },
      { currency: "JPY", date: "2025-03-01", rate: "160" },
    ],
  });
  const question = { currency: "EUR", rates: dated } as const;

  test("are those of the day of each row", () => {
    const deals = [
      won(8, "USD", "2025-03-10"),
      won(8, "USD", "2025-03-19"),
      won(8, "USD", "2025-03-20"),
      won(8, "USD", "2025-12-31"),
      won(1, "EUR"),
    ];
    // 4 + 4 + 2 + 2 + 1
    expect(text(bookings({ deals }, question))).toBe("13 EUR");
    expect(text(averageDealSize({ deals }, question))).toBe("2.6 EUR");
    expect(text(min(Deal.amount, { at: Deal.closedAt })({ deals }, question))).toBe("1 EUR");
  });

  test("convert between two currencies through the base, exactly", () => {
    // 320 yen are 2 euros, which were 4 dollars on the 10th and 8 on the 20th.
    expect(
      text(bookings({ deals: [won(320, "JPY", "2025-03-10")] }, { currency: "USD", rates: dated })),
    ).toBe("4 USD");
    expect(
      text(bookings({ deals: [won(320, "JPY", "2025-03-20")] }, { currency: "USD", rates: dated })),
    ).toBe("8 USD");
    const thirds = Array.from({ length: 3 }, () => won(1, "USD"));
    const sheet = rates({ base: "EUR", quotes: [{ currency: "USD", rate: 3 }] });
    expect(text(bookings({ deals: thirds }, { currency: "EUR", rates: sheet }))).toBe("1 EUR");
  });

  test("make a total of what rows in several currencies lack", () => {
    const deals = [won(8, "USD"), won(1, "EUR")];
    const { rows, total } = evaluate(
      { bookings, part: share(bookings) },
      { deals },
      { by: { currency: Deal.currency }, ...question },
    );
    expect(rows.map((row) => [row.currency, text(row.bookings), row.part])).toEqual([
      ["EUR", "1 EUR", 0.2],
      ["USD", "4 EUR", 0.8],
    ]);
    expect(text(total.bookings)).toBe("5 EUR");
  });

  test("that are missing are named with currency and date, and the metric", () => {
    expect(() => bookings({ deals: [won(1, "USD", "2025-03-09")] }, question)).toThrow(
      error("missing-rate", /^bookings: .*USD.*2025-03-09.*from 2025-03-10 on/),
    );
    expect(() => evaluate({ worth: bookings }, { deals: [won(1, "GBP")] }, question)).toThrow(
      error("missing-rate", /^worth: .*GBP.*2025-03-10.*no rate of GBP/),
    );
  });

  test("of an instant are those of its day in UTC, whatever the zone of the question", () => {
    const deals = [
      won(8, "USD", new Date("2025-03-19T23:59:59.999Z")),
      won(8, "USD", new Date("2025-03-20T00:00:00Z")),
    ];
    for (const zone of ["America/New_York", "Asia/Tokyo"])
      expect(text(bookings({ deals }, { ...question, during: month(2025, 3, { timeZone: zone }) }))).toBe(
        "6 EUR",
      );
  });
  test("of a stock are those of asOf", () => {
    const deals = [{ ...won(8, "USD"), status: "open" as const, createdAt: "2025-03-01" as const }];
    expect(text(openPipeline({ deals }, { ...question, asOf: "2025-03-15" }))).toBe("4 EUR");
    expect(text(openPipeline({ deals }, { ...question, asOf: "2025-03-25" }))).toBe("2 EUR");
    const stock = sum(Deal.amount);
    expect(() => stock({ deals }, question)).toThrow(error("missing-rate", /^metric: .*USD, got no date/));
  });

  test("turn growth into growth at the rates of each period", () => {
    const deals = [won(8, "USD", "2025-03-10"), won(8, "USD", "2025-04-10")];
    expect(bookingsGrowth({ deals }, { ...question, during: month(2025, 4) })).toBe(-0.5);
    expect(bookingsGrowth({ deals }, { during: month(2025, 4) })).toBe(0);
  });

  test("go with metrics that mix money and numbers", () => {
    const deals: Deal[] = [
      { ...won(8, "USD"), createdAt: "2025-03-06" },
      { ...won(8, "USD"), createdAt: "2025-03-06", status: "open", closedAt: null },
    ];
    // 4 EUR × 1 open deal × 100 % ÷ 4 days
    expect(text(salesVelocity({ deals }, { ...question, asOf: "2025-03-31" }))).toBe("1 EUR");
  });
});

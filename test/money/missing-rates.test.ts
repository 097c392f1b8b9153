import {
  bookings,
  Deal,
  evaluate,
  month,
  pipelineAtEnd,
  quarter,
  rates,
  report,
  scan,
  sum,
} from "salesmetrics";
import { sqlTable } from "salesmetrics/sql";
import { describe, expect, test } from "vitest";
import { expectSame, subjects } from "../sql/asked.js";

const won = { status: "won", createdAt: "2025-01-01" } as const;
const deals = [
  { id: "1", ...won, amount: 10, currency: "EUR", closedAt: "2025-01-10" },
  { id: "2", ...won, amount: 30, currency: "USD", closedAt: "2025-02-10" },
  // Before the first rate of USD; a currency without any; no currency at all.
  { id: "3", ...won, amount: 50, currency: "USD", closedAt: "2025-01-31" },
  { id: "4", ...won, amount: 70, currency: "CHF", closedAt: "2025-02-10" },
  { id: "5", ...won, amount: 90, currency: "???", closedAt: "2025-02-10" },
] as const;
const sheet = { base: "EUR", quotes: [{ currency: "USD", date: "2025-02-01", rate: 2 }] } as const;
const lenient = rates({ ...sheet, missing: "reported" });
const question = { currency: "EUR", rates: lenient } as const;
const excluded = [
  { entity: "deals", why: "missing rate of CHF", count: 1 },
  { entity: "deals", why: "missing rate of USD", count: 1 },
  { entity: "deals", why: "unknown currency", count: 1 },
];
const amountOf = (money: { readonly amount: { toNumber(): number } } | null) =>
  money && money.amount.toNumber();

describe("an amount without a rate", () => {
  test("is an error, unless the rates say otherwise", () => {
    const refused = expect.objectContaining({ code: "missing-rate" });
    for (const strict of [rates(sheet), rates({ ...sheet, missing: "refused" })])
      expect(() => bookings({ deals }, { currency: "EUR", rates: strict })).toThrow(refused);
    expect(() => rates({ ...sheet, missing: "ignored" as never })).toThrow(
      expect.objectContaining({
        code: "invalid-argument",
        message: 'rates: expected "refused" or "reported" for missing, got "ignored"',
      }),
    );
  });

  test("is left out and counted if they say so", () => {
    const { total, rows, explain } = evaluate({ bookings }, { deals }, { ...question, every: month() });
    expect(rows.map((row) => amountOf(row.bookings))).toEqual([10, 15]);
    expect(amountOf(total.bookings)).toBe(25);
    expect(explain(total, "bookings").excluded).toEqual(excluded);
  });

  test("is so in a report of a stored cube too", () => {
    const cube = JSON.parse(JSON.stringify(scan({ bookings }, { deals }, question))) as ReturnType<
      typeof scan
    >;
    const stored = report({ bookings }, cube);
    expect(amountOf(stored.total.bookings)).toBe(25);
    expect(stored.explain(stored.total, "bookings").excluded).toEqual(excluded);
  });

  test("is left out of a stock if its currency has no rate at all", () => {
    const { rows, explain, total } = evaluate(
      { pipelineAtEnd },
      { deals: deals.map((deal) => ({ ...deal, closedAt: null, status: "open" as const })) },
      { ...question, every: month(), during: quarter(2025, 1), asOf: "2025-03-31" },
    );
    expect(amountOf(rows[2]!.pipelineAtEnd)).toBe(50);
    expect(explain(total, "pipelineAtEnd").excluded.map(({ why }) => why)).toContain("missing rate of CHF");
  });
});

describe.each(subjects)("$dialect.name", ({ dialect, open }) => {
  test("leaves out and counts what memory does", async () => {
    const engine = await open();
    try {
      await engine.query(
        "CREATE TABLE deals (id TEXT, status TEXT, created_at DATE, closed_at DATE, amount INTEGER, currency TEXT)",
      );
      for (const { id, closedAt, amount, currency } of deals)
        await engine.query(
          `INSERT INTO deals VALUES ('${id}', 'won', '2025-01-01', '${closedAt}', ${String(amount)}, '${currency}')`,
        );
      const metrics = { bookings, all: sum(Deal.amount) };
      const tables = [sqlTable(Deal, { times: "date" })];
      const asked = { ...question, asOf: "2025-03-31" } as const;
      const { found } = await expectSame(engine, dialect, metrics, { deals }, asked, tables);
      expect((found.explain(found.total, "bookings") as { excluded: unknown }).excluded).toEqual(excluded);
      const byMonth = { ...asked, every: month(), during: quarter(2025, 1) };
      await expectSame(engine, dialect, { bookings }, { deals }, byMonth, tables);
    } finally {
      await engine.close();
    }
  });
});

import { count, month, Order, quarter, through, trailing, type Grain } from "salesmetrics";
import { age } from "salesmetrics/analysis";
import { customPeriods, retailMonth } from "salesmetrics/calendars";
import { duckdb, sqlTable, toSql } from "salesmetrics/sql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDuckDb } from "../engines/duckdb.js";
import type { Engine } from "../engines/engine.js";
import { loadAll } from "../engines/tables.js";
import { expectSame, reportsOf } from "./asked.js";
import { livesOf } from "./lives.js";

const orders = livesOf(11, "date").orders.map((order, place) => ({
  ...order,
  // Some are paid later, some earlier.
  paidAt: livesOf(12, "date").orders[place]!.placedAt,
}));
const table = sqlTable(Order, { times: "date" });
const during = through("2025-04-01", "2025-06-30");

describe("ages in DuckDB", () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openDuckDb();
    await loadAll(engine, { orders }, "date");
  });
  afterAll(() => engine?.close());

  test("of rows that are placed by their start, and of windows that look back before the question", async () => {
    const placed = count(Order, { at: Order.placedAt });
    const by = { months: age(month(), Order.placedAt, Order.paidAt) };
    const query = { by, every: month(), during, asOf: "2025-08-10" } as const;
    const metrics = { placed, twoMonths: trailing(2, month(), placed) };
    await expectSame(engine, duckdb, metrics, { orders }, query, [table]);
  });

  test("a row whose age lies beyond the question is in no group of an age, and is reported", async () => {
    const metrics = { paid: count(Order, { at: Order.paidAt }) };
    const by = { months: age(month(), Order.placedAt, Order.paidAt) };
    const { found, expected } = await reportsOf(engine, duckdb, metrics, { orders }, { by, during }, [table]);
    expect(found.total["paid"]).toBe(expected.total["paid"]);
    const inMemory = new Map(expected.rows.map((row) => [row["months"], row["paid"]]));
    for (const { months, paid } of found.rows)
      if (months !== null) expect(Number(paid)).toBeLessThanOrEqual(Number(inMemory.get(months)));
    const { unknown } = found.explain(found.total, "paid") as {
      readonly unknown: readonly { readonly why: string; readonly count: number }[];
    };
    const beyond = orders.filter(
      ({ paidAt, placedAt }) =>
        placedAt != null && placedAt < "2025-04-01" && paidAt != null && during.contains(paidAt as never),
    );
    expect(beyond.length).toBeGreaterThan(5);
    expect(unknown.find(({ why }) => why === "age beyond during and asOf")?.count).toBe(beyond.length);
  });

  const seasons = customPeriods([
    { label: "one", start: "2025-03-01", end: "2025-04-11" },
    { label: "two", start: "2025-04-11", end: "2025-05-01" },
    { label: "three", start: "2025-05-01", end: "2025-07-15" },
  ]);
  test.each<[string, Grain]>([
    ["retail", retailMonth()],
    ["custom", seasons],
  ])("by the %s calendar of the question", async (_, every) => {
    const by = { age: age(every, Order.placedAt, Order.paidAt) };
    const query = { by, every, during: through("2025-03-01", "2025-07-14"), asOf: "2025-09-20" } as const;
    const metrics = { placed: count(Order, { at: Order.placedAt }) };
    const { found } = await expectSame(engine, duckdb, metrics, { orders }, query, [table]);
    expect(new Set(found.rows.map((row) => row["age"])).size).toBeGreaterThan(3);
  });
});

describe("what ages refuse by name", () => {
  const ask = (grain: Grain, query: object): unknown => {
    const by = { age: age(grain, Order.placedAt, Order.paidAt) };
    const metrics = { placed: count(Order, { at: Order.placedAt }) };
    return toSql(metrics, { by, ...query }, { dialect: duckdb, tables: [sqlTable(Order)] });
  };

  test("a question without during, instants without a zone, and other calendars than that of the question", () => {
    expect(() => ask(month(), {})).toThrow(/age: expected \{ during \}/);
    expect(() => ask(month(), { during })).toThrow(expect.objectContaining({ code: "missing-time-zone" }));
    const zoned = through("2025-04-01", "2025-06-30", { timeZone: "Europe/Berlin" });
    expect(() => ask(month({ timeZone: "Asia/Kolkata" }), { during: zoned })).toThrow(
      /a grain in the question's zone, Europe\/Berlin/,
    );
    expect(() => ask(retailMonth(), { during: zoned, every: quarter() })).toThrow(
      /ages by a retail calendar/,
    );
  });
});

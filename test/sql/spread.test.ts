import { between, Deal, month, spread } from "salesmetrics";
import { sqlTable } from "salesmetrics/sql";
import { describe, test } from "vitest";
import { expectSame, subjects } from "./asked.js";

const planned = spread(Deal.amount, { from: Deal.createdAt, until: Deal.closedAt });
const chance = spread(Deal.probability, { from: Deal.createdAt, until: Deal.closedAt });

const rows = [
  ["2025-01-05", "2025-02-10", 0.1],
  ["2024-11-01", "2025-08-01", 0.25],
  ["2025-02-05", "2025-02-05", 0.5],
  ["2025-02-05", "2025-01-05", 0.7],
  ["2025-02-05", null, 0.7],
  [null, "2025-02-05", 0.7],
  ["2026-01-01", "2026-02-01", 0.7],
] as const;
const deals = rows.map(([createdAt, closedAt, probability], place) => {
  return {
    id: String(place),
    status: "open",
    createdAt,
    closedAt,
    probability,
    amount: 3 ** place,
    currency: "EUR",
  } as const;
});

const text = (value: string | null): string => (value === null ? "NULL" : `'${value}'`);

describe.each(subjects)("$dialect.name", ({ dialect, open }) => {
  test("spreads amounts over days as memory does", async () => {
    const engine = await open();
    try {
      await engine.query(
        "CREATE TABLE deals (id TEXT, status TEXT, created_at DATE, closed_at DATE, amount INTEGER, probability INTEGER, currency TEXT)",
      );
      for (const { id, createdAt, closedAt, amount, probability } of deals)
        await engine.query(
          `INSERT INTO deals VALUES ('${id}', 'open', ${text(createdAt)}, ${text(closedAt)}, ${String(amount)}, ${String(probability * 100)}, 'EUR')`,
        );
      const query = {
        every: month(),
        during: between("2025-01-10", "2025-03-29"),
        asOf: "2025-02-01",
      } as const;
      const tables = [sqlTable(Deal, { columns: { probability: { scale: 2 } }, times: "date" })];
      await expectSame(engine, dialect, { planned, chance }, { deals }, query, tables);
    } finally {
      await engine.close();
    }
  });
});
